// The browser, or the process of its page, ended without a goodbye right after 已保存. What the page wrote is in the
// hands of the browser, which writes it to the disk within five seconds at first, later once a minute at most. So a page
// may die at any time, and a whole browser after a minute. Within that minute only this is promised: what was kept
// before is whole, and nothing is torn.

import assert from 'node:assert/strict';
import { EVERYWHERE, flow } from '../lib/flow.mjs';
import { checklist, openProblem, reads, saved } from '../lib/stored.mjs';

const TEXT = 'textarea.outcome';
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

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

flow('the browser killed more than a minute after 已保存 loses nothing', { in: EVERYWHERE, ownBrowser: true, mostlyWaits: true }, async (t) => {
  await checklist(t);
  await pause(6_000);
  await typeAndSave(t, '一分钟之前');
  await pause(75_000);
  await t.killBrowser();
  await t.open({ hash: '#/list' });
  await openProblem(t, '台账不全');
  await reads(t, TEXT, '一分钟之前');
});

flow('the browser killed right after 已保存 keeps what was there before, whole', { in: EVERYWHERE, ownBrowser: true }, async (t) => {
  await checklist(t);
  await typeAndSave(t, '早先的');
  await pause(10_000);
  await t.fill(TEXT, '最后的');
  await saved(t);
  await t.killBrowser();
  await t.open({ hash: '#/list' });
  await openProblem(t, '台账不全');
  const found = await t.until('the text', () => document.querySelector('textarea.outcome').value);
  assert.ok(['早先的', '最后的'].includes(found), found);
  assert.equal(await t.count('.recovery'), 0);
});
