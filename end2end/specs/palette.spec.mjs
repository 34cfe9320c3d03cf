// The list of commands on Ctrl+K: each does what it says, and none is left out here.

import assert from 'node:assert/strict';
import { openChecklist } from '../lib/new_checklist_file.mjs';
import { TWO, flow } from '../lib/flow.mjs';
import { at, command, compose, rewrite, write } from '../lib/keyboard.mjs';

const offered = (t) => t.evaluate(() => [...document.querySelectorAll('#commands li span')].map((it) => it.textContent));

const chosen = (t, text) => t.waitFor('#commands [aria-selected=true]', text);

async function opened(t) {
  await t.press('Control+k');
  await at(t, '#command');
}

flow('every command of Ctrl+K reaches what it says', { in: TWO }, async (t) => {
  await openChecklist(t, [
    { kind: 'problem', number: '1', title: '台账登记不及时' },
    { kind: 'problem', number: '2', title: '车辆管理不严' },
  ]);
  await opened(t);
  const all = await offered(t);
  await t.axe();
  await t.screenshot('palette', { width: 1366, height: 768 });
  await t.press('Escape');
  await t.waitForGone('#palette');
  const tried = new Set();
  const run = async (name) => {
    tried.add(name);
    await command(t, name);
  };

  const tabs = await t.evaluate(() => [...document.querySelectorAll('nav.tabs a')].map((it) => [it.textContent, it.getAttribute('href')]));
  assert.ok(tabs.length >= 9);
  for (const [name, href] of tabs) {
    await run(`打开“${name}”`);
    await t.until(`to be at ${href}`, (to) => location.hash === to, href);
    // The wall has no tabs; the list of commands leads on from there too.
    if (name === '大屏') {
      await t.waitFor('.wall-cover');
      continue;
    }
    await t.waitFor('nav.tabs a[aria-current=page]', name);
    await at(t, 'nav.tabs a', name);
  }
  await run('打开“帮助”');
  await t.waitFor('.help h1', '帮助');
  await run('导出台账文件（到“收发”）');
  await t.waitFor('#export');
  const file = await t.download(() => t.click('#export'));
  assert.equal(JSON.parse(file.text).format, 'xiaohao');

  // From anywhere to where a new problem is written, and to who one is.
  await run('添加新问题');
  await at(t, '#new-problem');
  await run('填写或更换“我是”');
  await at(t, '#me');
  await rewrite(t, '王芳');
  await t.press('Enter');

  await command(t, '车辆', '问题 2：车辆管理不严');
  await at(t, 'aside.detail h2', '车辆管理不严');
  await t.fill('.duty input.person', '王芳');
  await t.press('Tab');
  await t.waitFor('tr.row-open', '王芳');
  await run('撤销自己的上一步');
  await t.until('nobody in charge', () => document.querySelector('.duty input.person').value === '');
  await run('重做');
  await t.until('her again', () => document.querySelector('.duty input.person').value === '王芳');

  for (const [key, label] of [['a1', 'A+ 较大字号'], ['a2', 'A++ 最大字号'], ['a', 'A 标准字号']]) {
    await run(`字号：${label}`);
    await t.until(`the letters ${key}`, (size) => document.documentElement.dataset.size === size, key);
  }
  await run('查看快捷键');
  await t.waitFor('#keys[open] h2', '快捷键');
  await t.press('Escape');
  await t.waitForGone('#keys');
  assert.deepEqual(all.filter((name) => !tried.has(name)), [], 'commands that were not tried');

  // By letters where the browser has them, up and down past the ends, by the mouse, and nothing where nothing fits.
  const pinyin = await t.evaluate(() => ['北', '安', '中', '丁'].sort(new Intl.Collator('zh-CN-u-co-pinyin').compare).join('') === '安北丁中');
  await opened(t);
  await chosen(t, all[0]);
  await t.press('ArrowUp');
  await chosen(t, all[all.length - 1]);
  await t.press('ArrowDown');
  await chosen(t, all[0]);
  await t.press('ArrowDown');
  await chosen(t, all[1]);
  await write(t, pinyin ? 'ckkjj' : '快捷');
  await chosen(t, '查看快捷键');
  await rewrite(t, '没有的东西');
  await t.waitFor('#palette [role=status]', '没有这样的命令或问题');
  await t.press('Enter');
  assert.equal(await t.count('#palette[open]'), 1);
  await t.press('Control+a');
  await t.press('Delete');
  // The Enters of an input method run nothing.
  await compose(t, '总览');
  await t.waitFor('#commands li', '打开“总览”');
  assert.equal(await t.count('#palette[open]'), 1);
  await t.click('#commands li', '打开“总览”');
  await t.waitForGone('#palette');
  await t.waitFor('.overview');

  // Esc gives the keyboard back to where it was.
  await t.evaluate(() => document.querySelector('#me').focus());
  await opened(t);
  await t.press('Escape');
  await at(t, '#me');
});
