// What hands on a keyboard do, and no more: nothing here puts the focus anywhere by itself. All works on whatever has
// the keyboard. For flows that promise to need no mouse; `noMouse` says so at their end.

import assert from 'node:assert/strict';

/** Types; what no key makes comes as from an input method that is done. */
export const write = (t, text) => t.driver.page.keyboard.type(text);

/** Replaces what the field with the keyboard holds. */
export async function rewrite(t, text) {
  await t.press('Control+a');
  await write(t, text);
}

function here([sel, part]) {
  const it = document.activeElement;
  if (!it || !it.matches(sel)) return false;
  const named = it.closest('label') || it;
  return named.textContent.includes(part);
}

/** Tab (or Shift+Tab) until the keyboard is at an element with this selector and text. */
export async function tabTo(t, sel, { text = '', back = false, most = 150 } = {}) {
  await t.waitFor(sel.split(',')[0]);
  for (let n = 0; n < most; n += 1) {
    if (await t.evaluate(here, [sel, text])) return;
    await t.press(back ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`${most} times ${back ? 'Shift+Tab' : 'Tab'} did not lead to ${sel} ${text}`);
}

/** Waits until the keyboard is there. */
export const at = (t, sel, text = '') => t.until(`the keyboard at ${sel} ${text}`, here, [sel, text]);

/** Ctrl+K, what is looked for, Enter. */
export async function command(t, words, found = words) {
  await t.press('Control+k');
  await at(t, '#command');
  await write(t, words);
  await t.waitFor('#commands [aria-selected=true]', found);
  await t.press('Enter');
  await t.waitForGone('#palette');
}

/**
 * Writes with an input method: letters come and go, an Enter in between belongs to the method, and the text stands at
 * the end. Gives whether any of these Enters came through to the page.
 */
export async function compose(t, text) {
  return t.evaluate((whole) => {
    const it = document.activeElement;
    const before = it.value;
    const proto = it.tagName === 'TEXTAREA' ? HTMLTextAreaElement : HTMLInputElement;
    const put = (value, composing) => {
      Object.getOwnPropertyDescriptor(proto.prototype, 'value').set.call(it, value);
      it.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: composing, inputType: 'insertCompositionText' }));
    };
    // 229 is what an input method's keys are called; no constructor sets it.
    const press = (key, composing) => {
      const event = new KeyboardEvent('keydown', { key, isComposing: composing, bubbles: true, cancelable: true });
      Object.defineProperty(event, 'keyCode', { value: 229 });
      return it.dispatchEvent(event);
    };
    it.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    put(`${before}zhong`, true);
    it.dispatchEvent(new CompositionEvent('compositionupdate', { data: 'zhong', bubbles: true }));
    let through = press('Enter', true);
    put(before + whole, true);
    it.dispatchEvent(new CompositionEvent('compositionend', { data: whole, bubbles: true }));
    // Some tell the Enter that ended it only afterwards.
    through = press('Enter', false) || through;
    return through;
  }, text);
}

/** Call it once the app is open: from now on every press of a mouse is noticed. */
export const watchMouse = (t) => t.evaluate(() => {
  window.__mouse = 0;
  for (const kind of ['mousedown', 'touchstart', 'dragstart']) addEventListener(kind, () => { window.__mouse += 1; }, true);
});

export const noMouse = async (t) => assert.equal(await t.evaluate(() => window.__mouse), 0);
