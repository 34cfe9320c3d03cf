// Benchmark of one size of checklist in one browser: filled, opened, edited, and looked at in each of the ways that people
// do.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { watch } from './page_recorder.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const EDITS = 15;
const AGAIN = 5;

/** Keys and texts of a random checklist, ten facts a problem. */
function checklist(problems) {
  const cargo = process.env.CARGO || 'cargo';
  const args = ['run', '--quiet', '--release', '--package', 'storage', '--example', 'filled', '--', problems, problems * 10];
  return JSON.parse(execFileSync(cargo, args.map(String), { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 }));
}

export const quiet = { console() {}, error: (it) => console.error('uncaught:', it.message ?? it), request() {}, dialog() {} };

export const until = async (tab, what, fn, limit = 120_000) => {
  for (const end = Date.now() + limit; Date.now() < end;) {
    if (await tab.evaluate(fn).catch(() => false)) return;
    await pause(50);
  }
  throw new Error(`waited in vain for ${what}`);
};
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const most = (list) => Math.max(0, ...list);
export const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

export async function fill(browser, address, problems) {
  const texts = checklist(problems);
  const filling = await browser.tab(quiet, []);
  await filling.go(address.replace(/some\/dir\/$/, 'nothing'));
  const units = await filling.evaluate((all) => {
    for (const key of Object.keys(all)) localStorage.setItem(key, all[key]);
    return Object.keys(localStorage).reduce((sum, key) => sum + key.length + localStorage.getItem(key).length, 0);
  }, texts);
  await filling.page.close();
  return units;
}

/** Types letter after letter into the focused field. */
export async function edit(tab) {
  const all = { took: [], frames: [], tasks: [] };
  for (let n = 0; n < EDITS; n += 1) {
    await tab.evaluate(() => window.__listen());
    await tab.page.keyboard.press('a');
    await until(tab, 'an edit to be stored', () => window.__took > 0);
    all.took.push(await tab.evaluate(() => window.__took));
    await pause(100);
    const seen = await tab.evaluate(() => ({ frames: window.__seen.frames.slice(), tasks: window.__seen.tasks.slice() }));
    all.frames.push(most(seen.frames));
    all.tasks.push(most(seen.tasks));
  }
  return all;
}

/** Waits for what __time measures, and for the page to be idle: duration, and longest frame. */
async function taken(tab, what) {
  await until(tab, what, () => window.__took > 0);
  await pause(700);
  return tab.evaluate(() => ({ took: window.__took, frame: Math.max(0, ...window.__seen.frames) }));
}

export async function openOne(tab, part = 0.5) {
  await tab.evaluate((part) => window.__time(() => document.querySelector('.results textarea.outcome'), () => {
    const all = document.querySelectorAll('tr.row a');
    all[Math.floor(all.length * part)].click();
  }), part);
  const opened = await taken(tab, 'the open problem');
  await tab.evaluate(() => document.querySelector('.results textarea.outcome').focus());
  return opened;
}

/** Goes to an address in the page and waits for a part of it. */
async function go(tab, hash, there) {
  await tab.evaluate(([to, there]) => window.__time(() => document.querySelector(there), () => { location.hash = to; }), [hash, there]);
  return taken(tab, hash);
}

/** Changes the progress of the open problem. */
const step = () => {
  const step = document.querySelector('aside.detail select.progress');
  step.value = step.value === 'done' ? 'under_way' : 'done';
  step.dispatchEvent(new Event('change', { bubbles: true }));
};
/** Edits one problem while a board is shown: the edit was made before, and is undone and redone there. */
async function onBoard(tab, hash, there, then = () => {}) {
  await go(tab, '#/problems/all', 'tr.row');
  await openOne(tab, 0);
  await tab.evaluate(step);
  await pause(300);
  const opened = await go(tab, hash, there);
  await tab.evaluate(then);
  await pause(1_000);
  const all = [];
  for (let n = 0; n < AGAIN; n += 1) {
    await tab.evaluate((back) => {
      const text = () => [...document.querySelectorAll('.board tfoot, .board .check, .board .head-count, .board .drawn text')].map((it) => it.textContent)
        .concat([...document.querySelectorAll('.board svg[aria-label]')].map((it) => it.getAttribute('aria-label'))).join();
      const before = text();
      window.__time(() => text() !== before, () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, shiftKey: !back })));
    }, n % 2 === 0);
    all.push(await taken(tab, `an edit on ${hash}`));
  }
  return { opened, edit: { took: median(all.map((it) => it.took)), frame: median(all.map((it) => it.frame)) } };
}

/** Goes from the overview to the list, repeatedly. */
async function list(tab) {
  const all = [];
  for (let n = 0; n < AGAIN; n += 1) {
    await go(tab, '#/overview', '.overview');
    all.push((await go(tab, '#/problems/all', 'tr.row')).took);
  }
  return median(all);
}

/** Lays out the same rows as one table in a page without the app, repeatedly. */
async function asHtml(browser, tab, address) {
  await tab.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await until(tab, 'all lines', () => !document.querySelector('tr.unseen'));
  const { table, styles, rows } = await tab.evaluate(() => ({
    table: document.querySelector('table.list').outerHTML,
    styles: [...document.querySelectorAll('style')].map((it) => it.textContent).join('\n'),
    rows: document.querySelectorAll('tr.row').length,
  }));
  const still = await browser.tab(quiet, []);
  await still.go(address.replace(/some\/dir\/$/, 'nothing'));
  const all = await still.evaluate(async ({ table, styles, again }) => {
    document.head.appendChild(document.createElement('style')).textContent = styles;
    const all = [];
    for (let n = 0; n < again; n += 1) {
      document.body.innerHTML = '';
      await new Promise((resolve) => setTimeout(resolve, 200));
      const start = performance.now();
      document.body.innerHTML = table;
      document.body.getBoundingClientRect();
      all.push(performance.now() - start);
    }
    return all;
  }, { table, styles, again: AGAIN });
  await still.page.close();
  return { html: median(all), htmlRows: rows };
}

/** Types in the search: the first letter builds the index; the second one only searches. */
async function search(tab) {
  const found = [];
  for (const letter of ['整', '改']) {
    await tab.evaluate(() => {
      document.querySelector('#search').focus();
      const before = document.querySelector('.shown-conditions')?.textContent ?? '';
      window.__time(() => (document.querySelector('.shown-conditions')?.textContent ?? '') !== before);
    });
    // A character without a key: the keydown by hand, then the text.
    await tab.evaluate(() => window.dispatchEvent(new KeyboardEvent('keydown')));
    await tab.insert(letter);
    found.push(await taken(tab, `the search for ${letter}`));
  }
  return found;
}

export async function measure(where, address, problems) {
  const profile = mkdtempSync(join(tmpdir(), 'xiaohao-bench-'));
  const browser = await where.open(profile);
  try {
    const units = await fill(browser, address, problems);
    const tab = await browser.tab(quiet, [`(${watch})()`]);
    await tab.go(`${address}#/list`);
    await until(tab, 'the list', () => window.__seen.rows > 0);
    const { running, rows } = await tab.evaluate(() => window.__seen);
    await pause(4_000);

    console.error(`${where.name}: editing among ${problems} problems`);
    const opened = await openOne(tab);
    await pause(2_000);
    const before = await tab.evaluate(() => window.__seen.units);
    const edits = await edit(tab);
    const written = await tab.evaluate(() => window.__seen.units) - before;
    await tab.evaluate(() => { window.__seen.frames.length = 0; });
    await pause(10_000);
    const idle = most(await tab.evaluate(() => window.__seen.frames));

    const overview = await onBoard(tab, '#/overview', '.overview .drawn text');
    const duty = await onBoard(tab, '#/duty', '.duty .drawn text');
    const kanban = await onBoard(tab, '#/kanban', '.board .card');
    const timeline = await onBoard(tab, '#/timeline', '.gantt .drawn text', () => document.querySelector('#unfold-all').click());
    const filtered = await go(tab, '#/problems/counted=done', 'tr.row');
    await openOne(tab);
    const narrowed = await edit(tab);
    const shown = await list(tab);
    const [first, second] = await search(tab);
    await go(tab, '#/problems/all', 'tr.row');
    const { html, htmlRows } = await asHtml(browser, tab, address);
    return {
      problems, facts: problems * 10, units, running, rows, edit: median(edits.took), slowest: most(edits.took),
      frame: most(edits.frames), middle: median(edits.frames), task: most(edits.tasks), bytes: 2 * written / EDITS, idle,
      opened, overview, duty, kanban, timeline, filtered, narrowed: { took: median(narrowed.took), frame: most(narrowed.frames) }, shown, first, second,
      html, htmlRows,
    };
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
