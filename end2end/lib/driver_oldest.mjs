// Driver of Chromium 80, by the puppeteer of its time, with the interface of current.mjs. Not with --single-process, for
// which its package was made: in one process about one page in a hundred hangs without painting.

import puppeteer from 'puppeteer-core';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-zygote', '--disable-dev-shm-usage', '--no-first-run', '--lang=zh-CN',
  '--disable-background-networking', '--disable-sync'];

/**
 * Compiles wasm functions when first called, and once. By default this version compiles everything twice, which takes 4 of
 * the 5 seconds of processor time for opening the page. The code that runs is that of the first compilation.
 */
const COMPILE_ONCE = '--js-flags=--no-wasm-tier-up,--wasm-lazy-compilation';

const launch = (executable, more) => puppeteer.launch({
  executablePath: executable, headless: true, args: FLAGS, handleSIGINT: false,
  defaultViewport: { width: 1366, height: 768 }, env: { ...process.env, TZ: 'Asia/Shanghai' }, ...more,
});

/** `asIs`: without the flags above, as people have it; for a flow that has the browser for itself. */
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

/** Interface of current.mjs; `pages` is what opens pages, a browser or a context of one. */
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
        // Not uploadFile, which makes a request that the page's policy forbids.
        chooseFile: (handle, ...files) => page._client.send('DOM.setFileInputFiles', { objectId: handle._remoteObject.objectId, files }),
        viewport: (size) => page.setViewport(size),
        dark: (on) => page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: on ? 'dark' : 'light' }]),
        inject: (source) => page.evaluate(`${source}\n;0`),
      };
    },
    close,
  };
}

/**
 * Goes to an address. This old pair sometimes takes the end of loading of the blank page for that of the new one, and stays
 * there; so the address is checked.
 */
async function go(page, address) {
  for (let tries = 3; tries > 0; tries -= 1) {
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    if (await page.evaluate(() => location.href !== 'about:blank')) return;
  }
  throw new Error(`Chromium 80 stayed on the blank page instead of ${address}`);
}
