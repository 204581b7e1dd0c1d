import { expect, it } from 'vitest';
import { playKills } from './kills';

/** `npm run soak -- kills` takes 100. */
const KILLS = 10;

it(`tells the truth of drops after each of ${String(KILLS)} kills`, { timeout: 240_000 }, async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const tally = await playKills({ kills: KILLS, seed });
  console.log(tally.table(`Kills: ${String(KILLS)}, seed ${String(seed)}`));
  expect(tally.falsehoods).toEqual([]);
  expect(tally.sum('killed', 'processes')).toBe(KILLS);
});
