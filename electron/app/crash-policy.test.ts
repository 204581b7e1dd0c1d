import { expect, it } from 'vitest';
import { createCrashPolicy } from './crash-policy';

it('reloads after a crash, but not without end', () => {
  let time = 0;
  const policy = createCrashPolicy(() => time);
  expect([policy.shouldReload(), policy.shouldReload(), policy.shouldReload()]).toEqual([true, true, true]);
  expect(policy.shouldReload()).toBe(false);
  time = 61_000;
  expect(policy.shouldReload()).toBe(true);
});
