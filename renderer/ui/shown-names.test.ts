import { expect, it } from 'vitest';
import { shownNames } from './shown-names';

it.each([
  [['a', 'b'], 'a, b'],
  [['a, b', 'c'], '“a, b”, c'],
  [['a”, “b'], '“a[U+201D], [U+201C]b”'],
  [['\u05D0\u05D1', 'c'], '\u2068\u05D0\u05D1\u2069, c'],
  [['a\u202Eb'], 'a[U+202E]b'],
])('%j: %s', (names, shown) => {
  expect(shownNames(names)).toBe(shown);
});
