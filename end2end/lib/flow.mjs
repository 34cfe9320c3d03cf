// Register of flows, which spec files call. Runs nothing.

/** The four places in which one flow can run: browser (current, or Chromium 80) and way of opening (http, or file://). */
export const PLACES = ['http', 'file', 'http80', 'file80'];

/**
 * Where a flow runs: each flow names one of these. `usual` gives the places of the ordinary run, by the name of the
 * flow; `long` those of `cargo xtask test --long`.
 */
const places = (usual, long = usual) => ({ usual: typeof usual === 'function' ? usual : () => usual, long: () => long });

/**
 * All four, always: for what depends on both the browser and the way of opening. That is the start, storage, and files in
 * and out.
 */
export const EVERYWHERE = places(PLACES);
/**
 * One current and one old browser, one over http and the other from a file: for what only concerns the page, or is tested
 * natively already.
 */
export const TWO = places((name) => (evenly(name) ? ['http', 'file80'] : ['file', 'http80']), PLACES);
/** For what exists only over http, or only from a file, or only in an old browser over http. */
export const OVER_HTTP = places(['http', 'http80']);
export const OLD_OVER_HTTP = places(['http80']);
export const CURRENT_OVER_HTTP = places(['http']);
export const OLD = places(['http80', 'file80']);
export const FROM_FILE = places(['file', 'file80']);
/** For what the old browser or its driver cannot do: both ways of opening, or one of them. */
export const CURRENT = places(['http', 'file']);
export const ONE_CURRENT = places((name) => [evenly(name) ? 'http' : 'file'], ['http', 'file']);

/**
 * Whether a name belongs to one half of all names, always the same: a flow does not change halves when another is added.
 */
function evenly(name) {
  return [...name].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % 2 === 0;
}

const flows = [];

/**
 * Registers a flow.
 * @param {string} name what a person achieves, in words
 * @param {{in: object, ownBrowser?: boolean, mostlyWaits?: boolean, allScreens?: boolean}} options
 *   `in`: one of the above. `ownBrowser`: a browser process and a profile on disk for this flow alone: without it there is
 *   no `reopen`, `killBrowser` or `killPages`. `mostlyWaits`: for a minute and more; it runs beside the others.
 *   `allScreens`: goes through every screen, and so takes long; it begins first.
 * @param {(t: import('./tab.mjs').Tab) => Promise<void>} steps
 */
export function flow(name, options, steps) {
  const { in: where, ownBrowser = false, mostlyWaits = false, allScreens = false, ...unknown } = options;
  if (!where?.usual) throw new Error(`flow “${name}”: say where it runs, such as { in: TWO }`);
  if (Object.keys(unknown).length) throw new Error(`flow “${name}”: there is no option ${Object.keys(unknown).join(', ')}`);
  if (flows.some((other) => other.name === name)) throw new Error(`two flows are called “${name}”`);
  flows.push({ name, usual: where.usual(name), long: where.long(name), ownBrowser, mostlyWaits, allScreens, steps });
}

export function registered() {
  return flows;
}
