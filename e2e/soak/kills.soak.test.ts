import { expect, it } from 'vitest';
import { playKills } from './kills';

const { FALCONER_SOAK_STEPS = '100', FALCONER_SOAK_SEED = '1' } = process.env;

it('tells the truth of drops after each kill', { timeout: 3_600_000 }, async () => {
  const [kills, seed] = [Number(FALCONER_SOAK_STEPS), Number(FALCONER_SOAK_SEED)];
  const began = performance.now();
  const tally = await playKills({ kills, seed });
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(tally.table(`Kills: ${String(kills)}, seed ${String(seed)}, ${String(seconds)} s`));
  expect(tally.falsehoods).toEqual([]);
});
