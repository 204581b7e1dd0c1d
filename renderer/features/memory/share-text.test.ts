import { expect, it } from 'vitest';
import { shareText } from './share-text';

it.each([
  [0, 0, '0'],
  [0, 10, '0'],
  [1, 100_000, '< 0.1'],
  [1, 30, '3.3'],
  [5, 100, '5'],
  [1, 3, '33'],
  [3, 3, '100'],
])('%d of %d is %s %%', (size, total, text) => {
  expect(shareText(size, total)).toBe(text);
});
