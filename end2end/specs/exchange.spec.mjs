// Files between people: handed out as the app with the problems inside or as data, worked on by each in a browser of
// her own, handed back, and who has handed in.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openChecklist } from '../lib/new_checklist_file.mjs';
import { CURRENT, EVERYWHERE, FROM_FILE, TWO, flow } from '../lib/flow.mjs';
import { openProblem, saved } from '../lib/app_steps.mjs';
import { unzip } from '../lib/zip.mjs';

const ENDS = '</script><script>window.__ran = 1</script><!-- <b>完</b>';

const ITEMS = [
  { kind: 'problem', number: '1', title: '台账登记不及时', person: '王芳', leader: '周明', situation: '漏登40条。' },
  { kind: 'problem', number: '2', title: '车辆管理不严', person: '李强', leader: '周明' },
  { kind: 'problem', number: '3', title: `仓库年久失修${ENDS}`, person: '孙丽' },
  { kind: 'problem', number: '4', title: '制度没有修订', person: '王芳、李强' },
];

/** The civil day so many days from today, by the clock of the page; the flows' browsers live in Shanghai. */
function day(days) {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' });
  return parts.format(new Date(Date.now() + days * 86_400_000));
}

async function office(t, items = ITEMS) {
  await openChecklist(t, items);
  await t.fill('#me', '赵敏');
  await t.press('Enter');
  await t.click('nav.tabs a', '收发');
  await t.waitFor('#hand-out');
}

/** The file that one person is given. */
async function handOut(t, { to, form = 'page', by = '' }) {
  await t.click('#what-person');
  await t.fill('#to', to);
  await t.fill('#reply-by', by);
  await t.click(`#form-${form}`);
  await t.waitFor('#hand-out-preview', `将发给${to}`);
  const file = await t.download(() => t.click('#make'));
  await t.waitFor('#made', '已记入交表情况');
  return file;
}

/** Opens what she was sent by double click. */
async function opened(t, where, file) {
  const person = await t.person(where);
  person.path = person.save(file.name, file.bytes);
  await person.open({ file: person.path });
  return person;
}

async function writes(t, title, sel, text) {
  await t.click('nav.tabs a', '问题');
  await openProblem(t, title);
  await t.fill(sel, text);
  await saved(t);
}

async function answer(t) {
  const file = await t.download(() => t.click('#answer'));
  await t.waitFor('#answered', '请把这个文件发给赵敏');
  return file;
}

const rows = (t) => t.evaluate(() => [...document.querySelectorAll('tr.row .col-title')].map((it) => it.textContent.trim()));

flow('everybody gets her part as a page that opens by double click; who has handed in is told', { in: EVERYWHERE, ownBrowser: true }, async (t) => {
  await office(t);
  await t.waitFor('.collected-section', '还没有交办过');
  await t.click('#what-each');
  await t.waitFor('.pick', '王芳（2 个问题）');
  // Who only leads gets a file if that is wanted.
  await t.waitFor('#hand-out-preview', '将生成 3 个文件');
  assert.equal(await t.count('#unassigned'), 0);
  await t.click('#to-leaders label');
  await t.waitFor('#hand-out-preview', '将生成 4 个文件');
  await t.click('.pick label', '周明');
  await t.waitFor('#hand-out-preview', '将生成 3 个文件');
  await t.fill('#reply-by', day(3));
  await t.axe();
  await t.screenshot('exchange-form', { width: 1366, height: 768, fullPage: true });
  const bundle = await t.download(() => t.click('#make'));
  assert.match(bundle.name, /^整改清单-共3人-\d{8}\.zip$/);
  await t.waitFor('#made', '3 个文件已装入');
  const files = unzip(bundle.bytes);
  assert.deepEqual(files.map((file) => file.name.replace(/\d{8}/, 'D')).sort(),
    ['整改清单-孙丽-D.html', '整改清单-李强-D.html', '整改清单-王芳-D.html']);
  await t.waitFor('#collected', '交办 3 份：已交 0 份，未交 3 份。');
  await t.waitFor('table.collected', '未交，还有 3 天');
  await t.click('button.remind', '催办');
  await t.until('the words to send', () => /目前还没有收到/.test(document.querySelector('td .reminder textarea').value));
  await t.axe();
  await t.screenshot('exchange-collected', { width: 1366, height: 768, fullPage: true });

  const mine = files.find((file) => file.name.includes('孙丽'));
  const she = await opened(t, 'file80', mine);
  await she.waitFor('#errand', '赵敏于');
  await she.waitFor('#errand', '交给孙丽：1 个问题');
  await she.waitFor('#errand', '（还有 3 天）');
  await she.waitFor('#errand', '写明佐证材料');
  await she.axe();
  await she.screenshot('exchange-errand', { width: 1366, height: 768 });
  await she.click('#i-am', '我是孙丽');
  await she.waitFor('.mine-summary', '孙丽，与您有关的共 1 项');
  await she.click('nav.tabs a', '问题');
  await she.waitFor('tr.row', '仓库年久失修');
  assert.deepEqual(await rows(she), [`仓库年久失修${ENDS}`]);
  await writes(she, '仓库年久失修', 'textarea.current_effect', '一期已完工。');
  assert.equal(await she.evaluate(() => window.__ran), undefined, 'what stands in a text is text');

  // The same file again, on the next morning: nothing twice, nothing lost.
  await she.reopen({ file: she.path });
  await she.click('nav.tabs a', '问题');
  await openProblem(she, '仓库年久失修');
  await she.until('what she wrote', () => document.querySelector('textarea.current_effect').value === '一期已完工。');
  assert.equal(await she.count('#i-am'), 0);
  const back = await answer(she);
  assert.match(back.name, /^交回-孙丽-\d{12}\.json$/);
  const { header } = JSON.parse(back.text);
  assert.deepEqual([header.purpose, header.from, header.to, header.scope.length], ['answer', '孙丽', '赵敏', 1]);
  const given = JSON.parse(mine.bytes.toString('utf8').match(/id="xiaohao-data"[^>]*>([^<]*)</)[1]);
  assert.equal(header.handout, given.header.handout);
  assert.deepEqual(header.scope, given.header.scope);
  assert.equal(header.round, given.header.round);
  await she.waitFor('#answer', '再交回一次');
  await she.fill('textarea.current_effect', '一期、二期已完工。');
  await she.waitFor('#errand', '交回之后又有改动');
});

flow('a return with nothing filled in asks first, and the office sees it as that; what nobody answers for is named', { in: TWO }, async (t) => {
  await office(t, [...ITEMS, { kind: 'problem', number: '5', title: '没有人管的事', leader: '周明' }]);
  await t.click('#what-each');
  await t.waitFor('#unassigned', '有 1 个问题没有写责任人');
  await t.waitFor('#unassigned a', '没有人管的事');
  await t.axe();
  await t.screenshot('exchange-unassigned', { width: 1366, height: 768, fullPage: true });
  await t.click('#to-leaders label');
  await t.waitForGone('#unassigned');
  // A date that cannot be read is told at its field.
  await t.fill('#reply-by', '过几天');
  await t.click('#make');
  await t.waitFor('.hand-out-asked .refused', '看不懂日期“过几天”');
  const file = await handOut(t, { to: '孙丽', by: day(3) });
  await t.waitForGone('.hand-out-asked .refused');

  const she = await opened(t, t.place.old ? 'file80' : 'file', file);
  await she.click('#i-am', '我是孙丽');
  await she.click('#answer');
  await she.waitFor('#answer-empty', '还没有填写任何新内容');
  await she.axe();
  const blank = await she.download(() => she.click('#answer-anyway'));
  await she.waitFor('#answered', '请把这个文件发给赵敏');
  await t.drop('.exchange .drop', [{ name: blank.name, type: 'application/json', bytes: blank.bytes }]);
  await t.click('#merge-accept');
  await t.waitFor('#collected', '交办 1 份：已交 1 份（其中没有新内容 1 份），未交 0 份。');
  await t.waitFor('table.collected', '已交，没有新内容');
  await t.click('button.remind', '催办');
  await t.until('the words to send', () => /没有新内容。请填写后再交回一次/.test(document.querySelector('td .reminder textarea').value));

  // With something in it nothing is asked, and it counts.
  await writes(she, '仓库年久失修', 'textarea.current_effect', '一期已完工。');
  const full = await answer(she);
  assert.equal(await she.count('#answer-empty'), 0);
  await t.drop('.exchange .drop', [{ name: full.name, type: 'application/json', bytes: full.bytes }]);
  await t.click('#merge-accept');
  await t.waitFor('#collected', '交办 1 份：已交 1 份，未交 0 份。');
});

flow('the page that is handed out is the single file again, with its policy', { in: EVERYWHERE }, async (t) => {
  await office(t);
  await t.until('the app to be packed', () => window.xiaohaoBoot.isPrepared());
  const file = await handOut(t, { to: '王芳' });
  assert.match(file.name, /^整改清单-王芳-\d{8}\.html$/);
  const dist = process.env.XIAOHAO_DIST || join(import.meta.dirname, '../../dist');
  const original = readFileSync(join(dist, 'xiaohao.html'), 'utf8');
  const part = (html, pattern) => html.match(pattern)[1];
  for (const pattern of [/http-equiv="Content-Security-Policy" content="([^"]*)"/, /<script id="xiaohao-glue"[^>]*>([\s\S]*?)<\/script>/]) {
    assert.ok(part(file.text, pattern) === part(original, pattern), `${pattern}`);
  }
  const wasm = (html) => gunzipSync(Buffer.from(part(html, /id="xiaohao-wasm">([^<]*)</), 'base64'));
  assert.ok(wasm(file.text).equals(wasm(original)), 'the same app');
  // Only what the errand needs of the app, and packed as well.
  const chunks = (html) => [...html.matchAll(/id="xiaohao-chunk-(\w+)"/g)].map((found) => found[1]);
  assert.deepEqual(chunks(file.text), ['problem']);
  assert.ok(chunks(original).length > 4, 'the single file has them all');
  const problem = (html) => gunzipSync(Buffer.from(part(html, /id="xiaohao-chunk-problem">([^<]*)</), 'base64'));
  assert.ok(problem(file.text).equals(problem(original)), 'the same open problem');
  assert.ok(file.text.length < original.length * 0.75, 'packed as well');
  const scripts = (html) => [...html.matchAll(/<(script|style) data-own="?"?>([\s\S]*?)<\/\1>/g)].map((found) => found[2]);
  assert.deepEqual(scripts(file.text), scripts(original.replaceAll(' data-own>', ' data-own="">')));
  assert.equal((file.text.match(/<meta http-equiv="Content-Security-Policy"/g) ?? []).length, 1);
  // What she was given says where the rest is to be had.
  const she = await opened(t, 'file', file);
  await she.click('#i-am');
  await she.click('nav.tabs a', '收发');
  await she.waitFor('.chunk-line[role=alert]', '没有带这一项');
  await she.click('nav.tabs a', '总览');
  await she.waitFor('.chunk-line[role=alert]', 'xiaohao.html');
});

flow('her own edits and the same page opened again are merged, and another round can be turned to', { in: TWO }, async (t) => {
  await office(t);
  const first = await handOut(t, { to: '王芳' });
  const she = await opened(t, t.place.old ? 'file80' : 'file', first);
  await she.click('#i-am');
  await writes(she, '台账登记不及时', 'textarea.outcome', '已补登40条。');
  // The office goes on, and hands out anew.
  await writes(t, '台账登记不及时', 'textarea.cause', '无人负责。');
  await t.click('nav.tabs a', '收发');
  const second = await handOut(t, { to: '王芳', by: day(5) });
  await t.waitFor('table.collected', '已另发');
  await she.open({ file: she.save(second.name, second.bytes) });
  await she.waitFor('#errand', '还有 5 天');
  await she.click('nav.tabs a', '问题');
  await openProblem(she, '台账登记不及时');
  await she.until('both', () => document.querySelector('textarea.outcome').value === '已补登40条。'
    && document.querySelector('textarea.cause').value === '无人负责。');
  // The first one again: the later errand stays.
  await she.open({ file: she.path });
  await she.waitFor('#errand', '还有 5 天');
  await she.click('nav.tabs a', '开始');
  await she.click('#new-round');
  await she.until('an empty round', () => !document.querySelector('#errand') && document.querySelector('h1').textContent.includes('从哪里开始'));
  await she.reload();
  assert.equal(await she.count('#errand'), 0, 'this tab stays where she turned to');
  await she.click('.rounds li button:not([disabled])');
  await she.waitFor('#errand', '还有 5 天');
});

flow('where nothing can be stored she is told to hand back before she leaves, and can', { in: FROM_FILE }, async (t) => {
  await office(t);
  const file = await handOut(t, { to: '王芳' });
  const she = await t.person(t.place.name);
  she.before(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, { configurable: true, get() { throw new DOMException('no', 'SecurityError'); } });
    }
  });
  await she.open({ file: she.save(file.name, file.bytes) });
  await she.waitFor('#errand', '关闭本页之前请务必点“交回”');
  await she.click('#answer');
  await she.waitFor('#errand .message-bad', '请先在页面上方“我是”处填写您的姓名');
  await she.click('#i-am');
  await she.click('nav.tabs a', '问题');
  await openProblem(she, '台账登记不及时');
  await she.fill('textarea.outcome', '只在内存里。');
  const back = await answer(she);
  assert.ok(back.text.includes('只在内存里。'));
});

flow('a damaged page of hers says so and opens what is stored', { in: FROM_FILE }, async (t) => {
  await office(t);
  const file = await handOut(t, { to: '王芳' });
  const damaged = file.text.replace('"checksum":"sha256:', '"checksum":"sha256:0');
  assert.notEqual(damaged, file.text);
  const she = await opened(t, t.place.name, { name: file.name, bytes: Buffer.from(damaged) });
  await she.waitFor('#carried-damaged', '带的清单没有读出来');
  await she.waitFor('h1', '从哪里开始');
});

flow('as data, for who has the app: chosen problems, for somebody or for nobody', { in: TWO }, async (t) => {
  await office(t);
  await t.click('nav.tabs a', '问题');
  await t.waitFor('table.list tr.row');
  await t.click('#several');
  await t.click('.bulk button', '全选');
  await t.click('#bulk-send');
  await t.waitFor('.pick legend', '已选 4 条');
  assert.equal(await t.evaluate(() => document.querySelector('#what-chosen').checked), true);
  await t.click('.pick-list label', '仓库年久失修');
  await t.waitFor('.pick legend', '已选 3 条');
  await t.click('#form-data');
  await t.waitFor('#hand-out-preview', '将生成 1 个文件，含 3 个问题。');
  const nobody = await t.download(() => t.click('#make'));
  assert.equal(JSON.parse(nobody.text).header.purpose, 'selection');
  await t.waitFor('#made', '已交给浏览器下载。');
  await t.waitFor('.collected-section', '还没有交办过');
  await t.fill('#to', '李强');
  await t.waitFor('#hand-out-preview', '将发给李强：3 个问题');
  const file = await t.download(() => t.click('#make'));
  const { header } = JSON.parse(file.text);
  assert.deepEqual([header.purpose, header.to, header.scope.length], ['handout', '李强', 3]);
  await t.waitFor('table.collected', '3 个问题');
  // One step takes the record of it back.
  await t.press('Control+z');
  await t.waitFor('.collected-section', '还没有交办过');
});

flow('three people work on their parts; collected, one conflict settled, one left open, taken back and done again', { in: CURRENT }, async (t) => {
  await office(t);
  const pages = [await handOut(t, { to: '王芳', by: day(3) }), await handOut(t, { to: '李强', by: day(-1) })];
  const data = await handOut(t, { to: '孙丽', form: 'data', by: day(3) });
  await t.waitFor('#collected', '交办 3 份：已交 0 份，未交 3 份（其中逾期 1 份）。');
  // Meanwhile the office writes into a problem that is out.
  await writes(t, '台账登记不及时', 'textarea.outcome', '整改办核定：补登38条。');

  const wang = await opened(t, 'file', pages[0]);
  await wang.click('#i-am', '我是王芳');
  await writes(wang, '台账登记不及时', 'textarea.outcome', '王芳：补登40条。');
  await writes(wang, '制度没有修订', 'textarea.outcome', '王芳：修订一项。');

  const li = await opened(t, 'file80', pages[1]);
  await li.click('#i-am', '我是李强');
  await writes(li, '车辆管理不严', 'textarea.current_effect', '已封存公车钥匙。');
  await writes(li, '制度没有修订', 'textarea.outcome', '李强：修订两项。');

  const sun = await t.person(t.place.name);
  await sun.open({ hash: '#/start' });
  await sun.drop('.way:nth-of-type(2) .drop', [{ name: data.name, type: 'application/json', bytes: data.bytes }]);
  await sun.click('button.open-other');
  await sun.waitFor('#errand', '交给孙丽：1 个问题');
  await sun.click('#i-am', '我是孙丽');
  await writes(sun, '仓库年久失修', 'textarea.current_effect', '一期已完工。');

  const answers = [await answer(wang), await answer(li), await answer(sun)];
  const drop = (files) => t.drop('.exchange .drop', files.map(({ name, bytes }) => ({ name, type: 'application/json', bytes })));
  await t.click('nav.tabs a', '收发');
  await drop(answers);
  await t.waitFor('#merge-preview');
  await t.waitFor('.merge-table tbody');
  assert.equal(await t.count('.merge-files tbody tr'), 3);
  assert.equal(await t.count('tr.row-conflict'), 2);
  await t.screenshot('exchange-preview', { width: 1366, height: 768, fullPage: true });
  await t.choose('tr.row-conflict select', 'theirs-0');
  await t.click('#merge-accept');
  await t.waitFor('#merged', '已合并 3 份文件');
  const collected = async () => {
    await t.waitFor('#collected', '交办 3 份：已交 3 份（其中晚交 1 份），未交 0 份。底稿较旧的 1 份。');
    await t.waitFor('table.collected', '底稿较旧：缺 1 处改动');
    await t.waitFor('nav.tabs a[href^="#/exchange"] .tab-count', '1');
  };
  await collected();
  await t.axe();
  await t.screenshot('exchange-all-in', { width: 1366, height: 768, fullPage: true });

  await t.click('nav.tabs a', '问题');
  await openProblem(t, '台账登记不及时');
  await t.until('what was chosen', () => document.querySelector('textarea.outcome').value === '王芳：补登40条。');
  await openProblem(t, '制度没有修订');
  await t.waitFor('.field-conflict', '王芳：修订一项。');
  await t.waitFor('.field-conflict', '李强：修订两项。');
  await openProblem(t, '仓库年久失修');
  await t.until('hers', () => document.querySelector('textarea.current_effect').value === '一期已完工。');

  await t.click('nav.tabs a', '收发');
  await t.click('#undo-merge');
  await t.waitFor('#merged', '这次合并已撤销');
  await t.waitFor('#collected', '已交 0 份，未交 3 份（其中逾期 1 份）。');
  await t.click('nav.tabs a', '问题');
  await openProblem(t, '台账登记不及时');
  await t.until('what the office had', () => document.querySelector('textarea.outcome').value === '整改办核定：补登38条。');
  await openProblem(t, '制度没有修订');
  await t.until('nothing', () => document.querySelector('textarea.outcome').value === '');

  // The same file again says that it was taken back, and does the whole merge again.
  await t.click('nav.tabs a', '收发');
  await drop([answers[1]]);
  await t.waitFor('.merge-files', '后来撤销了');
  await t.click('.merge-again');
  await t.click('nav.tabs a', '收发');
  await collected();
  await t.click('nav.tabs a', '问题');
  await openProblem(t, '台账登记不及时');
  await t.until('what was chosen, again', () => document.querySelector('textarea.outcome').value === '王芳：补登40条。');
});
