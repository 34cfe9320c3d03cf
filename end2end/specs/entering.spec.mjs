// What is typed, clicked twice or dropped: numbers as people write them, one entry for a double click, names of archives made by
// Chinese Windows.

import assert from 'node:assert/strict';
import { checklistFile } from '../lib/new_checklist_file.mjs';
import { EVERYWHERE, TWO, flow } from '../lib/flow.mjs';
import { checklist, openProblem, reads, saved } from '../lib/app_steps.mjs';
import { zip } from '../lib/zip.mjs';

flow('a double click adds one entry and refuses nothing', { in: TWO }, async (t) => {
  await checklist(t);
  await openProblem(t, '台账不全');
  const twice = (input) => t.evaluate((sel) => {
    const button = document.querySelector(sel).form.querySelector('button');
    button.click();
    button.click();
  }, input);
  await t.fill('#new-measure', '补登台账');
  await twice('#new-measure');
  await t.waitFor('li.measure');
  await saved(t);
  assert.equal(await t.count('li.measure'), 1);
  await t.fill('#new-evidence', '登记簿');
  await twice('#new-evidence');
  await t.waitFor('li.proof');
  await t.fill('#new-problem', '车辆管理不严');
  await twice('#new-problem');
  await t.waitFor('aside.detail h2', '车辆管理不严');
  await t.evaluate(() => { location.hash = '#/round'; });
  await t.fill('#new-group', '工作作风方面');
  await twice('#new-group');
  await t.waitFor('table.groups tbody tr');
  await saved(t);
  assert.equal(await t.count('table.groups tbody tr'), 1);
  assert.equal(await t.count('.refused') + await t.count('.banner-refusal'), 0);
});

flow('whole numbers are read as people write them, and what is none is told at its field and stays', { in: TWO }, async (t) => {
  await checklist(t);
  await t.evaluate(() => { location.hash = '#/round'; });
  const type = async (field, text) => { await t.fill(field, text); await t.press('Tab'); };
  await type('input.plan_months', '１２');
  await reads(t, 'input.plan_months', '12');
  for (const text of ['-3', '1,200', '121', '2.5']) {
    await type('input.plan_months', text);
    await t.waitFor('.schedule .refused', '0 到 120 的整数');
    assert.equal(await t.value('input.plan_months'), text);
  }
  await type('input.plan_months', '120');
  await t.waitForGone('.schedule .refused');
  await type('input.warn_first_days', '1,200');
  await reads(t, 'input.warn_first_days', '1200');
  await type('input.warn_first_days', '-20');
  await t.waitFor('.round-page .refused', '不小于 0 的整数');
  await t.reload();
  await reads(t, 'input.warn_first_days', '-20');
  await t.waitFor('.round-page .refused', '不小于 0 的整数');
});

flow('in an empty browser a file is not called one of another round, and names of archives in GBK are legible', { in: EVERYWHERE }, async (t) => {
  await t.open({ hash: '#/exchange' });
  const file = Buffer.from(checklistFile([{ kind: 'problem', title: '台账不全' }]), 'utf8');
  await t.drop('.drop', [{ name: 'checklist.json', type: 'application/json', bytes: file }]);
  await t.waitFor('.message', '“checklist.json”是一份完整的台账');
  assert.equal(await t.evaluate(() => [...document.querySelectorAll('.message')].some((it) => it.innerText.includes('另一'))), false);
  // 交回/王芳.json as Chinese Windows writes it.
  const raw = Buffer.concat([Buffer.from('bdbbbbd82fcdf5b7bc', 'hex'), Buffer.from('.json')]);
  const bytes = zip([{ name: '', raw, bytes: Buffer.from('{"half":') }]);
  await t.drop('.drop', [{ name: 'answers.zip', type: 'application/zip', bytes }]);
  await t.waitFor('.message', '交回/王芳.json');
});
