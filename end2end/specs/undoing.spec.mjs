// Undo and redo by key on any page: what was taken back is told, with whose it was; what nobody expects of one key press asks first.

import assert from 'node:assert/strict';
import { openChecklist } from '../lib/new_checklist_file.mjs';
import { TWO, flow } from '../lib/flow.mjs';
import { checklist, openProblem, reads, saved } from '../lib/app_steps.mjs';

async function iAm(t, name) {
  await t.fill('#me', name);
  await t.press('Tab');
}

async function press(t, chord) {
  await t.evaluate(() => document.activeElement.blur());
  await t.press(chord);
}

flow('what was taken back is told on any page, with whose it was, and can be put back', { in: TWO }, async (t) => {
  await checklist(t);
  await iAm(t, '王芳');
  await openProblem(t, '台账不全');
  await t.fill('aside.detail input.person', '小孙');
  await t.press('Tab');
  await saved(t);
  await t.evaluate(() => { location.hash = '#/evidence'; });
  await t.waitFor('h1', '佐证材料');
  await t.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await press(t, 'Control+z');
  await t.waitFor('#undo-line', '已撤销：王芳 填写问题“台账不全”的责任人：小孙');
  assert.ok(await t.evaluate(() => {
    const { top, bottom } = document.querySelector('#undo-line').getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }), 'it is in sight');
  await t.axe();
  await t.screenshot('undo-line', { width: 1366, height: 768 });
  await t.click('#undo-line a', '查看');
  await t.waitFor('aside.detail h2', '台账不全');
  await reads(t, 'aside.detail input.person', '');
  await t.click('#put-back');
  await t.waitFor('#undo-line', '已重做：王芳 填写问题“台账不全”的责任人：小孙');
  await reads(t, 'aside.detail input.person', '小孙');
  // Something new is done: the line is about the last action no longer.
  await t.fill('aside.detail input.leader', '李强');
  await t.press('Tab');
  await t.waitForGone('#undo-line');

  // Another name and back: the keys do not reach back to the old actions without a word.
  await iAm(t, '李强');
  await press(t, 'Control+z');
  await t.waitFor('#undo-line', '您没有可以撤销的操作');
  await iAm(t, '王芳');
  await press(t, 'Control+z');
  await t.waitFor('#undo-line', '改“我是”之前');
  await reads(t, 'aside.detail input.leader', '李强');
  await t.axe();
  await t.click('#undo-not');
  await t.waitForGone('#undo-line');
  await reads(t, 'aside.detail input.leader', '李强');
  await press(t, 'Control+z');
  await t.click('#undo-anyway');
  await t.waitFor('#undo-line', '已撤销：王芳');
  await reads(t, 'aside.detail input.leader', '');
});

flow('a whole checklist and what is of another day are not taken back without a question', { in: TWO }, async (t) => {
  await openChecklist(t, [
    { kind: 'problem', title: '台账登记不及时' },
    { kind: 'problem', title: '车辆管理不严' },
  ], { by: '王芳', at: Date.now() - 2 * 86_400_000 });
  await iAm(t, '王芳');
  await press(t, 'Control+z');
  await t.waitFor('#undo-line', '还没有撤销');
  await t.waitFor('#undo-line li', '2 个问题会一起从清单里消失');
  await t.waitFor('#undo-line li', '不是今天的');
  assert.equal(await t.count('tr.row'), 2);
  await t.screenshot('undo-asked', { width: 1366, height: 768 });
  await t.click('#undo-anyway');
  await t.waitFor('.list-side .empty');
  await t.waitFor('#undo-line', '已撤销：王芳');
  await t.click('#put-back');
  await t.until('both again', () => document.querySelectorAll('tr.row').length === 2);
});
