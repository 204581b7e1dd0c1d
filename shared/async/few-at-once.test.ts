import { expect, it } from 'vitest';
import { fewAtOnce } from './few-at-once';

it('answers in order, and never has more under way than it may', async () => {
  let underWay = 0;
  let most = 0;
  const items = Array.from({ length: 25 }, (_, at) => at);
  const answers = await fewAtOnce(items, 4, async (item) => {
    underWay += 1;
    most = Math.max(most, underWay);
    for (let turns = 0; turns < item % 3; turns++) await Promise.resolve();
    underWay -= 1;
    return item * 2;
  });
  expect(answers).toEqual(items.map((item) => item * 2));
  expect(most).toBe(4);
});

it('begins nothing more after a failure or an abort', async () => {
  const begun: number[] = [];
  const fails = fewAtOnce([0, 1, 2, 3, 4, 5], 2, async (item) => {
    begun.push(item);
    await Promise.resolve();
    if (item === 1) throw new Error('refused');
  });
  await expect(fails).rejects.toThrow('refused');
  expect(begun.length).toBeLessThan(5);

  const stop = new AbortController();
  const seen = await fewAtOnce(
    [0, 1, 2, 3],
    1,
    (item) => {
      if (item === 1) stop.abort();
      return Promise.resolve(item);
    },
    stop.signal,
  );
  expect(seen).toEqual([0, 1]);
});

it('answers nothing for nothing', async () => {
  expect(await fewAtOnce([], 4, () => Promise.reject(new Error('never')))).toEqual([]);
});
