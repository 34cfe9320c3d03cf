// A whole working day by keyboard alone: three items taken, progress written with an input method, evidence named,
// close-out applied for, returned, applied for again, and struck off.

import assert from 'node:assert/strict';
import { openChecklist } from '../lib/new_checklist_file.mjs';
import { TWO, flow } from '../lib/flow.mjs';
import { at, command, compose, noMouse, rewrite, tabTo, watchMouse, write } from '../lib/keyboard.mjs';

async function morning(t) {
  await openChecklist(t, [
    { kind: 'problem', title: '台账登记不及时', leader: '李明' },
    { kind: 'measure', under: 0, title: '逐月补登台账' },
    { kind: 'problem', title: '车辆管理不严', leader: '李明' },
    { kind: 'problem', title: '仓库年久失修', leader: '李明' },
    { kind: 'problem', title: '会议记录不全', leader: '李明' },
  ]);
  await t.waitFor('#saved', '已保存');
  // The file came by mouse. From here on there is none.
  await t.reload();
  await t.waitFor('table.list tr.row');
  await watchMouse(t);
}

async function iAm(t, name) {
  await command(t, '我是');
  await at(t, '#me');
  await rewrite(t, name);
  await t.press('Enter');
}

const problem = async (t, title) => {
  await command(t, title);
  await at(t, 'aside.detail h2', title);
};

async function apply(t) {
  await tabTo(t, '.grounds input', { text: '具体问题处理到位' });
  await t.press('Space');
  await tabTo(t, '#apply');
  await t.press('Enter');
  await t.waitFor('#closeout-standing', '已申请销号');
  await at(t, '#closeout-standing');
}

flow('a working day by keyboard alone, from three items taken to one struck off', { in: TWO }, async (t) => {
  await morning(t);
  await iAm(t, '王芳');

  // Three items: from the commands, from the line below, and the next one from where she is.
  await problem(t, '台账登记');
  await tabTo(t, '.duty input.person');
  await write(t, '王芳');
  await t.press('Escape');
  await t.waitForGone('aside.detail');
  await at(t, 'tr.row a', '台账登记不及时');
  await t.press('ArrowDown');
  await at(t, 'tr.row a', '车辆管理不严');
  await t.press('Enter');
  await at(t, 'aside.detail h2', '车辆管理不严');
  await tabTo(t, '.duty input.person');
  await write(t, '王芳');
  await t.press('Alt+ArrowDown');
  await at(t, 'aside.detail h2', '仓库年久失修');
  await tabTo(t, '.duty input.person');
  await write(t, '王芳');
  await t.waitFor('#saved', '已保存');

  // What is hers, and from there into the first.
  await command(t, '我的清单');
  await at(t, 'nav.tabs a', '我的清单');
  await t.waitFor('.mine-summary', '王芳，与您有关的共 3 项');
  await tabTo(t, 'td.mine-what a', { text: '台账登记不及时' });
  await t.press('Enter');
  await at(t, 'aside.detail h2', '台账登记不及时');

  // Progress, with an input method: its Enters add nothing, the one after them does.
  await tabTo(t, 'li.measure .more summary');
  await t.press('Enter');
  await tabTo(t, 'input.note-text');
  assert.equal(await compose(t, '补登台账四十条'), false);
  assert.equal(await t.count('.line-note'), 0);
  assert.equal(await t.evaluate(() => document.activeElement.value), '补登台账四十条');
  await t.press('Enter');
  await t.waitFor('.line-note');
  assert.equal(await t.value('.line-note textarea'), '补登台账四十条');
  await tabTo(t, 'li.measure .measure-first input[type=checkbox]', { back: true });
  await t.press('Space');
  await t.waitFor('.part-count', '1/1');
  await tabTo(t, '.strip select.progress', { back: true });
  for (let step = 0; step < 3; step += 1) await t.press('ArrowDown');
  await t.waitFor('tr.row-open .col-progress', '已完成');
  await tabTo(t, '.results textarea.outcome');
  await compose(t, '补登台账40条，指定专人登记。');

  // Evidence by its name.
  await tabTo(t, '#new-evidence');
  assert.equal(await compose(t, '登记制度'), false);
  assert.equal(await t.count('li.proof'), 0);
  await t.press('Enter');
  await t.waitFor('li.proof', '登记制度');
  await t.until('nothing lacking', () => document.querySelectorAll('.readiness .lacking').length === 0);
  await apply(t);

  await iAm(t, '李明');
  await problem(t, '台账登记');
  await tabTo(t, '#opinion');
  await compose(t, '照片没有日期');
  await tabTo(t, '#return');
  await t.press('Enter');
  await t.waitFor('#closeout-standing', '第 1 轮：申请已退回');
  await t.waitFor('.steps', '照片没有日期');

  await iAm(t, '王芳');
  await problem(t, '台账登记');
  await tabTo(t, '#new-evidence');
  await write(t, '注明日期的照片');
  await t.press('Enter');
  await t.waitFor('li.proof', '注明日期的照片');
  await apply(t);
  await t.waitFor('#closeout-standing', '第 2 轮');

  await iAm(t, '李明');
  await problem(t, '台账登记');
  await tabTo(t, '#check');
  await t.press('Enter');
  await t.waitFor('#closeout-standing', '责任领导已审核');
  await iAm(t, '张主任');
  await problem(t, '台账登记');
  await tabTo(t, '#strike-off');
  await t.press('Enter');
  await t.waitFor('#strip-status', '已销号');
  await t.press('Escape');
  await at(t, 'tr.row a', '台账登记不及时');
  await t.waitFor('#saved', '已保存');
  await noMouse(t);

  await t.reload();
  await t.waitFor('tr.row .col-closeout', '已销号');
  assert.equal(await t.evaluate(() => [...document.querySelectorAll('tr.row')].filter((it) => it.innerText.includes('王芳')).length), 3);
});
