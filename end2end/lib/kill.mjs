// Ending a browser, or one page of it, as a crash or a power cut does: by SIGKILL. Recognises the browser by the profile in
// its command line, and kills nothing else.

import { execFileSync } from 'node:child_process';

function processes() {
  const rows = execFileSync('ps', ['-ww', '-Ao', 'pid=,ppid=,args='], { encoding: 'utf8', maxBuffer: 1 << 26 }).split('\n');
  return rows.map((row) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row)).filter(Boolean)
    .map(([, pid, parent, args]) => ({ pid: Number(pid), parent: Number(parent), args }));
}

/** Processes of the browser with this profile, and their children. */
function familyOf(profile) {
  const all = processes();
  const main = all.find((one) => one.args.includes(profile) && !/ --type=|crashpad/.test(one.args));
  if (!main) throw new Error(`no browser runs with the profile ${profile}`);
  const family = [main];
  for (let at = 0; at < family.length; at += 1) family.push(...all.filter((one) => one.parent === family[at].pid));
  return family;
}

function kill(pids) {
  for (const pid of pids) {
    try { process.kill(pid, 'SIGKILL'); } catch (error) { if (error.code !== 'ESRCH') throw error; }
  }
}

async function gone(pids) {
  const runs = (pid) => { try { process.kill(pid, 0); return true; } catch { return false; } };
  for (let tries = 250; tries > 0 && pids.some(runs); tries -= 1) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Kills the whole browser, beginning with the process that writes to the disk. */
export async function killBrowser(profile) {
  const pids = familyOf(profile).map((one) => one.pid);
  kill(pids);
  await gone(pids);
}

/** Kills the processes of pages; the browser itself goes on. */
export async function killPages(profile) {
  const pids = familyOf(profile).filter((one) => one.args.includes('--type=renderer')).map((one) => one.pid);
  if (!pids.length) throw new Error('no page process was found');
  kill(pids);
  await gone(pids);
}
