import type { Scenario } from './scenario';

/** A server that nobody has put anything into. */
export const emptyScenario: Scenario = { default: [] };
