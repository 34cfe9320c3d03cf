// The boards: what they show of the example, the list behind each number, a day in the past, what changed since, files to
// take along, paper, and the states at the edges.

import assert from 'node:assert/strict';
import { TWO, flow } from '../lib/flow.mjs';
import { openChecklist } from '../lib/new_checklist_file.mjs';
import { saved } from '../lib/app_steps.mjs';

async function example(t) {
  await t.open({ hash: '#/start' });
  await t.click('#open-example');
  await t.until('37 rows', () => document.querySelectorAll('tr.row').length === 37);
}

const at = async (t, hash, mark, text) => {
  await t.evaluate((to) => { location.hash = to; }, hash);
  await t.waitFor(mark, text);
};

/** Every number on the page that leads to a list: [number, address]. */
function numbers() {
  const found = [];
  const lists = (href) => /^#\/(problems\/[^/]*$|then)/.test(href);
  for (const it of document.querySelectorAll('.board a[href]')) {
    const href = it.getAttribute('href');
    if (!lists(href) || it.closest('.board-which')) continue;
    const said = it.getAttribute('aria-label') || it.querySelector('.number')?.textContent || it.textContent;
    const number = /(\d+)\s*$/.exec(said);
    if (number) found.push([Number(number[1]), href]);
  }
  return found;
}

/** Goes to each list once and compares. */
async function follow(t, found) {
  const asked = new Map();
  for (const [number, href] of found) {
    if (asked.has(href)) assert.equal(asked.get(href), number, href);
    asked.set(href, number);
  }
  for (const [href, number] of asked) {
    await t.evaluate((to) => { location.hash = to; }, href);
    const shown = await t.until(`the list of ${href}`, (all) => {
      const list = document.querySelector('table.list');
      if (!list) return null;
      if (all) return { count: list.querySelectorAll('tr.row').length };
      const said = /有 (\d+) 条/.exec(document.querySelector('.shown-conditions')?.textContent ?? '');
      return said && { count: Number(said[1]) };
    }, href === '#/problems/all');
    assert.equal(shown.count, number, href);
  }
  return asked.size;
}

flow('every number of the overview and of duty leads to its list', { in: TWO }, async (t) => {
  await example(t);
  await at(t, '#/overview', '.check', '37 = 24 + 10 + 3 ✓');
  await t.waitFor('.sentence', '共 37 个问题：已完成 24 个，正在推进 10 个，尚未启动 3 个；整改完成率 64.86%（按问题计，“基本完成”计入“正在推进”）');
  await t.waitFor('.board-rule', '按问题计数；“基本完成”计入“正在推进”');
  await t.waitFor('svg.drawn .seg-done');
  assert.equal(await t.count('.board svg.drawn'), 3);
  let found = await t.evaluate(numbers);
  assert.ok(found.length > 100, `${found.length} numbers`);
  // Pictures and tables show the same.
  await at(t, '#/overview/all/table=1', '.board-tables table');
  const again = await t.evaluate(numbers);
  const lists = (all) => [...new Set(all.map(([number, href]) => `${number} ${href}`))].sort();
  assert.deepEqual(lists(found).filter((one) => !lists(again).includes(one)), []);
  for (const by of ['leader', 'department', 'person']) {
    await at(t, `#/duty/all/by=${by}`, '.duty .drawn');
    found = found.concat(await t.evaluate(numbers));
  }
  assert.ok(await follow(t, found) > 60);
});

flow('a board for some of the problems says so, and counts no others', { in: TWO }, async (t) => {
  await example(t);
  await at(t, '#/overview', '.sentence');
  await t.click('.board details.tool summary', '更多筛选');
  await t.choose('#by-department', '办公室');
  await t.waitFor('.board-which .chip-drop', '责任科室：办公室');
  const shown = Number(/有 (\d+) 条/.exec(await t.text('.board-which .shown-conditions'))[1]);
  await t.waitFor('.sentence', `共 ${shown} 个问题`);
  assert.ok(shown > 0 && shown < 37);
  await follow(t, (await t.evaluate(numbers)).slice(0, 40));
  await at(t, '#/overview', '.check', '37 = ');
  await t.waitFor('.board-which .chip', '全部问题 37');
});

const ITEMS = [
  { kind: 'group', title: '某某方面' },
  { kind: 'problem', title: '台账不全', number: '1', department: '=1+1', person: '王芳', due: '2020-01-31', progress: 'under_way' },
  { kind: 'problem', title: '车辆管理不严', number: '2', department: '办公室', leader: '李强', progress: 'not_started' },
  { kind: 'problem', title: '<b>仓库</b>年久失修', number: '3', department: '办公室', progress: 'done' },
];
const days = (back) => new Date(Date.now() + 8 * 3_600_000 - back * 86_400_000).toISOString().slice(0, 10);

flow('a day in the past shows what was, and its numbers lead to the list of that day', { in: TWO }, async (t) => {
  await openChecklist(t, ITEMS, { at: Date.now() - 10 * 86_400_000 });
  await t.click('tr.row a', '车辆管理不严');
  await t.choose('select.progress', 'done');
  await saved(t);
  await at(t, '#/overview', '.check', '3 = 2 + 1 + 0 ✓');
  await t.evaluate((on) => {
    const day = document.querySelector('#board-day');
    day.value = on;
    day.dispatchEvent(new Event('change', { bubbles: true }));
  }, days(4));
  await t.waitFor('.check', '3 = 1 + 1 + 1 ✓');
  await t.waitFor('.board-past', '只看不改');
  assert.equal(await t.count('#rule'), 0, 'the rule is not changed from the past');
  await t.click('a.figure', '尚未启动');
  await t.waitFor('.board.then table', '车辆管理不严');
  assert.equal(await t.count('.board.then tbody tr'), 1);
  await t.waitFor('.board.then td', '尚未启动');
  await t.axe();
  await t.click('.board.then th a', '车辆管理不严');
  await t.waitFor('.past-banner');
  await t.waitFor('aside.detail h2', '车辆管理不严');
  await at(t, `#/overview/all/on=${days(20)}`, '.check', '0 = 0 + 0 + 0');
  await t.click('.board-line a', '回到今天');
  await t.waitFor('.check', '3 = 2 + 1 + 0 ✓');
  // The course has both days.
  await at(t, '#/overview/all/table=1', '.board-tables');
  const course = await t.evaluate(() => {
    const section = [...document.querySelectorAll('.sheet')].find((it) => it.querySelector('h2').textContent === '按期能清零吗？');
    return [...section.querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent).join(' '));
  });
  assert.deepEqual(course, ['2 3 3', '1 3 3']);
});

flow('what changed since the last look, or since a day', { in: TWO }, async (t) => {
  await openChecklist(t, ITEMS, { at: Date.now() - 10 * 86_400_000 });
  await at(t, '#/overview', '.changes', '第一次查看');
  await at(t, '#/problems/all', 'tr.row');
  await t.click('tr.row a', '台账不全');
  await t.choose('select.progress', 'done');
  await saved(t);
  await at(t, '#/overview', '.changes', '上次查看以来');
  await t.waitFor('.changes tr', '完成整改');
  await t.waitFor('.changes li a', '1 台账不全');
  assert.equal(await t.count('.changes tbody tr'), 1);
  await at(t, '#/problems/all', 'tr.row');
  await at(t, '#/overview', '.changes', '没有变化');
  await at(t, `#/overview/all/since=${days(30)}`, '.changes tr', '新增');
  await t.waitFor('.changes td', '3');
  await t.click('.changes li a', '2 车辆管理不严');
  await t.waitFor('aside.detail h2', '车辆管理不严');
});

flow('a board is taken along: numbers that are no formulas, pictures that stand on their own', { in: TWO }, async (t) => {
  await openChecklist(t, ITEMS);
  await at(t, '#/overview', 'svg.drawn .seg-done');
  const csv = await t.download(() => t.click('#board-csv'));
  assert.match(csv.name, /^总览-.*\d{8}\.csv$/);
  assert.deepEqual([...csv.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], 'Excel and WPS take it for UTF-8');
  assert.ok(csv.text.includes('"\'=1+1"'), csv.text);
  assert.ok(!/(^|[,\n])"?[=+@]/.test(csv.text), csv.text);
  assert.ok(csv.text.includes('口径：按问题计数'), csv.text);
  await t.waitFor('.board-said', '文件已交给浏览器下载');

  const svg = await t.download(() => t.click('#board-svg'));
  assert.match(svg.name, /\.svg$/);
  const read = await t.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    const all = [...parsed.querySelectorAll('*')];
    return {
      root: parsed.documentElement.tagName,
      classes: all.filter((it) => it.hasAttribute('class') || it.hasAttribute('style') || it.hasAttribute('href')).length,
      fills: [...new Set([...parsed.querySelectorAll('rect')].map((it) => it.getAttribute('fill')))].length,
      words: parsed.documentElement.textContent,
    };
  }, svg.text);
  assert.equal(read.root, 'svg');
  assert.equal(read.classes, 0);
  assert.ok(read.fills > 2);
  for (const words of ['各方面进展如何？', '按期能清零吗？', '范围：全部问题，3 个', '口径：按问题计数', '未分组']) assert.ok(read.words.includes(words), words);

  const png = await t.download(() => t.click('#board-png'));
  assert.match(png.name, /\.png$/);
  assert.deepEqual([...png.bytes.subarray(1, 4)], [...Buffer.from('PNG')]);
  const drawn = await t.evaluate((base64) => new Promise((done) => {
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      const dots = context.getImageData(0, 0, image.width, image.height).data;
      const colours = new Set();
      for (let n = 0; n < dots.length; n += 404) colours.add(`${dots[n]} ${dots[n + 1]} ${dots[n + 2]}`);
      done({ width: image.width, colours: colours.size });
    };
    image.src = `data:image/png;base64,${base64}`;
  }), Buffer.from(png.bytes).toString('base64'));
  assert.ok(drawn.width > 1000 && drawn.colours > 3, JSON.stringify(drawn));

  await t.click('#board-table');
  await t.waitFor('.board-tables table');
  await t.click('#board-svg');
  await t.waitFor('.board-said', '没有可存的图');
});

flow('the board of cards is saved as a picture too, from its cards and from its table', { in: TWO }, async (t) => {
  await openChecklist(t, ITEMS);
  for (const way of ['cards', 'table']) {
    await at(t, `#/kanban/all/lanes=aspect${way === 'table' ? '&table=1' : ''}`, way === 'cards' ? '.card' : '.board');
    const svg = await t.download(() => t.click('#board-svg'));
    assert.match(svg.name, /^看板-.*\.svg$/);
    for (const words of ['台账不全', '车辆管理不严', '未启动', '范围：全部问题，3 个', '未分组']) assert.ok(svg.text.includes(words), words);
    await t.waitFor('.board-said', '文件已交给浏览器下载');
    await t.until('the picture to be gone from the page', () => !document.querySelector('.board svg.drawn'));
  }
});

flow('an edit draws anew only the rows and marks that it changed', { in: TWO }, async (t) => {
  await example(t);
  for (const hash of ['#/duty/all/by=person', '#/overview']) {
    await at(t, '#/problems/all', 'tr.row');
    await t.click('tr.row a');
    await t.waitFor('aside.detail select.progress');
    await t.evaluate(() => {
      const step = document.querySelector('aside.detail select.progress');
      step.value = step.value === 'done' ? 'under_way' : 'done';
      step.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await at(t, hash, '.board .drawn text');
    const before = await t.evaluate(() => {
      const all = [...document.querySelectorAll('.board tbody tr, .board .drawn > *')];
      for (const it of all) it.stayed = true;
      return { all: all.length, text: document.querySelector('.board').textContent };
    });
    await t.evaluate(() => document.activeElement.blur());
    await t.press('Control+z');
    await t.until('other numbers', (text) => document.querySelector('.board').textContent !== text, before.text);
    const stayed = await t.evaluate(() => [...document.querySelectorAll('.board tbody tr, .board .drawn > *')].filter((it) => it.stayed).length);
    assert.ok(stayed < before.all, 'something was drawn anew');
    assert.ok(stayed > before.all * 0.6, `${hash}: ${stayed} of ${before.all} stayed`);
    await t.press('Control+Shift+z');
  }
});

flow('a bar whose place changes is moved and not drawn anew', { in: TWO }, async (t) => {
  const of = (department, count) => Array.from({ length: count }, (_, n) => (
    { kind: 'problem', title: `${department}问题${n + 1}`, number: `${n + 1}`, department, progress: 'under_way' }));
  await openChecklist(t, [...of('甲科', 3), ...of('乙科', 2), ...of('丙科', 1)]);
  await t.click('tr.row a');
  await t.choose('aside.detail select.progress', 'done');
  await at(t, '#/duty', '.duty .drawn text');
  // From the top of the picture: the line that tells what was undone stands above it.
  const bars = () => t.evaluate(() => [...document.querySelectorAll('.drawn > g[transform]')].map((it) => ({
    name: it.querySelector('text').textContent,
    top: Math.round(it.getBoundingClientRect().top - it.closest('svg').getBoundingClientRect().top),
    stayed: it.stayed === true,
  })));
  const before = await bars();
  assert.deepEqual(before.map((it) => it.name), ['甲科', '乙科', '丙科'], 'two each, then one');
  assert.ok(before[0].top < before[1].top && before[1].top < before[2].top);
  // Another of the first ones is done: they have one in hand now, and stand after those that have two.
  await at(t, '#/problems/all', 'tr.row');
  await t.click('tr.row:nth-of-type(2) a');
  await t.choose('aside.detail select.progress', 'done');
  await at(t, '#/duty', '.duty .drawn text');
  await t.evaluate(() => { for (const it of document.querySelectorAll('.drawn > g')) it.stayed = true; document.activeElement.blur(); });
  assert.deepEqual((await bars()).map((it) => it.name), ['乙科', '甲科', '丙科']);
  await t.press('Control+z');
  await t.until('the first bar to be another', () => document.querySelector('.drawn > g[transform] text').textContent === '甲科');
  const after = await bars();
  assert.deepEqual(after.map((it) => it.name), ['甲科', '乙科', '丙科']);
  assert.deepEqual(after.map((it) => it.top), before.map((it) => it.top), 'in the places of before');
  assert.deepEqual(after.map((it) => it.stayed), [false, true, true], 'only the one whose numbers changed is new');
});

flow('a board by keyboard: every link of a picture can be reached and followed', { in: TWO }, async (t) => {
  await example(t);
  await at(t, '#/duty', '.duty .drawn');
  await t.evaluate(() => document.querySelector('#board-csv').focus());
  await t.until('a part of a bar to have the focus', async () => true);
  for (let n = 0; n < 8; n += 1) {
    await t.press('Tab');
    if (await t.evaluate(() => Boolean(document.activeElement.closest('svg')))) break;
  }
  const said = await t.evaluate(() => document.activeElement.getAttribute('aria-label'));
  assert.match(said, /：\S+ \d+$/);
  await t.press('Enter');
  await t.waitFor('.shown-conditions', `有 ${/\d+$/.exec(said)[0]} 条`);
});

flow('boards of nothing, of one, and of what has no names or dates', { in: TWO }, async (t) => {
  await t.open({ hash: '#/overview' });
  await t.waitFor('.board .empty', '台账里还没有问题');
  await t.axe();
  await at(t, '#/duty', '.duty', '没有可列的内容');
  await t.axe();
  await openChecklist(t, [{ kind: 'problem', title: '只有一个' }]);
  await at(t, '#/overview', '.check', '1 = 0 + 0 + 1 ✓');
  await t.waitFor('svg.drawn', '未分组');
  await t.waitFor('svg.drawn', '未填写');
  await t.waitFor('.pressing', '没有逾期未完成的');
  await t.axe();
  await t.screenshot('boards-one', { width: 1366, height: 768, fullPage: true });
  await follow(t, await t.evaluate(numbers));
});

/** All numbers of a board that add up: the parts of its lines of check. */
const checks = (t) => t.evaluate(() => [...document.querySelectorAll('.board .check')].map((it) => it.textContent));

flow('boards of what is all late, of what has no date, and of a thousand', { in: TWO }, async (t) => {
  const late = (n) => ({ kind: 'problem', title: `问题${n}`, number: String(n), person: `张${n % 40}`, department: `科室${n % 12}`, due: '2024-03-01' });
  await openChecklist(t, Array.from({ length: 12 }, (_, n) => late(n + 1)), { round: 'e2ea' });
  await at(t, '#/overview', '.pressing', '哪些逾期还没有完成？ 12');
  await t.waitFor('.pressing td a, .pressing th a', '其余 2 个');
  await t.axe();
  await at(t, '#/timeline', '.gantt .gantt-late');
  assert.equal(await t.count('.gantt .gantt-late'), 13, 'a tail for each, and its sample');
  await t.axe();
  await at(t, '#/duty', '.duty tfoot td', '12');
  await at(t, '#/kanban', '.card .due-late');

  await openChecklist(t, Array.from({ length: 3 }, (_, n) => ({ ...late(n + 1), due: undefined })).map(({ due, ...it }) => it), { round: 'e2eb' });
  await at(t, '#/overview', '.pressing', '没有逾期未完成的');
  await t.waitFor('.board', '按期能清零吗？');
  await at(t, '#/timeline', '.gantt text', '无时限');
  assert.equal(await t.count('.gantt-undated'), 3);
  await t.axe();

  // A table of very many lines shows the first; the rest when it is asked for, and on paper.
  await openChecklist(t, Array.from({ length: 150 }, (_, n) => ({ ...late(n + 1), department: `科室${n}` })), { round: 'e2ed' });
  await at(t, '#/duty', '.duty tfoot td', '150');
  const lines = () => t.count('.duty table.plain tbody tr');
  assert.equal(await lines(), 100);
  await t.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await t.until('all lines on paper', () => document.querySelectorAll('.duty table.plain tbody tr').length === 150);
  await t.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await t.until('the first lines', () => document.querySelectorAll('.duty table.plain tbody tr').length === 100);
  await t.click('.all-rows', '还有 50 行，全部显示');
  await t.until('all lines', () => document.querySelectorAll('.duty table.plain tbody tr').length === 150);
  assert.equal(await t.count('.all-rows'), 0);
  await at(t, '#/kanban', '.more-cards');
  const few = await t.count('.card');
  assert.ok(few < 150);
  await t.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await t.until('all cards on paper', () => document.querySelectorAll('.card').length === 150);
  await t.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await t.until('the first cards', (n) => document.querySelectorAll('.card').length === n, few);

  await openChecklist(t, Array.from({ length: 1000 }, (_, n) => ({ ...late(n + 1), progress: n % 4 ? 'under_way' : 'done' })), { round: 'e2ec' });
  await at(t, '#/overview', '.check', '1000 = 250 + 750 + 0 ✓');
  assert.ok((await checks(t)).every((it) => it.includes('✓')));
  await t.waitFor('.pressing td a, .pressing th a', '其余 740 个');
  await at(t, '#/duty/all/by=person', '.duty tfoot td', '1000');
  assert.equal(await t.count('.duty table.plain tbody tr'), 40);
  await at(t, '#/kanban', '.head-count', '750');
  assert.ok((await t.count('.card')) <= 120, 'no more cards at once than one can look at');
  await at(t, '#/timeline', '.gantt .gantt-head', '1000');
  await t.screenshot('boards-thousand', { width: 1366, height: 768, fullPage: true });
});

flow('a board on paper', { in: TWO }, async (t) => {
  await example(t);
  for (const board of ['overview', 'duty']) {
    await at(t, `#/${board}`, 'svg.drawn .seg-done');
    const pdf = await t.driver.page.pdf({ format: 'A4' });
    assert.ok(pdf.length > 20_000);
    await t.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await t.until('pictures as wide as paper', () => [...document.querySelectorAll('svg.drawn')].every((it) => it.getAttribute('width') === '688'));
    await t.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await t.until('pictures as wide as the window', () => [...document.querySelectorAll('svg.drawn')].every((it) => it.getAttribute('width') !== '688'));
  }

  // No column of a table is cut off.
  if (!t.place.old) {
    await at(t, '#/duty', '.duty table.plain');
    await t.viewport(688, 1000);
    await t.driver.page.emulateMedia({ media: 'print' });
    await t.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await t.until('tables within the paper', () => [...document.querySelectorAll('.board table.plain')].every((it) =>
      it.getBoundingClientRect().right <= document.documentElement.clientWidth + 1));
    await t.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await t.driver.page.emulateMedia({ media: 'screen' });
    await t.viewport(1366, 768);
  }

  // A long picture is parted between its lines, and its divisions stand at the head of each page.
  await at(t, '#/timeline', '.gantt .gantt-band');
  const names = () => t.evaluate(() => [...document.querySelectorAll('.gantt .pages tbody text.pic-name, .gantt > svg.drawn[role] text.pic-name')].map((it) => it.textContent));
  const before = await names();
  assert.ok(before.length >= 37, String(before));
  await t.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await t.waitFor('.gantt .pages thead svg');
  const parted = await names();
  assert.equal(parted.length, before.length, 'every line is there once');
  assert.ok((await t.count('.gantt .pages tbody tr')) > 5);
  assert.equal(await t.count('.gantt > svg.drawn[role]'), 0, 'and not a second time in one piece');
  await t.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await t.waitForGone('.gantt .pages');
  assert.deepEqual(await names(), before);
  const pdf = (await t.driver.page.pdf({ format: 'A4' })).toString('latin1');
  assert.ok((pdf.match(/\/Type \/Page\b/g) || []).length >= 2);
});
