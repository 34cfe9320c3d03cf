// 时间表: dates changed by keyboard and by drag, as the rules want it; folds, zoom, a day in the past.

import assert from 'node:assert/strict';
import { openChecklist } from '../lib/new_checklist_file.mjs';
import { TWO, flow } from '../lib/flow.mjs';
import { at } from '../lib/keyboard.mjs';

const DAY = 86_400_000;
const day = (ahead) => {
  const it = new Date(Date.now() + ahead * DAY);
  const two = (n) => String(n).padStart(2, '0');
  return `${it.getFullYear()}-${two(it.getMonth() + 1)}-${two(it.getDate())}`;
};
const chinese = (ahead) => {
  const [year, month, date] = day(ahead).split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** The round itself is no item of the file; its date is written as a person would. */
async function open(t, { feedback = day(-60), hash = '#/timeline', ...options } = {}) {
  await openChecklist(t, [
    { kind: 'problem', title: '学习计划没有落实', number: '1', person: '王芳', due: day(20) },
    { kind: 'measure', under: 0, title: '补学两次', due: day(10) },
    { kind: 'phase', under: 1, title: '制定计划', due: day(5) },
    { kind: 'problem', title: '会议记录不全', number: '2', person: '李强', due: day(-12), progress: 'under_way' },
    { kind: 'problem', title: '食堂账目不清', number: '3', progress: 'done' },
    { kind: 'milestone', title: '整改动员会', dated: day(-50) },
  ], options);
  await t.fill('#me', '王芳');
  await t.press('Enter');
  await t.evaluate(() => { location.hash = '#/round'; });
  await t.fill('input.feedback_on', feedback);
  await t.press('Tab');
  // From now on dates are put off by an extension only.
  await t.click('#settle-plan');
  await t.waitFor('#saved', '已保存');
  await t.evaluate((to) => { location.hash = to; }, hash);
  await t.waitFor('.gantt .drawn');
}

const words = (t) => t.evaluate(() => [...document.querySelectorAll('.gantt .drawn text')].map((it) => it.textContent));
const says = (t, text) => t.until(`“${text}” on the time line`, (part) =>
  [...document.querySelectorAll('.gantt .drawn text')].some((it) => it.textContent.includes(part)), text);
const focusHold = (t, title) => t.until(`the end of “${title}”`, (name) => {
  const it = [...document.querySelectorAll('.gantt-hold')].find((one) => one.getAttribute('aria-label').includes(name));
  if (it) it.focus();
  return Boolean(it);
}, title);
const valueText = (t) => t.evaluate(() => document.activeElement.getAttribute('aria-valuetext'));
const onHold = (t, title) => t.until(`the keyboard at the end of “${title}”`, (name) =>
  (document.activeElement.getAttribute('aria-label') || '').includes(`改时限：${name}`), title);

flow('a date is brought forward by keyboard at once, and put off only by an extension', { in: TWO }, async (t) => {
  await open(t);
  const shown = await words(t);
  for (const part of ['今天', '反馈', '集中整改期满', '整改节点、大事记（8）', '学习计划没有落实', '逾期 12 天', '已完成待销号']) {
    assert.ok(shown.some((it) => it.includes(part)), part);
  }
  assert.equal(await t.count('.gantt-hold'), 2, 'what has no date has no end to take');
  await t.axe();
  await t.screenshot('timeline', { width: 1366, height: 768, fullPage: true });

  await focusHold(t, '学习计划');
  assert.equal(await valueText(t), chinese(20));
  await t.press('ArrowLeft');
  await t.press('ArrowLeft');
  assert.equal(await valueText(t), chinese(18));
  await t.press('Escape');
  assert.equal(await valueText(t), chinese(20), 'nothing is changed before Enter');
  await t.press('ArrowLeft');
  await t.press('ArrowLeft');
  await t.press('Enter');
  await t.waitFor('#timeline-told', `时限已改为${chinese(18)}`);
  await says(t, chinese(18));
  await onHold(t, '学习计划');

  // Later than the first date: an extension, with its reason and who approved it.
  for (let n = 0; n < 7; n += 1) await t.press('ArrowRight');
  assert.equal(await valueText(t), `${chinese(25)}（要延期）`);
  await t.screenshot('timeline-draft');
  await t.press('Enter');
  await t.waitFor('#date-panel[open] h2', '学习计划没有落实');
  assert.equal(await t.value('#date-until'), chinese(25));
  await t.axe();
  await t.click('#date-do');
  await t.waitFor('#date-panel .refused', '请写明理由');
  await t.fill('#date-reason', '等上级批复');
  await t.fill('#date-approver', '周书记');
  await t.screenshot('timeline-extend');
  await t.click('#date-do');
  await t.waitForGone('#date-panel');
  await says(t, chinese(25));
  assert.equal(await t.count('.drawn .gantt-ghost'), 2, 'the first date stays as a ghost, and the legend tells what that is');
  await onHold(t, '学习计划');
  await t.axe();
  await t.screenshot('timeline-ghost', { width: 1366, height: 768, fullPage: true });

  // Behind an extension a date does not come forward silently.
  await t.press('ArrowLeft');
  await t.press('Enter');
  await t.waitFor('#timeline-told', '没有变：新的时限要晚于现在的时限');
  await says(t, chinese(25));
  await t.reload();
  await says(t, chinese(25));

  // The panel alone, from the keyboard: a date that is written.
  await focusHold(t, '会议记录');
  await t.press('Enter');
  await t.waitFor('#date-panel[open] h2', '会议记录不全');
  await t.fill('#date-until', day(-15));
  await t.press('Enter');
  await t.waitForGone('#date-panel');
  await says(t, '逾期 15 天');
  await onHold(t, '会议记录');

  // What has no date gets one.
  await t.evaluate(() => document.querySelector('.gantt-undated[aria-label*="食堂账目"]').focus());
  await t.press('Enter');
  await t.waitFor('#date-panel[open] h2', '食堂账目不清');
  await t.waitFor('#date-panel', '现在没有时限');
  await t.fill('#date-until', day(40));
  await t.press('Enter');
  await t.waitForGone('#date-panel');
  await says(t, chinese(40));
  await onHold(t, '食堂账目');
  assert.equal(await t.count('.gantt-undated'), 0);
});

flow('the end of a bar is dragged', { in: TWO }, async (t) => {
  await open(t, { hash: '#/timeline/all/zoom=week' });
  const place = await t.until('the hold', () => {
    const it = document.querySelector('.gantt-hold .gantt-hit');
    if (!it) return null;
    it.scrollIntoView({ block: 'center' });
    const box = it.getBoundingClientRect();
    return box.width && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
  const wide = await t.evaluate(() => {
    const texts = document.querySelectorAll('.drawn .pic-grid');
    return texts[2].getBoundingClientRect().x - texts[1].getBoundingClientRect().x;
  });
  const { mouse } = t.driver.page;
  await mouse.move(place.x, place.y);
  await mouse.down();
  await mouse.move(place.x - wide / 2, place.y);
  await mouse.move(place.x - wide, place.y);
  await t.waitFor('.gantt-draft text', '年');
  await mouse.up();
  await t.waitFor('#timeline-told', `时限已改为${chinese(13)}`);
  await says(t, chinese(13));
  await t.press('Control+z');
  await says(t, chinese(20));
});

flow('measures unfold, bands fold, and one looks nearer, further and elsewhere', { in: TWO }, async (t) => {
  await open(t);
  assert.ok(!(await words(t)).some((it) => it.includes('补学两次')));
  await t.evaluate(() => document.querySelector('.gantt-fold[aria-label*="学习计划"]').focus());
  await t.press('Enter');
  await says(t, '补学两次');
  await says(t, '制定计划');
  assert.equal(await t.evaluate(() => document.activeElement.getAttribute('aria-expanded')), 'true');
  assert.equal(await t.count('.gantt-hold'), 4);
  // A measure's date is free.
  await focusHold(t, '补学两次');
  await t.press('PageUp');
  await t.press('Enter');
  await t.waitFor('#timeline-told', '“补学两次”的时限已改为');
  await t.click('.board-choice a', '按责任人');
  await says(t, '李强（1）');
  await says(t, '未填写（1）');
  await t.axe();
  await t.click('#fold-all');
  await t.until('no bars', () => document.querySelectorAll('.drawn .gantt-bar').length === 0);
  assert.ok((await t.count('.drawn .gantt-dot')) >= 2, 'dates of folded bands are dots');
  await t.click('#unfold-all');
  await says(t, '会议记录不全');
  await t.click('.board-choice a', '季度');
  await says(t, '季度');
  await t.click('.board-choice a', '周');
  await t.waitFor('#timeline-later');
  const first = (await words(t)).join();
  await t.click('#timeline-later');
  await t.until('other days', (before) => [...document.querySelectorAll('.gantt .drawn text')].map((it) => it.textContent).join() !== before, first);
  await t.click('#timeline-today');
  await says(t, '今天');
  await t.click('#board-table');
  await t.waitFor('.board-tables table', chinese(-12));
  await t.axe();
});

flow('the time line of a day in the past is only looked at; without dates it still reads', { in: TWO }, async (t) => {
  await open(t, { at: Date.now() - 10 * DAY });
  await focusHold(t, '学习计划');
  await t.press('ArrowLeft');
  await t.press('Enter');
  await t.waitFor('#timeline-told', chinese(19));
  await t.evaluate((on) => { location.hash = `#/timeline/all/on=${on}`; }, day(-4));
  await t.waitFor('.board-past');
  await says(t, chinese(20));
  await t.until('nothing to take hold of', () => document.querySelectorAll('.gantt-hold').length === 0);
  await t.axe();
  await t.evaluate(() => { location.hash = '#/timeline/term=no-date'; });
  await says(t, '食堂账目不清');
  assert.equal(await t.count('.gantt-hold'), 0);
  await t.evaluate(() => { location.hash = '#/timeline/q=%E4%B8%8D%E6%9B%BE%E5%86%99%E8%BF%87'; });
  await t.waitFor('.board', '没有符合条件的问题');
});
