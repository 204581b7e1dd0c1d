// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { playOnMilvus } from '../soak/truth';

/** `npm run soak -- real` takes thousands. */
const STEPS = 25;
const LIMIT_MS = 900_000;

it('nothing on the screen is false on a real server', { timeout: LIMIT_MS }, async () => {
  const { tally } = await playOnMilvus({ steps: STEPS, seed: 1 });
  expect(tally.falsehoods).toEqual([]);
  expect(tally.sum('true')).toBeGreaterThan(STEPS * 5);
});
