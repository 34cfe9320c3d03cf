// 方面与大类: the section of the round's page in which the groups of problems are added, named, put in order, one within
// another, and removed; each step shows in the list, stays after a reload and can be taken back.

import assert from 'node:assert/strict';
import { openChecklist } from '../lib/new_checklist_file.mjs';
import { TWO, flow } from '../lib/flow.mjs';
import { saved } from '../lib/app_steps.mjs';

/** The groups in their order, each behind as many dashes as it is deep. */
const groups = (t, wanted) => t.until(`the groups ${wanted}`, (text) => [...document.querySelectorAll('table.groups tbody tr')]
  .map((it) => '-'.repeat(Number(it.className.slice(-1))) + it.querySelector('input.title').value).join() === text, wanted);

/** The heads and lines of the list in their order. */
const list = (t, wanted) => t.until(`the list ${wanted}`, (text) => [...document.querySelectorAll('table.list tr.group th, table.list tr.row a')]
  .map((it) => it.textContent).join() === text, wanted);

const row = (nth, rest) => `table.groups tbody tr:nth-child(${nth}) ${rest}`;
const button = (name) => `table.groups button[aria-label="${name}"]`;

async function undo(t) {
  await t.evaluate(() => document.activeElement.blur());
  await t.press('Control+z');
}

async function add(t, title) {
  await t.fill('#new-group', title);
  await t.click('#add-group');
}

flow('aspects and categories are added, renamed, ordered, put within another, removed when empty, and each step taken back', { in: TWO }, async (t) => {
  await openChecklist(t, [
    { kind: 'problem', title: '台账登记不及时' },
    { kind: 'problem', title: '车辆管理不严' },
  ]);
  await t.click('nav.tabs a', '整改任务');
  await t.waitFor('.round-page', '还没有方面或大类');
  // Nothing to add is no fault: the line waits for words.
  await add(t, ' ');
  await t.until('the keyboard in the line', () => document.activeElement.id === 'new-group');
  assert.equal(await t.count('.refused'), 0);
  assert.equal(await t.count('table.groups tbody tr'), 0);
  await add(t, '工作作风方面');
  await groups(t, '工作作风方面');
  assert.equal(await t.value('#new-group'), '');
  await t.waitForGone('.round-page .quiet-text', '还没有方面或大类');
  await add(t, '党的领导方面');
  await add(t, '制度执行');
  await groups(t, '工作作风方面,党的领导方面,制度执行');

  // A name; an emptied one is given up.
  await t.fill(row(2, 'input.title'), '党的建设方面');
  await t.press('Tab');
  await groups(t, '工作作风方面,党的建设方面,制度执行');
  await t.fill(row(2, 'input.title'), '');
  await t.press('Tab');
  await groups(t, '工作作风方面,党的建设方面,制度执行');

  // The order; at the end nothing moves.
  await t.click(button('上移“党的建设方面”'));
  await groups(t, '党的建设方面,工作作风方面,制度执行');
  await t.click(button('上移“党的建设方面”'));
  await t.click(button('下移“制度执行”'));
  await t.click(button('下移“党的建设方面”'));
  await groups(t, '工作作风方面,党的建设方面,制度执行');
  await t.click(button('上移“制度执行”'));
  await groups(t, '工作作风方面,制度执行,党的建设方面');
  await undo(t);
  await groups(t, '工作作风方面,党的建设方面,制度执行');

  // One within another, and that not within itself.
  await t.choose(row(3, 'select.group'), '党的建设方面');
  await groups(t, '工作作风方面,党的建设方面,-制度执行');
  assert.deepEqual(await t.evaluate((sel) => [...document.querySelector(sel).options].map((it) => it.textContent.trim()), row(2, 'select.group')),
    ['（最上层）', '工作作风方面']);
  await t.click(button('上移“党的建设方面”'));
  await groups(t, '党的建设方面,-制度执行,工作作风方面');
  await t.axe();
  await t.screenshot('groups', { width: 1366, height: 768 });

  // A problem put into it, from where it is open.
  await t.click('nav.tabs a', '问题');
  await t.click('tr.row a', '车辆管理不严');
  await t.waitFor('aside.detail h2', '车辆管理不严');
  await t.choose('aside.detail select.group', '制度执行');
  await list(t, '台账登记不及时,党的建设方面,制度执行,车辆管理不严,工作作风方面');
  await t.click('nav.tabs a', '整改任务');
  await t.until('the counts', () => [...document.querySelectorAll('table.groups .col-uses')].map((it) => it.innerText.trim()).join() === '1,1,0');

  // What is not empty stays; what is empty goes, and comes back.
  await t.click(button('移除“制度执行”'));
  await t.waitFor('.refused', '没有移除：这个方面里还有 1 项');
  await groups(t, '党的建设方面,-制度执行,工作作风方面');
  await t.click(button('移除“工作作风方面”'));
  await groups(t, '党的建设方面,-制度执行');
  await undo(t);
  await groups(t, '党的建设方面,-制度执行,工作作风方面');
  await t.press('Control+Shift+z');
  await groups(t, '党的建设方面,-制度执行');

  await t.click(row(1, '.col-uses a'));
  await t.waitFor('.shown-conditions', '党的建设方面');
  await list(t, '党的建设方面,制度执行,车辆管理不严');
  await saved(t);
  await t.reload();
  await list(t, '党的建设方面,制度执行,车辆管理不严');
  await t.click('nav.tabs a', '整改任务');
  await groups(t, '党的建设方面,-制度执行');
  await t.choose(row(2, 'select.group'), '');
  await groups(t, '党的建设方面,制度执行');
  await undo(t);
  await groups(t, '党的建设方面,-制度执行');
  await t.click('nav.tabs a', '记录');
  await t.waitFor('.act', '移除方面“工作作风方面”，原因：不再需要这个方面或大类');
});
