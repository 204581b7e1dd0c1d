// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { profileNames } from '../../electron/sandbox';
import { playOnSandbox } from './truth';

const { FALCONER_SOAK_PROFILE, FALCONER_SOAK_STEPS = '2000', FALCONER_SOAK_SEED = '1' } = process.env;
const LIMIT_MS = 3_600_000;

const profiles = profileNames.filter(
  (name) => FALCONER_SOAK_PROFILE === undefined || name === FALCONER_SOAK_PROFILE,
);

it.each(profiles)('nothing on the screen is false on %s', { timeout: LIMIT_MS }, async (profile) => {
  const run = { steps: Number(FALCONER_SOAK_STEPS), seed: Number(FALCONER_SOAK_SEED) };
  const { tally } = await playOnSandbox({ profile, ...run });
  expect(tally.falsehoods).toEqual([]);
});
