// Zip archives read as another program would, by the directory at their end, and written.

import { deflateRawSync, inflateRawSync } from 'node:zlib';

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

/** Archive of [{ name, bytes }], deflated. A `raw` name is written as it is, and not said to be UTF-8. */
export function zip(files) {
  const entries = files.map(({ name: text, raw, bytes }) => {
    const name = raw || Buffer.from(text);
    const data = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    [20, raw ? 0 : 1 << 11, 8, 0, 0x21].forEach((half, place) => common.writeUInt16LE(half, 2 * place));
    [crc32(bytes), data.length, bytes.length].forEach((word, place) => common.writeUInt32LE(word, 10 + 4 * place));
    common.writeUInt16LE(name.length, 22);
    return { name, data, common };
  });
  const parts = [];
  const directory = [];
  let at = 0;
  for (const { name, data, common } of entries) {
    const head = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, data]);
    const offset = Buffer.alloc(14);
    offset.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, offset, name);
    parts.push(head);
    at += head.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.from('PK\x05\x06'.padEnd(22, '\0'), 'latin1');
  [entries.length, entries.length].forEach((count, place) => end.writeUInt16LE(count, 8 + 2 * place));
  [list.length, at].forEach((word, place) => end.writeUInt32LE(word, 12 + 4 * place));
  return Buffer.concat([...parts, list, end]);
}

function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ -1) >>> 0;
}
