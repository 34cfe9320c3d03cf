// Driver of the current Chromium, by Playwright. One of two drivers with the same interface (the other is oldest.mjs):
// start() starts a browser, whose context() has a storage of its own; open(profile) starts a browser with a profile on
// disk; tab() of either opens a tab. What a tab can do is in tab.mjs.

import { chromium } from 'playwright-core';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

const CONTEXT = { viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: false };

export async function start(executable) {
  const browser = await chromium.launch({ executablePath: executable, headless: true, args: FLAGS });
  return {
    context: async () => faceOf(await browser.newContext(CONTEXT)),
    runs: () => browser.isConnected(),
    close: () => browser.close(),
  };
}

export async function open(profile, executable) {
  return faceOf(await chromium.launchPersistentContext(profile, { executablePath: executable, headless: true, args: FLAGS, ...CONTEXT }));
}

function faceOf(context) {
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
        chooseFile: (handle, ...files) => handle.setInputFiles(files),
        viewport: (size) => page.setViewportSize(size),
        dark: (on) => page.emulateMedia({ colorScheme: on ? 'dark' : 'light' }),
        /** Injected by the debugger, which the page's policy does not bind. */
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
