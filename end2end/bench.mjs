// How the app fares with large checklists in a real browser: node end2end/bench.mjs [--place http,http80]
// Prints one table with its targets; fails nothing. Times are of this machine and this hour: what is promised are the
// ratios between the sizes, taken in one run. Needs dist/ and cargo, which makes the checklists (storage's `filled`).

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowsers } from './lib/browsers.mjs';
import { place } from './lib/places.mjs';
import { serve } from './lib/server.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const SIZES = [10, 1_000, 10_000];
const EDITS = 15;

/** Keys and texts of a checklist by chance, ten facts a problem. */
function checklist(problems) {
  const cargo = process.env.CARGO || 'cargo';
  const args = ['run', '--quiet', '--release', '--package', 'storage', '--example', 'filled', '--', problems, problems * 10];
  return JSON.parse(execFileSync(cargo, args.map(String), { cwd: join(here, '..'), encoding: 'utf8', maxBuffer: 1 << 28 }));
}

const quiet = { console() {}, error: (it) => console.error('uncaught:', it.message ?? it), request() {}, dialog() {} };

/** Runs in the page from its beginning: gaps between frames, long tasks, and what is written. */
function watch() {
  const seen = window.__seen = { frames: [], tasks: [], units: 0, writes: 0, running: 0, rows: 0 };
  try {
    new PerformanceObserver((list) => list.getEntries().forEach((it) => seen.tasks.push(it.duration))).observe({ entryTypes: ['longtask'] });
  } catch (error) { /* then the frames alone tell */ }
  let last = performance.now();
  const frame = () => {
    const now = performance.now();
    seen.frames.push(now - last);
    last = now;
    if (!seen.running && document.documentElement.dataset.boot === 'running') seen.running = now;
    if (!seen.rows && document.querySelector('tr.row')) seen.rows = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const set = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, text) {
    seen.units += key.length + text.length;
    seen.writes += 1;
    return set.call(this, key, text);
  };
  // From a key press to the words that say it is stored. To be called before the key is pressed, and waited for: keys
  // and calls reach the page by different ways.
  window.__listen = () => {
    const said = document.querySelector('#saved');
    let start = 0;
    let waited = false;
    window.__took = 0;
    const look = new MutationObserver(() => {
      if (said.textContent !== '已保存') waited = true;
      else if (waited) { look.disconnect(); window.__took = performance.now() - start; }
    });
    look.observe(said, { subtree: true, childList: true, characterData: true });
    window.addEventListener('keydown', () => { start = performance.now(); seen.frames.length = 0; seen.tasks.length = 0; },
      { capture: true, once: true });
  };
}

const until = async (tab, what, fn, limit = 120_000) => {
  for (const end = Date.now() + limit; Date.now() < end;) {
    if (await tab.evaluate(fn).catch(() => false)) return;
    await pause(50);
  }
  throw new Error(`waited in vain for ${what}`);
};
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const most = (list) => Math.max(0, ...list);
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

async function measure(where, address, problems) {
  const texts = checklist(problems);
  const profile = mkdtempSync(join(tmpdir(), 'xiaohao-bench-'));
  const browser = await where.open(profile);
  try {
    const filling = await browser.tab(quiet, []);
    await filling.go(address.replace(/some\/dir\/$/, 'nothing'));
    const units = await filling.evaluate((all) => {
      for (const key of Object.keys(all)) localStorage.setItem(key, all[key]);
      return Object.keys(localStorage).reduce((sum, key) => sum + key.length + localStorage.getItem(key).length, 0);
    }, texts);
    await filling.page.close();

    const tab = await browser.tab(quiet, [`(${watch})()`]);
    await tab.go(`${address}#/list`);
    await until(tab, 'the list', () => window.__seen.rows > 0);
    const { running, rows } = await tab.evaluate(() => window.__seen);
    await pause(4_000);

    await tab.evaluate(() => { const all = document.querySelectorAll('tr.row a'); all[all.length >> 1].click(); });
    await until(tab, 'the open problem', () => document.querySelector('textarea.outcome'));
    await tab.evaluate(() => document.querySelector('textarea.outcome').focus());
    await pause(2_000);
    console.error(`${where.name}: editing among ${problems} problems`);
    const edits = [];
    const frames = [];
    const tasks = [];
    const before = await tab.evaluate(() => ({ units: window.__seen.units, writes: window.__seen.writes }));
    for (let n = 0; n < EDITS; n += 1) {
      await tab.evaluate(() => window.__listen());
      await tab.page.keyboard.press('a');
      await until(tab, 'an edit to be stored', () => window.__took > 0);
      edits.push(await tab.evaluate(() => window.__took));
      await pause(100);
      const seen = await tab.evaluate(() => ({ frames: window.__seen.frames.slice(), tasks: window.__seen.tasks.slice() }));
      frames.push(most(seen.frames));
      tasks.push(most(seen.tasks));
    }
    const after = await tab.evaluate(() => ({ units: window.__seen.units, writes: window.__seen.writes }));
    await tab.evaluate(() => { window.__seen.frames.length = 0; });
    await pause(10_000);
    const idle = most(await tab.evaluate(() => window.__seen.frames));
    return {
      problems, facts: problems * 10, units, running, rows, edit: median(edits), slowest: most(edits), frame: most(frames),
      middle: median(frames), task: most(tasks), bytes: 2 * (after.units - before.units) / EDITS, idle,
    };
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function table(name, seen) {
  const ms = (value) => `${value.toFixed(0)} ms`;
  const first = seen[0];
  const row = (what, value, target = '') =>
    console.log(`  ${what.padEnd(52)}${seen.map((it) => String(value(it)).padStart(14)).join('')}   ${target}`);
  console.log(`\n${name}`);
  row('problems', (it) => it.problems.toLocaleString('en'), 'target');
  row('facts', (it) => it.facts.toLocaleString('en'));
  row('stored, of 5,242,880 units', (it) => `${(it.units / 52_428.8).toFixed(1)} %`, 'below 100 %');
  row('stored bytes a fact (two a unit)', (it) => (it.units * 2 / it.facts).toFixed(1));
  row('from opening to the app running', (it) => ms(it.running));
  row('from opening to the list shown', (it) => ms(it.rows));
  row('an edit, key press to 已保存, median', (it) => ms(it.edit));
  row('  as a ratio', (it) => `×${(it.edit / first.edit).toFixed(2)}`, 'at most ×1.5');
  row('  without the pause of 150 ms', (it) => ms(it.edit - 150));
  row('  the slowest', (it) => ms(it.slowest));
  row('longest frame of an edit, median', (it) => ms(it.middle));
  row('longest frame of all edits', (it) => ms(it.frame), 'at most 50 ms');
  row('longest task of all edits (0: none over 50 ms)', (it) => ms(it.task));
  row('longest frame in ten idle seconds', (it) => ms(it.idle), 'at most 50 ms');
  row('bytes written for an edit', (it) => it.bytes.toFixed(0), 'at most 16,000');
}

async function main() {
  const args = process.argv.slice(2);
  const browsers = findBrowsers();
  const named = args.includes('--place') ? args[args.indexOf('--place') + 1].split(',') : ['http', 'http80'];
  const places = named.filter((name) => (name.endsWith('80') ? browsers.oldest : browsers.current));
  const dist = process.env.XIAOHAO_DIST || join(here, '../dist');
  const server = await serve(dist);
  for (const name of places) {
    const where = place(name, { dist, server, browsers });
    const seen = [];
    for (const size of SIZES) {
      try { seen.push(await measure(where, where.address('plain'), size)); } catch (error) {
        console.log(`${name}, ${size} problems: ${error.message}`);
      }
    }
    if (seen.length) table(name, seen);
  }
  server.close();
}

main().catch((error) => { console.error(error); process.exit(1); });
