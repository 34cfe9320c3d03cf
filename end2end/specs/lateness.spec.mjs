// Late is late to finish: what is finished waits to be struck off, with its own count, days and reminder, on every page.

import assert from 'node:assert/strict';
import { openChecklist } from '../lib/new_checklist_file.mjs';
import { TWO, flow } from '../lib/flow.mjs';

/** The civil day so many days from today, by the clock of the page; the flows' browsers live in Shanghai. */
function day(days) {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' });
  return parts.format(new Date(Date.now() + days * 86_400_000));
}

/** The same as people write it. */
const written = (days) => {
  const [year, month, date] = day(days).split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

const rows = (t) => t.evaluate(() => [...document.querySelectorAll('table.list tr.row .col-title')].map((it) => it.textContent.trim()));

flow('what is finished is late no more: it waits to be struck off, is counted so on every page, and its day can be corrected', { in: TWO }, async (t) => {
  await openChecklist(t, [
    { kind: 'problem', title: '台账登记不及时', person: '张三', leader: '李四', due: day(-3), progress: 'under_way' },
    { kind: 'problem', title: '车辆管理不严', person: '张三', leader: '李四', due: day(-20), progress: 'done', finished_on: day(-12) },
    { kind: 'problem', title: '仓库年久失修', person: '王五', due: day(30) },
  ]);
  await t.waitFor('.col-due .due-late', '逾期 3 天');
  await t.waitFor('.col-due', '已完成待销号 12 天，逾期完成，晚 8 天');
  await t.click('table.list a', '台账登记不及时');
  await t.waitFor('#strip-date', '逾期 3 天');
  assert.equal(await t.value('.strip input.finished_on'), '');
  await t.choose('.strip select.progress', 'done');
  await t.waitFor('#strip-date', '已完成待销号，逾期完成，晚 3 天');
  assert.equal(await t.value('.strip input.finished_on'), written(0), 'filled in by the same action');
  await t.screenshot('lateness-finished', { width: 1366, height: 768 });
  await t.axe();

  // Corrected: it was finished in time.
  await t.fill('.strip input.finished_on', day(-5));
  await t.press('Tab');
  await t.until('the corrected day', () => document.querySelector('#strip-date').textContent.includes('已完成待销号 5 天')
    && !document.querySelector('#strip-date').textContent.includes('逾期'));
  await t.press('Escape');

  await t.evaluate(() => { location.hash = '#/problems/term=awaiting'; });
  await t.waitFor('.shown-conditions', '2 条');
  assert.equal((await rows(t)).length, 2);
  await t.evaluate(() => { location.hash = '#/problems/term=finished-late'; });
  await t.waitFor('.shown-conditions', '1 条');
  await t.evaluate(() => { location.hash = '#/overview'; });
  await t.waitFor('.sentence', '逾期未完成 0 个，已完成待销号 2 个，逾期完成 1 个。');
  await t.waitFor('.pressing', '没有逾期未完成的。');
  await t.waitFor('.pressing', '哪些已经完成，等待销号？ 2');
  await t.axe();
  await t.evaluate(() => { location.hash = '#/wall'; });
  await t.waitFor('.wall-cover');
  const figures = await t.evaluate(() => Object.fromEntries([...document.querySelectorAll('.wall-cover .figure')].map((it) =>
    [it.querySelector('.label').textContent, it.querySelector('.number').textContent])));
  assert.deepEqual([figures['逾期未完成'], figures['已完成待销号'], figures['逾期完成']], ['0', '2', '1']);
  await t.click('#wall-leave');
  await t.evaluate(() => { location.hash = '#/duty'; });
  await t.waitFor('.duty thead th', '逾期未完成');
  await t.waitFor('.duty thead th', '已完成待销号');
  await t.waitFor('.duty thead th', '逾期完成');

  await t.evaluate(() => { location.hash = '#/mine'; });
  await t.click('.names button', '张三');
  await t.waitFor('.mine-summary', '张三，与您有关的共 2 项：已完成待销号 2 项');
  await t.click('#office');
  await t.waitFor('.level-awaiting', '待销号提醒');
  const text = await t.until('the reminder', () => [...document.querySelectorAll('.remind-text textarea')]
    .map((it) => it.value).find((it) => it.includes('车辆管理不严')));
  assert.equal(text, '张三：“车辆管理不严”已完成整改 12 天，尚未销号，请及时申请销号。');
  assert.equal(await t.count('table.reminders tbody tr'), 1, 'nobody is urged to mend what is finished');
  await t.axe();
});

flow('the finished day goes with the progress, back and forth, as one step of undo', { in: TWO }, async (t) => {
  await openChecklist(t, [{ kind: 'problem', title: '台账登记不及时', due: day(-3), progress: 'under_way' }]);
  await t.click('table.list a', '台账登记不及时');
  const shows = (words) => t.until(words, (wanted) => document.querySelector('.strip input.finished_on').value === wanted, words);
  await t.choose('.strip select.progress', 'done');
  await shows(written(0));
  await t.choose('.strip select.progress', 'nearly_done');
  await shows('');
  await t.waitFor('#strip-date', '逾期 3 天');
  await t.press('Control+z');
  await shows(written(0));
  assert.equal(await t.value('.strip select.progress'), 'done');
  await t.press('Control+z');
  await shows('');
  assert.equal(await t.value('.strip select.progress'), 'under_way');
  await t.press('Control+Shift+z');
  await shows(written(0));
  await t.waitFor('#strip-date', '已完成待销号');
});

flow('of no measures it is not said that they are done, and the same papers again, or an open conflict, want a word', { in: TWO }, async (t) => {
  const decisions = [
    { kind: 'apply', by: '王芳', reason: '', grounds: ['measures_done'] },
    { kind: 'return', by: '李强', reason: '佐证材料不足' },
  ];
  await openChecklist(t, [
    { kind: 'evidence', title: '车辆台账' },
    { kind: 'problem', title: '车辆管理不严', person: '王芳', progress: 'done', outcome: '已登记。', decisions },
    { kind: 'citation', under: 1, evidence: 'e2e1-1' },
  ]);
  await t.fill('#me', '王芳');
  await t.press('Tab');
  await t.click('table.list a', '车辆管理不严');
  await t.waitFor('.readiness .neither', '没有分条措施');
  await t.waitFor('.readiness .lacking', '佐证材料与退回前完全一样');
  await t.click('.grounds label', '建立长效机制');
  await t.click('#apply');
  await t.waitFor('.apply .refused', '佐证材料与退回前完全一样');
  await t.axe();
  await t.fill('#apply-reason', '原材料已齐全，经办人已当面说明');
  await t.click('#apply');
  await t.waitFor('#strip-status', '待审核');
});

flow('a problem that came back asks for a new date and is open again, undone as one step', { in: TWO }, async (t) => {
  const decisions = [
    { kind: 'apply', by: '王芳', reason: '', grounds: ['measures_done'] },
    { kind: 'strike_off', by: '李强', reason: '' },
  ];
  await openChecklist(t, [
    { kind: 'problem', title: '车辆管理不严', person: '王芳', due: day(-20), progress: 'done', finished_on: day(-25), decisions },
  ]);
  await t.fill('#me', '赵敏');
  await t.press('Tab');
  await t.click('table.list a', '车辆管理不严');
  await t.waitFor('#strip-date', '按期完成');
  await t.fill('#lookback-text', '又有两辆车没有登记');
  await t.click('#lookback-rebound');
  await t.waitFor('.decide .refused', '请写明新的时限');
  await t.fill('#lookback-until', day(30));
  await t.click('#lookback-rebound');
  await t.waitFor('#strip-status', '重新整改');
  await t.waitFor('#strip-date', '剩余 30 天');
  assert.equal(await t.value('.strip select.progress'), 'under_way');
  assert.equal(await t.value('.strip input.finished_on'), '');
  await t.axe();
  await t.press('Control+z');
  await t.waitFor('#strip-status', '已销号');
  assert.equal(await t.value('.strip select.progress'), 'done');
  assert.equal(await t.value('.strip input.finished_on'), written(-25));
});

flow('the record is in the order of time, and a clock that was set back is told', { in: TWO }, async (t) => {
  await openChecklist(t, [{ kind: 'problem', title: '台账登记不及时' }], { at: Date.now() + 3 * 86_400_000 });
  await t.click('table.list a', '台账登记不及时');
  await t.choose('.strip select.progress', 'under_way');
  await t.waitFor('#saved', '已保存');
  await t.evaluate(() => { location.hash = '#/history'; });
  await t.waitFor('ol.record .set-back', '时钟往回拨过');
  const first = await t.evaluate(() => document.querySelector('ol.record .act-words').textContent);
  assert.match(first, /整改进展/, 'what was done last stands first, though its clock is earlier');
  assert.equal(await t.count('ol.record .set-back'), 1, 'told once');
  await t.axe();
});
