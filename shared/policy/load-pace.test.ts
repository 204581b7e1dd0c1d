import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadPace } from './load-pace';

/** What is remembered of a load that gains so many percent a second, told in whole percents every half second. */
function loadOf(percentPerSecond: number, forMs: number) {
  const recent: { at: number; percent: number }[] = [];
  for (let at = 0; at <= forMs; at += 500) {
    const percent = Math.min(100, Math.floor((percentPerSecond * at) / 1000));
    if (recent.at(-1)?.percent !== percent) recent.push({ at, percent });
  }
  return { recent: recent.slice(-40), percent: recent.at(-1)?.percent ?? 0 };
}

describe('the pace of a load', () => {
  it('is known after a moment, not before', () => {
    expect(loadPace({ recent: [], percent: 0 }, 5000)).toBeNull();
    expect(loadPace({ recent: [{ at: 0, percent: 0 }], percent: 0 }, 5000)).toBeNull();
    expect(loadPace(loadOf(10, 1000), 1000)).toBeNull();
    expect(loadPace(loadOf(10, 3000), 3000)).toEqual({ percentPerMinute: 600, leftMs: 7000 });
  });

  it('is that of the last half minute', () => {
    const { recent } = loadOf(2, 20_000);
    const slow = Array.from({ length: 10 }, (_, n) => ({ at: 25_000 + n * 5000, percent: 41 + n }));
    const pace = loadPace({ recent: [...recent, ...slow], percent: 50 }, 70_000);
    expect(pace?.percentPerMinute).toBeGreaterThan(10);
    expect(pace?.percentPerMinute).toBeLessThan(14);
  });

  it('takes a longer time for a load that is slow', () => {
    const pace = loadPace(loadOf(0.02, 300_000), 300_000);
    expect(pace?.percentPerMinute).toBeCloseTo(1.2, 1);
  });

  it('gets slower while nothing moves, and tells no time at 100 %', () => {
    const load = loadOf(1, 30_000);
    const paces = [30_000, 40_000, 60_000].map((now) => loadPace(load, now)?.percentPerMinute ?? 0);
    expect(paces[0]).toBeGreaterThan(paces[1]!);
    expect(paces[1]).toBeGreaterThan(paces[2]!);
    expect(loadPace(loadOf(50, 2000), 3000)).toMatchObject({ leftMs: null });
  });

  it('never jumps wildly for a steady load: from look to look by a quarter at the most', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 4, noNaN: true }), (rate) => {
        let before: number | null = null;
        for (let now = 20_000; now < Math.min(90_000 / rate, 400_000); now += 1000) {
          const left = loadPace(loadOf(rate, now), now)?.leftMs ?? null;
          if (left === null) continue;
          if (before !== null && before > 30_000)
            expect(Math.abs(left - before) / before).toBeLessThanOrEqual(0.3);
          before = left;
        }
      }),
      { numRuns: 40 },
    );
  });
});
