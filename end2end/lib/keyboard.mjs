// Work by keyboard alone: nothing here sets the focus by itself; all of it acts on the focused element. For flows that
// promise to need no mouse; `noMouse` checks that at their end.

import assert from 'node:assert/strict';

/** Types; characters without a key arrive as from an input method that is done. */
export const write = (t, text) => t.driver.page.keyboard.type(text);

/** Replaces the text of the focused field. */
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

/** Presses Tab (or Shift+Tab) until an element with this selector and text is focused. */
export async function tabTo(t, sel, { text = '', back = false, most = 150 } = {}) {
  await t.waitFor(sel.split(',')[0]);
  for (let n = 0; n < most; n += 1) {
    if (await t.evaluate(here, [sel, text])) return;
    await t.press(back ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`${most} times ${back ? 'Shift+Tab' : 'Tab'} did not lead to ${sel} ${text}`);
}

/** Waits until an element with this selector and text is focused. */
export const at = (t, sel, text = '') => t.until(`the keyboard at ${sel} ${text}`, here, [sel, text]);

/** Runs a command: Ctrl+K, search text, Enter. */
export async function command(t, words, found = words) {
  await t.press('Control+k');
  await at(t, '#command');
  await write(t, words);
  await t.waitFor('#commands [aria-selected=true]', found);
  await t.press('Enter');
  await t.waitForGone('#palette');
}

/**
 * Writes with an input method: letters come and go, an Enter in between belongs to the method, and the text stands at the
 * end. Returns whether any of these Enters reached the page.
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
    // 229 is the key code of keys that go to an input method; no constructor sets it.
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
    // Some input methods report the end of composition only after its Enter.
    through = press('Enter', false) || through;
    return through;
  }, text);
}

/** Records every press of a mouse from now on. Call it once the app is open. */
export const watchMouse = (t) => t.evaluate(() => {
  window.__mouse = 0;
  for (const kind of ['mousedown', 'touchstart', 'dragstart']) addEventListener(kind, () => { window.__mouse += 1; }, true);
});

export const noMouse = async (t) => assert.equal(await t.evaluate(() => window.__mouse), 0);
