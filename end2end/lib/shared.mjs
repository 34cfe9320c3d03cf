// The browsers that one worker keeps for its flows: a process of each kind, started when it is first wanted. Every flow
// gets a context of its own in it, with a local storage that no other has, from a file too, and that goes with it.

/** After so many contexts a browser is started anew, so that what one may leave behind does not add up. */
const MOST_CONTEXTS = 50;

export class SharedBrowsers {
  constructor() { this.kept = new Map(); }

  /** A context of its own in the browser of this place. */
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
  /** Ends them all: at the end, and after a failure, so that the next flow has nothing of it. */
  async endAll() { for (const kind of [...this.kept.keys()]) await this.end(kind); }
}
