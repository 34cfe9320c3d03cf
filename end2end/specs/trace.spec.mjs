// The debug trace that is saved from 帮助: what it tells of a day, and that nothing of what was typed is in it.

import assert from 'node:assert/strict';
import { openChecklist } from '../lib/new_checklist_file.mjs';
import { TWO, flow } from '../lib/flow.mjs';

flow('the debug trace tells what was decided, and nothing of what was typed', { in: TWO }, async (t) => {
  const typed = ['台账登记不及时', '赵敏的亲笔说明', '赵敏'];
  await openChecklist(t, [{ kind: 'problem', number: '1', title: typed[0] }]);
  await t.fill('#me', typed[2]);
  await t.press('Enter');
  await t.click('tr.row a', typed[0]);
  await t.waitFor('aside.detail h2', typed[0]);
  await t.fill('aside.detail textarea.cause', typed[1]);
  await t.press('Tab');
  await t.waitFor('#saved', '已保存');
  await t.click('.bar a', '帮助');
  await t.waitFor('#save-trace');
  const file = await t.download(() => t.click('#save-trace'));
  await t.waitFor('.help .message', '已交给浏览器下载');
  assert.match(file.name, /^销号运行记录-.*\.txt$/);
  const [head, version, ...lines] = file.text.trim().split('\n');
  assert.match(head, /^运行记录：最近 \d+ 步/);
  assert.match(version, /^xiaohao [\d.]+ trace 1 dropped=0$/);
  assert.ok(lines.length >= 2 && Number(head.match(/\d+/)[0]) === lines.length, file.text);
  for (const line of lines) assert.match(line, /^[+-]\d+\.\d{3} [a-z-]+( [a-z_]+=[a-z0-9-]+)*$/);
  assert.ok(lines.some((line) => / opened actor=\w+ facts=\d+ set_aside=0 unread=0 listed=true$/.test(line)), file.text);
  assert.ok(lines.some((line) => / wrote facts=[1-9]/.test(line)), file.text);
  for (const words of typed) assert.ok(!file.text.includes(words), words);
  // Nothing that looks like a text at all: after the head all is ASCII.
  assert.match(lines.join('\n'), /^[\x20-\x7e\n]*$/);
});
