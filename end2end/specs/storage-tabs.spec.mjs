// Two tabs on one checklist: each is told what the other writes, and neither writes over the other.

import assert from 'node:assert/strict';
import { openChecklist } from '../lib/new_checklist_file.mjs';
import { EVERYWHERE, TWO, flow } from '../lib/flow.mjs';
import { checklist, openProblem, reads, saved } from '../lib/app_steps.mjs';
import { stored } from '../lib/stored_data.mjs';

const TEXT = 'textarea.outcome';
const OTHER = 'textarea.cause';

async function twoTabs(t, titles) {
  await checklist(t, titles);
  const other = await t.newTab();
  await other.open({ hash: '#/list' });
  await other.waitFor('tr.row', titles[0]);
  return other;
}

/** Text that an input method is still composing: shown in the field, and not yet an edit. */
const compose = (t, sel, text) => t.evaluate(([at, words]) => {
  const field = document.querySelector(at);
  field.focus();
  field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
  field.value += words;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
}, [sel, text]);
const composed = (t, sel) => t.evaluate((at) => {
  document.querySelector(at).dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
}, sel);

flow('two tabs on different problems and fields see each other live, and all is there afterwards', { in: EVERYWHERE }, async (t) => {
  const other = await twoTabs(t, ['台账不全', '车辆管理不严']);
  await openProblem(t, '台账不全');
  await openProblem(other, '车辆管理不严');
  await t.type(TEXT, '补登40条');
  await other.type(TEXT, '封存公车钥匙');
  await openProblem(t, '车辆管理不严');
  await reads(t, TEXT, '封存公车钥匙');
  await t.type(OTHER, '制度空转');
  await reads(other, OTHER, '制度空转');
  await other.choose('select.progress', 'done');
  await t.waitFor('tr.row-open .col-progress', '已完成');
  await t.fill('#new-problem', '第三个问题');
  await t.click('form.add button', '添加问题');
  await other.waitFor('tr.row', '第三个问题');
  await saved(t);
  await saved(other);
  await t.reload();
  await openProblem(t, '台账不全');
  await reads(t, TEXT, '补登40条');
  await openProblem(t, '车辆管理不严');
  await reads(t, TEXT, '封存公车钥匙');
  await reads(t, OTHER, '制度空转');
  const actors = Object.keys(await stored(t)).map((key) => key.split('/')[2]);
  assert.ok(new Set(actors).size >= 2, actors.join());
});

flow('one field edited in two tabs that did not see each other shows both, and is settled by a choice', { in: TWO }, async (t) => {
  const other = await twoTabs(t, ['台账不全']);
  await openProblem(t, '台账不全');
  await openProblem(other, '台账不全');
  await compose(other, TEXT, '乙写的');
  await t.type(TEXT, '甲写的');
  await saved(t);
  await reads(other, TEXT, '乙写的');
  await composed(other, TEXT);
  for (const tab of [t, other]) {
    await tab.waitFor('.field-conflict', '甲写的');
    await tab.waitFor('.field-conflict', '乙写的');
  }
  await t.waitFor('a.chip', '有冲突 1');
  await reads(t, TEXT, '甲写的');
  await reads(other, TEXT, '乙写的');
  await t.axe();
  await t.screenshot('conflict', { width: 1366, height: 768 });
  // Who goes on typing in the one does not settle it unawares.
  await other.type(TEXT, '，再补一句');
  await saved(other);
  await t.waitFor('.field-conflict', '乙写的，再补一句');
  await t.waitFor('.field-conflict', '甲写的');
  await t.reload();
  await t.waitFor('.field-conflict', '甲写的');
  await t.click('.field-conflict li button', '用这个');
  for (const tab of [t, other]) await tab.waitForGone('.field-conflict');
  const kept = await t.value(TEXT);
  assert.ok(['甲写的', '乙写的，再补一句'].includes(kept));
  await reads(other, TEXT, kept);
  await t.reload();
  await reads(t, TEXT, kept);
  assert.equal(await t.count('.field-conflict'), 0);
  await t.click('nav.tabs a', '记录');
  for (const words of ['甲写的', '乙写的，再补一句']) await t.waitFor('ol.record', words);
});

flow('a field someone rests in shows what another tab made of her text, and does not write over it', { in: TWO }, async (t) => {
  const other = await twoTabs(t, ['台账不全']);
  await openProblem(t, '台账不全');
  await openProblem(other, '台账不全');
  await t.type(TEXT, '初稿');
  await reads(other, TEXT, '初稿');
  await other.type(TEXT, '，二稿');
  await reads(t, TEXT, '初稿，二稿');
  assert.equal(await t.evaluate(() => document.activeElement.className), 'outcome');
  await t.type(TEXT, '，三稿');
  await reads(other, TEXT, '初稿，二稿，三稿');
  assert.equal(await t.count('.field-conflict'), 0);
  await t.reload();
  await reads(t, TEXT, '初稿，二稿，三稿');
});

flow('keys put together by one tab while the other works lose nothing', { in: EVERYWHERE, ownBrowser: true }, async (t) => {
  const other = await twoTabs(t, ['台账不全']);
  await openProblem(t, '台账不全');
  await openProblem(other, '台账不全');
  const many = (tab, sel, mark) => tab.evaluate(async ([at, word]) => {
    const field = document.querySelector(at);
    for (let n = 1; n <= 40; n += 1) {
      field.focus();
      field.value += `${word}${n}。`;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.blur();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return field.value;
  }, [sel, mark]);
  const texts = await Promise.all([many(t, TEXT, '甲'), many(other, OTHER, '乙')]);
  await t.until('keys to be put together', () => Object.keys(localStorage).filter((key) => key.startsWith('xiaohao/')).length < 40,
    null, 60_000);
  for (const tab of [t, other]) {
    await saved(tab);
    await reads(tab, TEXT, texts[0]);
    await reads(tab, OTHER, texts[1]);
  }
  await t.reopen({ hash: '#/list' });
  await openProblem(t, '台账不全');
  await reads(t, TEXT, texts[0]);
  await reads(t, OTHER, texts[1]);
});

flow('the round that stands in the address is opened, whatever storage remembers', { in: TWO }, async (t) => {
  await openChecklist(t, [{ kind: 'problem', title: '第一轮的问题' }], { round: 'e2ea' });
  await openChecklist(t, [{ kind: 'problem', title: '第二轮的问题' }], { round: 'e2eb' });
  await t.waitFor('table.list', '第二轮的问题');
  // As a page begins whose storage has not caught up: it remembers the other round.
  await t.evaluate(() => { location.hash = '#/open/e2ea'; });
  await t.reload();
  await t.waitFor('table.list', '第一轮的问题');
  assert.ok(!(await t.evaluate(() => location.hash)).includes('open'), 'once, and no more');
  await t.reload();
  await t.waitFor('table.list', '第一轮的问题');
});
