// The four places: for each the browser, and the address of the app in each variant (see server.mjs). Makes the damaged
// copies of the single file.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { corrupted } from './server.mjs';
import * as current from './driver_current.mjs';
import * as oldest from './driver_oldest.mjs';

export function place(name, { dist, output, server, browsers, long = false }) {
  const old = name.endsWith('80');
  const http = name.startsWith('http');
  const [driver, executable] = old ? [oldest, browsers.oldest] : [current, browsers.current];
  return {
    name, old, http,
    open: (profile) => driver.open(profile, executable),
    start: () => driver.start(executable, long),
    address: (variant) => (http ? server.address(variant) : pathToFileURL(file(dist, output, variant, name)).href),
  };
}

function file(dist, output, variant, place) {
  if (variant === 'plain') return join(dist, 'xiaohao.html');
  if (variant === 'site') return join(dist, 'index.html');
  if (variant !== 'corrupt') throw new Error(`the variant ${variant} exists over http only`);
  // Made once for each place: the address is computed at every request, flows run in parallel, and a file that is being
  // written is half a page.
  const made = join(output, `corrupt-${place}.html`);
  if (existsSync(made)) return made;
  const html = readFileSync(join(dist, 'xiaohao.html'), 'utf8');
  const changed = html.replace(/(id="xiaohao-wasm">)([^<]+)/, (all, tag, text) =>
    tag + corrupted(Buffer.from(text, 'base64')).toString('base64'));
  if (changed === html) throw new Error('the single file carries no wasm');
  mkdirSync(output, { recursive: true });
  writeFileSync(made, changed);
  return made;
}
