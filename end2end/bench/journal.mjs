// Cost of the journal: opening a checklist and an edit, with the journal and without, in turns in one browser. Without it
// means the same app in a page that has no IndexedDB, which the bar says.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { edit, fill, median, openOne, pause, quiet, until } from './measure.mjs';
import { watch } from './page_recorder.mjs';

const OPENINGS = 9;
const TURNS = 3;

const hide = () => {
  Object.defineProperty(window, 'indexedDB', { value: undefined, configurable: true });
  window.__stored = '已保存（断电可能丢失最近一分钟）';
};

async function opened(browser, address, journal) {
  const tab = await browser.tab(quiet, [...(journal ? [] : [`(${hide})()`]), `(${watch})()`]);
  await tab.go(`${address}#/list`);
  await until(tab, 'the list', () => window.__seen.rows > 0);
  const { running, rows } = await tab.evaluate(() => window.__seen);
  await until(tab, 'the bar', () => document.querySelector('#saved').textContent === (window.__stored || '已保存'));
  return { tab, running, rows };
}

/** Medians of opening and of an edit, both with the journal and without. */
export async function measureJournal(where, address, problems) {
  const profile = mkdtempSync(join(tmpdir(), 'xiaohao-bench-'));
  const browser = await where.open(profile);
  const seen = [true, false].map((journal) => ({ journal, running: [], rows: [], took: [], frames: [] }));
  try {
    const units = await fill(browser, address, problems);
    // The first opening copies all of it into the journal.
    const first = await opened(browser, address, true);
    await pause(5_000);
    await first.tab.page.close();
    for (let n = 0; n < 2 * OPENINGS; n += 1) {
      const it = seen[n % 2];
      const { tab, running, rows } = await opened(browser, address, it.journal);
      it.running.push(running);
      it.rows.push(rows);
      await pause(500);
      await tab.page.close();
    }
    for (let n = 0; n < 2 * TURNS; n += 1) {
      const it = seen[n % 2];
      console.error(`${where.name}: editing among ${problems} problems ${it.journal ? 'with' : 'without'} the journal`);
      const { tab } = await opened(browser, address, it.journal);
      await openOne(tab);
      await pause(2_000);
      const all = await edit(tab);
      it.took.push(...all.took);
      it.frames.push(...all.frames);
      await tab.page.close();
    }
    const medians = ({ running, rows, took, frames }) =>
      ({ running: median(running), rows: median(rows), took: median(took), slowest: Math.max(...took), frame: median(frames) });
    return { problems, units, with: medians(seen[0]), without: medians(seen[1]) };
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
