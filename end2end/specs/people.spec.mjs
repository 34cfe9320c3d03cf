// People are not strings: one person is one in list, filter and hand-out however her name is written, and the page asks what it
// cannot know.

import { openChecklist } from '../lib/new_checklist_file.mjs';
import { TWO, flow } from '../lib/flow.mjs';
import { saved } from '../lib/app_steps.mjs';

const problem = (title, person) => ({ kind: 'problem', title, person });
const questions = '.name-questions';

flow('one person is one however she is written, two of one name are told apart, and each answer is one undo', { in: TWO }, async (t) => {
  await openChecklist(t, [
    { kind: 'person', title: '王芳' },
    problem('台账登记不及时', '王芳'),
    problem('车辆管理不严', '科长 王\u200b芳'),
    problem('会议记录不全', '王芳（副局长）、李强'),
    problem('公章外借无登记', '王芳（财务科）'),
  ]);
  await t.click('nav.tabs a', '整改任务');
  await t.waitFor(questions, '“王芳（财务科）”用在 1 个问题里，名单上只有“王芳”。是同一个人吗？');
  const uses = (wanted) => t.until(`uses ${wanted}`, (text) => [...document.querySelectorAll('table.of-people tbody tr')]
    .map((row) => `${row.querySelector('.row-name, .renaming label').textContent} ${row.querySelector('td.uses').textContent.replace(/\D/g, '')}`).join('|') === text, wanted);
  await uses('王芳 3');
  await t.axe();
  // They are one: written so, everywhere.
  await t.click(`${questions} button`, '是：都写作“王芳”');
  await t.waitForGone(questions);
  await uses('王芳 4');
  await t.evaluate(() => document.activeElement.blur());
  await t.press('Control+z');
  await t.waitFor(questions, '王芳（财务科）');
  // They are two.
  await t.click(`${questions} button`, '不是：另收录“王芳（财务科）”');
  await t.waitForGone(questions);
  await uses('王芳 3|王芳（财务科） 1');
  // A name is renamed however it is written; what stays is said.
  await t.click('table.of-people tbody tr:nth-child(1) button.rename');
  await t.fill('form.renaming input', '王方');
  await t.waitFor('form.renaming .preview', '清单里有 3 处写着“王芳”');
  await t.click('form.renaming button', '全部改过来');
  await uses('王方 3|王芳（财务科） 1');
  await saved(t);
  // The conditions of the list offer each once: she who is left of the name needs no department.
  await t.click('nav.tabs a', '问题');
  await t.click('summary', '更多筛选');
  await t.until('each name once', (wanted) => [...document.querySelectorAll('#by-person option')].map((it) => it.value).filter(Boolean).sort().join() === wanted,
    ['李强', '王方', '王芳'].sort().join());
});
