// Paths of the two browsers.

import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { homedir } from 'node:os';

/** Paths given by xtask; in a run by hand, the usual ones are tried. */
export function findBrowsers() {
  const cache = process.env.XIAOHAO_CACHE || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'xiaohao');
  const named = ['chromium', 'google-chrome', 'chromium-browser', 'google-chrome-stable'];
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((dir) => named.map((name) => join(dir, name)));
  return {
    current: process.env.XIAOHAO_CHROMIUM || onPath.find(existsSync),
    oldest: process.env.XIAOHAO_CHROMIUM80 ?? [join(cache, 'chromium-80/chromium')].find(existsSync),
  };
}
