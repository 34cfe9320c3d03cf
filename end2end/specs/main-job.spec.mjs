// The main job: paste a notice, look it through, get the checklist, work on it, see how far it is, hand it on as a file.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { EVERYWHERE, TWO, flow } from '../lib/flow.mjs';

const NOTICE = `首页 > 信息公开
某县丁局党组关于巡察整改情况的通报
根据县委统一部署，2025年2月10日至3月20日，县委第三巡察组对丁局党组进行了巡察。4月15日，县委第三巡察组向丁局党组反馈了巡察意见。现将整改情况予以公布。
一、整改工作组织情况
巡察反馈二方面3大类3个问题，制定整改措施6条。
二、整改落实情况
（一）已整改完成的问题
截至目前，共计2个问题已整改完成。
1.关于“台账登记不及时”问题的整改。
整改结果及成效：补登台账40条，指定专人登记。
2. 关于“车辆管理不严”问题的整改。
整改结果及成效：封存公车钥匙，逐车建立档案。
（二）正在推进整改的问题
截至目前，共计1个问题正在整改过程中。
1.关于“仓库年久失修”问题的整改。
整改措施：分两期修缮。
现阶段成效：一期已完工。
下一步举措：2026年6月底前完成二期。
（三）尚未启动整改的问题
无。
三、下一步工作打算
1. 继续抓好整改。
联系方式：电话010-00000001；邮箱a@example.cn。
中共某县丁局党组
2025年8月1日
`;

async function accept(t, text) {
  await t.open({ hash: '#/start' });
  await t.paste('#paste', { text });
  await t.click('#read-notice');
  await t.waitFor('#review-accept');
}

flow('a notice becomes a checklist, is worked on, and comes back from a file', { in: EVERYWHERE, ownBrowser: true }, async (t) => {
  await accept(t, NOTICE);
  await t.screenshot('review', { width: 1366, height: 768 });
  if (!t.place.old) await t.axe();
  await t.click('#review-accept');
  await t.waitFor('table.list', '台账登记不及时');
  assert.equal(await t.count('tr.row'), 3);
  await t.waitFor('#saved', '已保存');

  await t.click('tr.row a', '仓库年久失修');
  await t.waitFor('aside.detail h2', '仓库年久失修');
  await t.choose('select.progress', 'nearly_done');
  await t.fill('textarea.current_effect', '一期、二期都已开工。');
  await t.fill('#new-measure', '每月巡查一次');
  await t.click('section.measures button', '添加');
  await t.waitFor('li.measure');
  await t.click('li.measure input[type=checkbox]');
  await t.until('the measure ticked', () => document.querySelector('li.measure input[type=checkbox]').checked);
  await t.waitFor('#saved', '已保存');
  if (!t.place.old) await t.axe();
  await t.screenshot('detail', { width: 1366, height: 768 });

  await t.reload();
  await t.waitFor('aside.detail h2', '仓库年久失修');
  assert.equal(await t.value('textarea.current_effect'), '一期、二期都已开工。');
  await t.waitFor('tr.row-open .col-progress', '基本完成');
  await t.until('the measure still ticked', () => document.querySelector('li.measure input[type=checkbox]').checked);

  await t.click('#close-detail');
  await t.waitFor('tr.row .col-measures', '1/1');
  await t.fill('#new-problem', '手工添加的问题');
  await t.click('form.add button', '添加问题');
  await t.waitFor('aside.detail h2', '手工添加的问题');
  await t.click('details.removal summary');
  await t.click('details.removal button.danger');
  await t.waitFor('.refused', '请写明移除原因');
  await t.fill('#why', '重复');
  await t.click('details.removal button.danger');
  await t.waitFor('details.removed');
  await t.waitFor('aside.detail', '不在台账里');

  await t.click('nav.tabs a', '总览');
  await t.waitFor('.check', '3 = 2 + 1 + 0 ✓');
  await t.waitFor('#rate', '66.67%');
  await t.choose('#rule', 'as_done');
  await t.waitFor('.check', '3 = 3 + 0 + 0 ✓');
  await t.choose('#rule', 'as_under_way');
  await t.waitFor('.check', '3 = 2 + 1 + 0 ✓');
  if (!t.place.old) await t.axe();
  await t.screenshot('overview', { width: 1366, height: 768 });
  await t.click('a.figure', '正在推进');
  await t.waitFor('table.list', '仓库年久失修');
  await t.until('one row', () => document.querySelectorAll('tr.row').length === 1);

  await t.click('nav.tabs a', '收发');
  const file = await t.download(() => t.click('#export'));
  assert.equal(JSON.parse(file.text).format, 'xiaohao');
  if (!t.place.old) await t.axe();

  await t.click('nav.tabs a', '开始');
  await t.click('#new-round');
  await t.waitFor('h1', '从哪里开始');
  await t.until('an empty round', () => !document.querySelector('.bar-round').innerText.includes('丁局'));
  await t.drop('.way:nth-of-type(2) .drop', [{ name: file.name, type: 'application/json', bytes: file.bytes }]);
  await t.click('button.open-other');
  await t.waitFor('table.list', '仓库年久失修');
  await t.waitFor('#saved', '已保存');
  await t.until('three rows', () => document.querySelectorAll('tr.row').length === 3);
  await t.click('nav.tabs a', '收发');
  await t.drop('.exchange .drop', [{ name: file.name, type: 'application/json', bytes: file.bytes }]);
  await t.waitFor('.merge-files', '没有新内容');
  await t.click('#merge-cancel');
  await t.waitForGone('#merge-preview');
});

flow('a review begins at its top, and so does the page that one comes back to', { in: TWO }, async (t) => {
  await t.open({ hash: '#/start' });
  await t.viewport(700, 400);
  await t.paste('#paste', { text: NOTICE });
  const down = () => t.until('to be down the page', () => { window.scrollTo(0, 250); return window.scrollY > 200; });
  const top = () => t.until('to be at the top', () => window.scrollY === 0);
  await down();
  await t.evaluate(() => document.querySelector('#read-notice').click());
  await t.waitFor('#review-accept');
  await top();
  await down();
  await t.evaluate(() => document.querySelector('#review-leave').click());
  await t.waitFor('#read-notice');
  await top();
});

flow('what cannot be read is refused with a sentence and changes nothing', { in: TWO }, async (t) => {
  await t.open({ hash: '#/start' });
  await t.click('#read-notice');
  await t.waitFor('.message-bad');
  await t.drop('.way:nth-of-type(2) .drop', [{ name: 'x.json', type: 'application/json', bytes: Buffer.from('{"a":') }]);
  await t.waitFor('.message-bad', '台账没有任何改动');
  if (!t.place.old) await t.axe();
  await t.click('nav.tabs a', '记录');
  await t.waitFor('.empty', '还没有记录');
});

flow('a review that is left leaves no trace', { in: TWO }, async (t) => {
  await accept(t, NOTICE);
  await t.click('#review-leave');
  await t.waitFor('h1', '从哪里开始');
  await t.click('nav.tabs a', '记录');
  await t.waitFor('.empty', '还没有记录');
});

const REAL = new URL('../../../shared/notices/zhonglou-civil-affairs-2022.txt', import.meta.url);

if (existsSync(REAL)) {
  flow('a real notice gives 37 problems, 32 + 5 + 0', { in: TWO }, async (t) => {
    await accept(t, readFileSync(REAL, 'utf8'));
    await t.screenshot('real-review', { width: 1366, height: 768 });
    await t.click('#review-accept');
    await t.until('37 rows', () => document.querySelectorAll('tr.row').length === 37);
    await t.waitFor('#saved', '已保存');
    await t.screenshot('real-list', { width: 1366, height: 768 });
    await t.click('nav.tabs a', '总览');
    await t.waitFor('.check', '37 = 32 + 5 + 0 ✓');
    await t.screenshot('real-overview', { width: 1920, height: 1080 });
  });
}
