// What is being written and not sent yet: it is kept by item and field, and it never stands in another item.

import assert from 'node:assert/strict';
import { checklistFile, openChecklist } from '../lib/new_checklist_file.mjs';
import { TWO, flow } from '../lib/flow.mjs';
import { checklist, openProblem, reads, saved } from '../lib/app_steps.mjs';

const DRAFTS = [
  ['a removal reason', '.removal summary', '#why'],
  ['a reason for extension', '.extend summary', '#extend-reason'],
  ['who approves an extension', '.extend summary', '#extend-approver'],
  ['the date of an extension', '.extend summary', '#extend-until'],
  ['a reason with an application', null, '#apply-reason'],
  ['a new measure', null, '#new-measure'],
  ['a new evidence', null, '#new-evidence'],
];

for (const [what, fold, field] of DRAFTS) {
  flow(`${what}, half written: it is there after another row, another tab of the page and a reload, and in no other problem`, { in: TWO }, async (t) => {
    await checklist(t, ['台账不全', '车辆管理不严']);
    const open = async () => { if (fold && !(await t.evaluate((sel) => document.querySelector(sel).parentElement.open, fold))) await t.click(fold); };
    // Only what has a date can be put off.
    const due = async () => { if (fold === '.extend summary') { await t.fill('input.due', '2025-08-31'); await t.press('Enter'); await t.waitFor(fold); } };
    await openProblem(t, '台账不全');
    await due();
    await open();
    await t.fill(field, '写到一半');
    await openProblem(t, '车辆管理不严');
    await due();
    await open();
    await reads(t, field, '');
    await openProblem(t, '台账不全');
    await reads(t, field, '写到一半');
    if (fold) assert.ok(await t.evaluate((sel) => document.querySelector(sel).parentElement.open, fold), 'it is not folded away');
    await t.click('nav.tabs a', '佐证');
    await t.click('nav.tabs a', '问题');
    await openProblem(t, '台账不全');
    await reads(t, field, '写到一半');
    await t.reload();
    await reads(t, field, '写到一半');
    await t.fill(field, '');
    await t.reload();
    await t.waitFor('aside.detail h2', '台账不全');
    await reads(t, field, '');
  });
}

flow('a date that cannot be read, and one that was not finished, stay in their field and are told', { in: TWO }, async (t) => {
  await checklist(t, ['台账不全', '车辆管理不严']);
  await openProblem(t, '台账不全');
  await t.fill('input.due', '8月下旬');
  await openProblem(t, '车辆管理不严');
  await reads(t, 'input.due', '');
  await openProblem(t, '台账不全');
  await reads(t, 'input.due', '8月下旬');
  await t.waitFor('.field-wrong');
  await t.axe();
  await t.reload();
  await reads(t, 'input.due', '8月下旬');
  await t.waitFor('.field-wrong');
  await t.fill('input.due', '2025-08-31');
  await t.press('Enter');
  await t.waitForGone('.field-wrong');
  await saved(t);
  await t.type('input.due', '0');
  await t.reload();
  await t.waitFor('.field-wrong');
});

flow('what was sent does not come back as a draft', { in: TWO }, async (t) => {
  await checklist(t, ['台账不全', '车辆管理不严']);
  await openProblem(t, '台账不全');
  await t.fill('#new-measure', '补登台账');
  await t.press('Enter');
  await t.until('the measure', () => [...document.querySelectorAll('aside.detail textarea')].some((it) => it.value === '补登台账'));
  await reads(t, '#new-measure', '');
  await t.click('.removal summary');
  await t.fill('#why', '重复');
  await t.click('.removal button.danger');
  await saved(t);
  await t.reload();
  assert.deepEqual(await t.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('xiaohao-my/draft/'))), []);
});

flow('a pasted notice and a new problem, half written, outlive another tab of the page and a reload', { in: TWO }, async (t) => {
  await t.open({ hash: '#/start' });
  await t.fill('#paste', '一、学习不深入。');
  await t.reload();
  await reads(t, '#paste', '一、学习不深入。');
  await checklist(t);
  await t.fill('#new-problem', '执行不');
  await openProblem(t, '台账不全');
  await reads(t, '#new-problem', '执行不');
  await t.reload();
  await reads(t, '#new-problem', '执行不');
});

flow('two windows each keep a view, a column and a limit: both stay', { in: TWO }, async (t) => {
  await checklist(t);
  const other = await t.newTab();
  await other.open({ hash: '#/list' });
  const limit = async (tab) => { await tab.evaluate(() => { location.hash = '#/kanban'; }); await tab.waitFor('.limits'); await unfold(tab); };
  const columns = (tab) => tab.evaluate(() => [...document.querySelectorAll('.list-more > details:last-of-type .ticks input')].map((it) => it.checked));
  const before = await columns(t);
  for (const [tab, column] of [[t, 0], [other, 1]]) {
    await unfold(tab);
    await tab.evaluate((place) => document.querySelectorAll('.list-more > details:last-of-type .ticks input')[place].click(), column);
  }
  for (const tab of [t, other]) await limit(tab);
  for (const [tab, field] of [[t, '#limit-under_way'], [other, '#limit-done']]) {
    await tab.fill(field, '7');
    await tab.press('Tab');
  }
  for (const tab of [t, other]) { await tab.evaluate(() => { location.hash = '#/list'; }); await tab.waitFor('tr.row'); }
  await t.reload();
  assert.deepEqual((await columns(t)).slice(0, 2), before.slice(0, 2).map((on) => !on));
  await limit(t);
  for (const field of ['#limit-under_way', '#limit-done']) await reads(t, field, '7');
  await t.evaluate(() => { location.hash = '#/list'; });
  await t.waitFor('tr.row');
  for (const [tab, name] of [[t, '甲'], [other, '乙']]) {
    await tab.evaluate(() => { for (const it of document.querySelectorAll('details.tool')) it.open = true; });
    await tab.fill('#view-name', name);
    await tab.press('Enter');
    await tab.waitFor('.views a', name);
  }
  await t.reload();
  await t.evaluate(() => { for (const it of document.querySelectorAll('details.tool')) it.open = true; });
  await t.waitFor('.views a', '甲');
  await t.waitFor('.views a', '乙');
});

// ---- Forms that wait for their button: one flow goes through all of them. ----

const ahead = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const ITEMS = [
  { kind: 'problem', title: '食堂账目不清', number: '1', person: '陈立', progress: 'done', outcome: '已清理。', due: ahead(20) },
  { kind: 'problem', title: '车辆管理不严', number: '2', person: '陈立', progress: 'done', outcome: '已封存。' },
  { kind: 'measure', under: 0, title: '公开账目', progress: 'done' },
  { kind: 'measure', under: 1, title: '封存钥匙', progress: 'done' },
  { kind: 'person', title: '陈立' },
  { kind: 'person', title: '王芳' },
  { kind: 'evidence', title: '账目照片' },
];

const go = (t, hash, there) => t.evaluate((to) => { location.hash = to; }, hash).then(() => t.waitFor(there));
const unfold = (t) => t.evaluate(() => { for (const it of document.querySelectorAll('details')) it.open = true; });
const press = (t, sel, part = '') => t.evaluate(([at, words]) => {
  const found = [...document.querySelectorAll(at)].find((it) => it.textContent.includes(words) || (it.getAttribute('aria-label') || '').includes(words));
  found.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
}, [sel, part]);
/** A moment, as a person takes it: a dialog tells that it was closed a little after it is gone. */
const breath = (t) => t.evaluate(() => new Promise((done) => setTimeout(done, 250)));
const ticked = (t, sel) => t.until(`${sel} to be ticked`, (at) => { const it = document.querySelector(at); return it && it.checked; }, sel);
const none = async (t, sel) => assert.ok(!(await t.value(sel)), `${sel} is empty`);

/** Where each form is, how it is opened, what is written there, and which of another item stays empty. */
const FORMS = [
  { what: 'the first problem', hash: '#/start', there: '#first', fields: { '#first': '第一个' } },
  { what: 'a row, a group and a name of the round', hash: '#/round', there: '#new-group',
    open: async (t) => { if (!(await t.count('form.renaming'))) await press(t, 'button.rename', '陈立'); },
    fields: { '#new-group': '新的方面', '#new-people-title': '赵敏', '#new-people-phone': '010', '#new-milestones-dated': '8月下旬', 'form.renaming input': '陈立立' },
    besides: async (t) => assert.equal(await t.count('form.renaming'), 1, 'no other name is being changed') },
  { what: 'whom a file is for', hash: '#/exchange', there: '#what-whole',
    open: async (t) => { await press(t, '#what-whole'); await press(t, '#form-data'); await t.waitFor('#to'); },
    again: async (t) => { await ticked(t, '#what-whole'); await ticked(t, '#form-data'); },
    fields: { '#to': '王', '#asked': '', '#reply-by': '9月' } },
  { what: 'a draw', hash: '#/lookback', there: '#draw-count', fields: { '#draw-count': '5', '#draw-seed': '77' },
    open: async (t) => press(t, '#draw-fresh'),
    again: async (t) => assert.ok(!(await t.evaluate(() => document.querySelector('#draw-fresh').checked))) },
  { what: 'whose evidence, and how fast the wall turns', hash: '#/evidence', there: '#evidence-of', fields: {},
    then: async (t) => { await t.choose('#evidence-of', '陈立'); await go(t, '#/wall', '#wall-every'); await t.choose('#wall-every', '60'); },
    again: async (t) => { await reads(t, '#evidence-of', '陈立'); await go(t, '#/wall', '#wall-every'); await reads(t, '#wall-every', '60'); } },
  { what: 'a change of several, and a view', hash: '#/list', there: '#several',
    open: async (t) => {
      await unfold(t);
      await t.click('#several');
      await press(t, 'tr.row input[type=checkbox]');
      await t.choose('#bulk-field', 'leader');
    },
    again: async (t) => { await unfold(t); await t.waitFor('.bulk-count', '1'); assert.equal(await t.value('#bulk-field'), 'leader'); },
    fields: { '#bulk-value': '李', '#view-name': '未' } },
  { what: 'a problem', hash: '#/list', there: 'tr.row',
    open: async (t) => { await openProblem(t, '食堂账目不清'); await unfold(t); },
    fields: { '.note-date': '8月下旬', '.note-text': '写到一半' },
    then: async (t) => { await press(t, '.apply .tick input'); await t.choose('#cite-evidence', '账目照片'); },
    again: async (t) => {
      await openProblem(t, '食堂账目不清');
      await ticked(t, '.apply .tick input');
      assert.notEqual(await t.value('#cite-evidence'), '');
    },
    besides: async (t) => {
      await openProblem(t, '车辆管理不严');
      await unfold(t);
      await none(t, '.note-text');
      assert.notEqual(await t.value('.note-date'), '8月下旬');
      await none(t, '#cite-evidence');
      for (const sel of ['#apply-reason', '#extend-reason']) if (await t.count(sel)) await none(t, sel);
      assert.equal(await t.evaluate(() => document.querySelectorAll('.apply .tick input:checked').length), 0);
      await t.click('#close-detail');
      await t.waitForGone('aside.detail');
    } },
  { what: 'the words of a move, and a limit', hash: '#/kanban/all/columns=closeout', there: '.card-move',
    open: async (t) => {
      await unfold(t);
      await t.fill('#limit-pending', '很多');
      await t.waitFor('.field-wrong', '很多');
      await press(t, '.card-move', '食堂账目不清');
      await t.click('#move-panel [data-to=pending]');
      await t.waitFor('#move-words');
    },
    again: async (t) => {
      await unfold(t);
      await t.waitFor('.field-wrong', '很多');
      await press(t, '.card-move', '食堂账目不清');
      await t.click('#move-panel [data-to=pending]');
      await ticked(t, '#move-panel .tick input');
    },
    fields: { '#move-words': '账目已上墙' },
    besides: async (t) => {
      await t.press('Escape');
      await t.waitForGone('#move-panel');
      await breath(t);
      await press(t, '.card-move', '车辆管理不严');
      await t.click('#move-panel [data-to=pending]');
      await t.waitFor('#move-words');
      await none(t, '#move-words');
      await t.press('Escape');
      await t.waitForGone('#move-panel');
    } },
  { what: 'a new date', hash: '#/timeline', there: '.gantt-hold',
    open: async (t) => {
      await press(t, '#timeline-parts');
      await t.evaluate(() => { document.querySelector('.gantt-hold').focus(); });
      await t.press('Enter');
      await t.fill('#date-until', ahead(60));
      await t.waitFor('#date-reason');
    },
    again: async (t) => {
      await ticked(t, '#timeline-parts');
      await t.evaluate(() => { document.querySelector('.gantt-hold').focus(); });
      await t.press('Enter');
      await t.waitFor('#date-reason');
    },
    fields: { '#date-until': ahead(60), '#date-reason': '等批复', '#date-approver': '周书记' },
    besides: async (t) => {
      await t.press('Escape');
      await t.waitForGone('#date-panel');
      await breath(t);
      await press(t, '[data-undated]');
      await t.waitFor('#date-panel[open] h2', '车辆管理不严');
      await none(t, '#date-until');
      await t.press('Escape');
      await t.waitForGone('#date-panel');
    } },
];

flow('what is half written in any form outlives other pages and a reload, and stands in no other item', { in: TWO }, async (t) => {
  await openChecklist(t, ITEMS, { round: 'e2edrafts' });
  // From now on a date is put off by an extension only.
  await go(t, '#/round', '#settle-plan');
  await t.click('#settle-plan');
  await go(t, '#/list', 'tr.row');
  await t.type('#me', '王');
  for (const form of FORMS) {
    await go(t, form.hash, form.there);
    if (form.open) await form.open(t);
    for (const [field, text] of Object.entries(form.fields)) {
      await t.fill(field, text);
      await reads(t, field, text);
    }
    if (form.then) await form.then(t);
    // A form that is open over the page goes by Esc.
    if (await t.count('dialog[open]')) { await t.press('Escape'); await t.waitForGone('dialog[open]'); }
  }
  await t.screenshot('drafts-limit');
  await t.type('#me', '芳');
  await t.reload();
  await reads(t, '#me', '王芳');
  for (const form of FORMS) {
    await go(t, form.hash, form.there);
    if (form.again) await form.again(t);
    for (const [field, text] of Object.entries(form.fields)) await reads(t, field, text);
    if (form.besides) await form.besides(t);
    else if (await t.count('dialog[open]')) await t.press('Escape');
  }
  // One extension, one application, wherever they are written.
  await go(t, '#/list', 'tr.row');
  await openProblem(t, '食堂账目不清');
  await reads(t, '#extend-reason', '等批复');
  await reads(t, '#apply-reason', '账目已上墙');
});

const APPLIED = { kind: 'apply', by: '陈立', reason: '措施均已完成', grounds: ['measures_done'] };
const CLOSED = [APPLIED, { kind: 'check', by: '王芳', reason: '属实' }, { kind: 'strike_off', by: '王芳', reason: '同意销号' }];

flow('an opinion and a finding of a look-back, half written, outlive another row, another page and a reload, and stand in no other problem', { in: TWO }, async (t) => {
  const finished = { kind: 'problem', person: '陈立', progress: 'done', outcome: '已清理。' };
  await openChecklist(t, [
    { ...finished, title: '食堂账目不清', decisions: [APPLIED] },
    { ...finished, title: '车辆管理不严', decisions: [APPLIED] },
    { ...finished, title: '仓库年久失修', decisions: CLOSED },
    { ...finished, title: '台账登记不及时', decisions: CLOSED },
  ], { round: 'e2eopinions' });
  await t.type('#me', '周明');
  await t.press('Tab');
  for (const [field, mine, other] of [['#opinion', '食堂账目不清', '车辆管理不严'], ['#lookback-text', '仓库年久失修', '台账登记不及时']]) {
    await openProblem(t, mine);
    await t.fill(field, '写到一半');
    await openProblem(t, other);
    await reads(t, field, '');
    await openProblem(t, mine);
    await reads(t, field, '写到一半');
    await t.click('nav.tabs a', '佐证');
    await t.click('nav.tabs a', '问题');
    await openProblem(t, mine);
    await reads(t, field, '写到一半');
    await t.reload();
    await reads(t, field, '写到一半');
  }
  // What was decided takes its own words with it, and nobody else's.
  await openProblem(t, '食堂账目不清');
  await t.fill('#opinion', '材料不全');
  await t.click('#return');
  await t.waitForGone('#opinion');
  await openProblem(t, '车辆管理不严');
  await reads(t, '#opinion', '');
  await openProblem(t, '仓库年久失修');
  await reads(t, '#lookback-text', '写到一半');
});

const NOTICE = `某县丁局党组关于巡察整改情况的通报
一、整改落实情况
（一）已整改完成的问题
1.关于“台账登记不及时”问题的整改。
整改结果及成效：补登台账40条，指定专人登记。
2.关于“车辆管理不严”问题的整改。
整改结果及成效：封存公车钥匙，逐车建立档案。
3.关于“仓库年久失修”问题的整改。
整改措施：分两期修缮。
下一步举措：继续维护。
`;

flow('the corrections of a notice under review are there when it is read again, and of no other notice', { in: TWO }, async (t) => {
  await t.open({ hash: '#/start' });
  const read = async (text) => { await t.fill('#paste', text); await t.click('#read-notice'); await t.waitFor('#review-accept'); };
  const titles = () => t.evaluate(() => [...document.querySelectorAll('.review-title')].map((it) => it.value));
  await read(NOTICE);
  await t.fill('.review-title', '台账补登不及时');
  await t.press('Tab');
  await t.waitFor('.review-done', '已更正');
  await t.choose('.review-progress', 'under_way');
  await press(t, '.review-problem:last-child .review-problem-actions button', '并入上一条');
  await t.until('two problems', () => document.querySelectorAll('.review-title').length === 2);
  await unfold(t);
  await t.fill('.review-split-line', '5');
  await t.fill('.review-group', '工作作风');
  await t.reload();
  await t.waitFor('#review-begun', '核对到一半');
  await t.axe();
  await t.screenshot('review-begun', { width: 1366, height: 768 });
  await reads(t, '#paste', NOTICE);
  // Another notice has none of them.
  await read(NOTICE.replace('封存', '收回'));
  assert.deepEqual(await titles(), ['台账登记不及时', '车辆管理不严', '仓库年久失修']);
  await t.click('#review-leave');
  await read(NOTICE);
  await t.waitFor('.review-done', '已经恢复');
  assert.deepEqual(await titles(), ['台账补登不及时', '车辆管理不严']);
  assert.equal(await t.value('.review-progress'), 'under_way');
  assert.equal(await t.value('.review-group'), '工作作风');
  assert.equal(await t.value('.review-split-line'), '5');
  await t.click('#review-undo');
  await t.click('#review-undo');
  await t.until('three problems', () => document.querySelectorAll('.review-title').length === 3);
  await t.click('#review-accept');
  await t.waitFor('tr.row', '台账补登不及时');
  assert.deepEqual(await t.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('xiaohao-my/draft/notice-'))), []);
});

flow('a notice too long to be kept is in memory, it is said, and a reload asks', { in: TWO }, async (t) => {
  await t.open({ hash: '#/start' });
  await t.waitFor('#paste');
  await t.evaluate(() => {
    const paste = document.querySelector('#paste');
    paste.value = '一、学习不深入。\n'.repeat(13000);
    paste.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await t.waitFor('#paste-held', '没有暂存');
  await t.axe();
  await t.screenshot('paste-held', { width: 1366, height: 768 });
  await t.click('nav.tabs a', '记录');
  await t.waitForGone('#paste');
  await t.click('.bar-round');
  await t.until('the text', () => document.querySelector('#paste') && document.querySelector('#paste').value.length > 100000);
  await t.waitFor('#paste-held');
  await t.reload();
  assert.equal(t.dialogs.length, 1);
});

flow('choices among the changes of a file are in memory, and a reload asks', { in: TWO }, async (t) => {
  const same = { round: 'e2easks', at: Date.now() };
  await openChecklist(t, ITEMS, same);
  const other = checklistFile([...ITEMS, { kind: 'problem', title: '又一个问题' }], same);
  await go(t, '#/exchange', '.drop');
  await t.drop('.drop', [{ name: 'other.json', type: 'application/json', bytes: Buffer.from(other, 'utf8') }]);
  await t.waitFor('#merge-preview');
  await t.waitFor('.merge-table tbody');
  await t.reload();
  assert.equal(t.dialogs.length, 1);
});
