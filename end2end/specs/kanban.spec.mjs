// 看板: cards moved by drag, by keyboard and by menu; what the rules forbid says why before the drop; lanes, limits, numbers
// that lead to their lists, a day in the past.

import assert from 'node:assert/strict';
import { openChecklist } from '../lib/new_checklist_file.mjs';
import { ONE_CURRENT, TWO, flow } from '../lib/flow.mjs';
import { at } from '../lib/keyboard.mjs';

const ITEMS = [
  { kind: 'group', title: '理论学习方面' },
  { kind: 'group', title: '作风建设方面' },
  { kind: 'problem', title: '学习计划没有落实', group: 0, number: '1', person: '王芳', leader: '李强', department: '办公室' },
  { kind: 'problem', title: '会议记录不全', group: 0, number: '2', person: '王芳', department: '办公室', progress: 'under_way' },
  { kind: 'problem', title: '食堂账目不清', group: 1, number: '3', person: '陈立', department: '财务科', progress: 'done', outcome: '已清理账目。' },
  { kind: 'problem', title: '车辆管理不严', group: 1, number: '4', department: '财务科', progress: 'under_way' },
];

/** Fields that name another item hold its id; these facts are numbered in the order in which the file writes them. */
function withGroups(items) {
  let number = 0;
  const ids = [];
  return items.map(({ group, ...item }) => {
    number += 1;
    ids.push(`e2e1-${number}`);
    const whole = group === undefined ? item : { ...item, group: ids[group] };
    number += Object.keys(whole).filter((key) => key !== 'kind' && key !== 'under').length;
    return whole;
  });
}

async function open(t, { hash = '#/kanban', me = '王芳', ...options } = {}) {
  await openChecklist(t, withGroups(ITEMS), options);
  await t.fill('#me', me);
  await t.press('Enter');
  await t.waitFor('#saved', '已保存');
  await t.evaluate((to) => { location.hash = to; }, hash);
  await t.waitFor('.board.kanban .card');
}

const titles = (t, column) => t.evaluate((key) => [...document.querySelectorAll(`.cell[data-column=${key}] .card-title`)]
  .map((it) => it.textContent.trim()), column);
const inColumn = (t, title, column) => t.until(`“${title}” in ${column}`, ([name, key]) =>
  [...document.querySelectorAll(`.cell[data-column=${key}] .card-title`)].some((it) => it.textContent.includes(name)), [title, column]);
const counts = (t) => t.evaluate(() => [...document.querySelectorAll('.column-head .head-count')].map((it) => Number(it.textContent)));

/** Takes a card up; gives what each head then says. */
async function takeUp(t, title) {
  await t.evaluate((name) => {
    const card = [...document.querySelectorAll('.card')].find((it) => it.textContent.includes(name));
    window.__data = new DataTransfer();
    window.__card = card;
    card.dispatchEvent(new DragEvent('dragstart', { bubbles: true, cancelable: true, dataTransfer: window.__data }));
  }, title);
  await t.waitFor('.head-way, .head-no');
  return t.evaluate(() => Object.fromEntries([...document.querySelectorAll('.column-head')].map((it) =>
    [it.dataset.column, (it.querySelector('.head-way, .head-no') || { textContent: '' }).textContent])));
}

/** Lets it go over a column, as far as the column takes it; says whether it did. */
const letGo = (t, column) => t.evaluate((key) => {
  const cell = document.querySelector(`.cell[data-column=${key}]`);
  const init = { bubbles: true, cancelable: true, dataTransfer: window.__data };
  const taken = !cell.dispatchEvent(new DragEvent('dragover', init));
  if (taken) cell.dispatchEvent(new DragEvent('drop', init));
  window.__card.dispatchEvent(new DragEvent('dragend', init));
  return taken;
}, column);

flow('a card is moved by drag, by keys and by menu, and undone', { in: TWO }, async (t) => {
  await open(t);
  assert.deepEqual(await counts(t), [1, 2, 0, 1]);
  await t.axe();
  await t.screenshot('kanban', { width: 1366, height: 768, fullPage: true });

  const heads = await takeUp(t, '学习计划没有落实');
  assert.equal(heads.not_started, '');
  assert.match(heads.under_way, /放在这里：进展改为“正在推进”/);
  await t.axe();
  await t.screenshot('kanban-dragging');
  assert.equal(await letGo(t, 'under_way'), true);
  await inColumn(t, '学习计划没有落实', 'under_way');
  assert.deepEqual(await counts(t), [0, 3, 0, 1]);
  await t.waitFor('#kanban-told', '已移到“正在推进”');
  await at(t, '.card-title', '学习计划没有落实');

  // Keys: from card to card, and the card itself.
  await t.press('ArrowDown');
  await at(t, '.card-title', '会议记录不全');
  await t.press('Control+ArrowRight');
  await inColumn(t, '会议记录不全', 'nearly_done');
  await at(t, '.card-title', '会议记录不全');
  await t.press('Control+ArrowLeft');
  await inColumn(t, '会议记录不全', 'under_way');
  await at(t, '.card-title', '会议记录不全');
  await t.press('ArrowRight');
  await at(t, '.card-title', '食堂账目不清');

  // The menu.
  await t.press('m');
  await t.waitFor('#move-panel[open] h2', '食堂账目不清');
  await t.axe();
  await t.click('#move-panel [data-to=nearly_done]');
  await t.waitForGone('#move-panel');
  await inColumn(t, '食堂账目不清', 'nearly_done');
  await at(t, '.card-title', '食堂账目不清');
  assert.deepEqual(await counts(t), [0, 3, 1, 0]);
  await t.press('Control+z');
  await inColumn(t, '食堂账目不清', 'done');
  await t.reload();
  await inColumn(t, '学习计划没有落实', 'under_way');
});

flow('the keyboard is back on a card that moved before the next key can come', { in: TWO }, async (t) => {
  await open(t);
  await t.evaluate(() => [...document.querySelectorAll('.card-title')].find((it) => it.textContent.includes('会议记录')).focus());
  const seen = await t.evaluate(async () => {
    const all = [];
    const where = () => { const cell = document.activeElement.closest('.cell'); return cell ? cell.dataset.column : 'nowhere'; };
    for (let n = 0; n < 2; n += 1) {
      document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', ctrlKey: true, bubbles: true, cancelable: true }));
      // No task of the browser comes in between, no timer and no key: only what the page does at once.
      for (let turn = 0; turn < 500; turn += 1) await null;
      all.push(where());
    }
    return all;
  });
  assert.deepEqual(seen, ['nearly_done', 'done']);
  await inColumn(t, '会议记录不全', 'done');
});

flow('a card is dragged by the mouse itself', { in: ONE_CURRENT }, async (t) => {
  await open(t);
  await t.driver.page.dragAndDrop('.card:has-text("学习计划没有落实")', '.cell[data-column=nearly_done]');
  await inColumn(t, '学习计划没有落实', 'nearly_done');
  // Where the rules do not let it go it stays.
  await t.evaluate(() => { location.hash = '#/kanban/all/columns=closeout'; });
  await t.waitFor('.cell[data-column=pending]');
  await t.driver.page.dragAndDrop('.card:has-text("学习计划没有落实")', '.cell[data-column=struck_off]');
  assert.deepEqual(await titles(t, 'struck_off'), []);
  await t.waitForGone('.head-no');
});

flow('close-out moves by the rules: what is forbidden says why before the drop', { in: TWO }, async (t) => {
  await open(t, { hash: '#/kanban/all/columns=closeout', me: '陈立' });
  assert.deepEqual(await counts(t), [4, 0, 0, 0, 0]);
  let heads = await takeUp(t, '学习计划没有落实');
  assert.match(heads.pending, /整改进展是“尚未启动”/);
  assert.match(heads.struck_off, /没有待审核的销号申请/);
  assert.match(heads.reopened, /没有销号/);
  assert.equal(await t.count('.cell-way'), 0);
  await t.screenshot('kanban-forbidden');
  assert.equal(await letGo(t, 'pending'), false);
  assert.deepEqual(await counts(t), [4, 0, 0, 0, 0]);
  await t.waitForGone('.head-no');

  // By keys it says so after the attempt, and nothing moves.
  await t.evaluate(() => [...document.querySelectorAll('.card-title')].find((it) => it.textContent.includes('学习计划')).focus());
  await t.press('Control+ArrowRight');
  await t.waitFor('#kanban-told', '不能移到“待审核”');
  // And the menu says it beforehand.
  await t.press('m');
  await t.waitFor('#move-panel[open]', '整改进展是“尚未启动”');
  assert.equal(await t.count('#move-panel [data-to]:not([disabled])'), 0);
  await t.axe();
  await t.press('Escape');
  await t.waitForGone('#move-panel');
  await at(t, '.card-title', '学习计划没有落实');

  // What is ready is applied for; what the deed needs is asked for.
  heads = await takeUp(t, '食堂账目不清');
  assert.match(heads.pending, /放在这里：申请销号/);
  assert.equal(await letGo(t, 'pending'), true);
  await t.waitFor('#move-panel[open] h2', '移到“待审核”');
  await t.click('#move-do');
  await t.waitFor('#move-panel .refused', '没有选择销号依据');
  await t.click('.grounds .tick', '具体问题处理到位');
  await t.fill('#move-words', '账目已上墙公开，现场查看。');
  await t.axe();
  await t.screenshot('kanban-apply');
  await t.click('#move-do');
  await inColumn(t, '食堂账目不清', 'pending');
  assert.deepEqual(await counts(t), [3, 1, 0, 0, 0]);
  await t.waitFor('.cell[data-column=pending] .card', '待领导审核');

  // Who applied does not decide; another does, with a reason.
  heads = await takeUp(t, '食堂账目不清');
  assert.match(heads.returned, /不能自己审核/);
  assert.match(heads.not_applied, /撤回自己的申请/);
  await letGo(t, 'returned');
  await t.fill('#me', '赵敏');
  await t.press('Enter');
  heads = await takeUp(t, '食堂账目不清');
  assert.match(heads.returned, /退回，写明理由/);
  await letGo(t, 'returned');
  await t.waitFor('#move-panel[open]');
  await t.click('#move-do');
  await t.waitFor('#move-panel .refused', '请写明理由');
  await t.fill('#move-words', '没有照片');
  await t.click('#move-do');
  await inColumn(t, '食堂账目不清', 'returned');
  assert.deepEqual(await counts(t), [3, 0, 1, 0, 0]);
  await t.reload();
  await inColumn(t, '食堂账目不清', 'returned');
});

flow('lanes, limits, and numbers that lead to their lists', { in: TWO }, async (t) => {
  await open(t);
  await t.click('.board-choice a', '按责任科室');
  await t.waitFor('.lane-head', '财务科');
  const lanes = await t.evaluate(() => [...document.querySelectorAll('.lane')].map((lane) =>
    [lane.querySelector('.lane-head').textContent.trim(), ...[...lane.querySelectorAll('.cell')].map((it) => it.querySelectorAll('.card').length)]));
  assert.deepEqual(lanes, [['办公室 2 个问题', 1, 1, 0, 0], ['财务科 2 个问题', 0, 1, 0, 1]]);
  await t.axe();
  await t.screenshot('kanban-lanes', { width: 1366, height: 768, fullPage: true });

  await t.click('.limits summary');
  await t.fill('#limit-under_way', '1');
  await t.press('Enter');
  await t.waitFor('.column-head[data-column=under_way] .limit-over', '超过上限 1');
  await t.reload();
  await t.waitFor('.column-head[data-column=under_way] .limit-over', '超过上限 1');

  // The same numbers as a table, each with its list.
  await t.click('#board-table');
  await t.waitFor('.board-tables table');
  const table = await t.evaluate(() => [...document.querySelector('.board-tables table').querySelectorAll('tbody tr, tfoot tr')].map((row) =>
    [...row.cells].map((cell) => cell.textContent.trim())));
  assert.deepEqual(table, [['办公室', '1', '1', '0', '0', '2'], ['财务科', '0', '1', '0', '1', '2'], ['总计', '1', '2', '0', '1', '4']]);
  const links = await t.evaluate(() => [...document.querySelectorAll('.board-tables .sheet:first-child td a')].map((it) =>
    [it.getAttribute('href'), Number(it.textContent)]));
  assert.equal(links.length, 10);
  for (const [href, count] of links) {
    await t.evaluate((to) => { location.hash = to; }, href);
    await t.until(`${count} rows for ${href}`, (n) => location.hash.startsWith('#/problems') && document.querySelectorAll('tr.row').length === n, count);
  }
  await t.evaluate(() => { location.hash = '#/kanban'; });
  await t.click('.column-head[data-column=under_way] a');
  await t.until('the list of two', () => document.querySelectorAll('tr.row').length === 2);
});

flow('a day in the past can be looked at and not moved', { in: TWO }, async (t) => {
  const day = 86_400_000;
  await open(t, { at: Date.now() - 10 * day });
  const before = await counts(t);
  await takeUp(t, '学习计划没有落实');
  await letGo(t, 'done');
  await inColumn(t, '学习计划没有落实', 'done');
  assert.deepEqual(await counts(t), [0, 2, 0, 2]);
  const then = await t.evaluate((ago) => {
    const at = new Date(Date.now() - ago);
    const two = (n) => String(n).padStart(2, '0');
    return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  }, 5 * day);
  await t.evaluate((on) => { location.hash = `#/kanban/all/on=${on}`; }, then);
  await t.waitFor('.board-past');
  await inColumn(t, '学习计划没有落实', 'not_started');
  assert.deepEqual(await counts(t), before);
  assert.equal(await t.count('.card[draggable=true]'), 0);
  assert.equal(await t.count('.card-move'), 0);
  await t.evaluate(() => document.querySelector('.card-title').focus());
  await t.press('Control+ArrowRight');
  await t.press('m');
  assert.equal(await t.count('#move-panel[open]'), 0);
  assert.deepEqual(await counts(t), before);
  await t.axe();
  await t.click('.board-line a', '回到今天');
  await inColumn(t, '学习计划没有落实', 'done');
});
