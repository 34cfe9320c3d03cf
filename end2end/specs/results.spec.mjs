// The results in the overview: figures summed by what they count and their unit, regulations counted by how they came
// about, each sum leading to the problems that it is made of.

import assert from 'node:assert/strict';
import { openChecklist } from '../lib/new_checklist_file.mjs';
import { TWO, flow } from '../lib/flow.mjs';

/** The lines of the table: what, how much, from where; none where there is no such table. */
const lines = (t) => t.evaluate(() => [...document.querySelectorAll('table.sums')]
  .filter((it) => it.tHead.innerText.includes('来自哪些问题')).reduce((all, it) => all.concat([...it.tBodies[0].rows]), [])
  .map((it) => [...it.children].map((cell) => (cell.querySelector('li')
    ? [...cell.querySelectorAll('li')].map((one) => one.innerText.trim()).join('、') : cell.innerText.trim())).join('｜')));

flow('results are summed by unit, follow every edit, and lead to their problems', { in: TWO }, async (t) => {
  await openChecklist(t, [
    { kind: 'problem', number: '1', title: '违规发放补贴' },
    { kind: 'regulation', under: 0, title: '津补贴管理办法', regulation_way: 'made' },
    { kind: 'regulation', under: 0, title: '财务报销规定', regulation_way: 'revised' },
    { kind: 'figure', under: 0, title: '清退资金', amount: '0.1', unit_of: '万元' },
    { kind: 'figure', under: 0, title: '清退资金', amount: '0.2', unit_of: '万元' },
    { kind: 'problem', number: '2', title: '公务接待超标' },
    { kind: 'regulation', under: 5, title: '接待管理办法', regulation_way: 'made' },
    { kind: 'regulation', under: 5, title: '用餐登记制度' },
    { kind: 'figure', under: 5, title: '清退资金', amount: '12.5', unit_of: '万元' },
    { kind: 'figure', under: 5, title: '清退资金', amount: '800', unit_of: '元' },
    { kind: 'figure', under: 5, title: '谈话提醒', amount: '3', unit_of: '人次' },
    { kind: 'figure', under: 5, title: '退回礼品' },
    { kind: 'problem', title: '会议记录不全' },
  ]);
  await t.click('nav.tabs a', '总览');
  await t.waitFor('table.sums thead', '来自哪些问题');
  const one = '1 违规发放补贴';
  const two = '2 公务接待超标';
  assert.deepEqual(await lines(t), [
    `制度（新建）｜2 项｜${one}、${two}`,
    `制度（修订）｜1 项｜${one}`,
    `制度（未注明新建或修订）｜1 项｜${two}`,
    `清退资金｜12.8 万元｜${one}、${two}`,
    `清退资金｜800 元｜${two}`,
    `谈话提醒｜3 人次｜${two}`,
    `退回礼品｜0｜${two}`,
  ]);
  await t.evaluate(() => [...document.querySelectorAll('table.sums')].pop().scrollIntoView());
  await t.axe();
  await t.screenshot('results', { width: 1366, height: 768 });

  await t.click('table.sums a', '公务接待超标');
  await t.waitFor('aside.detail h2', '公务接待超标');
  await t.fill('.line-figure:nth-of-type(2) input.amount', '１０');
  await t.press('Tab');
  await t.until('the amount', () => document.querySelectorAll('.line-figure input.amount')[0].value === '10');
  await t.choose('.line-regulation:nth-of-type(3) select', '修订');
  await t.click('nav.tabs a', '总览');
  await t.waitFor('table.sums tr', '10.3 万元');
  assert.deepEqual((await lines(t)).slice(0, 3), [`制度（新建）｜2 项｜${one}、${two}`, `制度（修订）｜2 项｜${one}、${two}`, `清退资金｜10.3 万元｜${one}、${two}`]);
  await t.press('Control+z');
  await t.waitFor('table.sums tr', '未注明新建或修订');
  await t.press('Control+z');
  await t.waitFor('table.sums tr', '12.8 万元');

  // A problem that goes takes its results along; where there are none, it is said how they come.
  for (const title of ['违规发放补贴', '公务接待超标']) {
    await t.click('table.sums a', title);
    await t.waitFor('aside.detail h2', title);
    await t.click('.removal summary');
    await t.fill('#why', '重复');
    await t.click('.removal button', '移除');
    await t.waitForGone('tr.row', title);
    await t.click('nav.tabs a', '总览');
    await t.waitFor('.overview', '整改成效');
  }
  await t.waitFor('.overview', '还没有登记成效数据和制度');
  assert.deepEqual(await lines(t), []);
});
