// Changing several problems at once: what the controls show is what happens, the rules are asked before, and a preview is gone
// as soon as a choice changes.

import assert from 'node:assert/strict';
import { openChecklist } from '../lib/new_checklist_file.mjs';
import { TWO, flow } from '../lib/flow.mjs';
import { saved } from '../lib/app_steps.mjs';

const CLOSED = [
  { kind: 'apply', by: '陈立', reason: '措施均已完成', grounds: ['measures_done'] },
  { kind: 'check', by: '王芳', reason: '属实' },
  { kind: 'strike_off', by: '王芳', reason: '同意销号' },
];
const ITEMS = [
  { kind: 'problem', title: '台账登记不及时', number: '1' },
  { kind: 'problem', title: '车辆管理不严', number: '2', progress: 'under_way' },
  { kind: 'problem', title: '食堂账目不清', number: '3', progress: 'nearly_done' },
  { kind: 'problem', title: '仓库年久失修', number: '4', person: '陈立', progress: 'done', outcome: '已修缮。', decisions: CLOSED },
];
const steps = (t) => t.evaluate(() => [...document.querySelectorAll('tr.row .col-progress')].map((it) => it.innerText.trim().slice(-3)));
const gone = (t) => t.waitForGone('.bulk-preview');

flow('several are changed to what the control shows, those that may not change are named, and nothing chosen changes nothing', { in: TWO }, async (t) => {
  await openChecklist(t, ITEMS, { round: 'e2ebulk' });
  const before = await steps(t);
  await t.click('#several');
  await t.click('.bulk button', '全选');
  await t.choose('#bulk-field', 'progress');
  // Nothing is chosen yet, and the control says so.
  assert.equal(await t.value('#bulk-value'), '');
  await t.click('#bulk-look');
  await t.waitFor('.bulk .field-wrong', '请先选择');
  assert.equal(await t.count('.bulk-preview'), 0);

  await t.choose('#bulk-value', 'done');
  await t.click('#bulk-look');
  await t.waitFor('.bulk-preview');
  await t.waitForGone('.bulk .field-wrong');
  const rows = await t.count('.bulk-preview tbody tr');
  await t.waitFor('.bulk-preview', `将修改 ${rows} 个问题的“整改进展”`);
  const now = await t.evaluate(() => [...document.querySelectorAll('.bulk-preview tbody td:nth-child(2)')].map((it) => it.innerText));
  assert.ok(now.every((text) => ['尚未启动', '正在推进', '基本完成'].includes(text)), `now: ${now.join()}`);
  const places = await t.evaluate(() => [...document.querySelectorAll('.bulk-preview thead th')].map((head, at) => {
    const cell = document.querySelector('.bulk-preview tbody tr').children[at];
    const left = (it) => { const range = document.createRange(); range.selectNodeContents(it); return Math.round(range.getBoundingClientRect().left); };
    return left(head) - left(cell);
  }));
  assert.deepEqual(places, [0, 0, 0], 'the heads stand over their cells');
  await t.axe();
  await t.screenshot('bulk-preview', { width: 1366, height: 768 });

  // Another choice: the preview is gone, whatever was changed.
  await t.click('.col-no input');
  await gone(t);
  await t.click('.bulk button', '全选');
  await t.click('#bulk-look');
  await t.waitFor('.bulk-preview');
  await t.choose('#bulk-value', 'under_way');
  await gone(t);
  await t.click('#bulk-look');
  await t.waitFor('.bulk-preview');
  // Struck-off ones stay as they are, and are named with the reason.
  await t.waitFor('#bulk-left-out li', '已经销号');
  const left = await t.count('#bulk-left-out li');
  const changing = await t.count('.bulk-preview tbody tr');
  await t.click('#bulk-do');
  await t.waitFor('.bulk-told', `已修改 ${changing} 个问题`);
  await gone(t);
  await t.waitFor('.bulk-count', `已选 ${left} 条`);
  const after = await steps(t);
  assert.equal(after.filter((step, at) => step !== before[at]).length, changing);

  // Ticked again, with the select left as it stands: it shows that nothing is chosen, and nothing is changed.
  await t.click('.bulk button', '全选');
  assert.equal(await t.value('#bulk-value'), '');
  await t.click('#bulk-look');
  await t.waitFor('.bulk .field-wrong', '请先选择');
  assert.equal(await t.count('#bulk-do'), 0);
  assert.deepEqual(await steps(t), after);
  await saved(t);
  await t.evaluate(() => document.activeElement.blur());
  await t.press('Control+z');
  await t.until('the steps as before', (wanted) => [...document.querySelectorAll('tr.row .col-progress')]
    .map((it) => it.innerText.trim().slice(-3)).join() === wanted, before.join());
});
