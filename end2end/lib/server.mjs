// A static server on 127.0.0.1 with a free port, and the ways in which real servers misbehave. No cache, no listing.
//
// The first folder of the address is the variant, the rest stands for any sub-path:
//   /plain/some/dir/…       as a good server would
//   /wrong-mime/some/dir/…  wasm as text/plain (an old intranet server)
//   /missing/some/dir/…     404 for the wasm (half an upload)
//   /corrupt/some/dir/…     the wasm's second half is zeros
//   /held/some/dir/…        the wasm never comes

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

export const SUB_PATH = 'some/dir/';
const TYPES = { '.html': 'text/html; charset=utf-8', '.wasm': 'application/wasm', '.js': 'text/javascript' };

export async function serve(folder) {
  const server = createServer((request, response) => {
    answer(folder, new URL(request.url, 'http://127.0.0.1').pathname, response).catch(() => response.destroy());
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    address: (variant) => `${origin}/${variant}/${SUB_PATH}`,
    close: () => { server.closeAllConnections(); server.close(); },
  };
}

async function answer(folder, path, response) {
  const found = /^\/([\w-]+)\/some\/dir\/(.*)$/.exec(decodeURIComponent(path));
  if (!found) return end(response, 404, 'text/plain', 'nothing here');
  const [, variant, rest] = found;
  const name = rest === '' ? 'index.html' : normalize(rest);
  if (name.startsWith('..')) return end(response, 404, 'text/plain', 'nothing here');
  const wasm = extname(name) === '.wasm';
  if (wasm && variant === 'held') return undefined;
  if (wasm && variant === 'missing') return end(response, 404, 'text/html', '<h1>404</h1>');
  const bytes = await readFile(join(folder, name)).catch(() => null);
  if (!bytes) return end(response, 404, 'text/plain', 'no such file');
  const type = wasm && variant === 'wrong-mime' ? 'text/plain' : TYPES[extname(name)] ?? 'application/octet-stream';
  return end(response, 200, type, wasm && variant === 'corrupt' ? corrupted(bytes) : bytes);
}

function end(response, status, type, body) {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(body);
}

/** Bytes of the same length that are no module any more. */
export function corrupted(bytes) {
  const copy = Buffer.from(bytes);
  copy.fill(0, Math.floor(copy.length / 2));
  return copy;
}
