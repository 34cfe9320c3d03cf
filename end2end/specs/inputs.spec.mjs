// What a unit already has becomes a checklist: what an inspection fed back, a plain list, a table copied from a
// spreadsheet; and lines pasted where one entry is typed.

import assert from 'node:assert/strict';
import { openChecklist } from '../lib/new_checklist_file.mjs';
import { TWO, flow } from '../lib/flow.mjs';
import { saved } from '../lib/app_steps.mjs';

const FEEDBACK = `县委第二巡察组关于巡察某县戊局党组的反馈意见
根据县委统一部署，2025年3月3日至4月18日，县委第二巡察组对某县戊局党组进行了巡察。
一、总体评价
戊局党组重视学习，工作有序开展。
二、巡察发现的主要问题
（一）贯彻落实上级决策部署方面
1.理论学习不扎实。2024年中心组学习仅3次，研讨记录缺失。
2.推进重点工作不力。某项目拖延9个月未开工。
（二）全面从严治党方面
3.公务接待管理不严。一是超标准接待3次。二是审批单缺失5份。
4.廉政风险防控薄弱。未建立台账。
（三）基层党组织建设方面
5.组织生活不规范。2个支部全年未召开组织生活会。
三、意见建议
（一）提高政治站位。
（二）压实整改责任。
县委第二巡察组
2025年6月5日
`;

const WRONG = ['台账不全', '登记不及时', '审批不严', '手续缺失', '公示不规范', '督查流于形式', '档案管理混乱', '学习走过场', '会议记录缺失', '经费使用超范围'];
const LIST = ['党建', '业务'].map((aspect, at) => [`${at ? '二' : '一'}、${aspect}方面`]
  .concat(WRONG.map((what, nth) => `${at * 10 + nth + 1}.${aspect}工作${what}`)).join('\n')).join('\n');

/** 37 problems in four aspects (merged cells), 51 measures in rows of their own. */
function workbook() {
  const cell = (text, rows) => `<td class=xl65${rows > 1 ? ` rowspan=${rows}` : ''} style='border:.5pt solid'>${text}</td>`;
  const problems = Array.from({ length: 37 }, (_, at) => ({
    aspect: Math.floor(at / 10),
    title: `第${at + 1}项${WRONG[at % 10]}`,
    measures: Array.from({ length: at < 14 ? 2 : 1 }, (__, nth) => `整改第${at + 1}项的措施${'甲乙'[nth]}`),
  }));
  const rows = [];
  const plain = [];
  problems.forEach((problem, at) => problem.measures.forEach((measure, nth) => {
    const first = nth === 0;
    const begins = first && at % 10 === 0;
    const inAspect = problems.filter((it) => it.aspect === problem.aspect).reduce((sum, it) => sum + it.measures.length, 0);
    const many = problem.measures.length;
    rows.push(`<tr>${[
      first ? cell(at + 1, many) : '', begins ? cell(`方面${'甲乙丙丁'[problem.aspect]}`, inAspect) : '', first ? cell(problem.title, many) : '',
      cell(measure, 1), first ? cell('张某', many) : '', cell(nth ? '立行立改' : '2025年9月底前', 1), first ? cell(`第${at + 1}号`, many) : '',
    ].join('')}</tr>`);
    plain.push([first ? at + 1 : '', begins ? `方面${'甲乙丙丁'[problem.aspect]}` : '', first ? problem.title : '', measure, first ? '张某' : '',
      nth ? '立行立改' : '2025年9月底前', first ? `第${at + 1}号` : ''].join('\t'));
  }));
  const head = ['序号', '主要方面', '巡察反馈问题', '整改措施', '责任领导', '完成时限', '挂牌'];
  return {
    text: ['巡察整改台账\t\t\t\t\t\t', head.join('\t'), ...plain].join('\r\n'),
    html: `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset=utf-8><style>td{mso-ignore:padding}</style></head><body><table border=0>
<!--StartFragment--><tr><td colspan=7 class=xl66>巡察整改台账</td></tr><tr>${head.map((name) => cell(name, 1)).join('')}</tr>${rows.join('\n')}<!--EndFragment--></table></body></html>`,
  };
}

async function read(t, pasted) {
  await t.open({ hash: '#/start' });
  await t.paste('#paste', pasted);
  await t.until('the text to be there', () => document.querySelector('#paste').value.length > 100);
  await t.click('#read-notice');
  await t.waitFor('#review-accept');
}

const rows = (t, count) => t.until(`${count} rows`, (wanted) => document.querySelectorAll('tr.row').length === wanted, count);
const groups = (t) => t.evaluate(() => [...document.querySelectorAll('table.list tr.group th')].map((it) => it.innerText.trim().split(/\s/)[0]));

async function undo(t) {
  await t.evaluate(() => document.activeElement.blur());
  await t.press('Control+z');
}

flow('what an inspection fed back becomes a checklist: aspects, problems with their findings, the day of feedback', { in: TWO }, async (t) => {
  await read(t, { text: FEEDBACK });
  await t.waitFor('#review-source-kind', '巡察反馈意见');
  await t.waitFor('.review-round', '2025-06-05');
  assert.equal(await t.count('li.review-problem'), 5);
  assert.equal(await t.count('.review-progress-guessed'), 0);
  if (!t.place.old) await t.axe();
  // One paragraph lists two findings: each becomes a problem; taken back, and made again.
  await t.click('.review-split-findings');
  await t.until('seven problems', () => document.querySelectorAll('li.review-problem').length === 7);
  await t.click('#review-undo');
  await t.until('five problems', () => document.querySelectorAll('li.review-problem').length === 5);
  await t.click('#review-accept');
  await t.waitFor('table.list', '公务接待管理不严');
  await rows(t, 5);
  assert.deepEqual((await groups(t)).length, 3);
  await t.click('tr.row a', '理论学习不扎实');
  await t.waitFor('aside.detail h2', '理论学习不扎实');
  await saved(t);
});

flow('a list of twenty lines becomes a checklist of twenty problems in two aspects', { in: TWO }, async (t) => {
  await read(t, { text: LIST });
  await t.waitFor('#review-source-kind', '问题清单');
  assert.equal(await t.count('li.review-problem'), 20);
  await t.click('#review-accept');
  await t.waitFor('table.list', '党建工作台账不全');
  await rows(t, 20);
  assert.equal((await groups(t)).length, 2);
});

flow('a table copied from a spreadsheet becomes a checklist: merged aspects, measures in rows, a column whose meaning is changed', { in: TWO }, async (t) => {
  await read(t, workbook());
  await t.waitFor('#review-source-kind', '表格');
  assert.equal(await t.count('li.review-problem'), 37);
  await t.waitFor('#review-doubts', '“挂牌”');
  await t.waitFor('#review-table-columns', '不认识的栏名');
  await t.choose('#review-column-6', 'text-原因分析');
  await t.waitForGone('#review-doubts', '“挂牌”');
  if (!t.place.old) await t.axe();
  await t.click('#review-accept');
  await t.waitFor('table.list', '第1项台账不全');
  await rows(t, 37);
  assert.equal((await groups(t)).length, 4);
  const measures = await t.evaluate(() => [...document.querySelectorAll('tr.row .col-measures')]
    .reduce((sum, it) => sum + Number(it.innerText.split('/')[1] ?? 0), 0));
  assert.equal(measures, 51);
  await t.click('tr.row a', '第1项台账不全');
  await t.waitFor('aside.detail h2', '第1项台账不全');
  assert.equal(await t.count('li.measure'), 2);
});

flow('lines pasted into the input for a measure are as many measures, looked at before and undone at once', { in: TWO }, async (t) => {
  await openChecklist(t, [{ kind: 'problem', title: '台账登记不及时' }]);
  await t.click('tr.row a', '台账登记不及时');
  await t.waitFor('#new-measure');
  await t.paste('#new-measure', { text: '1.补登台账，2025年6月底前完成\n2.指定专人登记（责任人：张某）\n3.每月核对一次，长期坚持\n4.开展培训，2025年9月30日前完成\n5.纳入考核\n' });
  await t.waitFor('#new-measure-pasted', '5 条措施');
  await t.waitFor('#new-measure-pasted', '2025年6月底前');
  assert.equal(await t.count('li.measure'), 0);
  if (!t.place.old) await t.axe();
  await t.click('#new-measure-take');
  await t.until('five measures', () => document.querySelectorAll('li.measure').length === 5);
  await t.waitForGone('#new-measure-pasted');
  await saved(t);
  await undo(t);
  await t.until('no measure', () => document.querySelectorAll('li.measure').length === 0);
  // A table of measures; dropped, nothing is added.
  await t.paste('#new-measure', { text: '整改措施\t责任人\t完成时限\n补登台账\t张某\t2025年6月底前\n指定专人\t李某\t长期坚持\n' });
  await t.waitFor('#new-measure-pasted', '2 条措施');
  await t.waitFor('#new-measure-pasted', '责任人：李某');
  await t.click('#new-measure-drop');
  await t.waitForGone('#new-measure-pasted');
  assert.equal(await t.count('li.measure'), 0);
  // One line is one line.
  await t.paste('#new-measure', { text: '逐月检查' });
  assert.equal(await t.value('#new-measure'), '逐月检查');
});

flow('aspects, people and problems are pasted where one is typed', { in: TWO }, async (t) => {
  await openChecklist(t, [{ kind: 'problem', title: '台账登记不及时' }]);
  await t.click('nav.tabs a', '整改任务');
  await t.waitFor('#new-group');
  await t.paste('#new-group', { text: '一、政治建设\n二、作风建设\n三、组织建设\n四、制度执行\n' });
  await t.waitFor('#new-group-pasted', '4 个方面');
  await t.click('#new-group-take');
  await t.until('four aspects', () => document.querySelectorAll('table.groups tbody tr').length === 4);
  await t.paste('#new-people-title', { text: '姓名\t职务\t科室\t电话\n张某\t副局长\t办公室\t0123-4567890\n李某\t科长\t财务科\t\n' });
  await t.waitFor('#new-people-pasted', '2 个人员');
  await t.waitFor('#new-people-pasted', '副局长');
  await t.click('#new-people-take');
  await t.waitForGone('#new-people-pasted');
  await saved(t);
  await t.click('nav.tabs a', '问题');
  await t.waitFor('#new-problem');
  await t.paste('#new-problem', { text: '作风建设方面\n会风不实\n调研走过场\n' });
  await t.waitFor('#new-problem-pasted', '2 个问题');
  await t.click('#new-problem-take');
  await rows(t, 3);
  // Under the aspect that is there, not under a second one of its name.
  assert.equal((await groups(t)).filter((name) => name.startsWith('作风建设')).length, 1);
  // More than one problem would go: that is asked before.
  await undo(t);
  await t.click('#undo-anyway');
  await rows(t, 1);
});
