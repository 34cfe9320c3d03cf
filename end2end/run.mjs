// Runner of the flows. It builds nothing: dist/ must exist (cargo xtask build).
//
//   node end2end/run.mjs [--long] [--place http,file80] [--jobs N] [WORD …]
//
// A WORD selects flows whose name, or whose spec file's name, contains it. Each flow in each place counts as one test.
// --long: in all places of a flow; so does --place, in those given. The last line is `N passed, N failed`.

// Flows compute days in the time zone of the browsers, whatever the clock of the machine is set to.
process.env.TZ = 'Asia/Shanghai';

import { existsSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowsers } from './lib/browser_paths.mjs';
import { PLACES, registered } from './lib/flow.mjs';
import { serve } from './lib/server.mjs';
import { SharedBrowsers } from './lib/shared_browsers.mjs';
import { place } from './lib/places.mjs';
import { Session } from './lib/tab.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const FLOW_LIMIT = 180_000;
/** Half of a flow is waiting for a frame, a pause or a timer; two flows for each processor keep it busy. */
const JOBS = Math.min(2 * availableParallelism(), 12);
/** Number of flows that mostly wait, beside the others. */
const WAITING_JOBS = 2;
const SLOWEST = 8;

function wishes(args) {
  const wish = { places: null, long: false, jobs: JOBS, words: [] };
  while (args.length) {
    const word = args.shift();
    if (word === '--place') wish.places = args.shift().split(',');
    else if (word === '--long') wish.long = true;
    else if (word === '--jobs') wish.jobs = Number(args.shift());
    else wish.words.push(word);
  }
  const unknown = wish.places?.find((name) => !PLACES.includes(name));
  if (unknown) throw new Error(`There is no place ${unknown}, only ${PLACES.join(', ')}.`);
  return wish;
}

/** All runs (a flow in a place), the long ones first. */
async function load(wish) {
  const runs = [];
  for (const file of readdirSync(join(here, 'specs')).filter((name) => name.endsWith('.spec.mjs')).sort()) {
    const from = registered().length;
    await import(join(here, 'specs', file));
    for (const flow of registered().slice(from)) {
      if (wish.words.length && !wish.words.some((word) => flow.name.includes(word) || file.includes(word))) continue;
      const places = wish.places ? flow.long.filter((where) => wish.places.includes(where)) : wish.long ? flow.long : flow.usual;
      runs.push(...places.map((where) => ({ flow, where })));
    }
  }
  // The duration is estimated from the length of the code; the last runs should be short.
  const estimate = ({ flow }) => String(flow.steps).length + (flow.allScreens ? 100_000 : 0);
  return runs.sort((one, other) => estimate(other) - estimate(one));
}

async function runOne({ flow, where }, world) {
  const label = `${flow.name}-${where}`.replace(/[^\p{L}\p{N}]+/gu, '-');
  // Another person's browser is a current one where there is no Chromium 80.
  const elsewhere = (name) => place(world.browsers.oldest ? name : name.replace('80', ''), world);
  const session = new Session(place(where, world), { ...world, label, elsewhere, ownBrowser: flow.ownBrowser });
  let tab;
  let limit;
  // What is tried twenty times takes longer.
  const most = world.long ? 4 * FLOW_LIMIT : FLOW_LIMIT;
  const late = new Promise((_, reject) => {
    limit = setTimeout(() => reject(new Error(`the flow did not end in ${most / 1000} s`)), most);
  });
  try {
    tab = await session.tab();
    await Promise.race([flow.steps(tab), late]);
    if (session.problems.length) throw new Error(session.problems.join('\n'));
    return null;
  } catch (error) {
    error.forgotten = await session.hasForgotten();
    for (const one of session.tabs) await one.keepEvidence().catch((why) => session.note('no picture', why.message));
    return session.problems.length && !error.forgotten ? new Error(`${error.stack}\nalso seen: ${session.problems.join('\n')}`) : error;
  } finally {
    clearTimeout(limit);
    await session.end();
  }
}

/** Runs what `take` returns, one after the other, and prints a line for each. */
async function worker(take, world, done) {
  const shared = new SharedBrowsers();
  for (let next = take(); next; next = take()) {
    const { flow, where } = next;
    const name = `${where.padEnd(6)}  ${flow.name}`;
    if (where.endsWith('80') && !world.browsers.oldest) {
      done.push({ ...next, skipped: true });
      console.log(`skipped  ${name} (no Chromium 80 for this machine)`);
      continue;
    }
    const start = Date.now();
    let error = await runOne(next, { ...world, shared });
    if (error) await shared.endAll();
    if (error?.forgotten) {
      console.log(`again    ${name}: the browser forgot all that was stored`);
      error = await runOne(next, { ...world, shared });
    }
    const seconds = (Date.now() - start) / 1000;
    done.push({ ...next, error, seconds });
    console.log(`${error ? 'FAILED ' : 'ok     '}  ${name}  ${seconds.toFixed(1)} s`);
    if (error) console.log(String(error.stack ?? error).replace(/^/gm, '    '));
  }
  await shared.endAll();
}

/** Durations by place and by flow. */
function summary(done, seconds) {
  const ran = done.filter((one) => !one.skipped);
  const total = (list) => list.reduce((sum, one) => sum + one.seconds, 0).toFixed(0);
  const by = PLACES.map((where) => ran.filter((one) => one.where === where))
    .filter((list) => list.length).map((list) => `${list[0].where} ${list.length} in ${total(list)} s`);
  console.log(`\n${ran.length} runs in ${seconds.toFixed(0)} s. Added up: ${by.join(', ')}. The longest:`);
  for (const one of [...ran].sort((a, b) => b.seconds - a.seconds).slice(0, SLOWEST)) {
    console.log(`${one.seconds.toFixed(1).padStart(6)} s  ${one.where.padEnd(6)}  ${one.flow.name}`);
  }
  console.log('');
}

async function main() {
  const start = Date.now();
  const wish = wishes(process.argv.slice(2));
  const dist = process.env.XIAOHAO_DIST || join(here, '../dist');
  const output = join(here, 'output');
  const browsers = findBrowsers();
  if (!existsSync(join(dist, 'xiaohao.html'))) throw new Error('There is no dist/: run `cargo xtask build` first.');
  if (!browsers.current) throw new Error('No current Chromium was found: let XIAOHAO_CHROMIUM name one.');
  rmSync(output, { recursive: true, force: true });
  const server = await serve(dist);
  const world = { dist, output, server, browsers, long: wish.long };
  const runs = await load(wish);
  const queue = runs.filter(({ flow }) => !flow.mostlyWaits);
  const waiting = runs.filter(({ flow }) => flow.mostlyWaits);
  const done = [];
  const workers = (count, list) => Array.from({ length: count }, () => worker(() => list.shift(), world, done));
  await Promise.all([...workers(wish.jobs, queue), ...workers(WAITING_JOBS, waiting)]);
  server.close();
  if (runs.length > SLOWEST) summary(done, (Date.now() - start) / 1000);
  const [failed, skipped] = [done.filter((one) => one.error).length, done.filter((one) => one.skipped).length];
  const passed = done.length - failed - skipped;
  // Said once more where the eye, and whoever keeps only the end of this, finds them.
  for (const { flow, where, error } of done.filter((one) => one.error)) {
    console.log(`FAILED   ${where.padEnd(6)}  ${flow.name}: ${String(error.message ?? error).split('\n').slice(0, 3).join(' ')}`);
  }
  console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  process.exit(failed || !passed ? 1 : 0);
}

main().catch((error) => { console.error(error.message); process.exit(1); });
