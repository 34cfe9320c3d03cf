// What a flow can do in a tab, the same in all four places. Every wait has a limit and says what was awaited. A tab also
// listens: console errors, uncaught errors and requests to any other origin fail the flow at its end, unless the flow
// announces that it expects them.

import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';
import { CATCH_DOWNLOADS } from './downloads.mjs';
import { killBrowser, killPages } from './kill.mjs';

const LIMIT = 15_000;
const pause = () => new Promise((resolve) => setTimeout(resolve, 40));

/**
 * One storage in one place, shared by the tabs of a flow: a context in a browser that other flows use too, or, if the flow
 * asks for it, a browser of its own with a profile on disk.
 */
export class Session {
  constructor(place, world) {
    Object.assign(this, { place, world, tabs: [], others: [], saved: [], scripts: [CATCH_DOWNLOADS], expected: [], problems: [], log: [] });
    if (world.ownBrowser) this.profile = mkdtempSync(join(tmpdir(), 'xiaohao-profile-'));
    mkdirSync(world.output, { recursive: true });
  }
  async open() {
    this.browser ??= await (this.profile ? this.place.open(this.profile) : this.world.shared.context(this.place));
    return this.browser;
  }
  async tab() {
    await this.open();
    const tab = new Tab(this);
    this.tabs.push(tab);
    return tab;
  }
  /** The session of another person, with a storage of its own; its errors count as errors here. */
  async person(where) {
    const other = new Session(this.world.elsewhere(where), this.world);
    Object.assign(other, { expected: this.expected, problems: this.problems, log: this.log });
    this.others.push(other);
    return other.tab();
  }
  /** Fails unless the flow has a browser of its own, which ending a browser and returning to its profile need. */
  needsOwn(what) {
    if (!this.profile) throw new Error(`${what} wants a flow with { ownBrowser: true }`);
  }
  async closeBrowser() {
    const browser = this.browser;
    this.browser = null;
    for (const tab of this.tabs) tab.driver = null;
    if (browser) await browser.close();
  }
  /** Kills the browser, or all its pages. */
  async kill(whole) {
    this.needsOwn(whole ? 'killBrowser' : 'killPages');
    this.killing = true;
    await (whole ? killBrowser : killPages)(this.profile);
    for (const tab of this.tabs) tab.driver = null;
    if (!whole) return;
    const dead = this.browser;
    this.browser = null;
    // Nothing answers any more; the driver's handles are dropped.
    await Promise.race([Promise.resolve(dead?.close()).catch(() => {}), new Promise((resolve) => setTimeout(resolve, 1000))]);
  }
  async end() {
    for (const other of this.others) await other.end();
    await this.closeBrowser().catch(() => {});
    for (const folder of this.saved) rmSync(folder, { recursive: true, force: true });
    if (this.profile) rmSync(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
  /**
   * Leaves a mark in storage. A current Chromium may, from a file and on a busy machine, give two pages of a fresh context a
   * local storage each: what the first one wrote in its first second is gone afterwards (seen in some 5 of 100 tries), or a
   * second tab sees nothing of the first and the first nothing of the second (5 of 400 contexts with two pages that only
   * wrote and read; docs/decisions/008). If the mark is missing in any tab, it was the browser and not the app.
   */
  async mark(tab) {
    if (this.marked || this.place.http || this.place.old) return;
    this.marked = tab;
    await tab.evaluate(() => localStorage.setItem('e2e-mark', '')).catch(() => { this.marked = null; });
  }
  async hasForgotten() {
    if (!this.marked) return false;
    const lacks = (tab) => tab.driver && tab.evaluate(() => localStorage.getItem('e2e-mark') === null).catch(() => false);
    return (await Promise.all(this.tabs.map(lacks))).some(Boolean);
  }
  note(kind, text) { this.log.push(`${kind}: ${text}`); }
  problem(text) {
    this.note('PROBLEM', text);
    if (!this.expected.some((pattern) => pattern.test(text))) this.problems.push(text);
  }
}

export class Tab {
  constructor(session) { this.session = session; this.place = session.place; this.driver = null; this.dialogs = []; }

  /** Announces errors that this flow provokes on purpose. Call it before they occur. */
  expectErrors(...patterns) { this.session.expected.push(...patterns); }
  /** Text of a script that runs in every later page before the page's own. Call it before `open`. */
  before(source) { this.session.scripts.push(typeof source === 'function' ? `(${source})()` : source); }

  /**
   * Opens the app. variant: see server.mjs; file: a page on disk instead; hash: with its #; wait: false to return before
   * the app runs.
   */
  async open({ variant = 'plain', file = null, hash = '', wait = true } = {}) {
    if (!this.driver) {
      this.driver = await (await this.session.open()).tab(this.listeners(), this.session.scripts);
    }
    this.variant = variant;
    await this.driver.go((file ? pathToFileURL(file).href : this.place.address(variant)) + hash);
    if (!wait) return;
    await this.running();
    await this.session.mark(this);
  }
  async running() {
    await this.until('the app to run (html[data-boot=running])', () => document.documentElement.dataset.boot === 'running');
  }
  async reload() {
    await this.evaluate(() => { document.documentElement.dataset.boot = 'leaving'; location.reload(); }).catch(() => {});
    await this.running();
  }
  /** Closes the browser and opens the app again with the same profile, as on the next morning. */
  async reopen(options) {
    this.session.needsOwn('reopen');
    await this.session.closeBrowser();
    await this.open(options);
  }
  /** Kills the whole browser; `open` opens it again with what reached the disk. */
  killBrowser() { return this.session.kill(true); }
  /** Kills the processes of all pages; the browser lives, and `open` makes a new page. */
  killPages() { return this.session.kill(false); }
  /** A second tab of the same browser, not yet opened. */
  newTab() { return this.session.tab(); }
  /**
   * The browser of another person in a place (`file`, `file80`, …; the current one if there is no old one), with a separate
   * storage.
   */
  person(where) { return this.session.person(where); }
  /** Saves bytes as a file, as an attachment is saved; returns its path. */
  save(name, bytes) {
    const folder = mkdtempSync(join(tmpdir(), 'xiaohao-saved-'));
    this.session.saved.push(folder);
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  }

  evaluate(fn, arg) { return this.driver.evaluate(fn, arg); }

  /** Waits until fn (run in the page) returns something truthy, and returns that. */
  async until(what, fn, arg, limit = LIMIT) {
    const end = Date.now() + limit;
    let last;
    do {
      try {
        const value = await this.evaluate(fn, arg);
        if (value) return value;
        last = null;
      } catch (error) { last = error; }
      await pause();
    } while (Date.now() < end);
    throw new Error(`waited ${limit / 1000} s for ${what}${last ? ` (${last.message.split('\n')[0]})` : ''}`);
  }
  /** Waits for a visible element with a selector and text as in `click`, or for a function as in `until`. */
  waitFor(target, text = '') {
    if (typeof target === 'function') return this.until(text || String(target), target);
    return this.until(words(target, text), visible, [target, text]);
  }
  waitForGone(target, text = '') {
    return this.until(`no ${words(target, text)}`, ([sel, part]) => ![...document.querySelectorAll(sel)].some((it) =>
      it.getClientRects().length && it.textContent.includes(part)), [target, text]);
  }
  async element(target, text = '') {
    await this.waitFor(target, text);
    const handle = await this.driver.handle(([sel, part]) => [...document.querySelectorAll(sel)].find((it) =>
      it.getClientRects().length && it.textContent.includes(part)), [target, text]);
    return handle.asElement();
  }

  /**
   * Clicks the first visible element that matches the selector and contains the text. The page may draw it anew between the
   * look and the click; then the new one is clicked.
   */
  async click(target, text) {
    for (let tries = 3; ; tries -= 1) {
      try { return await (await this.element(target, text)).click(); } catch (error) {
        if (tries === 1 || !/not visible|detached|not attached/i.test(error.message)) throw error;
      }
    }
  }
  /** Types key by key at the end of a field's text. */
  async type(target, value) {
    await (await this.element(target)).focus();
    await this.driver.page.keyboard.type(value);
  }
  /** Replaces the text of a field at once. */
  async fill(target, value) {
    const field = await this.element(target);
    await field.focus();
    await this.evaluate((sel) => { const it = document.activeElement; if (it.select) it.select(); }, target);
    if (value === '') await this.driver.page.keyboard.press('Delete');
    else await this.driver.insert(value);
  }
  /** Chooses in a <select> by value or by text. */
  async choose(target, value) {
    await this.element(target);
    const done = await this.evaluate(([sel, wanted]) => {
      const it = [...document.querySelectorAll(sel)].find((one) => one.getClientRects().length);
      const option = [...it.options].find((one) => one.value === wanted || one.textContent.trim() === wanted);
      if (!option) return false;
      it.value = option.value;
      it.dispatchEvent(new Event('input', { bubbles: true }));
      it.dispatchEvent(new Event('change', { bubbles: true }));
      return true;
    }, [target, value]);
    if (!done) throw new Error(`${target} offers no “${value}”`);
  }
  /** Presses a key, or a chord such as Control+Shift+z. */
  async press(chord) {
    const keys = chord.split('+');
    const last = keys.pop();
    for (const key of keys) await this.driver.page.keyboard.down(key);
    await this.driver.page.keyboard.press(last);
    for (const key of keys.reverse()) await this.driver.page.keyboard.up(key);
  }
  /** Pastes as from another program: a paste event first, the text only if the page does not cancel it. */
  async paste(target, { text = '', html = '' }) {
    await (await this.element(target)).focus();
    const through = await this.evaluate(([plain, rich]) => {
      const data = new DataTransfer();
      data.setData('text/plain', plain);
      if (rich) data.setData('text/html', rich);
      return document.activeElement.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, [text, html]);
    if (through && text) await this.driver.insert(text);
  }
  /** Gives a file on disk to an <input type=file>, also to a hidden one. */
  async setFile(target, path) {
    await this.until(`${target} to be there`, (sel) => Boolean(document.querySelector(sel)), target);
    const handle = await this.driver.handle((sel) => document.querySelector(sel), target);
    await this.driver.chooseFile(handle.asElement(), path);
  }
  /** Drops files: [{ name, type, bytes: Buffer }]. */
  async drop(target, files) {
    await this.element(target);
    await this.evaluate(([sel, list]) => {
      const data = new DataTransfer();
      for (const { name, type, base64 } of list) {
        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        data.items.add(new File([bytes], name, { type }));
      }
      const it = document.querySelector(sel);
      for (const kind of ['dragenter', 'dragover', 'drop']) {
        it.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
      }
    }, [target, files.map(({ name, type = '', bytes }) => ({ name, type, base64: Buffer.from(bytes).toString('base64') }))]);
  }
  /** Does something that ends in a download, and returns { name, bytes, text }. */
  async download(action) {
    const before = await this.evaluate(() => window.__caught.length);
    await action();
    const { name, base64 } = await this.until('a download', (n) => window.__caught[n] && window.__caught[n].base64 !== null
      && window.__caught[n], before);
    const bytes = Buffer.from(base64, 'base64');
    return { name, bytes, text: bytes.toString('utf8') };
  }

  /** Rendered text of the first matching element. */
  async text(target) {
    return this.until(`${target} to be there`, (sel) => { const it = document.querySelector(sel); return it && { text: it.innerText }; },
      target).then((found) => found.text);
  }
  value(target) { return this.evaluate((sel) => document.querySelector(sel)?.value, target); }
  count(target) { return this.evaluate((sel) => document.querySelectorAll(sel).length, target); }

  viewport(width, height) { return this.driver.viewport({ width, height }); }
  dark(on = true) { return this.driver.dark(on); }
  /** Saves a screenshot in output/, named after the place too. */
  async screenshot(name, { width, height, fullPage = false } = {}) {
    if (width) await this.viewport(width, height);
    const path = join(this.session.world.output, `${name}-${this.place.name}.png`);
    await this.driver.page.screenshot({ path, fullPage });
    return path;
  }
  /** Fails on any finding of axe. Current browser only; does nothing elsewhere. */
  async axe(part = null) {
    if (this.place.old) return;
    await this.driver.inject(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    const found = await this.evaluate(async (sel) => {
      const result = await window.axe.run(sel || document, { resultTypes: ['violations'] });
      return result.violations.map((it) => `${it.id} (${it.help}): ${it.nodes.map((node) => node.target.join(' ')).join(' | ')}`);
    }, part);
    if (found.length) throw new Error(`axe finds:\n  ${found.join('\n  ')}`);
  }

  listeners() {
    const { session } = this;
    return {
      console: (kind, text) => (kind === 'error' ? session.problem(`console error: ${text}`) : session.note(kind, text)),
      error: (error) => session.problem(`uncaught: ${error.message ?? error}`),
      crashed: (what) => (session.killing ? session.note('killed', what) : session.problem(`crashed: ${what}`)),
      request: (url) => { if (!allowed(url, this.place.address(this.variant))) session.problem(`request to another origin: ${url}`); },
      dialog: (message) => { this.dialogs.push(message); session.note('dialog', message); },
    };
  }
  /** Saves of a failed flow a screenshot of this tab, its state, and the console of all tabs. */
  async keepEvidence() {
    const place = this.session.tabs.indexOf(this);
    const name = join(this.session.world.output, `FAILED-${this.session.world.label}`);
    const state = await this.evaluate(() => {
      const fields = [...document.querySelectorAll('input, textarea')].filter((it) => it.value && it.type !== 'checkbox' && it.type !== 'radio');
      const keys = Object.keys(localStorage).filter((key) => key.startsWith('xiaohao/'));
      return `${location.href} data-boot=${document.documentElement.dataset.boot} ${document.visibilityState}`
        + ` | ${document.querySelector('#saved')?.textContent} | ${fields.map((it) => `${it.id || it.className}=${it.value}`).join(', ')}`
        + ` | focus ${document.hasFocus()} ${document.activeElement?.id || document.activeElement?.tagName} | ${keys.sort().join(' ')}`;
    }).catch((error) => error.message);
    this.session.note(`tab ${place + 1} at the end`, state);
    writeFileSync(`${name}.log`, this.session.log.join('\n') + '\n');
    if (this.driver) await this.driver.page.screenshot({ path: `${name}${place ? `-tab-${place + 1}` : ''}.png` });
  }
}

function visible([sel, part]) {
  return [...document.querySelectorAll(sel)].some((it) => it.getClientRects().length && it.textContent.includes(part));
}
function words(target, text) { return `${target}${text ? ` with “${text}”` : ''}`; }
function allowed(url, home) {
  if (/^(data|blob|about):/.test(url)) return true;
  return home.startsWith('file:') ? url.startsWith('file:') : new URL(url).origin === new URL(home).origin;
}
