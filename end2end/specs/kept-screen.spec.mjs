// The screen that is kept and drawn at the next opening, before the app runs: only for the very same state, and true.

import assert from 'node:assert/strict';
import { EVERYWHERE, TWO, flow } from '../lib/flow.mjs';
import { checklist, openProblem, reads, saved } from '../lib/app_steps.mjs';
import { fillToTheBrim } from '../lib/stored_data.mjs';

const KEY = 'xiaohao-screen';
const TEXT = 'textarea.outcome';

/** Closes the problem that is open, if one is. */
const closed = async (t) => { if (await t.count('#close-detail')) await t.click('#close-detail'); };

/** Waits until the present screen is kept. */
const kept = (t) => t.until('the screen to be kept', (key) => (localStorage.getItem(key) || '').includes('\n') && window.xiaohaoBoot.isScreenKept(), KEY);

/** Notes, from the beginning of the next opening, what was shown before the app ran. */
const watch = () => {
  window.__before = [];
  const look = () => {
    const screen = document.getElementById('kept-screen');
    if (screen) window.__before.push(screen.textContent);
    const state = document.documentElement && document.documentElement.getAttribute('data-boot');
    if (!state || state === 'opening') setTimeout(look, 4);
  };
  look();
};
const before = (t) => t.evaluate(() => window.__before);

flow('what was shown last is there before the app runs, its links work, and then the app takes its place', { in: EVERYWHERE }, async (t) => {
  t.before(watch);
  await checklist(t, ['台账不全', '车辆管理不严']);
  await closed(t);
  await kept(t);
  await t.reload();
  const shown = await before(t);
  assert.ok(shown.length > 0, 'it was drawn');
  for (const words of ['台账不全', '车辆管理不严']) assert.ok(shown[0].includes(words), `${words} was there`);
  assert.ok(!shown[0].includes('已保存'), 'what is of this moment is not said again');
  assert.equal(await t.count('#kept-screen'), 0);
  assert.equal(await t.count('#boot-frame'), 0);
  await openProblem(t, '台账不全');
  await t.fill(TEXT, '照常');
  await saved(t);
});

flow('a screen of another state is not drawn: an edit, another day, another page, another build, a damaged text', { in: TWO }, async (t) => {
  t.before(watch);
  await checklist(t, ['台账不全']);
  await closed(t);
  const spoils = [
    ['a record after it', () => { localStorage.setItem('xiaohao/e2eother/e2e/1', 'x'); }],
    ['another day', (key) => { localStorage.setItem(key, localStorage.getItem(key).replace(/^(\S+ \S+ \S+ \S+) \S+/, '$1 77')); }],
    ['another build', (key) => { localStorage.setItem(key, localStorage.getItem(key).replace(/^(\S+) \S+/, '$1 0000')); }],
    ['a setting', () => { localStorage.setItem('xiaohao-my/e2e', '1'); }],
    ['a text that is cut', (key) => { localStorage.setItem(key, localStorage.getItem(key).slice(0, -9)); }],
    ['a tag that is not of the list', (key) => { localStorage.setItem(key, localStorage.getItem(key).replace('"table"', '"iframe"')); }],
  ];
  for (const [what, spoil] of spoils) {
    await kept(t);
    await t.evaluate(spoil, KEY);
    await t.reload();
    await t.waitFor('tr.row', '台账不全');
    assert.deepEqual(await before(t), [], what);
    await t.evaluate(() => { localStorage.removeItem('xiaohao/e2eother/e2e/1'); localStorage.removeItem('xiaohao-my/e2e'); });
  }
  await kept(t);
  await t.evaluate(() => { location.hash = '#/help'; });
  await t.reload();
  assert.deepEqual(await before(t), [], 'another page');
});

flow('the kept screen holds no HTML, and takes no room from what is recorded', { in: TWO }, async (t) => {
  t.before(watch);
  const hostile = '<img src=x onerror="window.__hit=1">“><script>window.__hit=1</script>';
  await checklist(t, [hostile]);
  await closed(t);
  await kept(t);
  await t.reload();
  assert.ok((await before(t))[0].includes(hostile), 'as words');
  assert.equal(await t.evaluate(() => window.__hit), undefined);
  // With the storage full but for the kept screen, an edit takes its room.
  await kept(t);
  const text = await t.evaluate((key) => localStorage.getItem(key), KEY);
  await fillToTheBrim(t);
  await t.evaluate(([key, same]) => {
    const other = localStorage.getItem('other');
    localStorage.setItem('other', other.slice(0, other.length - same.length - key.length));
    localStorage.setItem(key, same);
  }, [KEY, text]);
  await openProblem(t, hostile.slice(0, 10));
  await t.fill(TEXT, '仍然存下');
  await saved(t);
  assert.equal(await t.evaluate((key) => localStorage.getItem(key), KEY), null);
  await t.reload();
  await reads(t, TEXT, '仍然存下');
});

flow('a forgotten example leaves no kept screen behind', { in: TWO }, async (t) => {
  await checklist(t, ['台账不全']);
  await t.click('nav.tabs a', '开始');
  await t.click('#open-example');
  await t.waitFor('.banner-example');
  await saved(t);
  await t.click('nav.tabs a', '问题');
  await t.waitFor('tr.row');
  await kept(t);
  await t.click('.banner-example .forget-example');
  await t.until('the own checklist again', () => !document.querySelector('.banner-example'));
  await t.running();
  const left = await t.evaluate((key) => localStorage.getItem(key), KEY);
  assert.ok(left === null || !left.includes('示例'), 'nothing of it');
});
