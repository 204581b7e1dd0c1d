import { expect, it } from 'vitest';
import { noRecorder } from '../../electron/activity/testing/lines';
import type { MilvusGateway } from '../../electron/milvus';
import { profileNames } from '../../electron/sandbox';
import { playDrops } from './drops';
import type { Sabotage } from './drops/stage';

/** Over all versions; `npm run soak -- drops` takes 10,000. */
const PLANS = 400;
const SEED = 60;
const LIMIT_MS = 180_000;

it(
  'nothing is dropped but what was agreed to, and nothing false is said of it',
  { timeout: LIMIT_MS },
  async () => {
    const tally = await playDrops({ profiles: profileNames, plans: PLANS, seed: SEED });
    console.log(tally.table(`Drops: ${String(PLANS)} plans, seed ${String(SEED)}`));
    expect(tally.falsehoods).toEqual([]);
    // Enough was dropped, and refused, to be wrong about.
    expect(tally.sum('dropped', 'collections')).toBeGreaterThan(PLANS / 4);
    expect(tally.sum('refused a start')).toBeGreaterThan(PLANS / 10);
  },
);

it('nothing is dropped by chance', { timeout: LIMIT_MS }, async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const tally = await playDrops({ profiles: ['2.3.5', '2.5.27'], plans: 80, seed });
  expect(tally.falsehoods, `seed ${String(seed)}`).toEqual([]);
});

/** Answers what was read first until something is dropped: ids that change are not seen. */
function remembering(real: MilvusGateway, seen: Map<string, unknown>): MilvusGateway {
  return new Proxy(real, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (key === 'dropCollection' || key === 'dropPartition') seen.clear();
      if (key !== 'describeCollection' && key !== 'listPartitions') return value;
      return async (...given: unknown[]): Promise<unknown> => {
        const name = JSON.stringify([key, ...given.slice(0, 2)]);
        const answer: unknown = await Reflect.apply(value as () => unknown, target, given);
        if (!seen.has(name)) seen.set(name, answer);
        return seen.get(name);
      };
    },
  });
}

const seen = new Map<string, unknown>();
const sabotages: Record<string, [Sabotage, RegExp]> = {
  'a drop without a copy': [{ keepCopy: () => () => Promise.resolve('0') }, /dropped without a copy/],
  'a copy that lacks a part': [
    {
      keepCopy: (real) => (server, target, wish) => real(server, target, { ...wish, mayLack: 'any' }),
    },
    /dropped with a copy that lacks a part/,
  ],
  'a drop that is not in the log': [{ recorder: () => noRecorder }, /no line in the log/],
  'ids that are not compared with those of now': [
    // Keeping a copy reads the id as well.
    { gateway: (real) => remembering(real, seen), keepCopy: () => () => Promise.resolve('0') },
    /dropped, and not in the plan/,
  ],
};

it.each(Object.entries(sabotages))(
  '%s is noticed',
  { timeout: LIMIT_MS },
  async (_what, [sabotage, words]) => {
    const tally = await playDrops({ profiles: ['2.5.27'], plans: 100, seed: SEED, sabotage });
    expect(tally.falsehoods.join('\n')).toMatch(words);
  },
);
