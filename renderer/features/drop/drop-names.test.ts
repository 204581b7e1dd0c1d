import { expect, it } from 'vitest';
import { typedMismatch } from './drop-names';

it.each([
  ['', null],
  ['books', null],
  ['Books', 'case'],
  ['books ', 'space'],
  [' books', 'space'],
  ['authors', null],
] as const)('%j in place of books: %s', (typed, mismatch) => {
  expect(typedMismatch(typed, 'books')).toBe(mismatch);
});

it('finds nothing wrong with a name that is written as it is shown', () => {
  expect(typedMismatch('two[U+0020]', 'two ')).toBe(null);
  expect(typedMismatch('two', 'two ')).toBe('space');
});
