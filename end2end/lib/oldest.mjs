// Chromium 80, driven by the puppeteer of its time. Same face as current.mjs. Not with --single-process, as its package
// was made for: in one process it stops for ever about once in a hundred pages, painting nothing.

import puppeteer from 'puppeteer-core';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-zygote', '--disable-dev-shm-usage', '--no-first-run', '--lang=zh-CN',
  '--disable-background-networking', '--disable-sync'];

/**
 * Wasm is compiled when it is called, and once. By itself this version compiles all of it, and then all of it again: 4 of
 * the 5 seconds of the processor that opening the page costs. What runs is the same, from the first of its two compilers.
 */
const COMPILE_ONCE = '--js-flags=--no-wasm-tier-up,--wasm-lazy-compilation';

const launch = (executable, more) => puppeteer.launch({
  executablePath: executable, headless: true, args: FLAGS, handleSIGINT: false,
  defaultViewport: { width: 1366, height: 768 }, env: { ...process.env, TZ: 'Asia/Shanghai' }, ...more,
});

/** `asIs`: as people have it, and as it is where a flow has it for itself. */
export async function start(executable, asIs) {
  const browser = await launch(executable, asIs ? {} : { args: [...FLAGS, COMPILE_ONCE] });
  return {
    async context() {
      const context = await browser.createIncognitoBrowserContext();
      return faceOf(context, () => context.close());
    },
    runs: () => browser.isConnected(),
    close: () => browser.close(),
  };
}

export async function open(profile, executable) {
  const browser = await launch(executable, { userDataDir: profile });
  return faceOf(browser, () => browser.close());
}

/** `pages`: what makes pages, a browser or a context of one. */
function faceOf(pages, close) {
  return {
    async tab(listeners, initScripts) {
      const page = await pages.newPage();
      page.on('console', (message) => listeners.console(message.type(), message.text()));
      page.on('error', (error) => listeners.crashed(error.message));
      page.on('pageerror', (error) => listeners.error(error));
      page.on('request', (request) => listeners.request(request.url()));
      page.on('dialog', (dialog) => { listeners.dialog(dialog.message()); dialog.accept().catch(() => {}); });
      for (const content of initScripts) await page.evaluateOnNewDocument(content);
      return {
        page,
        go: (address) => go(page, address),
        evaluate: (fn, arg) => page.evaluate(fn, arg),
        handle: (fn, arg) => page.evaluateHandle(fn, arg),
        insert: (text) => page.keyboard.sendCharacter(text),
        // Not with uploadFile, which fetches what the page's policy forbids.
        chooseFile: (handle, ...files) => page._client.send('DOM.setFileInputFiles', { objectId: handle._remoteObject.objectId, files }),
        viewport: (size) => page.setViewport(size),
        dark: (on) => page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: on ? 'dark' : 'light' }]),
        inject: (source) => page.evaluate(`${source}\n;0`),
      };
    },
    close,
  };
}

/** Now and then this old pair takes the blank page's end of loading for the new one's, and stays there. So: look. */
async function go(page, address) {
  for (let tries = 3; tries > 0; tries -= 1) {
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    if (await page.evaluate(() => location.href !== 'about:blank')) return;
  }
  throw new Error(`Chromium 80 stayed on the blank page instead of ${address}`);
}
