// Browsers shared by the flows of one worker: a process of each kind, started when first needed. Every flow gets a context
// of its own, with a separate local storage (also from a file), which ends with the flow.

/** Number of contexts after which a browser is restarted, so that leftovers do not accumulate. */
const MOST_CONTEXTS = 50;

export class SharedBrowsers {
  constructor() { this.kept = new Map(); }

  /** A new context in the browser of this place. */
  async context(place) {
    const kind = place.old ? 'oldest' : 'current';
    let one = this.kept.get(kind);
    if (one && (one.contexts >= MOST_CONTEXTS || !one.browser.runs())) {
      await this.end(kind);
      one = null;
    }
    if (!one) {
      one = { browser: await place.start(), contexts: 0 };
      this.kept.set(kind, one);
    }
    one.contexts += 1;
    return one.browser.context();
  }
  async end(kind) {
    const one = this.kept.get(kind);
    this.kept.delete(kind);
    await one?.browser.close().catch(() => {});
  }
  /** Ends all browsers: at the end, and after a failure, so that it does not affect the next flow. */
  async endAll() { for (const kind of [...this.kept.keys()]) await this.end(kind); }
}
