// Script that runs in the page from its beginning: records gaps between frames, long tasks, writes, and durations.

export function watch() {
  const seen = window.__seen = { frames: [], tasks: [], units: 0, writes: 0, running: 0, rows: 0 };
  try {
    new PerformanceObserver((list) => list.getEntries().forEach((it) => seen.tasks.push(it.duration))).observe({ entryTypes: ['longtask'] });
  } catch (error) { /* then the frames alone tell */ }
  let last = performance.now();
  const frame = () => {
    const now = performance.now();
    seen.frames.push(now - last);
    last = now;
    if (!seen.running && document.documentElement.dataset.boot === 'running') seen.running = now;
    if (!seen.rows && document.querySelector('tr.row')) seen.rows = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const set = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, text) {
    seen.units += key.length + text.length;
    seen.writes += 1;
    return set.call(this, key, text);
  };

  // From a key press to the text that says it is stored. To be called before the key is pressed, and awaited: keys and
  // calls reach the page by different ways.
  window.__listen = () => {
    const said = document.querySelector('#saved');
    let start = 0;
    let waited = false;
    const stored = window.__stored || '已保存';
    window.__took = 0;
    const look = new MutationObserver(() => {
      if (said.textContent !== stored) waited = true;
      else if (waited) { look.disconnect(); window.__took = performance.now() - start; }
    });
    look.observe(said, { subtree: true, childList: true, characterData: true });
    window.addEventListener('keydown', () => { start = performance.now(); seen.frames.length = 0; seen.tasks.length = 0; },
      { capture: true, once: true });
  };

  // From now, or without `begin` from the next key, until `shown` returns true, laid out: the time, into __took.
  window.__time = (shown, begin) => {
    let start = 0;
    window.__took = 0;
    seen.frames.length = 0;
    seen.tasks.length = 0;
    const look = new MutationObserver(() => {
      if (!start || !shown()) return;
      look.disconnect();
      document.body.getBoundingClientRect();
      window.__took = performance.now() - start;
    });
    look.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    if (begin) { start = performance.now(); begin(); } else {
      window.addEventListener('keydown', () => { start = performance.now(); }, { capture: true, once: true });
    }
  };
}
