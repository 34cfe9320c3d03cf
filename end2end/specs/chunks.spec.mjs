// The app in chunks: what is not needed for the start comes by itself or when it is asked for; where it does not come, that
// is said, nothing is lost, and it comes on the next try.

import assert from 'node:assert/strict';
import { checklist, openProblem, reads, saved } from '../lib/app_steps.mjs';
import { EVERYWHERE, FROM_FILE, OVER_HTTP, flow } from '../lib/flow.mjs';

/** Lets `window.__broken` decide what becomes of the files of chunks. */
function breakable() {
  const real = window.fetch;
  window.__broken = '';
  window.__held = [];
  window.fetch = (address, options) => {
    const [, chunk] = /xiaohao-([a-z]+)-[0-9a-f]+\.wasm$/.exec(String(address)) || [];
    const isChunk = chunk && !(window.__spared || []).includes(chunk);
    const how = isChunk ? window.__broken : window.__brokenMain || '';
    if (how === 'stopped') return Promise.reject(new TypeError('Failed to fetch'));
    if (how === 'missing') return Promise.resolve(new Response('', { status: 404 }));
    if (how === 'held') return new Promise((resolve) => { window.__held.push(() => resolve(real(address, options))); });
    return real(address, options).then((response) => {
      if (!how) return response;
      return response.arrayBuffer().then((buffer) => {
        const bytes = new Uint8Array(buffer);
        if (how === 'cut') return new Response(bytes.slice(0, bytes.length - 1000));
        if (how === 'damaged') bytes.fill(0, 1000, bytes.length / 2);
        if (how === 'other') otherBuild(bytes);
        return new Response(bytes);
      });
    });
  };
  /** Changes the id of the build behind each module. */
  function otherBuild(bytes) {
    const mark = [...'xiaohao-build'].map((letter) => letter.charCodeAt(0));
    for (let at = 0; at + mark.length < bytes.length; at += 1) {
      if (mark.every((letter, place) => bytes[at + place] === letter)) bytes[at + mark.length] ^= 1;
    }
  }
}

const ways = [
  ['stopped', '连不上服务器'],
  ['missing', '没有给出这一项的程序文件'],
  ['cut', '已损坏'],
  ['damaged', '已损坏'],
];
for (const [how, words] of ways) {
  flow(`a screen that does not come says why and comes on the second try: ${how}`, { in: OVER_HTTP }, async (t) => {
    t.before(breakable);
    t.before(`window.__broken = '${how}'`);
    await t.open({ hash: '#/problems' });
    await t.click('nav.tabs a', '总览');
    await t.waitFor('.chunk-line[role=alert]', words);
    assert.match(await t.text('.chunk-line'), /不受影响/);
    await t.click('.chunk-line button', '再试一次');
    await t.waitFor('.chunk-line[role=alert]', words);
    await t.evaluate(() => { window.__broken = ''; });
    await t.click('.chunk-line button', '再试一次');
    await t.waitFor('.board h1');
    assert.equal(await t.count('.chunk-line'), 0);
  });
}

flow('what is typed while a screen does not come is kept, and is there when it has come', { in: OVER_HTTP }, async (t) => {
  t.before(breakable);
  t.before("window.__broken = 'stopped'; window.__spared = ['problem', 'shared']");
  await checklist(t, ['台账不全', '车辆管理不严']);
  await openProblem(t, '台账不全');
  await t.fill('textarea.outcome', '之前写下');
  await saved(t);
  await t.fill('textarea.outcome', '正在写');
  await t.click('nav.tabs a', '总览');
  await t.waitFor('.chunk-line[role=alert]', '连不上服务器');
  await saved(t);
  // The rest of the page works, with the server gone.
  await t.click('nav.tabs a', '问题');
  await openProblem(t, '台账不全');
  await reads(t, 'textarea.outcome', '正在写');
  await t.fill('#new-problem', '写到一半的问题');
  await t.click('nav.tabs a', '收发');
  await t.waitFor('.chunk-line[role=alert]', '连不上服务器');
  await t.evaluate(() => { window.__broken = ''; });
  await t.click('.chunk-line button', '再试一次');
  await t.waitFor('#what-whole');
  await t.click('nav.tabs a', '问题');
  await reads(t, '#new-problem', '写到一半的问题');
  await openProblem(t, '台账不全');
  await reads(t, 'textarea.outcome', '正在写');
});

flow('two tabs of different builds: each shows what the other records, and neither starts a chunk of the other', { in: OVER_HTTP }, async (t) => {
  t.before(breakable);
  // What this tab has not loaded yet comes from the newer build.
  t.before("window.__broken = 'other'; window.__spared = ['problem', 'shared']");
  await checklist(t, ['台账不全', '车辆管理不严']);
  // The server got a newer build after this tab was opened: the second tab is of it, page and modules.
  const newer = await t.newTab();
  t.before("window.__broken = 'other'; window.__brokenMain = 'other'; window.__spared = []");
  t.before(() => {
    new MutationObserver(() => {
      const list = document.getElementById('xiaohao-chunks');
      if (!list || !list.textContent || list.__changed) return;
      list.__changed = true;
      const read = JSON.parse(list.textContent);
      read.build = String.fromCharCode(read.build.charCodeAt(0) ^ 1) + read.build.slice(1);
      list.textContent = JSON.stringify(read);
    }).observe(document, { childList: true, subtree: true });
  });
  await newer.open({ hash: '#/list' });
  await openProblem(newer, '车辆管理不严');
  await newer.fill('textarea.outcome', '新版写下');
  await saved(newer);
  await openProblem(t, '车辆管理不严');
  await reads(t, 'textarea.outcome', '新版写下');
  await t.fill('textarea.outcome', '旧版接着写');
  await saved(t);
  await reads(newer, 'textarea.outcome', '旧版接着写');
  // The older tab is given a chunk of the newer build: it says so, and what was recorded is safe.
  await t.click('nav.tabs a', '总览');
  await t.waitFor('.chunk-line[role=alert]', '不是同一版');
  await newer.click('nav.tabs a', '总览');
  await newer.waitFor('.board h1');
  await t.click('nav.tabs a', '问题');
  await openProblem(t, '车辆管理不严');
  await reads(t, 'textarea.outcome', '旧版接着写');
});

flow('a chunk of another build is not started', { in: OVER_HTTP }, async (t) => {
  t.before(breakable);
  t.before("window.__broken = 'other'");
  await t.open({ hash: '#/help' });
  await t.waitFor('.chunk-line[role=alert]', '不是同一版');
  await t.waitFor('.chunk-line button', '重新打开页面');
  await t.axe();
});

flow('a main module of another build than the page is not started', { in: OVER_HTTP }, async (t) => {
  t.before(breakable);
  t.before("window.__brokenMain = 'other'");
  await t.open({ wait: false });
  await t.waitFor('#boot-page.boot-notice', '不是同一版');
});

flow('a damaged chunk in the single file is said, and the rest works', { in: FROM_FILE }, async (t) => {
  t.before(() => {
    new MutationObserver(() => {
      const chunk = document.getElementById('xiaohao-chunk-boards');
      if (!chunk || chunk.__changed || !chunk.textContent) return;
      chunk.__changed = true;
      const text = chunk.textContent;
      chunk.textContent = `${text.slice(0, text.length / 2)}AAAAAAAA${text.slice(text.length / 2 + 8)}`;
    }).observe(document, { childList: true, subtree: true });
  });
  await t.open({ hash: '#/overview' });
  await t.waitFor('.chunk-line[role=alert]', '已损坏');
  await t.click('nav.tabs a', '问题');
  await t.waitFor('.list-tools');
});

flow('the open problem comes unasked, and its screen is there at once', { in: EVERYWHERE }, async (t) => {
  await t.open({ hash: '#/start' });
  await t.until('the chunk', () => window.xiaohaoBoot.hasChunk('problem'));
});

flow('who prints a screen that is still to come is asked again when it is there', { in: OVER_HTTP }, async (t) => {
  t.before(breakable);
  t.before("window.__printed = 0; window.print = () => { window.__printed += 1; }; window.__broken = 'held'");
  await t.open({ hash: '#/help' });
  await t.waitFor('.chunk-line[role=status]', '正在载入');
  await t.evaluate(() => { window.dispatchEvent(new Event('beforeprint')); });
  await t.evaluate(() => { window.dispatchEvent(new Event('afterprint')); });
  await t.evaluate(() => { window.__broken = ''; for (const release of window.__held) release(); });
  await t.until('the printing', () => window.__printed === 1);
  assert.equal(await t.count('.chunk-line'), 0);
});
