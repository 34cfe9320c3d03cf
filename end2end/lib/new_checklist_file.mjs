// Checklist files made as another program would, from docs/format.md alone: for flows that need a state which would take
// many steps to reach by hand.

import { createHash } from 'node:crypto';

/**
 * Text of a file with these items: [{ kind, under?, decisions?, …fields }], `under` being the index of an earlier item.
 * `decisions` are those on a problem in their order, each answering the one before it: [{ kind, by, reason, grounds? }].
 * The facts are those of one writer in one action, now or `at` another time.
 */
export function checklistFile(items, { round = 'e2e', by = '整改办', at = Date.now() } = {}) {
  const facts = [];
  const writer = 'e2e1';
  const write = (body) => {
    const number = facts.length + 1;
    const id = `${writer}-${number}`;
    const act = number > 1 ? { act: `${writer}-1` } : {};
    facts.push(JSON.stringify({ id, t: number, at, by, ...act, ...body }));
    return id;
  };
  const ids = [];
  const decided = [];
  for (const { kind, under, decisions = [], ...fields } of items) {
    const item = write({ do: 'add', kind, ...(under === undefined ? {} : { under: ids[under] }) });
    ids.push(item);
    for (const [field, value] of Object.entries(fields)) write({ do: 'set', item, field, value });
    decided.push([item, decisions]);
  }
  // After all that they are about: a decision counts with what had been recorded when it was made.
  for (const [item, decisions] of decided) {
    let answers;
    for (const decision of decisions) answers = write({ do: 'decide', item, ...decision, ...(answers ? { answers } : {}) });
  }
  const checksum = createHash('sha256').update([round, ...facts].map((line) => `${line}\n`).join('')).digest('hex');
  const those = (...steps) => items.filter((it) => it.kind === 'problem' && steps.includes(it.progress ?? 'not_started')).length;
  const counts = {
    total: items.filter((it) => it.kind === 'problem').length,
    done: those('done'), under_way: those('under_way', 'nearly_done'), not_started: those('not_started'), left_out: 0,
  };
  const header = { round, from: by, at, counts, facts: facts.length, checksum: `sha256:${checksum}` };
  return `{"format":"xiaohao","version":1,"header":${JSON.stringify(header)},"checklist":{},"facts":[\n${facts.join(',\n')}\n]}`;
}

/** Opens such a checklist in this tab. */
export async function openChecklist(t, items, options) {
  await t.open({ hash: '#/exchange' });
  const bytes = Buffer.from(checklistFile(items, options), 'utf8');
  await t.drop('.drop', [{ name: 'checklist.json', type: 'application/json', bytes }]);
  await t.element('button.open-other');
  // The page loads again; until it does, it shows the previous round.
  await t.evaluate(() => { document.documentElement.dataset.boot = 'leaving'; });
  await t.click('button.open-other');
  await t.running();
  await t.waitFor('table.list tr.row');
}
