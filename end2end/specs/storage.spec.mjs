// What is promised of storage: what is saved is there, what is not is said and tried again, whatever the browser does.
// Two tabs stand in storage-tabs, keys that cannot be read or are gone in storage-loss, killing in storage-kill.

import assert from 'node:assert/strict';
import { EVERYWHERE, TWO, flow } from '../lib/flow.mjs';
import { checklist, openProblem, reads, saved } from '../lib/app_steps.mjs';
import { fillToTheBrim, journal, stored } from '../lib/stored_data.mjs';

const TEXT = 'textarea.outcome';

flow('a page reloaded in mid-typing has every letter', { in: EVERYWHERE }, async (t) => {
  await checklist(t);
  await openProblem(t, '台账不全');
  await t.type(TEXT, '补登台账40条');
  await t.reload();
  await reads(t, TEXT, '补登台账40条');
  await t.type(TEXT, '，指定专人');
  await t.evaluate(() => { document.activeElement.blur(); });
  await t.reload();
  await reads(t, TEXT, '补登台账40条，指定专人');
});

flow('an edit is recorded at the first pause, and without one after a second', { in: TWO }, async (t) => {
  await checklist(t);
  await openProblem(t, '台账不全');
  // Keys from inside the page, for no driver is fast and steady enough. Gives how long it typed, and when storage was
  // first written.
  const run = (arg) => t.evaluate(async ([sel, ms, gap]) => {
    const field = document.querySelector(sel);
    field.focus();
    const start = performance.now();
    let written = null;
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
      if (written === null && key.indexOf('xiaohao/') === 0) written = performance.now() - start;
      return set.call(this, key, text);
    };
    do {
      field.value += '字';
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve, gap));
    } while (performance.now() - start < ms);
    const typed = performance.now() - start;
    while (written === null) await new Promise((resolve) => setTimeout(resolve, 10));
    Storage.prototype.setItem = set;
    return { typed, written };
  }, arg);
  const paused = await run([TEXT, 0, 0]);
  assert.ok(paused.written < 1500, JSON.stringify(paused));
  await saved(t);
  const steady = await run([TEXT, 3000, 30]);
  assert.ok(steady.written < steady.typed, `typed for ${steady.typed} ms, first written after ${steady.written} ms`);
  await saved(t);
});

flow('no room: said at once, kept in memory, exportable, and saved by itself once there is room', { in: EVERYWHERE }, async (t) => {
  await checklist(t);
  await openProblem(t, '台账不全');
  await fillToTheBrim(t);
  await t.type(TEXT, '满了也不能丢');
  await t.waitFor('#saved', '未能保存：浏览器存储已满');
  await t.waitFor('#unsaved', '没有丢');
  await t.click('#saved');
  await t.waitFor('#saving-explained', '同一网址下的其他程序用了 5');
  await t.waitFor('#saving-explained', '只在本页内存中的改动');
  await t.axe();
  await t.screenshot('storage-full', { width: 1366, height: 768 });
  await t.click('#saving-explained button', '关闭');
  await t.click('#unsaved a');
  const file = await t.download(() => t.click('#export'));
  assert.ok(file.text.includes('满了也不能丢'));
  await t.evaluate(() => { localStorage.removeItem('other'); });
  await saved(t);
  await t.waitForGone('#unsaved');
  await t.reload();
  await t.click('nav.tabs a', '问题');
  await openProblem(t, '台账不全');
  await reads(t, TEXT, '满了也不能丢');
  assert.deepEqual(t.dialogs, []);
});

flow('leaving with something unsaved is asked about', { in: TWO }, async (t) => {
  await checklist(t);
  await openProblem(t, '台账不全');
  await fillToTheBrim(t);
  const before = Object.keys(await journal(t)).length;
  await t.type(TEXT, '还没存下');
  await t.waitFor('#saved', '未能保存');
  // Local storage is full, and the journal takes it all the same: in a moment, for it is written beside the page.
  for (let tries = 100; Object.keys(await journal(t)).length <= before; tries -= 1) {
    assert.ok(tries, 'the journal took it');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await t.reload();
  assert.equal(t.dialogs.length, 1);
  await reads(t, TEXT, '还没存下');
  await t.waitFor('#saved', '未能保存');
});

flow('storage denied from the start: works from memory, says so as long as it lasts, and stores once it may', { in: EVERYWHERE }, async (t) => {
  t.before(() => {
    const own = Object.getOwnPropertyDescriptor(window, 'localStorage');
    Object.defineProperty(window, 'localStorage', { configurable: true, get() { throw new DOMException('no', 'SecurityError'); } });
    window.allowStorage = () => Object.defineProperty(window, 'localStorage', own);
  });
  await t.open({ hash: '#/start' });
  await t.waitFor('#saved', '未能保存：浏览器禁止存储');
  await t.waitFor('#unsaved', '只用本页内存工作');
  await t.fill('#first', '台账不全');
  await t.click('.way form button');
  await openProblem(t, '台账不全');
  await t.fill(TEXT, '只在内存里');
  await t.axe();
  await t.screenshot('storage-denied', { width: 1366, height: 768 });
  // Coming back to the window, and the next look at storage, do not make it sound saved.
  await t.evaluate(() => { window.dispatchEvent(new Event('focus')); window.__seen = []; });
  await t.evaluate(() => { setInterval(() => window.__seen.push(document.querySelector('#saved').textContent), 50); });
  await t.until('two rounds of housekeeping', () => window.__seen.length > 130);
  assert.ok(await t.evaluate(() => window.__seen.every((it) => it.indexOf('未能保存') === 0)));
  await t.click('#unsaved a');
  const file = await t.download(() => t.click('#export'));
  assert.ok(file.text.includes('只在内存里'));
  await t.evaluate(() => { window.allowStorage(); });
  await saved(t);
  await t.waitForGone('#unsaved');
  const keys = Object.values(await stored(t));
  assert.ok(keys.some((text) => text.includes('只在内存里')));
});

for (const [what, spoil, words] of [
  ['refused writes', () => { throw new DOMException('no', 'SecurityError'); }, '浏览器禁止存储'],
  ['refusals for want of room, under an old name', () => { throw new DOMException('no', 'NS_ERROR_DOM_QUOTA_REACHED'); }, '浏览器存储已满'],
  ['errors of no known kind', () => { throw new Error('no'); }, '浏览器存储出错'],
  ['writes that go nowhere', () => {}, '写入后核对不一致'],
]) {
  flow(`${what} are told and tried again until they work`, { in: TWO }, async (t) => {
    t.before(`window.spoil = ${spoil}`);
    await checklist(t);
    await openProblem(t, '台账不全');
    await t.evaluate(() => {
      window.set = Storage.prototype.setItem;
      Storage.prototype.setItem = function () { return window.spoil(); };
    });
    await t.type(TEXT, '再试一次');
    await t.waitFor('#saved', `未能保存：${words}`);
    await t.waitFor('#unsaved');
    await t.evaluate(() => { Storage.prototype.setItem = window.set; });
    await saved(t);
    await t.reload();
    await reads(t, TEXT, '再试一次');
  });
}

flow('what a state means is one click away', { in: TWO }, async (t) => {
  await checklist(t);
  await t.click('#saved');
  await t.waitFor('#saving-explained', '读回核对无误');
  await t.waitFor('#saving-explained', '已经写到磁盘上');
  await t.waitFor('#saving-explained', '还没有导出过');
  await t.axe();
  await t.screenshot('saving-explained', { width: 1366, height: 768 });
  await t.click('#saved');
  await t.waitForGone('#saving-explained');
});

flow('what is refused stays in its field and is not called saved', { in: TWO }, async (t) => {
  await checklist(t);
  await openProblem(t, '台账不全');
  await t.fill('input.title', '');
  await t.waitFor('#saved', '未能保存：有一处不合要求');
  assert.equal(await t.count('.banner'), 0);
  await t.type('input.title', '新题目');
  await saved(t);
  await t.fill('input.title', '');
  await t.evaluate(() => { document.activeElement.blur(); });
  await t.waitFor('.refused', '标题不能为空');
  await reads(t, 'input.title', '新题目');
  await saved(t);
  await t.evaluate((sel) => {
    const field = document.querySelector(sel);
    field.focus();
    field.value = '长'.repeat(140000);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, TEXT);
  await t.waitFor('.refused', '文字太长');
  await t.evaluate(() => { document.activeElement.blur(); });
  await t.waitFor('#saved', '未能保存：有一处不合要求');
  assert.equal(await t.evaluate((sel) => document.querySelector(sel).value.length, TEXT), 140000);
  await t.axe();
  await t.fill(TEXT, '短了');
  await saved(t);
  await t.reload();
  await reads(t, TEXT, '短了');
});

flow('days since the last export are shown, and asked about when they grow', { in: TWO }, async (t) => {
  // Time goes on where `day` says so; the app asks for it by Date only.
  t.before(() => {
    const Real = Date;
    const later = () => { try { return Number(localStorage.getItem('day') || 0) * 86400000; } catch (error) { return 0; } };
    window.Date = class extends Real {
      constructor(...args) { if (args.length) super(...args); else super(Real.now() + later()); }
      static now() { return Real.now() + later(); }
    };
  });
  const day = async (number) => { await t.evaluate((n) => localStorage.setItem('day', String(n)), number); await t.reload(); };
  await checklist(t);
  await t.waitFor('#days', '还没有导出过');
  assert.equal(await t.count('#export-due'), 0);
  await day(7);
  await t.waitFor('#export-due', '有 7 天的改动还没有导出过');
  await t.axe();
  await t.screenshot('export-due', { width: 1366, height: 768 });
  await t.click('#export-due a');
  await t.download(() => t.click('#export'));
  await t.waitForGone('#export-due');
  await t.waitFor('#days', '今天导出过');
  await t.waitFor('#last-export', '今天导出过');
  await day(30);
  await t.waitFor('#days', '23 天前导出过');
  assert.equal(await t.count('#export-due'), 0, 'nothing is new since the export');
  await t.click('nav.tabs a', '问题');
  await openProblem(t, '台账不全');
  await t.fill(TEXT, '新的');
  await saved(t);
  await day(40);
  await t.waitFor('#export-due', '有 10 天的改动');
  await t.click('#export-due button', '这次先不');
  await t.waitForGone('#export-due');
});

flow('the start page knows what the other rounds are called without opening them', { in: TWO }, async (t) => {
  await checklist(t);
  await t.click('nav.tabs a', '整改任务');
  await t.fill('.round-page .unit', '甲局党组');
  await t.press('Tab');
  await t.until('the name to be noted', () => Object.keys(localStorage)
    .some((key) => key.startsWith('xiaohao-note/') && localStorage.getItem(key).endsWith(' 甲局党组')));
  await t.click('nav.tabs a', '开始');
  await t.click('#new-round');
  await t.until('an empty round', () => document.querySelector('.bar-round').innerText.includes('未命名'));
  await t.waitFor('.rounds li button', '甲局党组');

  // Where it cannot be read any more, its name still stands; where nothing was noted, it is looked for.
  await t.evaluate(() => {
    window.__facts = {};
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith('xiaohao/')) continue;
      window.__facts[key] = localStorage.getItem(key);
      localStorage.setItem(key, 'x');
    }
  });
  await t.click('nav.tabs a', '问题');
  await t.click('nav.tabs a', '开始');
  await t.waitFor('.rounds li button', '甲局党组');
  await t.evaluate(() => {
    for (const key of Object.keys(window.__facts)) localStorage.setItem(key, window.__facts[key]);
    for (const key of Object.keys(localStorage)) if (key.startsWith('xiaohao-note/')) localStorage.removeItem(key);
  });
  await t.click('nav.tabs a', '问题');
  await t.click('nav.tabs a', '开始');
  await t.waitFor('.rounds li button', '甲局党组');
});
