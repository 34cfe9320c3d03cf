// The journal on the disk beside local storage: what either of them lost comes back from the other, and it is said; where
// there is no journal, 已保存 is not said without a but.

import assert from 'node:assert/strict';
import { EVERYWHERE, TWO, flow } from '../lib/flow.mjs';
import { checklist, openProblem, reads, saved } from '../lib/app_steps.mjs';
import { journal, spoilJournal, stored, wipeOnLeaving } from '../lib/stored_data.mjs';

const TEXT = 'textarea.outcome';
const HALF = '已保存（断电可能丢失最近一分钟）';

const half = (t) => t.until(`#saved to say ${HALF}`, (words) => document.querySelector('#saved').textContent === words, HALF);

/** Waits until the journal has the keys of local storage, with the same texts. */
async function mirrored(t) {
  for (let tries = 100; ; tries -= 1) {
    const [here, there] = [await stored(t), await journal(t)];
    try { assert.deepEqual(there, here); return there; } catch (error) { if (!tries) throw error; }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

flow('local storage wiped alone: the whole checklist comes back from the journal, and it is said', { in: EVERYWHERE }, async (t) => {
  await checklist(t, ['台账不全', '车辆管理不严']);
  await openProblem(t, '台账不全');
  await t.fill(TEXT, '补登台账40条');
  await saved(t);
  await mirrored(t);
  await wipeOnLeaving(t);
  await t.reload();
  await t.waitFor('#found', '已从磁盘日志找回');
  await t.axe();
  await t.click('nav.tabs a', '问题');
  await t.waitFor('tr.row', '车辆管理不严');
  await openProblem(t, '台账不全');
  await reads(t, TEXT, '补登台账40条');
  await saved(t);
  assert.equal(await t.count('.recovery'), 0);
  assert.ok(Object.values(await stored(t)).some((text) => text.includes('补登台账40条')), 'it is in local storage again');
  await t.click('#found button', '关闭');
  await t.waitForGone('#found');
  await t.reload();
  await t.waitFor('nav.tabs');
  await saved(t);
  assert.equal(await t.count('#found'), 0, 'what has come back is not told again');
});

flow('some keys of local storage lost: they come back, and where is said', { in: TWO }, async (t) => {
  await checklist(t, ['台账不全', '车辆管理不严']);
  await openProblem(t, '车辆管理不严');
  await t.fill(TEXT, '封存车辆');
  await saved(t);
  const keys = Object.entries(await mirrored(t)).filter(([, text]) => text.includes('封存车辆')).map(([key]) => key);
  await wipeOnLeaving(t, keys);
  await t.reload();
  await t.waitFor('#found', '找回 1 处：“车辆管理不严”');
  await t.waitFor('aside.detail h2', '车辆管理不严');
  await reads(t, TEXT, '封存车辆');
  assert.equal(await t.count('.recovery'), 0);
});

flow('the journal wiped alone: it is filled again, and then gives back what local storage loses', { in: EVERYWHERE }, async (t) => {
  await checklist(t, ['台账不全', '车辆管理不严']);
  await mirrored(t);
  await spoilJournal(t, 'wipe');
  assert.deepEqual(await journal(t), {});
  await t.reload();
  await saved(t);
  await mirrored(t);
  assert.equal(await t.count('#found'), 0);
  await wipeOnLeaving(t);
  await t.reload();
  await t.waitFor('#found', '已从磁盘日志找回');
  await t.click('nav.tabs a', '问题');
  await t.waitFor('tr.row', '车辆管理不严');
});

flow('a key damaged in local storage: its content comes back from the journal, and the damaged text stays', { in: TWO }, async (t) => {
  await checklist(t, ['台账不全', '车辆管理不严']);
  const [key, text] = Object.entries(await mirrored(t)).find(([, it]) => it.includes('车辆管理不严'));
  const spoilt = text.replace('车辆', '车厢');
  await t.evaluate(([at, bad]) => {
    window.addEventListener('pagehide', () => localStorage.setItem(at, bad));
  }, [key, spoilt]);
  await t.reload();
  await t.waitFor('#found', '找回');
  await t.waitFor('tr.row', '车辆管理不严');
  assert.equal(await t.count('.recovery'), 0);
  assert.equal((await stored(t))[key], spoilt);
  await t.reload();
  await t.waitFor('tr.row', '车辆管理不严');
  await saved(t);
  assert.equal(await t.count('.recovery'), 0, 'nothing is missing');
});

flow('an entry damaged in the journal takes nothing', { in: TWO }, async (t) => {
  await checklist(t, ['台账不全', '车辆管理不严']);
  await mirrored(t);
  await spoilJournal(t, 'cut');
  await t.reload();
  await t.waitFor('tr.row', '车辆管理不严');
  await saved(t);
  assert.equal(await t.count('.recovery'), 0);
});

flow('several checklists: all come back', { in: TWO }, async (t) => {
  await checklist(t, ['台账不全']);
  await t.click('nav.tabs a', '开始');
  await t.click('#new-round');
  await t.until('an empty round', () => document.querySelector('.bar-round').innerText.includes('未命名'));
  await t.running();
  await t.fill('#first', '车辆管理不严');
  await t.click('.way form button');
  await t.waitFor('tr.row', '车辆管理不严');
  await saved(t);
  const rounds = new Set(Object.keys(await mirrored(t)).map((key) => key.split('/')[1]));
  assert.equal(rounds.size, 2);
  await wipeOnLeaving(t);
  await t.reload();
  await t.waitFor('#found', '已从磁盘日志找回');
  await t.until('both in local storage', (count) => new Set(Object.keys(localStorage)
    .filter((key) => key.startsWith('xiaohao/')).map((key) => key.split('/')[1])).size === count, 2);
});

for (const [what, spoil, words] of [
  ['denied', () => { IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }; }, '浏览器不允许本页使用磁盘日志'],
  ['not there', () => { Object.defineProperty(window, 'indexedDB', { configurable: true, value: undefined }); }, '这个浏览器没有磁盘日志'],
  ['full', () => { IDBObjectStore.prototype.put = () => { throw new DOMException('no', 'QuotaExceededError'); }; }, '磁盘空间不足'],
  ['slow', () => { IDBFactory.prototype.open = () => new EventTarget(); }, '磁盘写得慢'],
  ['blocked', () => {
    IDBFactory.prototype.open = () => {
      const request = new EventTarget();
      setTimeout(() => request.dispatchEvent(new Event('blocked')), 0);
      return request;
    };
  }, '另一个窗口里的旧版页面占着磁盘日志'],
]) {
  flow(`a journal that is ${what}: the edit is stored, and it is said what is not sure`, { in: TWO }, async (t) => {
    t.before(spoil);
    await t.open({ hash: '#/start' });
    await t.fill('#first', '台账不全');
    await t.click('.way form button');
    await openProblem(t, '台账不全');
    await t.fill(TEXT, '照常工作');
    await half(t);
    assert.ok(Object.values(await stored(t)).some((text) => text.includes('照常工作')), 'local storage does not wait');
    await t.click('#saved');
    await t.waitFor('#saving-explained', words);
    await t.waitFor('#saving-explained', '读回核对无误');
    await t.axe();
    await t.screenshot(`journal-${what}`, { width: 1366, height: 768 });
    await t.reload();
    await reads(t, TEXT, '照常工作');
    assert.deepEqual(t.dialogs, []);
  });
}

flow('another version of the page may change the journal: this one goes on', { in: TWO }, async (t) => {
  await checklist(t);
  const upgraded = await t.evaluate(() => new Promise((resolve) => {
    const request = indexedDB.open('xiaohao', 7);
    request.onupgradeneeded = () => {};
    request.onsuccess = () => { request.result.close(); resolve('upgraded'); };
    request.onblocked = () => resolve('blocked');
  }));
  assert.equal(upgraded, 'upgraded');
  await openProblem(t, '台账不全');
  await t.fill(TEXT, '之后');
  await saved(t);
  await mirrored(t);
});

flow('a forgotten example is gone from the journal too, and does not come back', { in: TWO }, async (t) => {
  await checklist(t, ['台账不全']);
  const mine = await mirrored(t);
  await t.click('nav.tabs a', '开始');
  await t.click('#open-example');
  await t.waitFor('.banner-example');
  await saved(t);
  assert.ok(Object.keys(await mirrored(t)).length > Object.keys(mine).length);
  await t.click('.banner-example .forget-example');
  await t.until('the own checklist again', () => !document.querySelector('.banner-example'));
  await t.running();
  assert.deepEqual(Object.keys(await journal(t)).sort(), Object.keys(mine).sort());
  await wipeOnLeaving(t);
  await t.reload();
  await t.waitFor('#found');
  await t.click('nav.tabs a', '问题');
  await t.waitFor('tr.row', '台账不全');
  await t.click('nav.tabs a', '开始');
  assert.equal(await t.count('.rounds li'), 1);
});
