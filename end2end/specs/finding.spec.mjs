// Finding one's way in the list: the search by letters, conditions and views that stay, several problems changed at
// once, and the columns of one's own.

import assert from 'node:assert/strict';
import { openChecklist } from '../lib/checklist.mjs';
import { flow } from '../lib/flow.mjs';

const rows = (t, count) => t.until(`${count} lines`, (n) => document.querySelectorAll('tr.row').length === n, count);

flow('a problem is found by letters or words; conditions, views and columns stay; several are changed and taken back', {}, async (t) => {
  await openChecklist(t, [
    { kind: 'problem', title: '台账登记不及时', person: '王芳', department: '办公室' },
    { kind: 'problem', title: '车辆管理不严', person: '张三', department: '财务科' },
    { kind: 'problem', title: '仓库年久失修', person: '王芳', department: '财务科', progress: 'done' },
    { kind: 'problem', title: '会议记录不全', person: '李强', department: '办公室' },
  ]);
  await rows(t, 4);

  // Without the browser's order by pinyin there are no letters, and the words must do.
  const pinyin = await t.evaluate(() => ['北', '安', '中', '丁'].sort(new Intl.Collator('zh-CN-u-co-pinyin').compare).join('') === '安北丁中');
  await t.fill('#search', pinyin ? 'clgl' : '车辆');
  await rows(t, 1);
  await t.waitFor('tr.row', '车辆管理不严');
  await t.fill('#search', '失修');
  await rows(t, 1);
  await t.waitFor('tr.row', '仓库年久失修');
  await t.fill('#search', '');
  await rows(t, 4);

  await t.click('summary', '更多筛选');
  await t.choose('#by-person', '王芳');
  await rows(t, 2);
  await t.choose('#by-progress', 'not_started');
  await rows(t, 1);
  await t.waitFor('.shown-conditions', '责任人：王芳');
  await t.reload();
  await rows(t, 1);
  await t.waitFor('tr.row', '台账登记不及时');
  await t.waitFor('.shown-conditions', '责任人：王芳');

  await t.click('summary', '常用视图');
  await t.fill('#view-name', '王芳未启动');
  await t.press('Enter');
  await t.waitFor('.views li a', '王芳未启动');
  await t.click('.shown-conditions a', '显示全部');
  await rows(t, 4);
  await t.reload();
  await rows(t, 4);
  await t.click('summary', '常用视图');
  await t.click('.views li a', '王芳未启动');
  await rows(t, 1);
  await t.waitFor('tr.row', '台账登记不及时');
  await t.click('.shown-conditions a', '显示全部');
  await rows(t, 4);

  await t.click('#several');
  await t.click('.bulk button', '全选');
  await t.waitFor('.bulk-count', '已选 4 条');
  await t.choose('#bulk-field', 'person');
  await t.fill('#bulk-value', '赵六');
  await t.click('#bulk-look');
  await t.waitFor('.bulk-preview', '将修改 4 个问题的“责任人');
  await t.waitFor('.bulk-preview tr', '李强');
  assert.equal(await t.count('.bulk-preview tbody tr'), 4);
  assert.equal(await t.evaluate(() => document.querySelector('table.list').innerText.includes('赵六')), false);
  await t.axe();
  await t.screenshot('bulk', { width: 1366, height: 768 });
  await t.click('#bulk-do');
  const people = (names) => t.until(`the people ${names}`, (wanted) => [...document.querySelectorAll('tr.row')]
    .map((it) => ['王芳', '张三', '李强', '赵六'].find((name) => it.innerText.includes(name))).join() === wanted, names);
  await people('赵六,赵六,赵六,赵六');
  await t.evaluate(() => document.activeElement.blur());
  await t.press('Control+z');
  await people('王芳,张三,王芳,李强');
  await t.press('Control+Shift+z');
  await people('赵六,赵六,赵六,赵六');
  await t.press('Control+z');
  await people('王芳,张三,王芳,李强');

  await t.click('summary', '显示列');
  await t.click('.ticks label', '责任科室');
  await t.waitFor('tr.row td', '财务科');
  await t.click('.ticks label', '措施');
  const heads = () => t.evaluate(() => [...document.querySelectorAll('table.list thead th')].map((it) => it.innerText.trim()).join());
  const shown = await heads();
  assert.ok(shown.includes('责任科室') && !shown.includes('措施'), shown);
  await t.waitFor('#saved', '已保存');
  await t.reload();
  await rows(t, 4);
  assert.equal(await heads(), shown);
  await people('王芳,张三,王芳,李强');
});
