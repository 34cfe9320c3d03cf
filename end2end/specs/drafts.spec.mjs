// What is being written and not sent yet: it is kept by item and field, and it never stands in another item.

import assert from 'node:assert/strict';
import { TWO, flow } from '../lib/flow.mjs';
import { checklist, openProblem, reads, saved } from '../lib/stored.mjs';

const DRAFTS = [
  ['a removal reason', '.removal summary', '#why'],
  ['a reason for extension', '.extend summary', '#extend-reason'],
  ['who approves an extension', '.extend summary', '#extend-approver'],
  ['the date of an extension', '.extend summary', '#extend-until'],
  ['a reason with an application', null, '#apply-reason'],
  ['a new measure', null, '#new-measure'],
  ['a new evidence', null, '#new-evidence'],
];

for (const [what, fold, field] of DRAFTS) {
  flow(`${what}, half written: it is there after another row, another tab of the page and a reload, and in no other problem`, { in: TWO }, async (t) => {
    await checklist(t, ['台账不全', '车辆管理不严']);
    const open = async () => { if (fold && !(await t.evaluate((sel) => document.querySelector(sel).parentElement.open, fold))) await t.click(fold); };
    // Only what has a date can be put off.
    const due = async () => { if (fold === '.extend summary') { await t.fill('input.due', '2025-08-31'); await t.press('Enter'); await t.waitFor(fold); } };
    await openProblem(t, '台账不全');
    await due();
    await open();
    await t.fill(field, '写到一半');
    await openProblem(t, '车辆管理不严');
    await due();
    await open();
    await reads(t, field, '');
    await openProblem(t, '台账不全');
    await reads(t, field, '写到一半');
    if (fold) assert.ok(await t.evaluate((sel) => document.querySelector(sel).parentElement.open, fold), 'it is not folded away');
    await t.click('nav.tabs a', '佐证');
    await t.click('nav.tabs a', '问题');
    await openProblem(t, '台账不全');
    await reads(t, field, '写到一半');
    await t.reload();
    await reads(t, field, '写到一半');
    await t.fill(field, '');
    await t.reload();
    await t.waitFor('aside.detail h2', '台账不全');
    await reads(t, field, '');
  });
}

flow('a date that cannot be read, and one that was not finished, stay in their field and are told', { in: TWO }, async (t) => {
  await checklist(t, ['台账不全', '车辆管理不严']);
  await openProblem(t, '台账不全');
  await t.fill('input.due', '8月下旬');
  await openProblem(t, '车辆管理不严');
  await reads(t, 'input.due', '');
  await openProblem(t, '台账不全');
  await reads(t, 'input.due', '8月下旬');
  await t.waitFor('.field-wrong');
  await t.axe();
  await t.reload();
  await reads(t, 'input.due', '8月下旬');
  await t.waitFor('.field-wrong');
  await t.fill('input.due', '2025-08-31');
  await t.press('Enter');
  await t.waitForGone('.field-wrong');
  await saved(t);
  await t.type('input.due', '0');
  await t.reload();
  await t.waitFor('.field-wrong');
});

flow('what was sent does not come back as a draft', { in: TWO }, async (t) => {
  await checklist(t, ['台账不全', '车辆管理不严']);
  await openProblem(t, '台账不全');
  await t.fill('#new-measure', '补登台账');
  await t.press('Enter');
  await t.until('the measure', () => [...document.querySelectorAll('aside.detail textarea')].some((it) => it.value === '补登台账'));
  await reads(t, '#new-measure', '');
  await t.click('.removal summary');
  await t.fill('#why', '重复');
  await t.click('.removal button.danger');
  await saved(t);
  await t.reload();
  assert.deepEqual(await t.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('xiaohao-my/draft/'))), []);
});

flow('a pasted notice and a new problem, half written, outlive another tab of the page and a reload', { in: TWO }, async (t) => {
  await t.open({ hash: '#/start' });
  await t.fill('#paste', '一、学习不深入。');
  await t.reload();
  await reads(t, '#paste', '一、学习不深入。');
  await checklist(t);
  await t.fill('#new-problem', '执行不');
  await openProblem(t, '台账不全');
  await reads(t, '#new-problem', '执行不');
  await t.reload();
  await reads(t, '#new-problem', '执行不');
});

flow('two windows each keep a view: both stay', { in: TWO }, async (t) => {
  await checklist(t);
  const other = await t.newTab();
  await other.open({ hash: '#/list' });
  for (const [tab, name] of [[t, '甲'], [other, '乙']]) {
    await tab.evaluate(() => { for (const it of document.querySelectorAll('details.tool')) it.open = true; });
    await tab.fill('#view-name', name);
    await tab.press('Enter');
    await tab.waitFor('.views a', name);
  }
  await t.reload();
  await t.evaluate(() => { for (const it of document.querySelectorAll('details.tool')) it.open = true; });
  await t.waitFor('.views a', '甲');
  await t.waitFor('.views a', '乙');
});
