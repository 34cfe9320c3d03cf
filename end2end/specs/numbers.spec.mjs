// Printed numbers and names: counted anew by one action, found as they are shown, offered in the order of pinyin, and no text turns what stands around it.

import assert from 'node:assert/strict';
import { openProblem, reads, saved } from '../lib/app_steps.mjs';
import { openChecklist } from '../lib/new_checklist_file.mjs';
import { TWO, flow } from '../lib/flow.mjs';

const ITEMS = [
  { kind: 'problem', title: '会计核算不规范', number: '十', person: '李强', due: '2025-06-05' },
  { kind: 'problem', title: '银行对账不及时', number: '二', person: '曾明' },
  { kind: 'problem', title: '调整\u200b岗位没有记录', number: '一', person: '安然' },
];

flow('problems are found by every reading and as they are shown, and stand by number as people count', { in: TWO }, async (t) => {
  await openChecklist(t, ITEMS, { round: 'e2enumbers' });
  await t.choose('#order', 'number');
  await t.until('the order by number', () => [...document.querySelectorAll('tr.row .col-no')].map((it) => it.textContent.trim()).join() === '一,二,十');
  for (const [typed, title] of [['kj', '会计'], ['yh', '银行'], ['zm', '银行'], ['tz', '调整'], ['调整岗位', '调整'], ['6月5日', '会计']]) {
    await t.fill('#search', typed);
    await t.until(`“${typed}” to find ${title}`, (part) => {
      const rows = [...document.querySelectorAll('tr.row')];
      return rows.length === 1 && rows[0].textContent.includes(part);
    }, title);
  }
  await t.fill('#search', '');
  await t.click('nav.tabs a', '佐证');
  await t.waitFor('#evidence-of');
  const names = await t.evaluate(() => [...document.querySelectorAll('#evidence-of option')].map((it) => it.textContent.trim()).filter((it) => /^(安然|曾明|李强)$/.test(it)));
  assert.deepEqual(names, [...names].sort(new Intl.Collator('zh-CN-u-co-pinyin').compare));
  assert.equal(names.length, 3);
});

flow('numbers are counted anew by one button, it is said, and one undo takes it back', { in: TWO }, async (t) => {
  await openChecklist(t, ITEMS, { round: 'e2erenumber' });
  await t.click('nav.tabs a', '整改任务');
  await t.waitFor('#renumber-whole-changes', '3 个问题');
  await t.click('#renumber-whole');
  await t.waitFor('.renumber [role=status]', '已改 3 个问题的序号');
  await t.waitFor('#renumber-whole-changes', '已经是这样');
  await t.axe();
  await saved(t);
  await t.press('Control+z');
  await t.waitFor('#renumber-whole-changes', '3 个问题');
});

flow('a mark that turns the direction of writing turns nothing outside its own text', { in: TWO }, async (t) => {
  await openChecklist(t, [{ kind: 'problem', title: '台账\u202e不全', number: '1' }, { kind: 'problem', title: '车辆管理不严' }], { round: 'e2eturned' });
  // Every text node of the list and the record that opens such a mark closes it, right behind the text.
  const open = () => {
    const wrong = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const text = walk.currentNode.data;
      const at = text.indexOf('\u202e');
      if (at >= 0 && text.slice(at + 1).replace(/^不全/, '').charAt(0) !== '\u202c') wrong.push(text);
    }
    return wrong;
  };
  assert.deepEqual(await t.evaluate(open), []);
  assert.ok(await t.evaluate(() => document.body.textContent.includes('\u202e')), 'it is shown');
  await openProblem(t, '台账');
  await t.fill('textarea.outcome', '已补');
  await saved(t);
  assert.deepEqual(await t.evaluate(open), []);
  await t.click('nav.tabs a', '记录');
  await t.waitFor('main', '已补');
  assert.deepEqual(await t.evaluate(open), []);
  await t.click('nav.tabs a', '问题');
  await openProblem(t, '台账');
  await reads(t, 'textarea.outcome', '已补');
});
