// The example: opened as a round of its own, worked on, forgotten whole, also where another tab has it open. And the
// help with its list of keys.

import assert from 'node:assert/strict';
import { TWO, flow } from '../lib/flow.mjs';

/** All keys but that of the kept screen, which goes with any change. */
const keys = (t) => t.evaluate(() => Object.keys(localStorage).filter((key) => key !== 'xiaohao-screen').sort());

async function openExample(t) {
  await t.click('#open-example');
  await t.waitFor('.banner-example', '删除示例');
  await t.until('37 rows', () => document.querySelectorAll('tr.row').length === 37);
  return t.evaluate(() => localStorage.getItem('xiaohao-my/open'));
}

flow('an example is opened, tried, and forgotten without a trace', { in: TWO }, async (t) => {
  await t.open({ hash: '#/start' });
  await t.screenshot('example-start', { width: 1366, height: 768 });
  await t.fill('#first', '真实的问题');
  await t.click('.way:nth-of-type(3) button', '添加');
  await t.waitFor('table.list', '真实的问题');
  await t.waitFor('#saved', '已保存');
  await t.until('a note', () => Object.keys(localStorage).some((key) => key.startsWith('xiaohao-note/')));
  const real = await keys(t);

  await t.click('nav.tabs a', '开始');
  const round = await openExample(t);
  await t.screenshot('example-list', { width: 1366, height: 768 });
  await t.click('tr.row a', '部分基层文化站点长期闲置');
  await t.waitFor('aside.detail h2', '部分基层文化站点长期闲置');
  await t.screenshot('example-detail', { width: 1366, height: 768 });
  await t.choose('select.progress', 'done');
  await t.waitFor('#saved', '已保存');
  await t.axe();
  await t.click('nav.tabs a', '总览');
  await t.waitFor('.check', '37 = 25 + 9 + 3 ✓');
  await t.screenshot('example-overview', { width: 1366, height: 768 });
  await t.click('nav.tabs a', '开始');
  await t.waitFor('.rounds li', '删除示例');
  assert.equal(await t.count('.rounds .forget-example'), 1, 'only the example can be forgotten');
  await t.axe();
  await t.screenshot('example-rounds', { width: 1366, height: 768, fullPage: true });
  await t.until('a note of the example', (id) => Object.keys(localStorage).some((key) => key.startsWith(`xiaohao-note/${id}/`)), round);

  await t.click('.banner-example button');
  await t.waitForGone('.banner-example');
  await t.waitFor('h1', '从哪里开始');
  assert.equal(await t.count('.recovery'), 0);
  assert.deepEqual((await keys(t)).filter((key) => key.includes(round)), []);
  const left = await keys(t);
  assert.deepEqual(real.filter((key) => !left.includes(key)), [], 'what was there is there');
  await t.reload();
  await t.waitFor('h1', '从哪里开始');
  await t.click('nav.tabs a', '问题');
  await t.waitFor('table.list', '真实的问题');
});

flow('an example that another tab has open is not written anew', { in: TWO }, async (t) => {
  await t.open({ hash: '#/start' });
  const round = await openExample(t);
  const other = await t.newTab();
  await other.open({ hash: '#/problems/all' });
  await other.waitFor('.banner-example');
  await t.click('.banner-example button');
  await t.waitForGone('.banner-example');
  await other.waitFor('h1', '从哪里开始');
  await other.waitForGone('.banner-example');
  // Longer than the housekeeping of a tab that still believed in it would take.
  const began = Date.now();
  await t.until('four seconds', () => true);
  while (Date.now() - began < 4_000) await t.evaluate(() => new Promise((done) => setTimeout(done, 200)));
  assert.deepEqual((await keys(t)).filter((key) => key.startsWith(`xiaohao/${round}/`)), []);
});

flow('the help is at hand, and the keys are listed on ?', { in: TWO }, async (t) => {
  await t.open({ hash: '#/start' });
  await t.click('.bar a', '帮助');
  await t.waitFor('.help h1', '帮助');
  assert.equal(await t.count('.tasks section'), 9);
  await t.axe();
  await t.screenshot('help', { width: 1366, height: 768, fullPage: true });
  await t.press('?');
  await t.waitFor('#keys[open] h2', '快捷键');
  await t.axe();
  await t.screenshot('help-keys', { width: 1366, height: 768 });
  await t.press('Escape');
  await t.waitForGone('#keys');

  await t.click('nav.tabs a', '开始');
  await t.waitFor('#paste');
  await t.type('#paste', '何时完成?');
  assert.equal(await t.value('#paste'), '何时完成?', 'a question mark in a text is a question mark');
  assert.equal(await t.count('#keys[open]'), 0);
  await t.evaluate(() => document.querySelector('#open-example').focus());
  await t.press('?');
  await t.waitFor('#keys[open]');
  await t.click('#close-keys');
  await t.waitForGone('#keys');
  await t.until('the focus to be where it was', () => document.activeElement.id === 'open-example');
  await t.press('?');
  await t.click('#keys a', '查看全部帮助');
  await t.waitFor('.help h1', '帮助');
  await t.waitForGone('#keys');
});
