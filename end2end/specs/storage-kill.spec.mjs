// The browser, or the process of its page, ended without a goodbye right after 已保存. What the page wrote to local storage
// is in the hands of the browser, which writes it to the disk within five seconds at first, later once a minute at most. The
// journal is on the disk when 已保存 is said; so nothing is lost, whenever the browser is killed.

import assert from 'node:assert/strict';
import { EVERYWHERE, flow } from '../lib/flow.mjs';
import { checklist, openProblem, reads, saved } from '../lib/app_steps.mjs';
import { stored } from '../lib/stored_data.mjs';

const TEXT = 'textarea.outcome';
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Whether local storage holds these words. */
const holds = async (t, words) => Object.values(await stored(t)).some((text) => text.includes(words));

async function typeAndSave(t, text) {
  await openProblem(t, '台账不全');
  await t.fill(TEXT, text);
  await saved(t);
}

flow('the page killed right after 已保存 loses nothing', { in: EVERYWHERE, ownBrowser: true }, async (t) => {
  await checklist(t);
  await typeAndSave(t, '刚存下');
  await t.killPages();
  await t.open({ hash: '#/list' });
  await openProblem(t, '台账不全');
  await reads(t, TEXT, '刚存下');
});

flow('the page killed in mid-typing loses the last moment at most', { in: EVERYWHERE, ownBrowser: true }, async (t) => {
  await checklist(t);
  await openProblem(t, '台账不全');
  await t.type(TEXT, '前面的');
  await saved(t);
  await t.type(TEXT, '后');
  await t.killPages();
  await t.open({ hash: '#/list' });
  await openProblem(t, '台账不全');
  assert.match(await t.value(TEXT), /^前面的后?$/);
});

/** How often each is tried: one try in a run of some minutes proves little, and twenty take long. */
const TIMES = process.argv.includes('--long') ? 20 : 2;

for (const ms of [0, 30, 300]) {
  flow(`the browser killed ${ms} ms after 已保存 loses nothing`, { in: EVERYWHERE, ownBrowser: true }, async (t) => {
    await checklist(t);
    await openProblem(t, '台账不全');
    let text = '';
    for (let time = 1; time <= TIMES; time += 1) {
      text = `第 ${time} 次存下的内容`;
      await t.fill(TEXT, text);
      await saved(t);
      await pause(ms);
      await t.killBrowser();
      await t.open({ hash: '#/list' });
      await openProblem(t, '台账不全');
      await reads(t, TEXT, text);
      assert.equal(await t.count('.recovery'), 0);
    }
    await saved(t);
  });
}

// The flows above can fail: local storage alone loses what was written last. The browser writes it at moments of its own,
// so a try may fall into one.
flow('without the journal a browser killed right after storing loses the last words, and they were not said to be safe', { in: EVERYWHERE, ownBrowser: true }, async (t) => {
  t.before(() => { Object.defineProperty(window, 'indexedDB', { configurable: true, value: undefined }); });
  for (let time = 1; ; time += 1) {
    const title = `没有日志时第 ${time} 次存下`;
    await t.open({ hash: '#/start' });
    await t.fill('#first', title);
    await t.click('.way form button');
    await t.waitFor('tr.row', title);
    await t.waitFor('#saved', '已保存（断电可能丢失最近一分钟）');
    assert.ok(await holds(t, title));
    await t.killBrowser();
    await t.open({ hash: '#/start' });
    if (!await holds(t, title)) return;
    assert.ok(time < 4, 'local storage was on the disk at once, four times');
  }
});

flow('the first words of a new checklist outlive the browser killed right after 已保存', { in: EVERYWHERE, ownBrowser: true }, async (t) => {
  await checklist(t, ['台账不全', '车辆管理不严']);
  await t.killBrowser();
  await t.open();
  await t.waitFor('tr.row', '台账不全');
  await t.waitFor('tr.row', '车辆管理不严');
  // Local storage may have had nothing left; what came back is said, and stored again.
  await saved(t);
  await t.reload();
  await t.waitFor('tr.row', '车辆管理不严');
  assert.equal(await t.count('#found'), 0);
});
