// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { playOnMilvus } from './truth';

const { FALCONER_SOAK_STEPS = '2000', FALCONER_SOAK_SEED = '1' } = process.env;
const LIMIT_MS = 6 * 3_600_000;

it('nothing on the screen is false on a real server', { timeout: LIMIT_MS }, async () => {
  const run = { steps: Number(FALCONER_SOAK_STEPS), seed: Number(FALCONER_SOAK_SEED) };
  const { tally } = await playOnMilvus(run);
  expect(tally.falsehoods).toEqual([]);
});
