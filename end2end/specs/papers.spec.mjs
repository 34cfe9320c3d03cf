// 材料: every paper is made from the record, the public text asks about what names a person, and an issued paper stays as it
// was whatever becomes of the record.

import assert from 'node:assert/strict';
import { EVERYWHERE, TWO, flow } from '../lib/flow.mjs';

async function openExample(t) {
  await t.open({ hash: '#/start' });
  await t.click('#open-example');
  await t.until('37 rows', () => document.querySelectorAll('tr.row').length === 37);
}

/** Opens a paper by its name in the list of papers. */
async function openPaper(t, name) {
  await t.click('.paper-shelf a', name);
  await t.until(`${name} is open`, (wanted) =>
    document.querySelector('.paper-shelf a[aria-current]')?.textContent === wanted, name);
}

const sheet = (t) => t.text('article.paper');

flow('a notice is written, checked for the public, issued, and opened again as it was', { in: EVERYWHERE }, async (t) => {
  await openExample(t);
  await t.fill('#me', '赵敏');
  await t.press('Enter');
  await t.click('nav.tabs a', '材料');
  await t.waitFor('article.paper', '37');
  const whole = await sheet(t);
  for (const words of ['已整改完成', '正在推进', '尚未启动']) assert.ok(whole.includes(words), words);
  await t.screenshot('papers-notice', { width: 1366, height: 768 });
  await t.axe();

  // The text to copy is made when it is asked for.
  assert.equal(await t.count('#paper-text'), 0);
  await t.click('.paper-copies > summary');
  await t.until('the text to copy', () => document.querySelector('#paper-text')?.value.includes('37'));

  // A number leads to the list of just what it counts.
  const [words, href] = await t.evaluate(() => {
    const link = document.querySelector('article.paper a');
    return [link.textContent, link.getAttribute('href')];
  });
  assert.ok(href.startsWith('#/'), href);
  assert.match(words, /^\d+$/);

  await t.choose('#paper-form', '1');
  await t.until('another form', (before) => document.querySelector('article.paper').innerText !== before, whole);
  await t.choose('#paper-form', '0');
  await t.until('the first form again', (before) => document.querySelector('article.paper').innerText === before, whole);

  await t.choose('#paper-audience', '1');
  await t.waitFor('.paper-public h2', '个人信息');
  await t.screenshot('papers-public', { width: 1366, height: 768 });
  const waiting = await t.count('.paper-public > ul.paper-found > li');
  if (waiting) {
    await t.click('.paper-public > ul.paper-found > li button', '遮盖');
    await t.until('one fewer', (before) => document.querySelectorAll('.paper-public > ul.paper-found > li').length < before, waiting);
  }
  await t.choose('#paper-audience', '0');
  await t.waitForGone('.paper-public');

  await t.click('.paper-issued > summary');
  await t.fill('#paper-number', '某党发〔2026〕8号');
  await t.click('#paper-issue');
  await t.waitFor('.paper-issued li', '某党发〔2026〕8号');
  await t.waitFor('.paper-issued li', '赵敏');
  await t.waitFor('#saved', '已保存');

  await t.click('nav.tabs a', '问题');
  await t.click('tr.row a', '部分基层文化站点长期闲置');
  await t.waitFor('aside.detail h2', '部分基层文化站点长期闲置');
  await t.choose('aside.detail select.progress', 'done');
  await t.waitFor('tr.row-open .col-progress', '已完成');
  await t.waitFor('#saved', '已保存');
  await t.reload();
  await t.click('nav.tabs a', '材料');
  const changed = (before) => ![undefined, before].includes(document.querySelector('article.paper')?.innerText);
  await t.until('the draft of now', changed, whole);
  await t.click('.paper-issued > summary');
  await t.click('.paper-issued li button', '打开');
  await t.until('as it was', (before) => document.querySelector('article.paper').innerText === before, whole);
  await t.waitFor('.paper-issued details summary', '与现在的稿子有');
  await t.click('.paper-issued li button', '回到现在的稿子');
  await t.until('the draft of now again', changed, whole);
});

flow('every paper is made from the example, and its settings are kept', { in: TWO }, async (t) => {
  await openExample(t);
  await t.click('nav.tabs a', '材料');
  await t.waitFor('.paper-shelf a', '整改台账');
  const names = await t.evaluate(() => [...document.querySelectorAll('.paper-shelf a')].map((link) => link.textContent));
  assert.ok(names.length >= 19, names.join(' '));
  for (const name of names) {
    await openPaper(t, name);
    await t.until(`${name} has content`, () => document.querySelector('article.paper')?.innerText.length > 20);
    await t.screenshot(`papers-${name}`, { width: 1366, height: 768 });
  }
  await openPaper(t, '整改台账');
  await t.fill('#paper-title', '第三轮整改台账');
  await t.press('Tab');
  await t.waitFor('.paper-table-title', '第三轮整改台账');
  const rule = () => [...document.styleSheets].flatMap((one) => [...one.cssRules]).map((one) => one.cssText).filter((text) => text.startsWith('@page')).pop();
  assert.match(await t.evaluate(rule), /420mm 297mm|297mm 210mm/);
  // What was chosen and not kept outlives a reload as a draft.
  await t.reload();
  await t.waitFor('.paper-table-title', '第三轮整改台账');
  await t.click('#paper-keep');
  await t.waitFor('#saved', '已保存');
  await t.reload();
  await t.waitFor('.paper-table-title', '第三轮整改台账');
});

flow('the public text: words replaced, a text reworded, counts as the unit decides, an approval that holds for its text', { in: TWO }, async (t) => {
  await openExample(t);
  await t.fill('#me', '赵敏');
  await t.press('Enter');
  await t.click('nav.tabs a', '材料');
  await t.waitFor('article.paper', '37');
  await t.choose('#paper-audience', '1');
  await t.waitFor('#paper-approved', '还没有人审批');
  await t.click('#paper-approve');
  await t.waitFor('#paper-approved', '赵敏');
  await t.waitFor('#paper-approved', '同意公开。');

  // Reworded: the public reads other words, the record keeps its own.
  const whole = await sheet(t);
  await t.click('.paper-reword > summary');
  await t.click('.paper-reword li summary');
  await t.fill('.paper-reword .paper-text textarea', '公开用的说法一则');
  await t.choose('.paper-reword .paper-text select', '0');
  await t.waitFor('article.paper', '公开用的说法一则');
  await t.waitFor('#paper-approved', '请重新审批');
  await t.axe();
  await t.click('#paper-approve');
  await t.waitFor('#paper-approved', '同意公开。');
  await t.choose('#paper-audience', '0');
  await t.until('the record as it was', () => !document.querySelector('article.paper').innerText.includes('公开用的说法一则'));
  await t.choose('#paper-audience', '1');
  await t.click('.paper-reword > summary');
  await t.click('.paper-reword li summary');
  assert.equal(await t.value('.paper-reword .paper-text textarea'), '公开用的说法一则');
  await t.choose('.paper-reword .paper-text select', '');
  await t.until('the first text again', (before) => document.querySelector('article.paper').innerText === before, whole);

  // Left out on a ground; the numbers then say so, and count as the unit decides.
  await t.click('.paper-public > details > summary', '不公开的问题');
  await t.choose('.paper-public > details select', '0');
  await t.waitFor('article.paper', '1个');
  const counted = await sheet(t);
  await t.click('#paper-counts');
  await t.until('other counts', (before) => document.querySelector('article.paper').innerText !== before, counted);

  const found = await t.count('.paper-public > ul.paper-found > li');
  if (found) {
    await t.fill('.paper-public > ul.paper-found > li .paper-instead', '有关人员');
    await t.click('.paper-public > ul.paper-found > li button', '替换');
    await t.until('one fewer', (before) => document.querySelectorAll('.paper-public > ul.paper-found > li').length < before, found);
  }
  await t.waitFor('#saved', '已保存');
});

flow('a list on paper has the problems, columns and signatures that were chosen; forms are printed of one problem and of several', { in: TWO }, async (t) => {
  await openExample(t);
  await t.click('.chip', '正在推进');
  await t.click('#list-paper');
  await t.waitFor('.paper-table-title', '台账');
  await t.waitFor('.paper-scope .chip');
  await t.waitFor('.paper-subtitle');
  const rows = () => document.querySelectorAll('.paper-table tbody tr').length;
  const some = await t.evaluate(rows);
  assert.ok(some > 0 && some < 37, String(some));
  await t.click('.paper-scope a', '显示全部');
  await t.until('all problems', (before) => document.querySelectorAll('.paper-table tbody tr').length > before, some);

  await t.click('.paper-columns > summary');
  const heads = () => [...document.querySelectorAll('.paper-table thead tr:last-child th')].map((it) => it.textContent).join();
  const before = await t.evaluate(heads);
  await t.click('.paper-columns button[aria-label="去掉：举一反三"]');
  await t.until('one column fewer', () => ![...document.querySelectorAll('.paper-table thead th')].some((it) => it.textContent === '举一反三'));
  await t.choose('#paper-add-column', 'similar');
  await t.until('it is the last', () => [...document.querySelectorAll('.paper-table thead tr:last-child th')].pop().textContent === '举一反三');
  await t.click('.paper-columns button[aria-label="前移：举一反三"]');
  await t.until('it is no longer the last', () => [...document.querySelectorAll('.paper-table thead tr:last-child th')].pop().textContent !== '举一反三');
  await t.fill('#paper-signatures', '制表：、复核：');
  await t.press('Tab');
  await t.waitFor('.paper-signatures', '复核：');
  await t.axe();
  await t.click('#paper-usual');
  await t.until('the usual columns', (wanted) => [...document.querySelectorAll('.paper-table thead tr:last-child th')].map((it) => it.textContent).join() === wanted, before);

  // One problem.
  await t.click('nav.tabs a', '问题');
  await t.click('tr.row a', '部分基层文化站点长期闲置');
  await t.click('.problem-forms a', '问题情况表');
  await t.waitFor('.paper-table-title', '问题情况表');
  assert.equal(await t.count('.paper-table'), 1);
  await t.waitFor('article.paper', '部分基层文化站点长期闲置');

  // Several, one a page.
  await t.click('nav.tabs a', '问题');
  await t.click('#several');
  await t.click('tr.row:nth-of-type(2) input[type=checkbox]');
  await t.click('tr.row:nth-of-type(3) input[type=checkbox]');
  await t.click('#bulk-forms');
  await t.until('two forms', () => document.querySelectorAll('article.paper .paper-table').length === 2);
  assert.equal(await t.count('.paper-break'), 1);
});

flow('month end: ledger on paper, overdue list, weekly numbers and the notice take at most four actions each', { in: TWO }, async (t) => {
  await openExample(t);
  let actions = 0;
  const click = async (...what) => { actions += 1; await t.click(...what); };
  const wanted = [['整改台账', '.paper-table-title'], ['逾期与待销号清单', '.paper-table-title'], ['周报', 'article.paper'], ['整改情况通报', 'article.paper']];
  await t.evaluate(() => { window.print = () => { window.__printed = (window.__printed || 0) + 1; }; });
  for (const [at, [name, there]] of wanted.entries()) {
    actions = 0;
    if (at === 0) await click('nav.tabs a', '材料');
    await click('.paper-shelf a', name);
    await t.waitFor(there);
    await click('#paper-print');
    await t.until('it is printed', (count) => window.__printed === count, at + 1);
    assert.ok(actions <= 4, `${name}: ${actions} actions`);
  }
});
