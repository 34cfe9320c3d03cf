// The register of flows: what a spec file calls. Runs nothing.

/** The four places in which one flow runs: browser (current, or Chromium 80) and way of opening (http, or file://). */
export const PLACES = ['http', 'file', 'http80', 'file80'];

const flows = [];

/**
 * Registers a flow. `where` limits the places; without it the flow runs in all four.
 * @param {string} name what a person achieves, in words
 * @param {{where?: string[]}} options
 * @param {(t: import('./tab.mjs').Tab) => Promise<void>} steps
 */
export function flow(name, options, steps) {
  const where = options.where ?? PLACES;
  for (const place of where) {
    if (!PLACES.includes(place)) throw new Error(`flow “${name}”: there is no place ${place}, only ${PLACES.join(', ')}`);
  }
  if (flows.some((other) => other.name === name)) throw new Error(`two flows are called “${name}”`);
  flows.push({ name, where, steps });
}

export function registered() {
  return flows;
}
