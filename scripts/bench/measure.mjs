/** Runs measured, after one that warms up. */
const RUNS = 11;

/** @param {number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/**
 * Measures things in turn, so that what else the machine does meets all of them alike.
 * @param {Record<string, () => Promise<unknown>>} works each is run several times; what one answers is awaited
 * @returns {Promise<Record<string, number>>} medians in ms
 */
export async function medians(works, runs = RUNS) {
  const times = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  for (let run = 0; run <= runs; run++) {
    for (const [name, work] of Object.entries(works)) {
      const began = performance.now();
      await work();
      if (run > 0) times[name].push(performance.now() - began);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]));
}

/** A line of the report. @param {number} floor in ms @param {number | null} bar in ms */
export function line(name, ms, floor, bar = null) {
  const said = bar === null ? '' : `, bar ${String(bar)} ms: ${ms < bar ? 'kept' : 'MISSED'}`;
  return `${name}: ${ms.toFixed(1)} ms, ${(ms / floor).toFixed(1)} x the floor${said}`;
}
