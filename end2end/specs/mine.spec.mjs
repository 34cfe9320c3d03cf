// Whose turn it is, and what holds for the whole round: my list with its next steps, the reminders ready to send, and
// the page of the round with its dates, people and events.

import assert from 'node:assert/strict';
import { openChecklist } from '../lib/new_checklist_file.mjs';
import { TWO, flow } from '../lib/flow.mjs';

/** The civil day so many days from today, by the clock of the page; the flows' browsers live in Shanghai. */
function day(days) {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' });
  return parts.format(new Date(Date.now() + days * 86_400_000));
}

async function clean(t, name) {
  await t.axe();
  await t.dark();
  await t.axe();
  await t.screenshot(`${name}-dark`, { width: 1366, height: 768, fullPage: true });
  await t.dark(false);
  await t.click('.bar-size button', 'A++');
  await t.until('the largest letters', () => document.documentElement.dataset.size === 'a2');
  await t.axe();
  await t.screenshot(`${name}-largest`, { fullPage: true });
  await t.viewport(320, 640);
  await t.until('no scrolling sideways', () => document.documentElement.scrollWidth <= 320);
  await t.screenshot(`${name}-narrow-largest`, { fullPage: true });
  await t.click('.bar-size button', 'A');
  await t.until('the usual letters', () => document.documentElement.dataset.size === 'a');
  await t.axe();
  await t.screenshot(`${name}-narrow`, { fullPage: true });
  await t.viewport(1366, 768);
}

const bucket = (name) => `section.bucket-${name}, details.bucket-${name}`;

flow('a person sees what is hers, by urgency, with the next step; the office has the reminders ready', { in: TWO }, async (t) => {
  await openChecklist(t, [
    { kind: 'problem', title: '台账登记不及时', person: '张三', leader: '李四', due: day(-3) },
    { kind: 'problem', title: '车辆管理不严', person: '王五、张三', leader: '李四', due: day(15) },
    { kind: 'problem', title: '仓库年久失修', person: '王五', due: day(200) },
    { kind: 'problem', title: '制度没有修订', person: '张三', due: day(90), progress: 'done' },
  ]);

  await t.click('nav.tabs a', '我的清单');
  await t.waitFor('.who h2', '先说您是谁');
  await t.waitFor('.names button', '张三 3 个问题');
  await t.screenshot('mine-who', { width: 1366, height: 768 });
  await t.axe();
  await t.click('.names button', '张三');
  await t.waitFor('.mine-summary', '张三，与您有关的共 3 项：逾期未完成 1 项，已完成待销号 1 项，以后到期 1 项');
  assert.equal(await t.value('#me'), '张三');
  await t.waitFor(`${bucket('late')}`, '台账登记不及时');
  await t.waitFor(bucket('late'), '逾期 3 天');
  await t.waitFor('td.mine-next', '填写整改进展');
  await t.waitFor('td.mine-next', '填写整改结果及成效');
  assert.equal(await t.count('table.reminders'), 0);
  await t.screenshot('mine', { width: 1366, height: 768 });

  await t.click('td.mine-what a', '台账登记不及时');
  await t.waitFor('aside.detail h2', '台账登记不及时');
  await t.click('nav.tabs a', '我的清单');

  await t.fill('#me', '李四');
  await t.press('Tab');
  await t.waitFor('.mine-summary', '李四，与您有关的共 2 项：等待他人 2 项');
  await t.waitFor('td.mine-next', '等待责任人整改、申请');

  await t.click('#office');
  await t.waitFor('table.reminders', '台账登记不及时');
  const late = await t.until('the words', () => [...document.querySelectorAll('.remind-text textarea')]
    .map((it) => it.value).find((text) => text.includes('台账登记不及时')));
  assert.match(late, /^张三、李四：“台账登记不及时”完成时限为.*已逾期 3 天/);
  assert.equal(await t.count('table.reminders tbody tr'), 2);
  await t.waitFor('.level-third', '逾期预警');
  await t.waitFor('.level-first', '第一次预警');
  await t.waitFor('.remind-what', '单位主要负责人：未填写');
  await t.evaluate(() => document.addEventListener('copy', () => {
    const it = document.activeElement;
    window.__copied = it.value.slice(it.selectionStart, it.selectionEnd);
  }));
  await t.click('button.copy');
  await t.waitFor('.copied', '已复制');
  assert.equal(await t.evaluate(() => window.__copied), late);
  await t.screenshot('reminders', { width: 1366, height: 768, fullPage: true });

  await t.click('.ways-of-telling button', '按人汇总');
  await t.waitFor('.remind-what strong', '张三');
  const all = await t.evaluate(() => document.querySelector('.remind-text textarea').value);
  assert.match(all, /^张三：以下 2 个问题临近或超过完成时限.*\n1\. “台账登记不及时”.*\n2\. “车辆管理不严”.*还剩 15 天/);
  await t.screenshot('reminders-by-person', { width: 1366, height: 768, fullPage: true });

  await t.reload();
  await t.waitFor('table.reminders');
  await clean(t, 'mine');
});

flow('a round has its dates, people and events in one place, and a renaming goes everywhere at once', { in: TWO }, async (t) => {
  await openChecklist(t, [
    { kind: 'problem', title: '台账登记不及时', person: '张三、王五', leader: '李四', department: '办公室' },
    { kind: 'problem', title: '车辆管理不严', person: '张三' },
  ]);

  await t.click('nav.tabs a', '整改任务');
  await t.fill('.round-page .unit', '某县丁局党组');
  await t.fill('.round-page .head_of_unit', '张三');
  await t.fill('.round-page textarea.leading_group', '组长：李四\n副组长：王五\n成员：张三、赵六');
  await t.waitFor('.bar-round', '某县丁局党组');
  await t.waitFor('.round-page', '填写上面的“反馈日期”后');
  await t.fill('.round-page .feedback_on', '2025年11月30日');
  await t.press('Tab');
  await t.waitFor('table.schedule tr', '集中整改期满');
  const row = (stage) => t.evaluate((name) => [...document.querySelectorAll('table.schedule tbody tr')]
    .find((it) => it.innerText.includes(name)).querySelector('.in-force strong').innerText, stage);
  await t.waitFor('.in-force', '2026年2月28日');
  assert.equal(await row('报送整改方案'), '2025年12月30日');
  assert.equal(await row('“回头看”结束'), '2026年5月30日');
  await t.click('.presets button', '2 个月');
  await t.waitFor('.in-force', '2026年1月30日');
  await t.until('the preset pressed', () => document.querySelector('.presets [aria-pressed=true]').innerText === '2 个月');
  await t.fill('.round-page .concentrated_on', '2026.2.10');
  await t.press('Tab');
  await t.waitFor('.in-force', '2026年2月10日');
  await t.waitFor('td.superseded', '2026年1月30日（2 个月）');
  assert.equal(await row('公布整改情况'), '2026年2月28日');
  await t.fill('.round-page .plan_on', '明天');
  await t.press('Tab');
  await t.waitFor('.field-wrong', '看不懂日期“明天”');
  await t.fill('.round-page .plan_on', '');
  await t.press('Tab');
  await t.waitForGone('.field-wrong');

  await t.waitFor('.not-entered', '收录 张三（2 个问题）');
  await t.click('.not-entered button.enter', '张三');
  await t.waitFor('table.of-people .row-name', '张三');
  await t.click('.not-entered button.enter-all');
  await t.until('three people', () => document.querySelectorAll('table.of-people tbody tr').length === 3);
  await t.waitFor('.not-entered', '收录 办公室');
  await t.fill('#new-people-title', '赵六');
  await t.fill('#new-people-post', '科员');
  await t.fill('#new-people-department', '财务科');
  await t.click('.add-people button', '添加');
  await t.until('four people', () => document.querySelectorAll('table.of-people tbody tr').length === 4);
  assert.equal(await t.value('#new-people-title'), '');
  await t.choose('table.of-people tbody tr:last-child select.role', 'office');
  await t.fill('table.of-people tbody tr:last-child input.phone', '0571-0000');
  await t.press('Tab');

  await t.click('table.of-people button.rename');
  await t.fill('.renaming input', '张立');
  await t.waitFor('.preview', '清单里有 3 处写着“张三”');
  await t.screenshot('round-renaming', { width: 1366, height: 768, fullPage: true });
  await t.click('.renaming button', '全部改过来');
  await t.waitFor('table.of-people .row-name', '张立');
  await t.until('the head of the unit', () => document.querySelector('.round-page .head_of_unit').value === '张立');
  await t.click('nav.tabs a', '问题');
  await t.waitFor('tr.row', '张立、王五');
  await t.click('nav.tabs a', '记录');
  await t.click('#undo');
  await t.click('nav.tabs a', '问题');
  await t.waitFor('tr.row', '张三、王五');
  await t.click('nav.tabs a', '记录');
  await t.click('#redo');
  await t.click('nav.tabs a', '整改任务');
  await t.waitFor('table.of-people .row-name', '张立');

  await t.fill('#new-milestones-dated', '2025-12-5');
  await t.fill('#new-milestones-title', '召开动员部署会');
  await t.click('.add-milestones button', '添加');
  await t.waitFor('table.of-milestones');
  await t.fill('#new-milestones-dated', '去年');
  await t.fill('#new-milestones-title', '进驻');
  await t.click('.add-milestones button', '添加');
  await t.waitFor('.add-milestones .field-wrong', '看不懂日期');
  await t.fill('#new-milestones-dated', '2025-10-8');
  await t.click('.add-milestones button', '添加');
  await t.until('two milestones, by date', () => [...document.querySelectorAll('table.of-milestones input.title')]
    .map((it) => it.value).join() === '进驻,召开动员部署会');
  await t.fill('#new-opinions-dated', '2026-3-2');
  await t.fill('#new-opinions-from_whom', '群众来信');
  await t.fill('#new-opinions-title', '窗口排队时间长');
  await t.click('.add-opinions button', '添加');
  await t.fill('table.of-opinions textarea.answer', '已增设两个窗口。');
  await t.fill('table.of-opinions input.answered_on', '2026-3-9');
  await t.press('Tab');
  await t.fill('.round-page .opening', '根据县委统一部署……');
  await t.press('Tab');
  await t.waitFor('#saved', '已保存');

  await t.reload();
  await t.waitFor('table.of-people .row-name', '张立');
  assert.equal(await t.value('table.of-opinions input.answered_on'), '2026年3月9日');
  assert.equal(await t.value('.round-page .concentrated_on'), '2026年2月10日');
  assert.equal(await t.value('.round-page .opening'), '根据县委统一部署……');
  assert.equal(await t.value('.round-page textarea.leading_group'), '组长：李四\n副组长：王五\n成员：张三、赵六');
  assert.ok(await t.evaluate(() => document.querySelector('.round-page textarea.leading_group').clientHeight > 60), 'three lines are seen');
  await t.screenshot('round', { width: 1366, height: 768, fullPage: true });

  await t.click('table.of-milestones button', '移除');
  await t.until('one milestone', () => document.querySelectorAll('table.of-milestones tbody tr').length === 1);
  await t.press('Control+z');
  await t.until('both again', () => document.querySelectorAll('table.of-milestones tbody tr').length === 2);

  await t.fill('#me', '赵六');
  await t.press('Tab');
  await t.click('nav.tabs a', '我的清单');
  await t.waitFor('.mine', '您在人员名单里的角色是整改办');
  await t.click('nav.tabs a', '整改任务');
  await clean(t, 'round');

  await t.choose('#rule-counted', 'measures');
  await t.click('nav.tabs a', '总览');
  await t.waitFor('.sentence', '共 0 条措施');
  await t.click('nav.tabs a', '问题');
  await t.waitFor('a.chip', '全部 2');
});
