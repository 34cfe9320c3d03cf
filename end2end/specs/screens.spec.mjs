// Every screen, with the example in it: axe finds nothing in light, dark and the largest letters; in a window 320 px wide
// nothing is cut off; whatever has the focus shows it.

import assert from 'node:assert/strict';
import { ONE_CURRENT, TWO, flow } from '../lib/flow.mjs';

const NOTICE = `首页 > 信息公开
某县丁局党组关于巡察整改情况的通报
根据县委统一部署，2025年2月10日至3月20日，县委第三巡察组对丁局党组进行了巡察。4月15日，县委第三巡察组向丁局党组反馈了巡察意见。现将整改情况予以公布。
一、整改工作组织情况
巡察反馈二方面3大类4个问题，制定整改措施6条。
二、整改落实情况
（一）已整改完成的问题
截至目前，共计2个问题已整改完成。
1.关于“台账登记不及时，补登之后仍有三个科室未按月报送、逾期未报的也无人催办”问题的整改。
整改结果及成效：补登台账40条，指定专人登记。
2. 关于“车辆管理不严”问题的整改。
整改结果及成效：封存公车钥匙，逐车建立档案。
（二）正在推进整改的问题
截至目前，共计1个问题正在整改过程中。
1.关于“仓库年久失修”问题的整改。
整改措施：分两期修缮。
现阶段成效：一期已完工。
下一步举措：2026年6月底前完成二期。
三、下一步工作打算
1. 继续抓好整改。
联系方式：电话010-00000001；邮箱a@example.cn。
中共某县丁局党组
2025年8月1日
`;

const PROBLEM = '部分基层文化站点长期闲置';
const DONE = '中心组学习联系文旅工作实际不紧';
const UNFOLD = '#main details';

/** A day so many days ago, as the addresses write it. */
function ago(days) {
  return new Date(Date.now() + 8 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10);
}

/** Goes to a place by its address, and waits for what shows that it is there. */
const at = (hash, mark, text) => async (t) => {
  await t.evaluate((to) => { location.hash = to; }, hash);
  await t.waitFor(mark, text);
};

async function unfold(t, within = UNFOLD) {
  await t.until('everything unfolded', (sel) => {
    const folded = [...document.querySelectorAll(sel)].filter((it) => !it.open);
    folded.forEach((it) => { it.open = true; });
    return !folded.length;
  }, within);
}

async function iAm(t, name) {
  await t.fill('#me', name);
  await t.press('Tab');
}

/** What is looked at: its name, and how one gets there. Each screen starts from where the one before it left off. */
const SCREENS = [
  ['start', at('#/start', '.rounds')],
  ['mine, nobody yet', at('#/mine', '.who')],
  ['mine', async (t) => { await t.click('.who .names button', '沈一凡'); await t.waitFor('.bucket'); await unfold(t, 'main details'); }],
  ['mine, with reminders', async (t) => { await t.click('.office input'); await t.waitFor('.ways-of-telling'); }],
  ['list', at('#/problems/all', 'tr.row')],
  ['conditions, views, columns', async (t) => { await unfold(t, '.list-more details'); await t.waitFor('.conditions'); }],
  ['several at once', async (t) => {
    await t.click('#several');
    await t.click('tr.row input[type=checkbox]');
    await t.waitFor('.bulk-form');
  }],
  ['open problem', async (t) => {
    await t.click('#several');
    await at('#/problems/all', 'tr.row')(t);
    await t.click('tr.row a', PROBLEM);
    await t.waitFor('aside.detail h2', PROBLEM);
  }],
  ['open problem, unfolded', async (t) => { await unfold(t, 'aside.detail details'); }],
  ['open problem, applied for', async (t) => {
    await iAm(t, '沈一凡');
    await at('#/problems/all', 'tr.row')(t);
    await t.click('tr.row a', DONE);
    await t.waitFor('aside.detail h2', DONE);
    await unfold(t, 'aside.detail details');
    await t.click('.grounds label');
    await t.click('#apply');
    await t.waitFor('#closeout-standing', '等待审核');
  }],
  ['open problem, struck off', async (t) => {
    await iAm(t, await t.value('aside.detail input.leader'));
    await t.until('the leader may check', () => !document.querySelector('#check').disabled);
    await t.click('#check');
    await t.waitFor('#closeout-standing', '责任领导已审核');
    await iAm(t, '张主任');
    await t.until('he may decide', () => !document.querySelector('#strike-off').disabled);
    await t.click('#strike-off');
    await t.waitFor('#strip-status', '已销号');
  }],
  ['overview', at('#/overview', '.check')],
  ['overview, unfolded', async (t) => { await unfold(t, '.board details'); await t.waitFor('.board .conditions'); }],
  ['overview of a department, with the pace', at('#/overview/lead-department=%E5%8A%9E%E5%85%AC%E5%AE%A4/pace=1', '.line-pace')],
  ['overview as tables', at('#/overview/all/table=1', '.board-tables table')],
  ['overview of a day', at(`#/overview/all/on=${ago(1)}`, '.board-past')],
  ['duty', at('#/duty', '.duty .drawn')],
  ['duty of leaders', at('#/duty/all/by=leader', '.duty .drawn')],
  ['problems of a day', at(`#/then/all/on=${ago(1)}`, '.board.then h1')],
  ['evidence', at('#/evidence', '.evidence-page h1')],
  ['look-back', async (t) => {
    await at('#/lookback', '#draw')(t);
    await t.click('#draw');
    await t.waitFor('.draw li');
  }],
  ['round', async (t) => { await at('#/round', '.round-page')(t); await unfold(t, 'main details'); }],
  ['exchange', at('#/exchange', '#export')],
  ['exchange, chosen problems', async (t) => { await t.click('#what-chosen'); await t.waitFor('.pick-list'); }],
  ['exchange, handed out to each', async (t) => {
    await t.click('#what-each');
    await t.click('#form-data');
    await t.fill('#reply-by', '2025年1月1日');
    await t.click('#make');
    await t.waitFor('table.collected');
    await t.click('button.remind');
    await t.waitFor('td .reminder');
  }],
  ['record', async (t) => { await at('#/history', '.act')(t); await unfold(t, 'main details'); }],
  ['record, before undoing', async (t) => { await t.click('button.back-to'); await t.waitFor('.ask'); }],
  ['a day', at(`#/history/day/${ago(0)}`, '.past-banner')],
  ['a day, with a problem open', async (t) => { await t.click('tr.row a', PROBLEM); await t.waitFor('aside.detail h2', PROBLEM); }],
  ['two days compared', at(`#/history/compare/${ago(60)}/${ago(0)}`, '.differences')],
  ['help', at('#/help', '.tasks')],
  ['keys', async (t) => { await t.press('?'); await t.waitFor('#keys[open]'); }],
  ['review', async (t) => {
    await t.press('Escape');
    await at('#/start', '#paste')(t);
    await t.paste('#paste', { text: NOTICE });
    await t.click('#read-notice');
    await t.waitFor('#review-accept');
    await unfold(t, 'main details');
  }],
];

async function begin(t) {
  await t.open({ hash: '#/start' });
  await t.click('#open-example');
  await t.until('37 rows', () => document.querySelectorAll('tr.row').length === 37);
}

/** Goes through all screens, looks at each, and fails at the end with all that was found. */
async function everyScreen(t, look) {
  const found = [];
  await begin(t);
  for (const [name, go] of SCREENS) {
    try { await go(t); } catch (error) { found.push(`${name}: ${error.message}`); continue; }
    for (const one of await look(name)) found.push(`${name}: ${one}`);
  }
  assert.equal(found.join('\n'), '');
}

const size = (t, nth) => t.evaluate((n) => document.querySelectorAll('.bar-size button')[n].click(), nth);

flow('axe finds nothing on any screen, light, dark and in the largest letters', { in: ONE_CURRENT, allScreens: true }, async (t) => {
  await everyScreen(t, async () => {
    const found = [];
    const axe = (how) => t.axe().catch((error) => found.push(`${how}: ${error.message}`));
    await axe('light');
    await t.dark();
    await axe('dark');
    await t.dark(false);
    await size(t, 2);
    await axe('largest letters');
    await size(t, 0);
    return found;
  });
});

/** What stands out of the window, unless a box of its own scrolls it. */
function standsOut() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const scrolls = (it) => { for (let up = it.parentElement; up; up = up.parentElement) {
    if (up !== document.body && /auto|scroll|hidden/.test(getComputedStyle(up).overflowX)) return true;
  } return false; };
  const out = [...document.querySelectorAll('body *')].filter((it) => it.getBoundingClientRect().right > width + 0.5 && !scrolls(it));
  const name = (it) => `${it.tagName.toLowerCase()}${it.id ? `#${it.id}` : ''}${it.classList.length ? `.${[...it.classList].join('.')}` : ''}`;
  return [`${document.documentElement.scrollWidth} px wide: ${out.slice(-4).map((it) => `${name(it.parentElement)} > ${name(it)}`).join(', ')}`];
}

flow('in a window 320 px wide nothing is cut off', { in: TWO, allScreens: true }, async (t) => {
  await everyScreen(t, async () => {
    const found = [];
    await t.viewport(320, 640);
    for (const [nth, letters] of [[0, 'A'], [1, 'A+'], [2, 'A++']]) {
      await size(t, nth);
      found.push(...(await t.evaluate(standsOut)).map((one) => `${letters}: ${one}`));
    }
    await size(t, 0);
    await t.viewport(1366, 768);
    return found;
  });
});

/** What can have the focus and does not show it. */
function unseenFocus(all) {
  const takes = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex="0"]';
  const list = all ? [...document.querySelectorAll(takes)] : [document.activeElement];
  const modal = document.querySelector('dialog[open]');
  return list.filter((it) => it.getClientRects().length && it !== document.body && !(modal && !modal.contains(it))).filter((it) => {
    if (all) it.focus({ preventScroll: true });
    if (document.activeElement !== it) return false;
    const style = getComputedStyle(it);
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && !/, 0\)|transparent/.test(style.outlineColor);
    const box = it.getBoundingClientRect();
    const seen = all || (box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth);
    return !(outlined || style.boxShadow !== 'none') || box.width < 4 || !seen;
  }).map((it) => `${it.tagName.toLowerCase()} ${it.id} ${it.className} “${it.textContent.slice(0, 12)}”`);
}

flow('whatever has the focus shows it', { in: TWO, allScreens: true }, async (t) => {
  await everyScreen(t, async () => {
    const found = await t.evaluate(unseenFocus, true);
    await t.evaluate(() => { document.activeElement.blur(); window.scrollTo(0, 0); });
    for (let n = 0; n < 12; n += 1) {
      await t.press('Tab');
      found.push(...(await t.evaluate(unseenFocus, false)).map((one) => `by Tab: ${one}`));
    }
    return found;
  });
});
