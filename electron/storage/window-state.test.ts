import { expect, it } from 'vitest';
import { fitToDisplays } from './window-state';

const main = { x: 0, y: 0, width: 1920, height: 1040 };
const left = { x: -1600, y: 0, width: 1600, height: 900 };
const saved = { x: 100, y: 50, width: 1000, height: 700 };

it('keeps bounds that can be reached', () => {
  expect(fitToDisplays(saved, [main])).toEqual(saved);
  const onLeft = { ...saved, x: -1500 };
  expect(fitToDisplays(onLeft, [main, left])).toEqual(onLeft);
  const mostlyOut = { ...saved, x: 1800 };
  expect(fitToDisplays(mostlyOut, [main])).toEqual(mostlyOut);
});

it.each([
  ['a display that is gone', { ...saved, x: -1500 }],
  ['beyond the right edge', { ...saved, x: 1900 }],
  ['above the top', { ...saved, y: -100 }],
  ['below the bottom', { ...saved, y: 1030 }],
])('gives up bounds on %s', (_where, bounds) => {
  expect(fitToDisplays(bounds, [main])).toBeNull();
});

it('makes a window fit a smaller display, but not smaller than it can be', () => {
  expect(fitToDisplays({ ...saved, width: 4000, height: 3000 }, [main])).toMatchObject({
    width: 1920,
    height: 1040,
  });
  expect(fitToDisplays({ ...saved, width: 10, height: 10 }, [main])).toBeNull();
  expect(fitToDisplays({ ...saved, width: 300, height: 10 }, [main])).toMatchObject({
    width: 760,
    height: 480,
  });
});

it('has nothing to say about a window that was never moved', () => {
  expect(fitToDisplays(null, [main])).toBeNull();
});
