// Benchmark of opening the app beside a TiddlyWiki with the same problems: both from disk, each opened repeatedly in a
// fresh tab of one browser, in turn. The time is from the beginning of navigation until a frame after the list is there.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { writeTiddlyWiki } from './tiddlywiki.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const ROUNDS = 11;
const quiet = { console() {}, error: (it) => console.error('uncaught:', it.message ?? it), request() {}, dialog() {} };
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

/** Output of the storage crate's example: keys and texts of local storage, or the same checklist as a file. */
function filled(problems, facts, ...more) {
  const args = ['run', '--quiet', '--release', '--package', 'storage', '--example', 'filled', '--', problems, facts, ...more];
  const text = execFileSync(process.env.CARGO || 'cargo', args.map(String), { cwd: root, encoding: 'utf8', maxBuffer: 1 << 29 });
  return JSON.parse(text);
}

/** Problems of a file's readable tree, as the wiki needs them. */
function forWiki(file) {
  const all = [];
  const walk = (node) => {
    for (const problem of node.problems ?? []) {
      const { title = '', number = '', person = '', due = '', progress = '', measures = [], ...rest } = problem;
      const texts = Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value === 'string'));
      measures.forEach((measure, at) => { texts[`措施${at + 1}`] = String(measure.title ?? ''); });
      all.push({ title: `${all.length + 1} ${title}`, number: String(number || all.length + 1), person, due: String(due), progress, texts });
    }
    (node.groups ?? []).forEach(walk);
  };
  walk(file.checklist);
  return all;
}

/**
 * In the page, from its beginning: notes the first frame after a row of the list is there (of the kept screen, where there is
 * one), and the first after the app has drawn one.
 */
function watchStart() {
  window.__painted = 0;
  window.__running = 0;
  window.__drawn = 0;
  let there = false;
  let own = false;
  const frame = () => {
    const now = performance.now();
    if (!window.__running && document.documentElement.dataset.boot === 'running') window.__running = now;
    if (there && !window.__painted) window.__painted = now;
    if (own) { window.__drawn = now; return; }
    there = there || Boolean(document.querySelector('tr.row'));
    own = Boolean(document.querySelector('#app tr.row')) || (there && !document.querySelector('#app'));
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/**
 * Opens an address in a fresh tab: time until the list was painted, until the app runs, and until the app had drawn its list.
 * The tab stays for a while after that, the first time long enough for the screen to be kept.
 */
async function opened(browser, address, stays = 300) {
  const tab = await browser.tab(quiet, [`(${watchStart})()`]);
  await tab.go(address);
  for (const end = Date.now() + 120_000; Date.now() < end;) {
    const seen = await tab.evaluate(() => [window.__painted, window.__running, window.__drawn]).catch(() => [0, 0, 0]);
    if (seen[2]) {
      await pause(stays);
      await tab.page.close();
      return seen;
    }
    await pause(30);
  }
  throw new Error(`no list at ${address}`);
}

/** Median times for this many problems, of the app and of TiddlyWiki. `blank` is a page of the app's origin without it. */
export async function measureStart(where, { app, blank }, problems, facts, rounds = ROUNDS) {
  const folder = mkdtempSync(join(tmpdir(), 'xiaohao-start-'));
  const wiki = join(folder, 'wiki.html');
  const nothing = join(folder, 'nothing.html');
  writeFileSync(nothing, '<!doctype html><meta charset="utf-8"><title>nothing</title>');
  writeTiddlyWiki(forWiki(filled(problems, facts, 'file')), wiki);
  const browser = await where.open(join(folder, 'profile'));
  try {
    console.error(`${where.name}: opening ${problems} problems`);
    const filling = await browser.tab(quiet, []);
    await filling.go(blank ?? pathToFileURL(nothing).href);
    await filling.evaluate((all) => { for (const key of Object.keys(all)) localStorage.setItem(key, all[key]); }, filled(problems, facts));
    await pause(2_000);
    await filling.page.close();
    const ours = [];
    const theirs = [];
    // The first opening of each warms the disk, and lets the app store its derived data.
    for (let n = 0; n <= rounds; n += 1) {
      const mine = await opened(browser, app, n === 0 ? 8_000 : 300);
      const other = await opened(browser, pathToFileURL(wiki).href);
      if (n > 0) { ours.push(mine); theirs.push(other); }
    }
    return {
      problems, facts, painted: median(ours.map((it) => it[0])), running: median(ours.map((it) => it[1])),
      drawn: median(ours.map((it) => it[2])),
      wiki: median(theirs.map((it) => it[0])),
    };
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
