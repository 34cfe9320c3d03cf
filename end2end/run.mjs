// Runs the flows: node end2end/run.mjs [--place http,file80] [--jobs N] [WORD …]
// A WORD chooses flows whose name, or whose spec file's name, contains it. Each flow in each place counts as one test.
// The last line is `N passed, N failed`. It builds nothing: dist/ must be there (cargo xtask build).

// The flows reckon days where the browsers are told to be, whatever the clock of the machine is set to.
process.env.TZ = 'Asia/Shanghai';

import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowsers } from './lib/browsers.mjs';
import { PLACES, registered } from './lib/flow.mjs';
import { serve } from './lib/server.mjs';
import { place } from './lib/places.mjs';
import { Session } from './lib/tab.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const FLOW_LIMIT = 180_000;

function wishes(args) {
  const wish = { places: PLACES, jobs: 1, words: [] };
  while (args.length) {
    const word = args.shift();
    if (word === '--place') wish.places = args.shift().split(',');
    else if (word === '--jobs') wish.jobs = Number(args.shift());
    else wish.words.push(word);
  }
  return wish;
}

async function load(words) {
  const chosen = [];
  for (const file of readdirSync(join(here, 'specs')).filter((name) => name.endsWith('.spec.mjs')).sort()) {
    const from = registered().length;
    await import(join(here, 'specs', file));
    for (const flow of registered().slice(from)) {
      if (!words.length || words.some((word) => flow.name.includes(word) || file.includes(word))) chosen.push(flow);
    }
  }
  return chosen;
}

async function runOne(flow, where, world) {
  const label = `${flow.name}-${where}`.replace(/[^\p{L}\p{N}]+/gu, '-');
  // Somebody else's browser, where there is no Chromium 80, is a current one.
  const elsewhere = (name) => place(world.browsers.oldest ? name : name.replace('80', ''), world);
  const session = new Session(place(where, world), world.output, label, elsewhere);
  let tab;
  let limit;
  const late = new Promise((_, reject) => {
    limit = setTimeout(() => reject(new Error(`the flow did not end in ${FLOW_LIMIT / 1000} s`)), FLOW_LIMIT);
  });
  try {
    tab = await session.tab();
    await Promise.race([flow.steps(tab), late]);
    if (session.problems.length) throw new Error(session.problems.join('\n'));
    return null;
  } catch (error) {
    error.forgotten = await session.hasForgotten();
    for (const one of session.tabs.slice(0, 1)) await one.keepEvidence().catch((why) => session.note('no picture', why.message));
    return session.problems.length && !error.forgotten ? new Error(`${error.stack}\nalso seen: ${session.problems.join('\n')}`) : error;
  } finally {
    clearTimeout(limit);
    await session.end();
  }
}

async function main() {
  const wish = wishes(process.argv.slice(2));
  const dist = process.env.XIAOHAO_DIST || join(here, '../dist');
  const output = join(here, 'output');
  const browsers = findBrowsers();
  if (!existsSync(join(dist, 'xiaohao.html'))) throw new Error('There is no dist/: run `cargo xtask build` first.');
  if (!browsers.current) throw new Error('No current Chromium was found: let XIAOHAO_CHROMIUM name one.');
  rmSync(output, { recursive: true, force: true });
  const server = await serve(dist);
  const world = { dist, output, server, browsers };
  const queue = (await load(wish.words)).flatMap((flow) => flow.where
    .filter((where) => wish.places.includes(where)).map((where) => ({ flow, where })));
  const count = { passed: 0, failed: 0, skipped: 0 };
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { flow, where } = next;
      if (where.endsWith('80') && !browsers.oldest) {
        count.skipped += 1;
        console.log(`skipped  ${where.padEnd(6)}  ${flow.name} (no Chromium 80 for this machine)`);
        continue;
      }
      const start = Date.now();
      let error = await runOne(flow, where, world);
      if (error?.forgotten) {
        console.log(`again    ${where.padEnd(6)}  ${flow.name}: the browser forgot all that was stored`);
        error = await runOne(flow, where, world);
      }
      count[error ? 'failed' : 'passed'] += 1;
      const seconds = ((Date.now() - start) / 1000).toFixed(1);
      console.log(`${error ? 'FAILED ' : 'ok     '}  ${where.padEnd(6)}  ${flow.name}  ${seconds} s`);
      if (error) console.log(String(error.stack ?? error).replace(/^/gm, '    '));
    }
  };
  await Promise.all(Array.from({ length: wish.jobs }, worker));
  server.close();
  console.log(`${count.passed} passed, ${count.failed} failed${count.skipped ? `, ${count.skipped} skipped` : ''}`);
  process.exit(count.failed || !count.passed ? 1 : 0);
}

main().catch((error) => { console.error(error.message); process.exit(1); });
