import { expect, it } from 'vitest';
import { ManualClock } from './clock';

it('calls what is due, in the order of its time', () => {
  const clock = new ManualClock(1000);
  const called: [string, number][] = [];
  const note = (name: string) => () => called.push([name, clock.now()]);
  clock.schedule(300, note('late'));
  clock.schedule(100, note('early'));
  const takeBack = clock.schedule(200, note('taken back'));
  takeBack();
  clock.advance(299);
  expect(called).toEqual([['early', 1100]]);
  clock.advance(1);
  expect(called).toEqual([
    ['early', 1100],
    ['late', 1300],
  ]);
  expect(clock.waiting).toBe(0);
});

it('calls what a call has scheduled, if its time has come as well', () => {
  const clock = new ManualClock(0);
  const called: number[] = [];
  clock.schedule(10, () => {
    clock.schedule(10, () => called.push(clock.now()));
  });
  clock.advance(100);
  expect(called).toEqual([20]);
  expect(clock.now()).toBe(100);
});
