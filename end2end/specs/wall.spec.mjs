// 大屏: pages that turn by themselves and can be stopped, and that are current.

import assert from 'node:assert/strict';
import { openChecklist } from '../lib/new_checklist_file.mjs';
import { TWO, flow } from '../lib/flow.mjs';

const ITEMS = [
  { kind: 'problem', title: '学习计划没有落实', department: '办公室', due: '2024-01-05' },
  { kind: 'problem', title: '会议记录不全', department: '财务科', progress: 'under_way' },
  { kind: 'problem', title: '食堂账目不清', department: '财务科', progress: 'done' },
];

const page = (t) => t.evaluate(() => Number(/第 (\d+) 页/.exec(document.querySelector('#wall-page').textContent)[1]));
const onPage = (t, n) => t.until(`page ${n}`, (wanted) => document.querySelector('#wall-page').textContent.startsWith(`第 ${wanted} 页`), n);
const figures = (t) => t.evaluate(() => Object.fromEntries([...document.querySelectorAll('.wall-cover .figure')].map((it) =>
  [it.querySelector('.label').textContent, it.querySelector('.number').textContent])));

async function open(t) {
  await openChecklist(t, ITEMS);
  await t.evaluate(() => { location.hash = '#/wall'; });
  await t.waitFor('.wall-cover');
}

flow('the wall stands alone, turns by itself, and stops when it is told to', { in: TWO }, async (t) => {
  await open(t);
  assert.equal(await t.evaluate(() => document.querySelector('.bar').getClientRects().length), 0, 'no frame around it');
  const shown = await figures(t);
  assert.equal(shown['问题总数'], '3');
  assert.equal(shown['已完成'], '1');
  assert.equal(shown['逾期未完成'], '1');
  assert.equal(shown['已完成待销号'], '1');
  assert.equal(shown['逾期完成'], '0');
  await t.waitFor('.wall-rule', '口径：按问题计数；“基本完成”计入“正在推进”');
  await t.axe();
  await t.screenshot('wall', { width: 1920, height: 1080 });
  await t.choose('#wall-every', '10');
  await onPage(t, 2);
  await t.click('#wall-pause');
  await t.waitFor('#wall-pause', '开始轮播');
  const stopped = await page(t);
  await t.click('#wall-next');
  await onPage(t, stopped + 1);
  await t.axe();
  await t.click('#wall-previous');
  await t.press('ArrowLeft');
  await onPage(t, stopped - 1);
  await t.press('ArrowLeft');
  const all = await t.evaluate(() => Number(/共 (\d+) 页/.exec(document.querySelector('#wall-page').textContent)[1]));
  await onPage(t, stopped > 2 ? stopped - 2 : all);
  await t.click('#wall-leave');
  await t.waitFor('.board.overview');
  await t.waitFor('.bar');
});

flow('the wall left alone for an hour turns on, is of the right day, and holds no more than at first', { in: TWO, mostlyWaits: true }, async (t) => {
  // A hundred times as fast as the clock: an hour in 36 seconds. It begins shortly before midnight.
  t.before(() => {
    const [Real, start, every, once] = [Date, Date.now(), window.setInterval, window.setTimeout];
    const midnight = new Real(start).setHours(23, 45, 0, 0);
    const now = () => midnight + (Real.now() - start) * (window.__fast ? 100 : 1);
    window.__begin = () => { window.__fast = true; };
    window.Date = class extends Real {
      constructor(...given) { if (given.length) super(...given); else super(now()); }
      static now() { return now(); }
    };
    window.setInterval = (act, ms, ...rest) => every(act, window.__fast ? ms / 100 : ms, ...rest);
    window.setTimeout = (act, ms, ...rest) => once(act, window.__fast ? (ms || 0) / 100 : ms, ...rest);
  });
  t.before("if (location.hash === '#/wall') window.__begin()");
  await openChecklist(t, ITEMS);
  await t.evaluate(() => { location.hash = '#/wall'; });
  await t.waitFor('.wall-cover');
  await t.choose('#wall-every', '10');
  await t.reload();
  await t.waitFor('.wall-cover');
  const nodes = () => t.evaluate(() => document.querySelectorAll('*').length);
  const pages = new Set();
  const day = await t.evaluate(() => new Date().getDate());
  let most = 0;
  for (let tenth = 0; tenth < 36; tenth += 1) {
    pages.add(await page(t));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const now = await nodes();
    if (tenth === 8) most = now;
    if (tenth > 8) assert.ok(now < 2 * most, `${now} elements after ${tenth} hundred seconds, ${most} at first`);
  }
  assert.ok(pages.size > 1, 'it turned');
  assert.notEqual(await t.evaluate(() => new Date().getDate()), day, 'midnight has passed');
  assert.ok(await t.evaluate(() => document.body.innerText.includes(`${new Date().getMonth() + 1}月${new Date().getDate()}日`)), 'it says the new day');
  await t.click('#wall-pause');
});

flow('the wall does not move where the person wants no movement, and is current', { in: TWO }, async (t) => {
  await openChecklist(t, ITEMS);
  const { page: tab } = t.driver;
  if (t.place.old) await tab.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  else await tab.emulateMedia({ reducedMotion: 'reduce' });
  await t.evaluate(() => { location.hash = '#/wall'; });
  await t.waitFor('#wall-pause', '开始轮播');
  assert.equal((await figures(t))['已完成'], '1');
  const other = await t.newTab();
  await other.open({ hash: '#/kanban' });
  await other.waitFor('.card');
  await other.evaluate(() => [...document.querySelectorAll('.card-title')].find((it) => it.textContent.includes('会议记录')).focus());
  await other.press('Control+ArrowRight');
  await other.press('Control+ArrowRight');
  await other.waitFor('.cell[data-column=done] .card', '会议记录不全');
  await t.until('the other tab’s change on the wall', () =>
    [...document.querySelectorAll('.wall-cover .figure')].some((it) => it.textContent.includes('已完成') && it.textContent.includes('2')));
});
