// 体检: from a finding to the mended field without a mouse; what does not apply is recorded and asked again once its text changes; a
// paper with open errors asks before it is issued.

import assert from 'node:assert/strict';
import { EVERYWHERE, flow } from '../lib/flow.mjs';
import { checklist, openProblem, saved } from '../lib/app_steps.mjs';
import { at, command, noMouse, rewrite, tabTo, watchMouse, write } from '../lib/keyboard.mjs';

const TITLE = '固定资产账实不符';
const marked = () => { const it = document.activeElement; return it.value.slice(it.selectionStart, it.selectionEnd); };

flow('a finding is mended by keyboard alone; 不适用 comes back when its text changes; a paper with open errors asks', { in: EVERYWHERE }, async (t) => {
  await checklist(t, [TITLE]);
  await t.fill('#me', '李强');
  await t.press('Enter');
  await openProblem(t, TITLE);
  await t.choose('aside.detail select.progress', 'done');
  await saved(t);

  // From the error to its field, and what is written there is checked again.
  await watchMouse(t);
  await command(t, '体检');
  await t.waitFor('tr.finding', '没有写结果');
  await t.screenshot('checkup', { width: 1366, height: 768 });
  await t.axe();
  await tabTo(t, 'tr.finding a.button', { text: '去修改' });
  await t.press('Enter');
  await at(t, 'textarea.outcome');
  await write(t, '清查固定资产12件，，账实一致。');
  await saved(t);
  await command(t, '体检');
  await t.waitForGone('tr.finding', '没有写结果');
  await t.waitFor('tr.finding', '标点重复');

  // The words that are meant are selected.
  await tabTo(t, 'button.finding-mend');
  await t.press('Shift+Tab');
  await at(t, 'tr.finding a.button', '去修改');
  await t.press('Enter');
  await at(t, 'textarea.outcome');
  await t.until('the two marks to be selected', marked);
  assert.equal(await t.evaluate(marked), '，，');

  // Mended at once, taken back, and mended again.
  await command(t, '体检');
  await tabTo(t, 'button.finding-mend');
  await t.press('Enter');
  await t.waitForGone('tr.finding', '标点重复');
  await t.press('Control+z');
  await t.waitFor('tr.finding', '标点重复');
  await tabTo(t, 'button.finding-mend');
  await t.press('Enter');
  await t.waitForGone('tr.finding', '标点重复');
  await noMouse(t);

  // What does not apply is recorded with a reason.
  await openWritten(t, '清查涉密载体12件。');
  await command(t, '体检');
  await t.waitFor('tr.finding', '可能涉密');
  await tabTo(t, 'button.finding-not', { text: '不适用' });
  while (!(await t.evaluate(() => document.activeElement.closest('tr.finding')?.textContent.includes('可能涉密')))) {
    await t.press('Tab');
    await tabTo(t, 'button.finding-not', { text: '不适用' });
  }
  await t.press('Enter');
  await at(t, '.finding-waive input');
  await t.press('Enter');
  await t.waitFor('.refused', '没有记下');
  await write(t, '说的是保密检查');
  await t.press('Enter');
  await t.waitForGone('tr.finding', '可能涉密');
  await saved(t);
  await t.reload();
  await t.waitFor('#checkup-counts', '共');
  assert.equal(await t.count('tr.finding .finding-notice') > 0 && (await t.text('table.checkup')).includes('可能涉密'), false);
  await t.click('#checkup-waived');
  await t.waitFor('tr.finding', '说的是保密检查（李强）');
  await t.click('#checkup-waived');
  await t.waitForGone('tr.finding', '说的是保密检查');

  // The text changes, and it is asked again.
  await openWritten(t, '清查涉密载体30件。');
  await command(t, '体检');
  await t.waitFor('tr.finding', '可能涉密');

  // A rule that is switched off finds nothing, which is told.
  await t.click('.checkup-rules > summary');
  await t.click('#rule-secret_words');
  await t.waitForGone('tr.finding', '可能涉密');
  await t.waitFor('.checkup-off', '可能涉密');

  // A paper with open errors asks.
  await openWritten(t, '');
  await t.click('nav.tabs a', '材料');
  await t.waitFor('article.paper');
  await t.click('.paper-issued > summary');
  await t.waitFor('.paper-issued .message-bad', '1 处错误');
  await t.click('#paper-issue');
  await t.waitFor('.paper-issued [role=alert]', '要现在定稿吗');
  await at(t, '#paper-issue-anyway');
  assert.equal(await t.count('.paper-issued li'), 0);
  await t.press('Enter');
  await t.waitFor('.paper-issued li', '李强');
  await t.waitForGone('.paper-issued [role=alert]', '要现在定稿吗');
});

/** Writes the result of the problem anew. */
async function openWritten(t, words) {
  await command(t, TITLE);
  await t.waitFor('aside.detail h2', TITLE);
  await tabTo(t, 'textarea.outcome');
  await rewrite(t, words || ' ');
  if (!words) await t.press('Backspace');
  await saved(t);
}
