// Benchmark of the app with large checklists in a real browser.
//
//   node end2end/bench.mjs [--place http,http80] [--sizes 10,1000] [--only sizes,files,start,journal]
//
// Prints one table with its targets; fails nothing. Times are of this machine and this hour: what is promised are the
// ratios between the sizes, taken in one run. Needs dist/ and cargo, which makes the checklists (storage's `filled`).

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureFiles } from './bench/files.mjs';
import { measureJournal } from './bench/journal.mjs';
import { measure } from './bench/measure.mjs';
import { measureStart } from './bench/start.mjs';
import { findBrowsers } from './lib/browser_paths.mjs';
import { place } from './lib/places.mjs';
import { serve } from './lib/server.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const SIZES = [10, 1_000, 10_000];
/** Number of problems of the checklists that are measured with and without the journal. */
const JOURNALS = [10, 10_000];
/** Number of problems and facts of the checklists that are opened, and the target of each, beside TiddlyWiki. */
const STARTS = [
  { problems: 37, facts: 370, target: { current: 0.4, oldest: 0.6 } },
  { problems: 10_000, facts: 100_000, target: { current: 0.8, oldest: 0.8 } },
];
const FILES = [[37, 'parts'], [37, 'wholes'], [1_000, 'parts'], [1_000, 'wholes']];

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
  const both = ({ took, frame }) => `${took.toFixed(0)} / ${ms(frame)}`;
  console.log('  what follows: the time until it is shown / the longest frame of it');
  row('an edit in a filtered list', (it) => both(it.narrowed));
  row('opening a problem', (it) => both(it.opened));
  row('opening the overview', (it) => both(it.overview.opened));
  row('  an edit of one problem there', (it) => both(it.overview.edit), '17 ms at 1,000, 100 ms at 10,000');
  row('opening the board of duty', (it) => both(it.duty.opened));
  row('  an edit of one problem there', (it) => both(it.duty.edit), '17 ms at 1,000, 100 ms at 10,000');
  row('opening the board of cards', (it) => both(it.kanban.opened));
  row('  an edit of one problem there', (it) => both(it.kanban.edit), '17 ms at 1,000, 100 ms at 10,000');
  row('opening the time line', (it) => both(it.timeline.opened));
  row('  an edit of one problem there, all unfolded', (it) => both(it.timeline.edit), '17 ms at 1,000, 100 ms at 10,000');
  row('a filtered list', (it) => both(it.filtered));
  row('the first letter searched for (makes the index)', (it) => both(it.first));
  row('the second letter', (it) => both(it.second));
  row('from the overview to the list, first screen laid out', (it) => ms(it.shown));
  row('all its lines as one table of HTML, laid out', (it) => ms(it.html));
  row('  the list against it', (it) => `×${(it.shown / it.html).toFixed(2)}`, 'at most ×1.5 at 1,000');
}

/** Table of thirty files taken in at one time. */
function tableOfFiles(name, seen) {
  const ms = (value) => `${value.toFixed(0)} ms`;
  const row = (what, value, target = '') =>
    console.log(`  ${what.padEnd(52)}${seen.map((it) => String(value(it)).padStart(14)).join('')}   ${target}`);
  console.log(`\n${name}: thirty files`);
  row('on problems', (it) => it.problems.toLocaleString('en'), 'target');
  row('each file holds', (it) => (it.which === 'parts' ? 'her part' : 'the whole'));
  row('all files together', (it) => `${(it.bytes / 1e6).toFixed(1)} MB`);
  row('differences', (it) => it.rows.replace(/[^0-9]/g, ''));
  row('from choosing them to the preview', (it) => ms(it.shown));
  row('  of it, what the browser takes to hand over the bytes', (it) => ms(it.handed));
  row('merging, from the button to the sentence', (it) => ms(it.merged));
  row('  both', (it) => ms(it.shown + it.merged), '100 ms at 37, 2,000 ms at 1,000');
  row('longest frame until the preview is there', (it) => ms(it.reading), 'at most 100 ms');
  row('longest frame after that (it is drawn)', (it) => ms(it.drawing), 'at most 100 ms');
  row('longest frame of the merge and the page after it', (it) => ms(it.merging), 'at most 100 ms');
  row('the whole merge taken back', (it) => ms(it.undone));
  row('  the longest frame of it', (it) => ms(it.undoing));
}

/** Table of opening beside TiddlyWiki, and with many problems beside few. */
function tableOfStarts(name, old, seen) {
  const ms = (value) => `${value.toFixed(0)} ms`;
  console.log(`\n${name}: opening, from navigation to the painted list`);
  const [first] = seen;
  for (const it of seen) {
    const target = STARTS.find(({ problems }) => problems === it.problems).target[old ? 'oldest' : 'current'];
    console.log(`  ${it.problems.toLocaleString('en').padStart(6)} problems   ${ms(it.painted).padStart(9)} (the app's own ${ms(it.drawn)}, running ${ms(it.running)})` +
      (it.wiki ? `, TiddlyWiki ${ms(it.wiki)}: ×${(it.painted / it.wiki).toFixed(2)}, at most ×${target}` : '') +
      (it.wiki ? ` (its own ×${(it.drawn / it.wiki).toFixed(2)})` : '') +
      (it === first ? '' : `; against ${first.problems}: ×${(it.painted / first.painted).toFixed(2)}, at most ×2 (its own ×${(it.drawn / first.drawn).toFixed(2)})`));
  }
}

/** With the journal, against the same app without it. */
function tableOfJournal(name, seen) {
  console.log(`\n${name}: with the journal / without it`);
  const row = (what, of, target) => console.log(`  ${what.padEnd(44)}${seen.map((it) => {
    const [one, other] = [of(it.with), of(it.without)];
    return `${one.toFixed(0)} / ${other.toFixed(0)} ms ×${(one / other).toFixed(2)}`.padStart(28);
  }).join('')}   ${target}`);
  console.log(`  ${'problems'.padEnd(44)}${seen.map((it) => it.problems.toLocaleString('en').padStart(28)).join('')}   target`);
  row('from opening to the app running, median', (it) => it.running, '');
  row('from opening to the list shown, median', (it) => it.rows, 'at most ×1.1 at 10,000');
  row('an edit, key press to 已保存, median', (it) => it.took, 'at most ×1.2');
  row('  the slowest', (it) => it.slowest, '');
  row('longest frame of an edit, median', (it) => it.frame, '');
}

async function main() {
  const args = process.argv.slice(2);
  const browsers = findBrowsers();
  const given = (name, usual) => (args.includes(name) ? args[args.indexOf(name) + 1].split(',') : usual);
  const named = given('--place', ['http', 'http80']);
  const places = named.filter((name) => (name.endsWith('80') ? browsers.oldest : browsers.current));
  const dist = process.env.XIAOHAO_DIST || join(here, '../dist');
  const server = await serve(dist);
  const only = given('--only', ['sizes', 'files', 'start', 'journal']);
  // From disk, as people open a single file, and over http; TiddlyWiki is on disk in both.
  for (const name of only.includes('start') ? given('--place', ['file', 'http', 'file80', 'http80']) : []) {
    const where = place(name, { dist, server, browsers });
    if (where.old ? !browsers.oldest : !browsers.current) continue;
    const app = where.address('plain');
    const blank = where.http ? app.replace(/some\/dir\/$/, 'nothing') : undefined;
    const seen = [];
    for (const { problems, facts } of STARTS) {
      try { seen.push(await measureStart(where, { app, blank }, problems, facts)); } catch (error) {
        console.log(`${name}, opening ${problems} problems: ${error.message}`);
      }
    }
    if (seen.length) tableOfStarts(name, where.old, seen);
  }
  for (const name of places) {
    const where = place(name, { dist, server, browsers });
    const seen = [];
    for (const size of only.includes('files') ? FILES : []) {
      try { seen.push(await measureFiles(where, where.address('plain'), ...size)); } catch (error) {
        console.log(`${name}, files ${size}: ${error.message}`);
      }
    }
    if (seen.length) tableOfFiles(name, seen);
    seen.length = 0;
    for (const size of only.includes('journal') ? given('--sizes', JOURNALS).map(Number) : []) {
      try { seen.push(await measureJournal(where, where.address('plain'), size)); } catch (error) {
        console.log(`${name}, journal, ${size} problems: ${error.message}`);
      }
    }
    if (seen.length) tableOfJournal(name, seen);
    seen.length = 0;
    for (const size of only.includes('sizes') ? given('--sizes', SIZES).map(Number) : []) {
      try { seen.push(await measure(where, where.address('plain'), size)); } catch (error) {
        console.log(`${name}, ${size} problems: ${error.message}`);
      }
    }
    if (seen.length) table(name, seen);
  }
  server.close();
}

main().catch((error) => { console.error(error); process.exit(1); });
