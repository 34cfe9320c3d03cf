// Checklist files as other people would send them: reading a file, and adding facts to it. Written from docs/format.md
// alone, as another program would do it.

import { createHash } from 'node:crypto';

/** Item with a title in a file, and the facts that stand for one of its fields. */
export function itemOf(text, title) {
  return JSON.parse(text).facts.find((fact) => fact.field === 'title' && fact.value === title).item;
}
export function standing(text, item, field) {
  const facts = JSON.parse(text).facts.filter((fact) => fact.do === 'set' && fact.item === item && fact.field === field);
  const replaced = new Set(facts.flatMap((fact) => fact.re ?? []));
  return facts.map((fact) => fact.id).filter((id) => !replaced.has(id));
}

/** The file with more facts by a person: each body an action of its own. `header`: further keys, such as its purpose. */
export function withMore(text, { by, writer, at = Date.now(), header = {} }, bodies) {
  const file = JSON.parse(text);
  let time = Math.max(0, ...file.facts.map((fact) => fact.t));
  const more = bodies.map((body, place) => {
    time += 1;
    return { id: `${writer}-${place + 1}`, t: time, at, by, ...body };
  });
  const lines = [...file.facts, ...more].map((fact) => JSON.stringify(fact));
  const sum = createHash('sha256').update([file.header.round, ...lines].map((line) => `${line}\n`).join('')).digest('hex');
  const head = { ...file.header, from: by, at, ...header, facts: lines.length, checksum: `sha256:${sum}` };
  return `{"format":"xiaohao","version":1,"header":${JSON.stringify(head)},"checklist":{},"facts":[\n${lines.join(',\n')}\n]}`;
}

/** Body that sets a field, replacing what stands for it in the file. */
export function set(text, item, field, value) {
  const re = standing(text, item, field);
  return { ...(re.length ? { re } : {}), do: 'set', item, field, value };
}

/** The file as `drop` takes it. */
export function dropped(name, text) {
  return { name, type: 'application/json', bytes: Buffer.from(text, 'utf8') };
}
