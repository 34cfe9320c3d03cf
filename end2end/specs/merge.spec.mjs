// Files of other people: looked at before anything changes, merged as chosen, taken back by one button, and done again;
// what stays open is settled later; the record says what became of everything.

import assert from 'node:assert/strict';
import { flow } from '../lib/flow.mjs';
import { checklistFile } from '../lib/checklist.mjs';
import { dropped, itemOf, set, withMore } from '../lib/answers.mjs';

const LONG = '已对二十四个科室逐一核对台账，补登三十条，指定专人登记，每月由办公室抽查一次，抽查结果在支部会上通报。';
const BASE = checklistFile([
  { kind: 'problem', number: '1', title: '台账登记不及时', progress: 'under_way', outcome: LONG, person: '王芳' },
  { kind: 'problem', number: '2', title: '车辆管理不严', progress: 'not_started', person: '李强' },
  { kind: 'problem', number: '3', title: '仓库年久失修', progress: 'not_started' },
]);
const [LEDGERS, CARS, STORE] = ['台账登记不及时', '车辆管理不严', '仓库年久失修'].map((title) => itemOf(BASE, title));

/** 王芳 was asked about the first problem; she also wrote into the second, which nobody asked her to. */
const WANG = withMore(BASE, { by: '王芳', writer: 'wang', header: { purpose: 'answer', scope: [LEDGERS] } }, [
  set(BASE, LEDGERS, 'progress', 'done'),
  set(BASE, LEDGERS, 'outcome', LONG.replace('补登三十条', '补登四十二条')),
  set(BASE, CARS, 'situation', '王芳顺手写的'),
  { do: 'decide', item: LEDGERS, kind: 'apply', reason: '措施均已完成' },
]);
/** 李强 sends the whole: a result, a new problem, and one less. */
const LI = withMore(BASE, { by: '李强', writer: 'li' }, [
  set(BASE, CARS, 'progress', 'done'),
  { do: 'add', kind: 'problem' },
  { do: 'set', item: 'li-2', field: 'title', value: '<b>会议</b>记录<script>document.title="x"</script>不全' },
  { do: 'remove', item: STORE, reason: '与第2个重复', saw: JSON.parse(BASE).facts.filter((fact) => fact.item === STORE).map((fact) => fact.id) },
]);

const row = (what, part) => `tr.row-${what}${part ? ` ${part}` : ''}`;
const words = (t, selector) => t.text(selector);

async function begin(t) {
  await t.open({ hash: '#/start' });
  await t.drop('.way:nth-of-type(2) .drop', [dropped('base.json', BASE)]);
  await t.click('button.open-other');
  await t.waitFor('table.list tr.row');
  await t.fill('#me', '整改办小周');
  await t.press('Tab');
}

async function drop(t, ...files) {
  await t.click('nav.tabs a', '收发');
  await t.drop('.exchange .drop', files);
}

async function writeOutcome(t, text) {
  await t.click('nav.tabs a', '问题');
  await t.click('tr.row a', '台账登记不及时');
  await t.waitFor('aside.detail h2', '台账登记不及时');
  await t.fill('aside.detail textarea.outcome', text);
  await t.press('Tab');
  await t.waitFor('#saved', '已保存');
}

const facts = (t) => t.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('xiaohao/')).map((key) => localStorage.getItem(key)).join('\n'));

flow('files are looked at, merged as chosen, taken back by one button and merged again', {}, async (t) => {
  await begin(t);
  await writeOutcome(t, LONG.replace('每月由办公室抽查一次', '每周由办公室抽查一次'));
  const before = await facts(t);
  await drop(t, dropped('王芳.json', WANG), dropped('李强.json', LI));
  await t.waitFor('#merge-preview h1', '合并前预览');
  assert.equal(await t.count('.merge-files tbody tr'), 2);
  assert.match(await words(t, '.merge-files tbody tr:nth-child(1)'), /修改 2 处，冲突 1 处，决定 1 项/);
  assert.match(await words(t, '.merge-files tbody tr:nth-child(1)'), /其中 1 处没有交办/);
  assert.match(await words(t, '.merge-files tbody tr:nth-child(2)'), /新增 1 项，修改 1 处，移除 1 项/);
  // Both texts beside what they started from, with what differs marked, also for those who hear it.
  assert.match(await words(t, row('conflict', '.col-mine del')), /删去：\s*月/);
  assert.match(await words(t, row('conflict', '.col-theirs ins')), /增加：\s*四十二/);
  await t.waitFor(row('changed'), '未交办');
  await t.waitFor('#merge-totals', '已完成 0→2');
  await t.waitFor('#merge-totals', '待审核 0→1');
  await t.waitFor('#merge-totals', '合计仍为 3');
  await t.waitFor('#merge-totals', '1 处冲突待定');
  await t.axe();
  await t.screenshot('merge-preview', { width: 1366, height: 768 });
  // Kept here instead: the totals follow.
  await t.choose(row('removal', 'select'), 'mine');
  await t.waitFor('#merge-totals', '合计 3→4');
  await t.choose(row('removal', 'select'), 'theirs-0');
  await t.waitFor('#merge-totals', '合计仍为 3');
  assert.equal(await facts(t), before);
  await t.click('#merge-accept');
  await t.waitFor('#merged', '已合并 2 份文件（王芳、李强）。还有 1 处冲突待定。');
  await t.waitFor('.tab-count', '1');
  await t.axe();
  await t.click('nav.tabs a', '问题');
  await t.waitFor('tr.row', '<b>会议</b>记录<script>document.title="x"</script>不全');
  assert.equal(await t.count('tr.row'), 3);
  await t.waitForGone('tr.row', '仓库年久失修');

  await t.click('nav.tabs a', '收发');
  await t.click('#undo-merge');
  await t.waitFor('#merged', '这次合并已撤销');
  await t.waitForGone('.tab-count');
  await t.click('nav.tabs a', '问题');
  await t.waitFor('tr.row', '仓库年久失修');
  assert.equal(await t.count('tr.row'), 3);
  await t.click('tr.row a', '台账登记不及时');
  await t.until('her own text', () => document.querySelector('aside.detail textarea.outcome').value.includes('每周由办公室'));
  assert.equal(await t.count('.field-conflict'), 0);

  await t.reload();
  await t.click('nav.tabs a', '收发');
  // The very same file says that it was merged and taken back, and does it again.
  await drop(t, dropped('王芳.json', WANG));
  await t.waitFor('.merge-files', '后来撤销了');
  await t.click('.merge-again');
  await t.click('nav.tabs a', '收发');
  await t.waitFor('.tab-count', '1');
  await t.click('nav.tabs a', '问题');
  await t.waitForGone('tr.row', '仓库年久失修');
});

flow('what stays open waits in the inbox until somebody settles it; the record of the merge tells all', {}, async (t) => {
  await begin(t);
  await writeOutcome(t, '我写的成效');
  await drop(t, dropped('王芳.json', WANG));
  await t.waitFor('#merge-preview');
  // Everything of hers in one field, then everything kept, then only what is in conflict left open.
  await t.click('.chips button', '未交办');
  await t.click('#all-theirs');
  await t.click('.chips button', '全部差别');
  await t.click('#merge-accept');
  await t.click('#merged a', '查看合并记录');
  await t.waitFor('.merge-record h1', '合并记录');
  await t.waitFor('.merge-files', '采用 2 处，保留原样 0 处，待定 1 处，决定 1 项');
  await t.waitFor('.merge-table', '王芳顺手写的');
  await t.waitFor('.merge-table', '待定');
  await t.axe();
  await t.screenshot('merge-record', { width: 1366, height: 768 });

  await t.click('nav.tabs a', '收发');
  await t.click('a.to-inbox');
  await t.waitFor('.open-conflict', '我写的成效');
  await t.waitFor('.open-conflict', '王芳');
  await t.axe();
  await t.screenshot('merge-inbox', { width: 1366, height: 768 });
  await t.click('.open-conflict li:nth-child(1) button');
  await t.waitFor('.empty', '没有待定的冲突');
  await t.waitForGone('.tab-count');
  await t.click('nav.tabs a', '记录');
  await t.waitFor('.record', '合并来件：王芳');
  await t.click('a.to-merge');
  await t.waitFor('.merge-record h1', '合并记录');
});

flow('a preview that is left changes nothing, and files that cannot be taken say why', {}, async (t) => {
  await begin(t);
  const before = await facts(t);
  const newer = BASE.replace('"version":1', '"version":2').replace('"checklist":{}', '"checklist":{"round":{"unit":"某局"}}');
  await drop(
    t,
    dropped('cut.json', WANG.slice(0, WANG.length - 120)),
    dropped('newer.json', newer),
    dropped('foreign.json', '{"rows":[1,2,3]}'),
    dropped('other.json', checklistFile([{ kind: 'problem', title: '别的任务' }], { round: 'other' })),
    dropped('李强.json', LI),
  );
  await t.waitFor('#merge-preview');
  await t.waitFor('.message', '“cut.json”');
  await t.waitFor('.message', '更新的版本（格式 2）');
  await t.waitFor('.message', '这不是本程序导出的台账文件');
  await t.waitFor('.message', '“other.json”');
  await t.axe();
  await t.click('.newer summary');
  await t.waitFor('.newer-tree', '某局');
  await t.click('#merge-cancel');
  await t.waitForGone('#merge-preview');
  assert.equal(await facts(t), before);
  // What could be read of the damaged one can be looked at.
  await t.click('button.rescue');
  await t.waitFor('#merge-preview', '残缺文件');
  await t.waitFor(row('changed'), '整改进展');
  await t.click('#merge-cancel');
  assert.equal(await facts(t), before);
});
