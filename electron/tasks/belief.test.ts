import { expect, it } from 'vitest';
import { createBelief } from './belief';

it('believes that there is no effect only after looks in a row over some seconds', () => {
  let at = 0;
  const belief = createBelief<string>(() => at);
  const looks = (...times: number[]) => times.map((time) => ((at = time), belief.misses('a')));
  expect(looks(0, 500, 4900, 5000)).toEqual([false, false, false, true]);
  belief.forget('a');
  expect(looks(6000, 10_900, 11_000)).toEqual([false, false, true]);
  expect(belief.misses('b')).toBe(false);
});

it('believes no single look, however late it is', () => {
  const belief = createBelief<number>(() => 1e9);
  expect(belief.misses(1)).toBe(false);
});
