import { expect, it } from 'vitest';
import { sleepUntil } from './clock';
import { VirtualClock } from './testing/virtual-clock';

it('sleeps until the clock shows the time, where timers end early, and no longer than it is wanted', async () => {
  const clock = new VirtualClock();
  clock.earlyMs = 1;
  const life = new AbortController();
  const at = clock.now() + 100;
  let wokeAt = 0;
  void sleepUntil(clock, at, life.signal).then(() => {
    wokeAt = clock.now();
  });
  await clock.until(() => wokeAt > 0);
  expect(wokeAt).toBe(at);
  let isAwake = false;
  void sleepUntil(clock, clock.now() + 100, life.signal).then(() => {
    isAwake = true;
  });
  life.abort();
  await clock.settle();
  expect(isAwake).toBe(true);
});
