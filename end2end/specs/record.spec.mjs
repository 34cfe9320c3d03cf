// The record: who did what; undo and redo back to a chosen step, also after a reload; the checklist of any date; two
// dates compared. The checklist comes from a file with old dates, written here as docs/format.md has it.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { TWO, flow } from '../lib/flow.mjs';

const BEFORE = '已对二十四个科室逐一核对台账，补登三十条，指定专人登记，每月由办公室抽查一次，抽查结果在支部会上通报。';
const AFTER = BEFORE.replace('补登三十条', '补登四十二条');

/** A file of format 1, as another program would write it. `actions`: who, when (here, UTC+8), what. */
function file(round, actions) {
  const lines = [];
  for (const [by, at, bodies] of actions) {
    const first = lines.length + 1;
    for (const body of bodies) {
      const number = lines.length + 1;
      const action = number === first ? {} : { act: `old-${first}` };
      lines.push(JSON.stringify({ id: `old-${number}`, t: number, at: Date.parse(`${at}+08:00`), by, ...action, ...body }));
    }
  }
  const checksum = createHash('sha256').update([round, ...lines].map((line) => `${line}\n`).join('')).digest('hex');
  const header = { round, from: '李强', at: Date.parse('2024-04-01T09:00+08:00'), facts: lines.length, checksum: `sha256:${checksum}` };
  return Buffer.from(`{"format":"xiaohao","version":1,"header":${JSON.stringify(header)},"checklist":{},"facts":[\n${lines.join(',\n')}\n]}`);
}

const set = (item, field, value, ...re) => ({ ...(re.length && { re }), do: 'set', item, field, value });
const problem = { do: 'add', kind: 'problem' };

const CHECKLIST = file('2024', [
  ['李强', '2024-01-10T09:00', [
    set('0-0', 'unit', '某县丁局'), set('0-0', 'feedback_on', '2024-01-05'),
    { do: 'add', kind: 'group' }, set('old-3', 'title', '工作作风方面'),
    problem, set('old-5', 'number', '1'), set('old-5', 'title', '台账登记不及时'), set('old-5', 'group', 'old-3'),
    problem, set('old-9', 'number', '2'), set('old-9', 'title', '车辆管理不严'), set('old-9', 'group', 'old-3'),
    problem, set('old-13', 'number', '3'), set('old-13', 'title', '重复的问题'),
  ]],
  ['王芳', '2024-02-20T10:00', [set('old-5', 'progress', 'under_way')]],
  ['王芳', '2024-02-20T10:05', [set('old-5', 'outcome', BEFORE)]],
  ['王芳', '2024-03-02T11:00', [set('old-5', 'outcome', AFTER, 'old-17')]],
  ['王芳', '2024-03-02T11:10', [set('old-5', 'progress', 'done', 'old-16')]],
  ['李强', '2024-03-05T08:00', [{ do: 'remove', item: 'old-13', reason: '与第1个重复', saw: ['old-14', 'old-15'] }]],
  ['李强', '2024-03-06T08:00', [problem, set('old-21', 'number', '4'), set('old-21', 'title', '仓库年久失修')]],
  ['李强', '2024-03-06T08:30', [{ do: 'add', kind: 'measure', under: 'old-9' }, set('old-24', 'title', '逐车建档')]],
  ['王芳', '2024-03-07T08:30', [{ do: 'decide', item: 'old-5', kind: 'apply', reason: '措施均已完成' }]],
]);

async function begin(t) {
  await t.open({ hash: '#/start' });
  await t.drop('.way:nth-of-type(2) .drop', [{ name: '台账.json', type: 'application/json', bytes: CHECKLIST }]);
  await t.click('button.open-other');
  await t.waitFor('table.list', '仓库年久失修');
  await t.waitFor('#saved', '已保存');
}

async function iAm(t, name) {
  await t.fill('#me', name);
  await t.press('Tab');
}

async function setField(t, title, field, value) {
  await t.click('nav.tabs a', '问题');
  await t.click('tr.row a', title);
  await t.waitFor('aside.detail h2', title);
  await t.fill(`aside.detail input.${field}`, value);
  await t.press('Tab');
  await t.waitFor('#saved', '已保存');
}

const go = (t, hash) => t.evaluate((to) => { location.hash = to; }, hash);
const acts = (t, count) => t.until(`${count} actions`, (n) => document.querySelectorAll('ol.record .act').length === n, count);
/** Clicks the button of the action whose sentence has these words. */
async function clickAt(t, words, button) {
  await t.waitFor('.act', words);
  await t.evaluate(([part, name]) => {
    const line = [...document.querySelectorAll('ol.record .act')].find((it) => it.querySelector('.act-words').textContent.includes(part));
    [...line.querySelectorAll('button')].find((it) => it.textContent.includes(name)).click();
  }, [words, button]);
}

flow('what two people did is told, filtered, undone back to a chosen step, and redone after a reload', { in: TWO }, async (t) => {
  await begin(t);
  await iAm(t, '王芳');
  await setField(t, '车辆管理不严', 'department', '后勤科');
  await setField(t, '车辆管理不严', 'leader', '赵局');
  await iAm(t, '李强');
  await setField(t, '仓库年久失修', 'person', '小钱');
  await iAm(t, '王芳');
  await setField(t, '仓库年久失修', 'helpers', '财务科');

  await t.click('nav.tabs a', '记录');
  await acts(t, 13);
  await t.waitFor('#undo', '撤销：王芳 填写问题 4“仓库年久失修”的配合单位：财务科');
  await t.waitFor('#redo', '没有可重做的操作');
  await t.axe();
  await t.screenshot('record', { width: 1366, height: 768 });

  await t.choose('#record-by', '李强');
  await acts(t, 5);
  await t.waitFor('.chips .chip', '人员：李强');
  await t.fill('#record-item', '4');
  await t.click('.finds a', '仓库年久失修');
  await acts(t, 2);
  await t.axe();
  await t.screenshot('record-filtered', { width: 1366, height: 768 });
  await t.evaluate(() => history.back());
  await acts(t, 5);
  await t.click('.chips .chip', '人员：李强');
  await acts(t, 13);
  await go(t, '#/history/from/2024-03-01/until/2024-03-05');
  await acts(t, 3);
  assert.equal(await t.value('#record-from'), '2024-03-01');
  await t.fill('#record-text', '四十二条');
  await t.press('Enter');
  await acts(t, 1);
  await t.waitFor('.act del', '三十');
  await t.click('.whole-text summary');
  await t.waitFor('.both dd', '抽查结果在支部会上通报');
  await t.click('.clear-all');
  await acts(t, 13);

  await clickAt(t, '的责任科室', '撤销到这一步之前');
  await t.waitFor('.ask', '3 步操作');
  await t.axe();
  await t.screenshot('record-ask', { width: 1366, height: 768 });
  await t.press('Escape');
  await t.waitForGone('.ask');
  await clickAt(t, '的责任领导', '撤销到这一步之前');
  await t.click('.ask button', '确认撤销 2 步');
  await t.waitFor('.went', '已撤销 2 步');
  await acts(t, 15);
  await t.until('two marked as undone', () => [...document.querySelectorAll('.tag')].filter((it) => it.textContent === '已撤销').length === 2);
  await t.waitFor('.act', '王芳 撤销了：填写问题 2“车辆管理不严”的责任领导：赵局');

  await t.reload();
  await acts(t, 15);
  await t.waitFor('#redo', '重做：王芳 填写问题 2“车辆管理不严”的责任领导：赵局');
  await t.waitFor('#undo', '的责任科室');
  await t.axe();
  await t.screenshot('record-undone', { width: 1366, height: 768 });
  await clickAt(t, '撤销了：填写问题 4', '重做到这一步');
  await t.click('.ask button', '确认重做 2 步');
  await t.waitFor('.went', '已重做 2 步');
  await acts(t, 17);
  await t.click('#undo');
  await t.waitFor('#redo', '财务科');
  await t.click('#redo');
  await t.waitFor('#redo', '没有可重做的操作');

  await iAm(t, '李强');
  await setField(t, '仓库年久失修', 'helpers', '审计科');
  await iAm(t, '王芳');
  await t.click('nav.tabs a', '记录');
  await t.click('#undo');
  await t.waitFor('.banner', '没有撤销：之后李强又改过同一处');
});

flow('a problem tells its own record beside its fields', { in: TWO }, async (t) => {
  await begin(t);
  await iAm(t, '王芳');
  await t.click('tr.row a', '台账登记不及时');
  await t.click('.own-record > summary');
  await acts(t, 6);
  await t.fill('aside.detail input.person', '小孙');
  await t.press('Tab');
  await acts(t, 7);
  await t.waitFor('.own-record .act', '填写问题 1“台账登记不及时”的责任人：小孙');
  await t.axe();
  await t.evaluate(() => document.querySelector('.own-record').scrollIntoView());
  await t.screenshot('record-own', { width: 1366, height: 768 });
  await t.click('.own-record a', '记录');
  await t.waitFor('.chips .chip', '问题 1“台账登记不及时”');
  await acts(t, 7);
  await t.click('.deeds summary', '逐处查看');
  await t.waitFor('.deeds li', '被巡察单位');
});

flow('an earlier state is seen, and two dates are compared', { in: TWO }, async (t) => {
  await begin(t);
  await iAm(t, '王芳');
  await setField(t, '仓库年久失修', 'person', '小钱');
  await t.click('nav.tabs a', '记录');
  await t.click('.record-head a', '任一日期');
  await t.waitFor('.empty', '选一个日期');
  await t.axe();
  await go(t, '#/history/day/2024-01-09');
  await t.waitFor('.empty', '还没有问题');
  await t.click('.empty a', '2024年1月10日');
  await t.waitFor('.past-banner', '这是 2024年1月10日 的台账，只读');
  await t.waitFor('.check', '3 = 0 + 0 + 3 ✓');
  await go(t, '#/history/day/2024-03-01');
  await t.waitFor('.check', '3 = 0 + 1 + 2 ✓');
  assert.equal(await t.value('#past-day'), '2024-03-01');
  await t.waitFor('table.past', '重复的问题');
  await t.click('table.past a', '台账登记不及时');
  await t.waitFor('aside.detail .then', '补登三十条');
  assert.equal(await t.count('aside.detail input, aside.detail textarea'), 0);
  await t.axe();
  await t.screenshot('record-day', { width: 1366, height: 768 });
  await t.evaluate(() => history.back());
  await t.waitForGone('aside.detail');
  await t.click('.past-banner a', '回到今天');
  await t.waitFor('table.list', '仓库年久失修');

  await t.click('nav.tabs a', '记录');
  await t.click('.record-head a', '两个日期对比');
  await t.waitFor('h2', '2024年1月10日 到');
  await go(t, '#/history/compare/2024-03-01/2024-03-31');
  await t.waitFor('#differences', '新增 2 项，修改 2 处，移除 1 项，决定 1 项');
  const rows = await t.evaluate(() => [...document.querySelectorAll('.differences tbody tr')].map((it) => it.innerText.replace(/\s+/g, ' ').trim()));
  const there = (...words) => assert(rows.some((row) => words.every((word) => row.includes(word))), `${words} in ${rows.join('\n')}`);
  there('修改', '整改进展', '正在推进', '已完成');
  there('修改', '整改结果及成效', '三十', '四十二');
  there('新增', '问题', '仓库年久失修', '尚未启动');
  there('新增', '措施', '逐车建档');
  there('移除', '重复的问题');
  there('决定', '申请销号', '措施均已完成');
  await t.waitFor('.totals', '3 = 0 + 1 + 2 ✓');
  await t.waitFor('.totals', '3 = 1 + 0 + 2 ✓');
  await t.axe();
  await t.screenshot('record-compare', { width: 1366, height: 768 });
  await go(t, '#/history/compare/2024-03-31/2024-03-30');
  await t.waitFor('.empty', '没有差别');
  await t.axe();
});

flow('what is written with pauses is one line of the record, undone step by step or whole', { in: TWO }, async (t) => {
  await begin(t);
  await iAm(t, '王芳');
  await t.click('tr.row a', '仓库年久失修');
  await t.waitFor('aside.detail h2', '仓库年久失修');
  const outcome = (text) => t.until(`the outcome “${text}”`, (wanted) => document.querySelector('textarea.outcome').value === wanted, text);
  for (const words of ['两期', '两期修缮，', '两期修缮，已完工']) {
    await t.fill('textarea.outcome', words);
    await t.waitFor('#saved', '已保存');
  }
  await outcome('两期修缮，已完工');
  await t.click('nav.tabs a', '记录');
  await acts(t, 10);
  await t.waitFor('.act', '王芳 填写问题 4“仓库年久失修”的整改结果及成效：两期修缮，已完工');
  await t.click('.deeds summary', '逐次查看（分 3 次写成）');
  await t.until('three steps', () => document.querySelectorAll('.deeds li').length === 3);
  await t.waitFor('.deeds li', '由“两期修缮，”改为“两期修缮，已完工”');
  await t.axe();
  await t.screenshot('record-sitting', { width: 1366, height: 768 });
  await t.fill('#record-text', '修缮，');
  await t.press('Enter');
  await acts(t, 1);
  await t.click('.clear-all');
  await acts(t, 10);

  await t.click('#undo');
  await acts(t, 12);
  await t.waitFor('.act', '填写问题 4“仓库年久失修”的整改结果及成效：两期修缮，');
  await t.waitFor('.act', '王芳 撤销了：将问题 4“仓库年久失修”的整改结果及成效由“两期修缮，”改为“两期修缮，已完工”');
  await clickAt(t, '填写问题 4“仓库年久失修”的整改结果及成效：两期修缮，', '撤销到这一步之前');
  await t.click('.ask button', '确认撤销 2 步');
  await t.waitFor('.went', '已撤销 2 步');
  await acts(t, 11);
  await t.waitFor('.act', '王芳 撤销了：填写问题 4“仓库年久失修”的整改结果及成效：两期修缮，已完工');
  await clickAt(t, '撤销了：填写问题 4', '重做到这一步');
  await t.click('.ask button', '确认重做 3 步');
  await t.waitFor('.went', '已重做 3 步');
  await t.click('nav.tabs a', '问题');
  await t.click('tr.row a', '仓库年久失修');
  await outcome('两期修缮，已完工');
});
