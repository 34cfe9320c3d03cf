// What cannot be read is set aside and said before anything else; what was there and is gone is noticed. Here the journal
// has lost it too, or was never there; what the journal gives back is in storage-journal.

import assert from 'node:assert/strict';
import { EVERYWHERE, TWO, flow } from '../lib/flow.mjs';
import { checklist, openProblem, reads, saved } from '../lib/app_steps.mjs';
import { noted, spoilJournal, stored } from '../lib/stored_data.mjs';

const TEXT = 'textarea.outcome';

/** The keys with facts, oldest first, with one changed in storage past the app; the page loaded anew. */
async function spoil(t, change) {
  const keys = Object.keys(await stored(t)).sort((a, b) => Number(a.split('/')[3]) - Number(b.split('/')[3]));
  const key = keys[keys.length - 1];
  const text = change((await stored(t))[key]);
  await t.evaluate(([at, spoilt]) => localStorage.setItem(at, spoilt), [key, text]);
  await spoilJournal(t, 'wipe');
  await t.reload();
  return { key, text };
}

for (const [what, change, words] of [
  ['a damaged', (text) => text.replace('车辆', '车厢'), '与校验码不符'],
  ['a cut', (text) => text.slice(0, -3), '与校验码不符'],
  ['an emptied', () => '', '内容已损坏'],
  ['a newer', (text) => text.replace('xiaohao/1 ', 'xiaohao/7 '), '由更新的版本（格式 7）写入'],
]) {
  flow(`${what} key is shown before the app, given out letter by letter, and left as it is`, { in: TWO }, async (t) => {
    await checklist(t, ['台账不全', '车辆管理不严']);
    await noted(t);
    const { key, text } = await spoil(t, change);
    await t.waitFor('h1', '有些保存的内容没能读出');
    await t.waitFor('#readable', '1 个问题');
    await t.waitFor('.recovery li', words);
    await t.waitFor('#missing', '其余的可能就在上面读不出的内容里');
    assert.equal(await t.count('nav.tabs'), 0);
    await t.axe();
    await t.screenshot(`recovery-${what.split(' ')[1]}`, { width: 1366, height: 768 });
    const raw = await t.download(() => t.click('.recovery li button', '下载原文'));
    assert.equal(raw.text, text);
    await t.click('#go-on');
    await t.click('nav.tabs a', '问题');
    await openProblem(t, '台账不全');
    await t.fill(TEXT, '照常工作');
    await saved(t);
    await t.waitFor('#unreadable', '有 1 份保存的内容没能读出');
    await t.axe();
    await t.reload();
    await t.waitFor('.recovery li', words);
    assert.equal(await t.count('#missing'), 0, 'what a person has seen to be gone is not told again');
    assert.equal((await stored(t))[key], text);
    await t.click('#go-on');
    await reads(t, TEXT, '照常工作');
    await t.click('#unreadable button', '查看');
    await t.waitFor('.recovery li', words);
  });
}

flow('several keys that cannot be read are given out together', { in: TWO }, async (t) => {
  await checklist(t, ['台账不全', '车辆管理不严', '仓库年久失修']);
  const before = await stored(t);
  const keys = Object.keys(before).slice(0, 2);
  await t.evaluate((names) => names.forEach((key) => localStorage.setItem(key, '坏了\n')), keys);
  await spoilJournal(t, 'wipe');
  await t.reload();
  await t.waitFor('#readable');
  const raw = await t.download(() => t.click('.recovery button', '下载全部原文'));
  assert.deepEqual(JSON.parse(raw.text).keys, Object.fromEntries(keys.map((key) => [key, '坏了\n'])));
});

flow('a key of a newer version that comes in while the page is open is said, and nothing else changes', { in: TWO }, async (t) => {
  await checklist(t);
  const other = await t.newTab();
  await other.open();
  const [key] = Object.keys(await stored(t));
  await other.evaluate((name) => {
    localStorage.setItem(name.replace(/[^/]+\/\d+$/, 'zzz/1'), 'xiaohao/2 plain 1 0123456789abcdef\n{}');
  }, key);
  await t.waitFor('#unreadable', '有 1 份');
  await t.waitFor('#saved', '已保存');
  await t.click('#unreadable button', '查看');
  await t.waitFor('.recovery li', '由更新的版本（格式 2）写入');
});

flow('a checklist that was there and is gone is noticed, said, and comes back from its file', { in: EVERYWHERE, ownBrowser: true }, async (t) => {
  await checklist(t, ['台账不全', '车辆管理不严']);
  await noted(t);
  await t.click('nav.tabs a', '收发');
  const file = await t.download(() => t.click('#export'));
  // While the page is open it has everything in memory and would write it again: so from another page of the same place.
  await t.reopen({ wait: true });
  await t.evaluate(() => {
    window.addEventListener('pagehide', () => {
      for (const key of Object.keys(localStorage)) if (key.startsWith('xiaohao/')) localStorage.removeItem(key);
    });
  });
  await spoilJournal(t, 'wipe');
  await t.reload();
  await t.waitFor('h1', '有些保存过的内容不见了');
  await t.waitFor('#missing', '现在只读到 0 条');
  await t.waitFor('#missing', '可能清除过浏览器数据');
  await t.axe();
  await t.screenshot('recovery-gone', { width: 1366, height: 768 });
  await t.click('#go-on');
  await t.click('nav.tabs a', '收发');
  await t.drop('.exchange .drop', [{ name: file.name, type: 'application/json', bytes: file.bytes }]);
  await t.waitFor('.message-good', '已导入');
  await saved(t);
  await t.reload();
  await t.waitFor('nav.tabs');
  await t.click('nav.tabs a', '问题');
  await t.waitFor('tr.row', '车辆管理不严');
});

flow('a whole checklist that is gone is named, even if another is open', { in: TWO }, async (t) => {
  await checklist(t, ['台账不全']);
  await noted(t);
  const [gone] = Object.keys(await stored(t)).map((key) => key.split('/')[1]);
  await t.click('nav.tabs a', '开始');
  await t.click('#new-round');
  await t.until('another round', (round) => localStorage.getItem('xiaohao-my/open') !== round, gone);
  await t.running();
  await t.waitFor('h1', '从哪里开始');
  await t.evaluate((round) => {
    for (const key of Object.keys(localStorage)) if (key.startsWith(`xiaohao/${round}/`)) localStorage.removeItem(key);
  }, gone);
  await spoilJournal(t, 'wipe');
  await t.reload();
  await t.waitFor('#missing', `编号 ${gone}`);
  await t.click('#go-on');
  await t.reload();
  await t.waitFor('h1', '从哪里开始');
  await t.waitForGone('.recovery');
});

flow('site data cleared under an open page is said, and written again from memory', { in: EVERYWHERE }, async (t) => {
  await checklist(t, ['台账不全']);
  const other = await t.newTab();
  await other.open({ hash: '#/start' });
  await t.evaluate(() => {
    window.__said = [];
    new MutationObserver(() => window.__said.push(document.querySelector('#saved').textContent))
      .observe(document.querySelector('#saved'), { subtree: true, childList: true, characterData: true });
  });
  await other.evaluate(() => { localStorage.clear(); });
  await t.until('the loss to be said', () => window.__said.some((it) => it.includes('保存过的内容被清除')));
  await saved(t);
  assert.ok(Object.values(await stored(t)).some((text) => text.includes('台账不全')));
});

flow('a key that the browser does not give out is said, and read as soon as it is', { in: TWO }, async (t) => {
  t.before(() => {
    const get = Storage.prototype.getItem;
    Storage.prototype.getItem = function (key) {
      if (key === get.call(this, 'held-back')) throw new DOMException('no', 'UnknownError');
      return get.call(this, key);
    };
  });
  await checklist(t, ['台账不全', '车辆管理不严']);
  await t.evaluate(() => {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith('xiaohao/'));
    const with_it = keys.find((key) => localStorage.getItem(key).includes('车辆管理不严'));
    localStorage.setItem('held-back', with_it);
  });
  await spoilJournal(t, 'wipe');
  await t.reload();
  await t.waitFor('.recovery', '浏览器暂时没有给出');
  await t.click('#go-on');
  await t.click('nav.tabs a', '问题');
  await t.waitFor('tr.row', '台账不全');
  assert.equal(await t.count('tr.row'), 1);
  await t.evaluate(() => { localStorage.removeItem('held-back'); });
  await t.waitFor('tr.row', '车辆管理不严');
});
