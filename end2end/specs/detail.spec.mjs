// The open problem: everything that a cadre enters, and close-out from the first application to a look-back.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { TWO, flow } from '../lib/flow.mjs';

const PAPER = Buffer.from('台账登记制度（试行）');
const HASH = createHash('sha256').update(PAPER).digest('hex');

const file = (name, bytes) => ({ name, type: 'application/pdf', bytes });

async function problem(t, title) {
  await t.fill('#new-problem', title);
  await t.click('.list-tools form.add button', '添加问题');
  await t.waitFor('aside.detail h2', title);
}

async function iAm(t, name) {
  await t.fill('#me', name);
  await t.press('Enter');
}

async function begin(t, title) {
  await t.open({ hash: '#/problems' });
  await iAm(t, '王芳');
  await problem(t, title);
}

/** Chooses a file in an input; without the disk, for the page's policy keeps the oldest driver from reading it. */
function choose(t, selector, name, bytes) {
  return t.evaluate(([sel, called, base64]) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], called));
    const input = document.querySelector(sel);
    input.files = data.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, [selector, name, bytes.toString('base64')]);
}

/** Unfolds a section by its heading. */
async function unfold(t, heading) {
  const folded = await t.evaluate((name) => [...document.querySelectorAll('.part')]
    .some((it) => it.querySelector('h3').textContent === name && !it.open), heading);
  if (folded) await t.click('.part summary', heading);
}

flow('close-out goes from a refused application to a look-back that opens a new round', { in: TWO }, async (t) => {
  await begin(t, '台账登记不及时');
  await t.waitFor('#strip-status', '未申请');

  await t.click('#apply');
  await t.waitFor('.apply .refused', '还不是“已完成”');
  await t.waitFor('.apply .refused', '没有选择销号依据');
  await t.waitFor('.refused', '没有申请销号');
  assert.equal(await t.count('.readiness .lacking'), 4);

  await t.evaluate(() => document.querySelector('.readiness .go').focus());
  await t.press('Enter');
  await t.until('the keyboard at the progress', () => document.activeElement.className === 'progress');
  await t.choose('select.progress', 'done');
  await t.fill('textarea.outcome', '补登台账40条，指定专人登记。');
  await t.fill('input.person', '王芳');
  await t.fill('input.leader', '李明');
  await t.drop('.proofs .drop', [file('登记制度.pdf', PAPER)]);
  await t.waitFor('.said', '已登记“登记制度.pdf”');
  await t.waitFor('li.proof .proof-title', '登记制度');
  await t.until('nothing lacking', () => document.querySelectorAll('.readiness .lacking').length === 0);
  await t.click('.grounds label', '具体问题处理到位');
  await t.click('#apply');
  await t.waitFor('#closeout-standing', '第 1 轮：已申请销号，等待审核');
  await t.until('the keyboard at the standing', () => document.activeElement.id === 'closeout-standing');

  await t.waitFor('#strike-off-why', '申请人不能自己审核');
  assert.ok(await t.evaluate(() => ['check', 'strike-off', 'return'].every((id) => document.getElementById(id).disabled)));
  if (!t.place.old) await t.axe();

  await iAm(t, '李明');
  await t.until('she may check', () => !document.querySelector('#check').disabled);
  await t.click('#return');
  await t.waitFor('.decide .refused', '请写明理由');
  await t.fill('#opinion', '照片没有日期');
  await t.click('#return');
  await t.waitFor('#closeout-standing', '第 1 轮：申请已退回');
  await t.waitFor('.steps', '照片没有日期');

  await iAm(t, '王芳');
  // Returned for its papers, and nothing about them has changed: that wants a word.
  await t.click('.grounds label', '具体问题处理到位');
  await t.click('#apply');
  await t.waitFor('.apply .refused');
  await t.fill('#apply-reason', '照片已补注日期');
  await t.click('#apply');
  await t.waitFor('#closeout-standing', '第 2 轮：已申请销号');
  await iAm(t, '李明');
  await t.until('she may check', () => !document.querySelector('#check').disabled);
  await t.click('#check');
  await t.waitFor('#closeout-standing', '责任领导已审核');
  await iAm(t, '张主任');
  await t.until('he may decide', () => !document.querySelector('#strike-off').disabled);
  await t.click('#strike-off');
  await t.waitFor('#strip-status', '已销号');
  assert.equal(await t.count('ol.steps'), 2);
  await t.fill('#new-measure', '再查一遍');
  await t.press('Enter');
  await t.waitFor('.refused', '没有改动：这个问题已经销号，措施和阶段不再增减');
  assert.equal(await t.value('#new-measure'), '再查一遍');
  await t.fill('#new-measure', '');
  await t.click('.removal summary');
  await t.fill('#why', '重复');
  await t.click('.removal button', '移除');
  await t.waitFor('.refused', '没有移除：这个问题已经销号，要留存备查');
  await t.waitFor('tr.row', '台账登记不及时');
  assert.equal(await t.count('li.measure'), 0);
  await t.screenshot('detail-closeout', { width: 1366, height: 768 });

  await t.click('#lookback-rebound');
  await t.waitFor('.decide .refused', '请写明理由');
  await t.fill('#lookback-text', '台账又停登两个月');
  await t.click('#lookback-rebound');
  await t.waitFor('#strip-status', '重新整改');
  await t.waitFor('.steps', '台账又停登两个月');
  assert.equal(await t.value('.strip select.progress'), 'under_way', 'it is open again');
  assert.equal(await t.value('.strip input.finished_on'), '');
  assert.equal(await t.count('.grounds input:checked'), 0, 'the grounds are asked anew');
  await iAm(t, '王芳');
  await t.choose('.strip select.progress', 'done');
  await t.click('.grounds label', '建立长效机制');
  await t.click('#apply');
  await t.waitFor('#closeout-standing', '第 3 轮：已申请销号');
  await t.waitFor('#saved', '已保存');
  await t.reload();
  await t.waitFor('#closeout-standing', '第 3 轮：已申请销号');
  assert.equal(await t.count('ol.steps'), 3);
  await t.click('#withdraw');
  await t.waitFor('.steps', '（已撤回）');
});

flow('a date is put off with a reason and an approver, and the first date stays in sight', { in: TWO }, async (t) => {
  await begin(t, '仓库年久失修');
  await t.fill('.duty input.due', '2099年6月底');
  await t.press('Tab');
  await t.waitFor('#strip-date', '2099年6月底');
  // A typo is corrected until the plan is settled; then the date binds.
  await t.fill('.duty input.due', '2100-12-31');
  await t.press('Tab');
  await t.waitFor('#strip-date', '2100年12月31日');
  await t.fill('.duty input.due', '2099年6月底');
  await t.press('Tab');
  await t.waitFor('#strip-date', '2099年6月底');
  const here = await t.evaluate(() => location.hash);
  await t.evaluate(() => { location.hash = '#/round'; });
  await t.click('#settle-plan');
  await t.waitFor('.round-page', '计划已经确定');
  await t.evaluate((hash) => { location.hash = hash; }, here);
  await t.waitFor('aside.detail h2', '仓库年久失修');
  await t.fill('.duty input.due', '2099-12-31');
  await t.press('Tab');
  // The refusal stands at the field, in sight, and what was typed stays.
  await t.waitFor('.duty .refused', '请办理延期');
  assert.equal(await t.value('.duty input.due'), '2099-12-31');
  assert.ok(await t.evaluate(() => {
    const [field, why] = ['.duty input.due', '.duty .refused'].map((sel) => document.querySelector(sel).getBoundingClientRect());
    return why.top - field.bottom < 40 && why.top >= 0 && why.bottom <= innerHeight;
  }), 'the refusal is in sight at its field');
  assert.equal(await t.count('.banner-refusal'), 0);
  await t.fill('.duty input.due', '2099年6月底');
  await t.press('Tab');
  await t.waitForGone('.duty .refused');
  await t.click('.extend summary');
  await t.fill('#extend-until', '2099年底');
  await t.click('.extend button');
  await t.waitFor('.extend .refused', '请写明理由');
  await t.fill('#extend-reason', '主汛期不能施工');
  await t.click('.extend button');
  await t.waitFor('.extend .refused', '请写明批准人');
  await t.fill('#extend-approver', '李明');
  await t.click('.extend button');
  await t.waitFor('#strip-date', '2099年底');
  await t.waitFor('#strip-date', '首次时限 2099年6月底');
  await t.waitFor('.extensions', '主汛期不能施工');
  await t.waitFor('.extensions', '批准人：李明');
  assert.equal(await t.value('.duty input.due'), '2099年6月底');
});

flow('one proof serves two problems, is known again by its file, and a changed file is told', { in: TWO }, async (t) => {
  await begin(t, '台账登记不及时');
  await t.drop('.proofs .drop', [file('登记制度.pdf', PAPER)]);
  await t.waitFor('li.proof', '登记制度');
  await t.drop('.proofs .drop', [file('又一份.pdf', PAPER)]);
  await t.waitFor('.said', '没有重复登记');

  await problem(t, '车辆管理不严');
  await t.drop('.proofs .drop', [file('另名.pdf', PAPER)]);
  await t.waitFor('.proofs .message', '是同一份文件');
  await t.click('.proofs .message button', '引用已登记的');
  await t.waitFor('li.proof', '登记制度');
  await t.fill('#new-evidence', '谈话记录');
  await t.press('Enter');
  await t.waitFor('li.proof:nth-of-type(2)', '谈话记录');

  await t.click('li.proof summary', '登记制度');
  await t.waitFor('li.proof .hash', HASH);
  await t.waitFor('.elsewhere', '台账登记不及时');
  await t.fill('li.proof input.doc_number', '丁发〔2025〕3号');
  await t.waitFor('.proof-beside', '丁发〔2025〕3号');
  await choose(t, 'li.proof input[type=file]', 'same.pdf', PAPER);
  await t.waitFor('.verdict', '● 一致');
  await choose(t, 'li.proof input[type=file]', 'changed.pdf', Buffer.from('改过'));
  await t.waitFor('.verdict-differs', '▲ 不一致');
  // Larger than what is read at a time.
  const large = Buffer.alloc(9_000_000, 7);
  await choose(t, '#proof-file', 'large.bin', large);
  await t.waitFor('li.proof:nth-of-type(3)', 'large');
  await t.click('li.proof summary', 'large');
  await t.waitFor('li.proof .hash', createHash('sha256').update(large).digest('hex'));
  if (!t.place.old) await t.axe();

  await t.click('.uncite button');
  await t.until('two proofs left', () => document.querySelectorAll('li.proof').length === 2);
  await t.choose('#cite-evidence', '登记制度');
  await t.click('.cite button');
  await t.until('three proofs', () => document.querySelectorAll('li.proof').length === 3);
});

flow('measures have steps and dated notes, rules and figures their lines, all by keyboard', { in: TWO }, async (t) => {
  await begin(t, '仓库年久失修');
  await t.fill('#new-measure', '分两期修缮');
  await t.press('Enter');
  await t.waitFor('li.measure');
  await t.fill('li.measure input.person', '王芳');
  await t.click('li.measure .more summary');
  await t.fill('li.measure .add input[id^=new-phase]', '第一阶段');
  await t.press('Enter');
  await t.waitFor('.line-phase');
  await t.fill('input.note-text', '一期开工');
  await t.press('Enter');
  await t.waitFor('.line-note');
  assert.match(await t.value('.line-note input.dated'), /^\d{4}年\d+月\d+日$/);
  assert.equal(await t.value('.line-note textarea'), '一期开工');

  // An Enter that ends an input method's composing adds nothing.
  await t.fill('#new-measure', '半句');
  const through = await t.evaluate(() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown',
    { key: 'Enter', isComposing: true, bubbles: true, cancelable: true })));
  assert.equal(through, false);
  assert.equal(await t.count('li.measure'), 1);
  await t.fill('#new-measure', '');

  await unfold(t, '制度与数据');
  await t.fill('#new-regulation', '仓库管理办法');
  await t.press('Enter');
  await t.waitFor('.line-regulation input');
  await t.choose('.line-regulation select', '新建');
  await t.fill('#new-figure', '清退资金');
  await t.press('Enter');
  await t.waitFor('.line-figure input.amount');
  await t.fill('.line-figure input.amount', '12.50');
  await t.press('Tab');
  await t.until('the amount', () => document.querySelector('.line-figure input.amount').value === '12.5');
  await t.fill('.line-figure input.unit_of', '万元');
  await t.waitFor('.part-count', '制度 1 项，数据 1 条');
  await t.fill('input.rectification_type', '分阶段整改');
  await t.waitFor('#saved', '已保存');
  if (!t.place.old) await t.axe();
  await t.screenshot('detail-measures', { width: 1366, height: 768 });

  await problem(t, '车辆管理不严');
  await t.click('.detail-tools a', '上一条');
  await t.waitFor('aside.detail h2', '仓库年久失修');
  await t.until('the keyboard still there', () => document.activeElement.textContent === '上一条');
  await t.press('Alt+ArrowDown');
  await t.waitFor('aside.detail h2', '车辆管理不严');
  await t.press('Escape');
  await t.waitForGone('aside.detail');
  await t.reload();
  await t.click('tr.row a', '仓库年久失修');
  await t.waitFor('li.measure .more summary', '阶段 1，进展 1');
});

/** Drops files that are made in the page: [name, megabytes]. One piece serves for all of a file, so a large one costs nothing. */
function dropMade(t, selector, files) {
  return t.evaluate(([sel, list]) => {
    const piece = new Blob([new Uint8Array(1 << 20)]);
    const data = new DataTransfer();
    for (const [name, size] of list) data.items.add(new File(Array.from({ length: size }, () => piece), name));
    const it = document.querySelector(sel);
    for (const kind of ['dragenter', 'dragover', 'drop']) {
      it.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
    }
  }, [selector, files]);
}

flow('reading a large file is stopped: nothing of it is entered, and the next file is read', { in: TWO }, async (t) => {
  await begin(t, '仓库年久失修');
  await dropMade(t, '.proofs .drop', [['监控录像.bin', 1200], ['现场照片.bin', 1]]);
  await t.waitFor('.reading', '正在读取“监控录像.bin”');
  await t.until('some of it read', () => document.querySelector('#reading-file').value > 0);
  await t.axe();
  await t.click('.reading button', '停止');
  await t.waitForGone('.reading');
  await t.waitFor('.said', '已停止读取“监控录像.bin”，没有登记。排在后面的 1 个文件也没有登记。');
  assert.equal(await t.count('li.proof'), 0);

  await dropMade(t, '.proofs .drop', [['登记表.bin', 5]]);
  await t.waitFor('.said', '已登记“登记表.bin”');
  await t.waitFor('li.proof', '登记表');
  await t.waitFor('#saved', '已保存');
  await t.reload();
  await t.waitFor('li.proof', '登记表');
  assert.equal(await t.count('li.proof'), 1);

  // Comparing is stopped too.
  await t.click('li.proof summary');
  await t.evaluate(() => {
    const piece = new Blob([new Uint8Array(1 << 20)]);
    const data = new DataTransfer();
    data.items.add(new File(Array.from({ length: 1200 }, () => piece), '登记表.bin'));
    const input = document.querySelector('.check-file input[type=file]');
    input.files = data.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await t.click('.stop-checking', '停止');
  await t.waitFor('.check-file .verdict', '没有核对完：“登记表.bin”的读取已停止');
  await t.waitForGone('.stop-checking');
  await t.click('nav.tabs a', '佐证材料');
  await t.waitFor('table.evidence tbody tr', '登记表');
  assert.equal(await t.count('table.evidence tbody tr'), 1);
});
