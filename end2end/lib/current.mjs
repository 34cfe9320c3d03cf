// The current Chromium, driven by Playwright. One of two drivers with the same face (the other is oldest.mjs):
// open(profile) gives a browser, its tab() a tab. What a tab can do stands in tab.mjs.

import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

/** Where a profile keeps the database of local storage. */
const STORED = join('Default', 'Local Storage');
let seed = null;

/**
 * An empty database of local storage, as a browser has that was used before. One that makes its first database on a busy
 * machine may forget what it was given in its first second, from a file: seen in 3 of 36 tries, and nothing came back in a
 * new browser either; with this in 0 of 44. Nobody works that soon after installing a browser; flows do.
 */
async function makeSeed(executable) {
  const profile = mkdtempSync(join(tmpdir(), 'xiaohao-seed-'));
  process.on('exit', () => rmSync(profile, { recursive: true, force: true }));
  const blank = join(profile, 'blank.html');
  writeFileSync(blank, '<!doctype html><title>blank</title>');
  const context = await chromium.launchPersistentContext(profile, { executablePath: executable, headless: true, args: FLAGS });
  const page = await context.newPage();
  await page.goto(pathToFileURL(blank).href);
  await page.evaluate(() => { localStorage.setItem('seed', ''); localStorage.removeItem('seed'); });
  await context.close();
  return join(profile, STORED);
}

export async function open(profile, executable) {
  if (!existsSync(join(profile, STORED))) {
    seed ??= makeSeed(executable);
    const from = await seed;
    if (existsSync(from)) cpSync(from, join(profile, STORED), { recursive: true });
  }
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable, headless: true, args: FLAGS, viewport: { width: 1366, height: 768 },
    locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: false,
  });
  return {
    async tab(listeners, initScripts) {
      const page = await context.newPage();
      page.on('console', (message) => listeners.console(message.type(), message.text()));
      page.on('crash', () => listeners.crashed('Page crashed'));
      page.on('pageerror', (error) => listeners.error(error));
      page.on('request', (request) => listeners.request(request.url()));
      page.on('dialog', (dialog) => { listeners.dialog(dialog.message()); dialog.accept().catch(() => {}); });
      for (const content of initScripts) await page.addInitScript({ content });
      return {
        page,
        go: (address) => page.goto(address, { waitUntil: 'commit' }),
        evaluate: (fn, arg) => page.evaluate(fn, arg),
        handle: (fn, arg) => page.evaluateHandle(fn, arg),
        insert: (text) => page.keyboard.insertText(text),
        chooseFile: (handle, path) => handle.setInputFiles(path),
        viewport: (size) => page.setViewportSize(size),
        dark: (on) => page.emulateMedia({ colorScheme: on ? 'dark' : 'light' }),
        /** By the debugger, which the page's policy does not bind. */
        async inject(source) {
          const session = await context.newCDPSession(page);
          const { exceptionDetails } = await session.send('Runtime.evaluate', { expression: `${source}\n;0` });
          await session.detach();
          if (exceptionDetails) throw new Error(exceptionDetails.text);
        },
      };
    },
    close: () => context.close(),
  };
}
