import { expect, test } from '../fixtures/test';
import { createDice } from './dice';
import { killApp } from './kills/of-app';

const { FALCONER_SOAK_STEPS = '100', FALCONER_SOAK_SEED = '1' } = process.env;
/** The application takes seconds to start, twice a round: one for five kills of the small program. */
const KILLS = Math.ceil(Number(FALCONER_SOAK_STEPS) / 5);
/** So many requests a list of drops takes, or so. */
const MOST_CALLS = 150;

const dice = createDice(Number(FALCONER_SOAK_SEED));
const moments = Array.from({ length: KILLS }, () => 1 + dice.below(MOST_CALLS));

for (const [round, count] of moments.entries()) {
  test(`kill ${String(round + 1)} of ${String(KILLS)} of the application`, async ({ launch, cluster }) => {
    const played = await killApp({ launch, cluster }, { method: null, count });
    const words = Object.entries(played.states).map(([state, items]) => `${String(items)} ${state}`);
    const when = played.killedInTime ? `at request ${String(count)}` : 'after the list';
    console.log(`  ${when}: ${words.join(', ') || 'no list'}; false ${String(played.false.length)}`);
    expect(played.false).toEqual([]);
  });
}
