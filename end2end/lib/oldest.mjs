// Chromium 80, driven by the puppeteer of its time. Same face as current.mjs. It runs in one process, as it was
// packed for, and is asked to close (not killed), so that local storage reaches the disk.

import puppeteer from 'puppeteer-core';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--single-process', '--no-zygote', '--no-first-run', '--lang=zh-CN',
  '--disable-background-networking', '--disable-sync'];

export async function open(profile, executable) {
  const browser = await puppeteer.launch({
    executablePath: executable, headless: true, args: FLAGS, userDataDir: profile, handleSIGINT: false,
    defaultViewport: { width: 1366, height: 768 }, env: { ...process.env, TZ: 'Asia/Shanghai' },
  });
  return {
    async tab(listeners, initScripts) {
      const page = await browser.newPage();
      page.on('console', (message) => listeners.console(message.type(), message.text()));
      page.on('pageerror', (error) => listeners.error(error));
      page.on('request', (request) => listeners.request(request.url()));
      page.on('dialog', (dialog) => { listeners.dialog(dialog.message()); dialog.accept().catch(() => {}); });
      for (const content of initScripts) await page.evaluateOnNewDocument(content);
      return {
        page,
        go: (address) => page.goto(address, { waitUntil: 'domcontentloaded' }),
        evaluate: (fn, arg) => page.evaluate(fn, arg),
        handle: (fn, arg) => page.evaluateHandle(fn, arg),
        insert: (text) => page.keyboard.sendCharacter(text),
        chooseFile: (handle, path) => handle.uploadFile(path),
        viewport: (size) => page.setViewport(size),
        dark: (on) => page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: on ? 'dark' : 'light' }]),
        inject: (source) => page.evaluate(`${source}\n;0`),
      };
    },
    close: () => browser.close(),
  };
}
