// Files of Excel and Word: what the page 材料 shows is saved as a file, and files of other people become a checklist by the
// same review as pasted text. A file that is none costs a sentence.

import assert from 'node:assert/strict';
import { EVERYWHERE, TWO, flow } from '../lib/flow.mjs';
import { zip } from '../lib/zip.mjs';

async function openPapers(t) {
  await t.open({ hash: '#/start' });
  await t.click('#open-example');
  await t.until('37 rows', () => document.querySelectorAll('tr.row').length === 37);
  await t.click('nav.tabs a', '材料');
  await t.waitFor('article.paper', '37');
}

async function openPaper(t, name) {
  await t.click('.paper-shelf a', name);
  await t.until(`${name} is open`, (wanted) =>
    document.querySelector('.paper-shelf a[aria-current]')?.textContent === wanted, name);
}

/** Saves the paper that is shown; the file is a zip archive with the part that such a file has. */
async function save(t, button, name, ending, part) {
  const file = await t.download(() => t.click(button));
  assert.match(file.name, new RegExp(`^${name.replace(/[^\p{L}\p{N}]/gu, '')}-.*\\d{8}\\.${ending}$`));
  assert.equal(file.bytes.subarray(0, 2).toString('latin1'), 'PK', file.name);
  assert.ok(file.bytes.length > 2000, `${file.name}: ${file.bytes.length}`);
  assert.ok(file.bytes.includes(part), `${file.name} has ${part}`);
  return file;
}
const excel = (t, name) => save(t, '#paper-excel', name, 'xlsx', 'xl/workbook.xml');
const word = (t, name) => save(t, '#paper-word', name, 'docx', 'word/document.xml');

const dropOnStart = (t, name, bytes) => t.drop('.way .drop', [{ name, bytes }]);

flow('every list is saved as Excel, and every paper as Word', { in: TWO }, async (t) => {
  await openPapers(t);
  assert.equal(await t.count('#paper-excel'), 0);
  const papers = await t.evaluate(() => [...document.querySelectorAll('.paper-shelf .paper-group')].flatMap((group) =>
    [...group.querySelectorAll('a')].map((link) => ({ sort: group.querySelector('.paper-sort').textContent, name: link.textContent }))));
  assert.ok(papers.length >= 19, papers.length);
  for (const { sort, name } of papers) {
    await openPaper(t, name);
    await t.until(`${name} has content`, () => document.querySelector('article.paper')?.innerText.length > 20);
    await word(t, name);
    if (sort === '清单') await excel(t, name);
  }
});

flow('整改台账 saved as Excel, and the notice as Word, are dropped on the start page of a new round and become 37 problems', { in: EVERYWHERE }, async (t) => {
  await openPapers(t);
  await t.screenshot('office-papers', { width: 1366, height: 768 });
  const notice = await word(t, '整改情况通报');
  await openPaper(t, '整改台账');
  await t.waitFor('#paper-excel');
  await t.screenshot('office-list', { width: 1366, height: 768 });
  const list = await excel(t, '整改台账');

  const other = await t.person(t.place.name);
  for (const [name, file] of [['别的名字.docx', notice], ['单位的台账.xlsx', list]]) {
    await other.open({ hash: '#/start' });
    await dropOnStart(other, name, file.bytes);
    await other.waitFor('#review-accept');
    assert.equal(await other.count('li.review-problem'), 37, name);
    if (file === notice) await other.click('#review-leave');
  }
  await other.screenshot('office-review', { width: 1366, height: 768 });
  if (!other.place.old) await other.axe();
  await other.click('#review-accept');
  await other.until('37 rows', () => document.querySelectorAll('tr.row').length === 37);
  await other.waitFor('table.list', '部分基层文化站点长期闲置');
});

flow('a file of Excel or Word that is none costs a sentence and nothing else', { in: TWO }, async (t) => {
  await t.open({ hash: '#/start' });
  const cases = [
    ['坏.xlsx', Buffer.from('PK\u0003\u0004 and then nothing of use'), '没有读取'],
    ['旧.xls', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]), '没有读取'],
    ['乱码.xlsx', Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 7919 + (at >> 3)) % 256)), '原文件未作任何改动'],
  ];
  for (const [name, bytes, words] of cases) {
    await dropOnStart(t, name, bytes);
    await t.waitFor('.way .message-bad', words);
    await t.waitForGone('#is-reading');
    assert.equal(await t.count('#review-accept'), 0, name);
    await t.reload();
    await t.waitFor('#paste');
    assert.equal(await t.count('.way .message-bad'), 0);
  }
  // The page works on, and what is pasted now is read.
  await t.fill('#paste', '一、党建方面\n1.台账不全\n2.登记不及时\n3.审批不严\n4.手续缺失');
  await t.click('#read-notice');
  await t.waitFor('#review-accept');
});

/** Workbook as another program writes it, with plain texts in its cells: { name, rows, hidden, hiddenRow }. */
function workbook(sheets) {
  const ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const rels = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const cells = (row, at) => row.map((text, column) => `<c r="${'ABCDE'[column]}${at + 1}" t="inlineStr"><is><t>${text}</t></is></c>`).join('');
  const files = [
    ['[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'],
    ['_rels/.rels', `<Relationships xmlns="${rels}"><Relationship Id="r" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ['xl/workbook.xml', `<workbook ${ns}><sheets>${sheets.map(({ name, hidden }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at}"${hidden ? ' state="hidden"' : ''}/>`).join('')}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `<Relationships xmlns="${rels}">${sheets.map((_, at) =>
      `<Relationship Id="r${at}" Type="${office}/worksheet" Target="worksheets/sheet${at}.xml"/>`).join('')}</Relationships>`],
    ...sheets.map(({ rows, hiddenRow }, sheet) => [`xl/worksheets/sheet${sheet}.xml`, `<worksheet ${ns}><sheetData>${rows.map((row, at) =>
      `<row r="${at + 1}"${at === hiddenRow ? ' hidden="1"' : ''}>${cells(row, at)}</row>`).join('')}</sheetData></worksheet>`]),
  ];
  return zip(files.map(([name, text]) => ({ name, bytes: Buffer.from(text) })));
}

flow('a workbook of several sheets tells which were read, which are hidden, and which rows', { in: TWO }, async (t) => {
  const head = ['序号', '问题', '整改措施', '责任人'];
  const row = (number, title) => [String(number), title, `补齐${title}`, '张某'];
  const book = workbook([
    { name: '党建', rows: [head, row(1, '党建台账不全'), row(2, '学习记录缺失'), row(3, '会议登记不及时')], hiddenRow: 2 },
    { name: '去年', rows: [head, row(1, '旧的问题')], hidden: true },
    { name: '业务', rows: [head, row(4, '业务审批不严'), row(5, '公示不规范')] },
  ]);
  await t.open({ hash: '#/start' });
  await dropOnStart(t, '台账.xlsx', book);
  await t.waitFor('#file-remarks', '有 2 张工作表，依次读入：“党建”、“业务”');
  await t.waitFor('#file-remarks', '有隐藏的工作表，没有读入：“去年”');
  await t.waitFor('#file-remarks', '工作表“党建”里有 1 行是隐藏的');
  assert.equal(await t.count('li.review-problem'), 5);
  await t.screenshot('office-remarks', { width: 1366, height: 768 });
  if (!t.place.old) await t.axe();
  // They belong to this file: a text that is pasted has none.
  await t.click('#review-leave');
  await t.fill('#paste', '一、党建方面\n1.台账不全\n2.登记不及时\n3.审批不严\n4.手续缺失');
  await t.click('#read-notice');
  await t.waitFor('#review-accept');
  assert.equal(await t.count('#file-remarks'), 0);
});
