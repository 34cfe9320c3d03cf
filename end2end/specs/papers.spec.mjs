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
