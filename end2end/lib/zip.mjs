// Opens a zip as another program would: by its directory at the end.

import { inflateRawSync } from 'node:zlib';

/** [{ name, bytes }] of an archive. */
export function unzip(archive) {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('no zip');
  const entries = [];
  let at = archive.readUInt32LE(end + 16);
  for (let n = archive.readUInt16LE(end + 10); n > 0; n -= 1) {
    const [method, packed, size] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 24)];
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => archive.readUInt16LE(at + place));
    const local = archive.readUInt32LE(at + 42);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const content = archive.subarray(start, start + packed);
    const bytes = method === 8 ? inflateRawSync(content) : content;
    if (bytes.length !== size) throw new Error(`${name}: ${bytes.length} bytes instead of ${size}`);
    entries.push({ name, bytes });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}
