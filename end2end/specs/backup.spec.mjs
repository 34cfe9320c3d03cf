// The copy beyond the browser: written into a folder after each pause of work, rotated, restored by taking the file in. The
// folder that a person would choose is given by the browser's private file system, which exists only over http here.

import assert from 'node:assert/strict';
import { CURRENT_OVER_HTTP, EVERYWHERE, OLD, flow } from '../lib/flow.mjs';
import { checklist, openProblem, reads, saved } from '../lib/app_steps.mjs';

const TEXT = 'textarea.outcome';

const choosesFolder = () => {
  window.showDirectoryPicker = () => navigator.storage.getDirectory().then((root) => root.getDirectoryHandle('备份', { create: true }));
};

/** The files in the folder, by name. */
const files = (t) => t.evaluate(async () => {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('备份', { create: true });
  const found = {};
  for await (const [name, handle] of folder.entries()) {
    // One that is no longer needed may go meanwhile.
    try { found[name] = await (await handle.getFile()).text(); } catch (error) { if (error.name !== 'NotFoundError') throw error; }
  }
  return found;
});

/** Puts files with this text there, as copies of earlier days. */
const put = (t, names, content) => t.evaluate(async ([all, text]) => {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('备份', { create: true });
  for (const name of all) {
    const writer = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await writer.write(text);
    await writer.close();
  }
}, [names, content]);

async function chosen(t) {
  await checklist(t, ['台账不全', '车辆管理不严']);
  await t.click('#saved');
  await t.click('#choose-folder');
  await t.waitFor('#saving-file', '最近一份');
}

/** The one copy that has this text, once it is there. */
async function copyWith(t, text) {
  for (let tries = 150; tries; tries -= 1) {
    const found = Object.entries(await files(t)).filter(([, it]) => it.includes(text));
    if (found.length) return found[0];
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no copy has ${text}`);
}

flow('a copy is written after each pause, the newest stays, and it can be taken in elsewhere', { in: CURRENT_OVER_HTTP }, async (t) => {
  t.before(choosesFolder);
  await chosen(t);
  await t.axe();
  await t.screenshot('backup-panel', { width: 1366, height: 768 });
  const [first] = await copyWith(t, '车辆管理不严');
  assert.match(first, /^销号备份-[0-9a-z]+-\d{8}-\d{6}\.json$/);
  await openProblem(t, '台账不全');
  await t.fill(TEXT, '补登台账40条');
  await saved(t);
  const [second, text] = await copyWith(t, '补登台账40条');
  assert.notEqual(second, first);
  const other = await t.person('http');
  await other.open({ hash: '#/exchange' });
  await other.drop('.drop', [{ name: second, type: 'application/json', bytes: Buffer.from(text, 'utf8') }]);
  await other.click('button.open-other');
  await other.waitFor('tr.row', '车辆管理不严');
  await openProblem(other, '台账不全');
  await reads(other, TEXT, '补登台账40条');
});

flow('of older copies those of days and weeks stay, other files are left alone, and each copy that stays restores', { in: CURRENT_OVER_HTTP }, async (t) => {
  t.before(choosesFolder);
  await chosen(t);
  const [, text] = await copyWith(t, '车辆管理不严');
  const round = await t.evaluate(() => localStorage.getItem('xiaohao-my/open'));
  const name = (days) => {
    const at = new Date(Date.now() - days * 86_400_000);
    const two = (number) => String(number).padStart(2, '0');
    return `销号备份-${round}-${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}-0900${two(days % 60)}.json`;
  };
  await put(t, ['别的.json', name(1), name(3), name(40), name(90)], text);
  await openProblem(t, '台账不全');
  await t.fill(TEXT, '补登台账40条');
  await saved(t);
  await copyWith(t, '补登台账40条');
  for (let tries = 100; tries && name(90) in (await files(t)); tries -= 1) await new Promise((resolve) => setTimeout(resolve, 100));
  const left = await files(t);
  for (const stays of ['别的.json', name(1), name(3)]) assert.ok(stays in left, stays);
  for (const goes of [name(40), name(90)]) assert.ok(!(goes in left), goes);
  const copies = Object.entries(left).filter(([file]) => file !== '别的.json');
  assert.ok(copies.length >= 3);
  for (const [file, content] of copies) {
    const other = await t.person('http');
    await other.open({ hash: '#/exchange' });
    await other.drop('.drop', [{ name: file, type: 'application/json', bytes: Buffer.from(content, 'utf8') }]);
    await other.click('button.open-other');
    await other.waitFor('tr.row', '车辆管理不严');
    await openProblem(other, '台账不全');
    await reads(other, TEXT, content.includes('补登台账40条') ? '补登台账40条' : '');
  }
});

for (const [what, spoil, words, costs] of [
  ['a file that may not be made', () => { FileSystemDirectoryHandle.prototype.getFileHandle = () => Promise.reject(new DOMException('no', 'NotAllowedError')); }, '早先的备份都在', true],
  ['a write that fails', () => { FileSystemFileHandle.prototype.createWritable = () => Promise.reject(new DOMException('no', 'QuotaExceededError')); }, '早先的备份都在', true],
  ['a file that cannot be read back', () => { FileSystemFileHandle.prototype.getFile = () => Promise.reject(new DOMException('no', 'NotReadableError')); }, '早先的备份都在', true],
  ['an old copy that cannot be removed', () => { FileSystemDirectoryHandle.prototype.removeEntry = () => Promise.reject(new DOMException('no', 'NoModificationAllowedError')); }, '最近一份', false],
]) {
  flow(`${what}: it is said, and no older copy goes`, { in: CURRENT_OVER_HTTP }, async (t) => {
    t.before(choosesFolder);
    t.before(`window.spoil = ${spoil}`);
    await chosen(t);
    const before = Object.keys(await files(t));
    await t.evaluate(() => {
      window.own = [FileSystemDirectoryHandle.prototype.getFileHandle, FileSystemFileHandle.prototype.createWritable, FileSystemFileHandle.prototype.getFile];
      window.spoil();
    });
    await openProblem(t, '台账不全');
    await t.fill(TEXT, '再写一份');
    await saved(t);
    if (costs) await t.waitFor('#saving-file', words);
    await t.evaluate(() => {
      [FileSystemDirectoryHandle.prototype.getFileHandle, FileSystemFileHandle.prototype.createWritable, FileSystemFileHandle.prototype.getFile] = window.own;
    });
    await copyWith(t, '再写一份');
    await t.waitFor('#saving-file', '最近一份');
    const now = Object.keys(await files(t));
    if (!costs) for (const name of before) assert.ok(now.includes(name), name);
  });
}

flow('the permission that a restart took away is asked for by one click', { in: CURRENT_OVER_HTTP, ownBrowser: true }, async (t) => {
  t.before(choosesFolder);
  // The private file system is always granted; a chosen folder is so for as long as the browser runs, and not after it.
  t.before(() => {
    const state = () => (sessionStorage.getItem('e2e-granted') ? 'granted' : 'prompt');
    FileSystemHandle.prototype.queryPermission = () => Promise.resolve(state());
    FileSystemHandle.prototype.requestPermission = () => {
      sessionStorage.setItem('e2e-granted', sessionStorage.getItem('e2e-refuses') ? '' : 'yes');
      return Promise.resolve(state());
    };
  });
  await chosen(t);
  await copyWith(t, '台账不全');
  await t.reopen();
  await t.waitFor('#backups-off', '自动备份已停');
  await t.axe();
  await t.screenshot('backups-off', { width: 1366, height: 768 });
  await openProblem(t, '台账不全');
  await t.fill(TEXT, '停着的时候写的');
  await saved(t);
  // Asked and refused: it goes on saying so.
  await t.evaluate(() => sessionStorage.setItem('e2e-refuses', 'yes'));
  await t.click('#backups-off');
  await t.click('#saved');
  await t.waitFor('#saving-file', '备份');
  await t.waitFor('#backups-off');
  assert.ok(!Object.values(await files(t)).some((text) => text.includes('停着的时候写的')));
  await t.evaluate(() => sessionStorage.removeItem('e2e-refuses'));
  await t.click('#backups-off');
  await t.waitForGone('#backups-off');
  await t.waitFor('#saving-file', '最近一份');
  await copyWith(t, '停着的时候写的');
  await t.click('#stop-backups');
  await t.waitFor('#saving-file', '没有自动备份');
  await t.reopen();
  await t.waitFor('nav.tabs');
  assert.equal(await t.count('#backups-off'), 0);
});

flow('a browser that cannot write into folders says so, and what to do instead', { in: OLD }, async (t) => {
  await checklist(t);
  await t.click('#saved');
  await t.waitFor('#saving-file', '这个浏览器不能自动备份到文件夹');
  await t.waitFor('#saving-file', '请每天收工前点一次“导出”');
});

flow('Ctrl+S takes in what is being typed and offers the file', { in: EVERYWHERE }, async (t) => {
  await checklist(t);
  await openProblem(t, '台账不全');
  await t.type(TEXT, '写到一半');
  await t.press('Control+s');
  await t.waitFor('#saving-explained', '导出');
  await saved(t);
  await t.waitFor('#saving-disk', '已写到磁盘');
  await t.type(TEXT, '，接着写');
  await saved(t);
  await t.reload();
  await reads(t, TEXT, '写到一半，接着写');
});
