import { expect, it } from 'vitest';
import { profileNames } from '../../electron/sandbox';
import { playDrops } from './drops';

const { FALCONER_SOAK_PROFILE, FALCONER_SOAK_STEPS = '10000', FALCONER_SOAK_SEED = '1' } = process.env;
const LIMIT_MS = 3_600_000;

const profiles = profileNames.filter(
  (name) => FALCONER_SOAK_PROFILE === undefined || name === FALCONER_SOAK_PROFILE,
);

it(
  'nothing is dropped but what was agreed to, and nothing false is said of it',
  { timeout: LIMIT_MS },
  async () => {
    const [plans, seed] = [Number(FALCONER_SOAK_STEPS), Number(FALCONER_SOAK_SEED)];
    const began = performance.now();
    const tally = await playDrops({ profiles, plans, seed });
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(tally.table(`Drops: ${String(plans)} plans, seed ${String(seed)}, ${String(seconds)} s`));
    expect(tally.falsehoods).toEqual([]);
  },
);
