// Benchmark of thirty files taken in by one browser: chosen at one time, read and compared, previewed, and merged. The
// files are made by the ledger itself (its example `merge`).

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { watch } from './page_recorder.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const quiet = { console() {}, error: (it) => console.error('uncaught:', it.message ?? it), request() {}, dialog() {} };
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(tab, what, fn, arg, limit = 120_000) {
  for (const end = Date.now() + limit; Date.now() < end;) {
    if (await tab.evaluate(fn, arg).catch(() => false)) return;
    await pause(50);
  }
  throw new Error(`waited in vain for ${what}`);
}

/** Makes a folder with base.json and thirty answers on a number of problems; each with its part, or with the whole. */
function made(problems, which) {
  const folder = mkdtempSync(join(tmpdir(), 'xiaohao-files-'));
  const cargo = process.env.CARGO || 'cargo';
  const args = ['run', '--quiet', '--release', '--package', 'ledger', '--example', 'merge', '--', 'files', problems, which, folder];
  execFileSync(cargo, args.map(String), { cwd: root });
  const names = readdirSync(folder).filter((name) => name !== 'base.json').sort();
  const paths = names.map((name) => join(folder, name));
  return { folder, base: join(folder, 'base.json'), paths, bytes: paths.reduce((sum, path) => sum + statSync(path).size, 0) };
}

/** In the page: notes when each element is first seen, and the frames in between, until `last` is seen. */
function note([start, marks, last]) {
  const seen = window.__marks = { start: 0, at: {}, frames: {}, done: false };
  let phase = 'before';
  let frame = 0;
  const look = () => {
    for (const [name, selector] of marks) {
      if (seen.at[name] === undefined && document.querySelector(selector)) {
        seen.at[name] = performance.now() - seen.start;
        phase = name;
        if (name === last) setTimeout(() => { seen.done = true; }, 1_500);
      }
    }
  };
  const turn = (now) => {
    if (seen.start && frame) seen.frames[phase] = Math.max(seen.frames[phase] || 0, now - frame);
    frame = now;
    if (!seen.done) requestAnimationFrame(turn);
  };
  window.addEventListener(start, () => {
    seen.start = performance.now();
    new MutationObserver(look).observe(document.documentElement, { subtree: true, childList: true, characterData: true });
  }, { capture: true, once: true });
  requestAnimationFrame(turn);
}

/** In any page: time that the browser itself takes to give the bytes of chosen files, all requested at once. */
function handOver() {
  const input = document.createElement('input');
  Object.assign(input, { type: 'file', multiple: true, id: 'hand-over' });
  document.documentElement.append(input);
  window.__handed = null;
  input.addEventListener('change', () => {
    const start = performance.now();
    const read = (file) => new Promise((done, failed) => {
      const reader = new FileReader();
      reader.onload = () => done(reader.result.byteLength);
      reader.onerror = () => failed(reader.error);
      reader.readAsArrayBuffer(file);
    });
    Promise.all([...input.files].map(read)).then(() => { window.__handed = performance.now() - start; });
  });
}

const marks = (tab) => tab.evaluate(() => window.__marks);

async function choose(tab, selector, paths) {
  const handle = await tab.handle((sel) => document.querySelector(sel), selector);
  await tab.chooseFile(handle.asElement(), ...paths);
}

export async function measureFiles(where, address, problems, which) {
  const files = made(problems, which);
  const profile = mkdtempSync(join(tmpdir(), 'xiaohao-bench-'));
  const browser = await where.open(profile);
  try {
    console.error(`${where.name}: thirty files (${which}) on ${problems} problems`);
    const bare = await browser.tab(quiet, []);
    await bare.evaluate(handOver);
    await choose(bare, '#hand-over', files.paths);
    await until(bare, 'the bytes', () => window.__handed !== null);
    const handed = await bare.evaluate(() => window.__handed);
    await bare.page.close();
    const tab = await browser.tab(quiet, [`(${watch})()`]);
    await tab.go(`${address}#/exchange`);
    await until(tab, 'the page', () => document.querySelector('#checklist-file'));
    await choose(tab, '#checklist-file', [files.base]);
    await until(tab, 'the round', () => document.querySelector('button.open-other'));
    await tab.evaluate(() => document.querySelector('button.open-other').click());
    await until(tab, 'the list', () => document.querySelector('tr.row'));
    await tab.evaluate(() => { location.hash = '#/exchange'; });
    await until(tab, 'the page', () => document.querySelector('#checklist-file'));
    await pause(6_000);

    await tab.evaluate(note, ['change', [['read', '#reading'], ['shown', '#merge-preview h1']], 'shown']);
    await choose(tab, '#checklist-file', files.paths);
    await until(tab, 'the preview', () => window.__marks.done);
    const preview = await marks(tab);
    const rows = await tab.evaluate(() => document.querySelector('.chips .chip').textContent);

    await tab.evaluate(note, ['click', [['merged', '#merged']], 'merged']);
    await tab.evaluate(() => document.querySelector('#merge-accept').click());
    await until(tab, 'the merge', () => window.__marks.done);
    const merged = await marks(tab);

    await tab.evaluate(note, ['click', [['undone', '#redo-merge']], 'undone']);
    await tab.evaluate(() => document.querySelector('#undo-merge').click());
    await until(tab, 'the undo', () => window.__marks.done);
    const undone = await marks(tab);
    const most = (all, ...phases) => Math.max(0, ...phases.map((phase) => all.frames[phase] || 0));
    return {
      problems, which, bytes: files.bytes, rows, handed,
      shown: preview.at.shown, reading: most(preview, 'before', 'read'), drawing: most(preview, 'shown'),
      merged: merged.at.merged, merging: most(merged, 'before', 'merged'),
      undone: undone.at.undone, undoing: most(undone, 'before', 'undone'),
    };
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    rmSync(files.folder, { recursive: true, force: true });
  }
}
