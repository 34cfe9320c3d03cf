// Steps that many flows take in the app: a small checklist made by hand, a problem opened, waiting for 已保存 and for a text.

/** Opens the app and makes a checklist of these problems; waits for the list. */
export async function checklist(t, titles = ['台账不全']) {
  await t.open({ hash: '#/start' });
  await t.fill('#first', titles[0]);
  await t.click('.way form button');
  await t.waitFor('tr.row', titles[0]);
  for (const title of titles.slice(1)) {
    await t.fill('#new-problem', title);
    await t.click('form.add button', '添加问题');
    await t.waitFor('aside.detail h2', title);
  }
  await saved(t);
}

/** Opens a problem beside the list. */
export async function openProblem(t, title) {
  await t.click('tr.row a', title);
  await t.waitFor('aside.detail h2', title);
}

export const saved = (t) => t.until('#saved to say 已保存', () => document.querySelector('#saved').textContent === '已保存');

/** Waits until a field has the expected text. */
export const reads = (t, sel, wanted) =>
  t.until(`${sel} to read “${wanted}”`, ([at, text]) => { const it = document.querySelector(at); return it && it.value === text; },
    [sel, wanted]);
