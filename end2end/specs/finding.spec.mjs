// Finding one's way in the list: the search by letters, conditions and views that stay, several problems changed at
// once, and the columns of one's own.

import assert from 'node:assert/strict';
import { openChecklist } from '../lib/new_checklist_file.mjs';
import { TWO, flow } from '../lib/flow.mjs';

/** The heads and lines of the list in their order. */
const list = (t, wanted) => t.until(`the list ${wanted}`, (text) => [...document.querySelectorAll('table.list tr.group th, table.list tr.row a')]
  .map((it) => it.textContent).join() === text, wanted);

const rows = (t, count) => t.until(`${count} lines`, (n) => document.querySelectorAll('tr.row').length === n, count);

flow('a problem is found by letters or words; conditions, views and columns stay; several are changed and taken back', { in: TWO }, async (t) => {
  await openChecklist(t, [
    { kind: 'problem', title: '台账登记不及时', person: '王芳', department: '办公室' },
    { kind: 'problem', title: '车辆管理不严', person: '张三', department: '财务科' },
    { kind: 'problem', title: '仓库年久失修', person: '王芳', department: '财务科', progress: 'done' },
    { kind: 'problem', title: '会议记录不全', person: '李强', department: '办公室' },
  ]);
  await rows(t, 4);

  // Without the browser's order by pinyin there are no letters, and the words must do.
  const pinyin = await t.evaluate(() => ['北', '安', '中', '丁'].sort(new Intl.Collator('zh-CN-u-co-pinyin').compare).join('') === '安北丁中');
  await t.fill('#search', pinyin ? 'clgl' : '车辆');
  await rows(t, 1);
  await t.waitFor('tr.row', '车辆管理不严');
  await t.fill('#search', '失修');
  await rows(t, 1);
  await t.waitFor('tr.row', '仓库年久失修');
  await t.fill('#search', '');
  await rows(t, 4);

  await t.click('summary', '更多筛选');
  await t.choose('#by-person', '王芳');
  await rows(t, 2);
  await t.choose('#by-progress', 'not-started');
  await rows(t, 1);
  await t.waitFor('.shown-conditions', '责任人：王芳');
  await t.reload();
  await rows(t, 1);
  await t.waitFor('tr.row', '台账登记不及时');
  await t.waitFor('.shown-conditions', '责任人：王芳');

  await t.click('summary', '常用视图');
  await t.fill('#view-name', '王芳未启动');
  await t.press('Enter');
  await t.waitFor('.views li a', '王芳未启动');
  await t.click('.shown-conditions a', '显示全部');
  await rows(t, 4);
  await t.reload();
  await rows(t, 4);
  await t.click('summary', '常用视图');
  await t.click('.views li a', '王芳未启动');
  await rows(t, 1);
  await t.waitFor('tr.row', '台账登记不及时');
  await t.click('.shown-conditions a', '显示全部');
  await rows(t, 4);

  await t.click('#several');
  await t.click('.bulk button', '全选');
  await t.waitFor('.bulk-count', '已选 4 条');
  await t.choose('#bulk-field', 'person');
  await t.fill('#bulk-value', '赵六');
  await t.click('#bulk-look');
  await t.waitFor('.bulk-preview', '将修改 4 个问题的“责任人');
  await t.waitFor('.bulk-preview tr', '李强');
  assert.equal(await t.count('.bulk-preview tbody tr'), 4);
  assert.equal(await t.evaluate(() => document.querySelector('table.list').innerText.includes('赵六')), false);
  await t.axe();
  await t.screenshot('bulk', { width: 1366, height: 768 });
  await t.click('#bulk-do');
  const people = (names) => t.until(`the people ${names}`, (wanted) => [...document.querySelectorAll('tr.row')]
    .map((it) => ['王芳', '张三', '李强', '赵六'].find((name) => it.innerText.includes(name))).join() === wanted, names);
  await people('赵六,赵六,赵六,赵六');
  await t.evaluate(() => document.activeElement.blur());
  await t.press('Control+z');
  await people('王芳,张三,王芳,李强');
  await t.press('Control+Shift+z');
  await people('赵六,赵六,赵六,赵六');
  await t.press('Control+z');
  await people('王芳,张三,王芳,李强');

  await t.click('summary', '显示列');
  await t.click('.ticks label', '责任科室');
  await t.waitFor('tr.row td', '财务科');
  await t.click('.ticks label', '措施');
  const heads = () => t.evaluate(() => [...document.querySelectorAll('table.list thead th')].map((it) => it.innerText.trim()).join());
  const shown = await heads();
  assert.ok(shown.includes('责任科室') && !shown.includes('措施'), shown);
  await t.waitFor('#saved', '已保存');
  await t.reload();
  await rows(t, 4);
  assert.equal(await heads(), shown);
  await people('王芳,张三,王芳,李强');
});

flow('problems are put in order by hand within their group, by keys and by buttons, and it stays', { in: TWO }, async (t) => {
  await openChecklist(t, [
    { kind: 'group', title: '工作作风方面' },
    { kind: 'problem', title: '甲', group: 'e2e1-1', person: '王芳' },
    { kind: 'problem', title: '乙', group: 'e2e1-1' },
    { kind: 'problem', title: '丙', group: 'e2e1-1', person: '王芳' },
    { kind: 'group', title: '制度执行方面' },
    { kind: 'problem', title: '丁', group: 'e2e1-14' },
  ]);
  await list(t, '工作作风方面,甲,乙,丙,制度执行方面,丁');
  const at = (title) => t.until(`the keyboard at ${title}`, (text) => document.activeElement.matches('tr.row a')
    && document.activeElement.textContent === text, title);
  await t.evaluate(() => document.querySelector('tr.row a').focus());
  await t.press('Control+ArrowDown');
  await list(t, '工作作风方面,乙,甲,丙,制度执行方面,丁');
  await at('甲');
  await t.press('Control+ArrowDown');
  await list(t, '工作作风方面,乙,丙,甲,制度执行方面,丁');
  await at('甲');
  // The group ends here.
  await t.press('Control+ArrowDown');
  await t.press('Control+ArrowUp');
  await list(t, '工作作风方面,乙,甲,丙,制度执行方面,丁');
  await at('甲');
  await t.press('Control+z');
  await list(t, '工作作风方面,乙,丙,甲,制度执行方面,丁');

  // Past the next one that is shown.
  await t.click('summary', '更多筛选');
  await t.choose('#by-person', '王芳');
  await list(t, '工作作风方面,丙,甲');
  await t.evaluate(() => document.querySelector('tr.row a').focus());
  await t.press('Control+ArrowDown');
  await list(t, '工作作风方面,甲,丙');
  await t.click('.shown-conditions a', '显示全部');
  await list(t, '工作作风方面,乙,甲,丙,制度执行方面,丁');
  // In another order there is nothing to put in order.
  await t.choose('.tool-order select', 'number');
  await t.waitForGone('tr.group');
  await t.evaluate(() => document.querySelector('tr.row a').focus());
  await t.press('Control+ArrowDown');
  await t.waitFor('#moving-told', '不能调整先后');
  await t.choose('.tool-order select', 'reading');
  await t.waitForGone('#moving-told:not(:empty)');
  await list(t, '工作作风方面,乙,甲,丙,制度执行方面,丁');

  await t.click('tr.row a', '丙');
  await t.waitFor('aside.detail h2', '丙');
  await t.click('aside.detail button[aria-label="上移“丙”"]');
  await list(t, '工作作风方面,乙,丙,甲,制度执行方面,丁');
  await t.waitFor('.place [role=status]', '第 2 条，共 3 条');
  await t.click('aside.detail button[aria-label="上移“丙”"]');
  await t.click('aside.detail button[aria-label="上移“丙”"]');
  await list(t, '工作作风方面,丙,乙,甲,制度执行方面,丁');
  await t.waitFor('.place [role=status]', '第 1 条，共 3 条');
  await t.axe();
  await t.screenshot('order-by-hand', { width: 1366, height: 768 });

  // By the mouse: it takes the place of the one it is dropped on; into another group it does not go.
  const drag = (from, to) => t.evaluate(([one, other]) => {
    const cell = (title) => [...document.querySelectorAll('tr.row')].find((it) => it.querySelector('a').textContent === title).firstElementChild;
    const dataTransfer = new DataTransfer();
    const send = (kind, at) => at.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
    const taken = send('dragstart', cell(one));
    const free = !send('dragover', cell(other));
    if (free) send('drop', cell(other));
    send('dragend', cell(one));
    return [taken, free].join();
  }, [from, to]);
  assert.equal(await drag('丙', '甲'), 'true,true');
  await list(t, '工作作风方面,乙,甲,丙,制度执行方面,丁');
  assert.equal(await drag('丙', '丁'), 'true,false');
  assert.equal(await drag('丙', '乙'), 'true,true');
  await list(t, '工作作风方面,丙,乙,甲,制度执行方面,丁');
  assert.equal(await t.count('.row-under'), 0);
  await t.waitFor('#saved', '已保存');
  await t.reload();
  await list(t, '工作作风方面,丙,乙,甲,制度执行方面,丁');
  await t.click('nav.tabs a', '记录');
  await t.waitFor('.act', '调整问题“丙”的次序');
});

flow('a name that is chosen behind others is added to them', { in: TWO }, async (t) => {
  await openChecklist(t, [
    { kind: 'problem', title: '台账登记不及时', person: '王芳', leader: '李强', department: '办公室' },
    { kind: 'problem', title: '车辆管理不严', person: '张三', department: '财务科' },
  ]);
  const offered = (id, wanted) => t.until(`${id} to offer ${wanted}`, ([sel, text]) => [...document.querySelectorAll(`#${sel} option`)]
    .map((it) => it.value).join('|') === text, [id, wanted]);
  await t.click('tr.row a', '台账登记不及时');
  await t.waitFor('aside.detail h2', '台账登记不及时');
  await t.fill('.duty input.person', '');
  await offered('known-people', '李强|王芳|张三');
  await t.type('.duty input.person', '王芳、');
  await offered('known-people', '王芳、李强|王芳、张三');
  await t.type('.duty input.person', '张');
  await offered('known-people', '王芳、李强|王芳、张三');
  // As the browser puts in what is chosen.
  await t.fill('.duty input.person', '王芳、张三');
  await t.press('Tab');
  await t.waitFor('tr.row-open', '王芳、张三');
  await t.evaluate(() => document.querySelector('.duty input.person').focus());
  await offered('known-people', '王芳、李强|王芳、张三');
  await t.evaluate(() => document.querySelector('.duty input.department').focus());
  await offered('known-departments', '办公室|财务科');
  await t.fill('.duty input.department', '办公室，');
  await offered('known-departments', '办公室，财务科');
  await t.fill('#me', '李');
  await offered('known-people', '李强|王芳|张三');
});
