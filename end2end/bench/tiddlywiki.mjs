// TiddlyWiki in one HTML file with the same problems as a checklist, which lists the first hundred of them when it opens:
// the yardstick for the start of the app. Made by npm's `tiddlywiki` (bench/tiddlywiki, installed here if missing); nothing
// of it is in the app.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = join(dirname(fileURLToPath(import.meta.url)), '../../bench/tiddlywiki');
const program = join(home, 'node_modules/tiddlywiki/tiddlywiki.js');

/** List shown when the wiki opens: number, title, person, date and progress, each row a link. */
const LIST = `<table><$list filter="[tag[problem]nsort[order]limit[100]]"><tr class="row">
<td><$text text={{!!number}}/></td><td><$link/></td><td><$text text={{!!person}}/></td><td><$text text={{!!due}}/></td>
<td><$text text={{!!progress}}/></td></tr></$list></table>`;

function installed() {
  if (!existsSync(program)) {
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: home, stdio: 'inherit' });
  }
}

/** Writes the wiki of these problems ({ title, number, person, due, progress, texts: { label: text } }) to `path`. */
export function writeTiddlyWiki(problems, path) {
  installed();
  const folder = mkdtempSync(join(tmpdir(), 'xiaohao-wiki-'));
  try {
    mkdirSync(join(folder, 'tiddlers'));
    const info = { plugins: [], themes: ['tiddlywiki/vanilla', 'tiddlywiki/snowwhite'] };
    writeFileSync(join(folder, 'tiddlywiki.info'), JSON.stringify(info));
    const tiddlers = problems.map(({ texts, ...fields }, order) => ({
      ...fields, order: String(order), tags: 'problem',
      text: Object.entries(texts).map(([label, text]) => `! ${label}\n\n${text}`).join('\n\n'),
    }));
    tiddlers.push({ title: '整改清单', text: LIST }, { title: '$:/DefaultTiddlers', text: '整改清单' });
    writeFileSync(join(folder, 'tiddlers/all.json'), JSON.stringify(tiddlers));
    const args = [program, folder, '--output', dirname(path), '--render', '$:/core/save/all', path, 'text/plain'];
    execFileSync(process.execPath, ['--max-old-space-size=4096', ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
