import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameDifferences, scriptOf } from './name-differences';

describe('nameDifferences', () => {
  it.each([
    ['a Cyrillic letter', 'orders', 'оrders', [{ at: 1, theirs: 'о', own: 'o' }]],
    [
      'two letters of it',
      'orders',
      'оrdеrs',
      [
        { at: 1, theirs: 'о', own: 'o' },
        { at: 4, theirs: 'е', own: 'e' },
      ],
    ],
    ['digits in a row', 'books', 'b00ks', [{ at: 2, theirs: '00', own: 'oo' }]],
    ['a case', 'books', 'Books', [{ at: 1, theirs: 'B', own: 'b' }]],
    ['a letter too many', 'orders', 'orderss', [{ at: 7, theirs: 's', own: '' }]],
    ['a letter too few', 'orders', 'order', [{ at: 6, theirs: '', own: 's' }]],
    ['a sign that is not seen', 'books', 'bo\u200Boks', [{ at: 3, theirs: '\u200B', own: '' }]],
    ['a character of two units', 'a_b', 'a\u{1D41B}b', [{ at: 2, theirs: '\u{1D41B}', own: '_' }]],
    ['the same', 'books', 'books', []],
  ])('finds %s', (_what, own, theirs, found) => {
    expect(nameDifferences(own, theirs)).toEqual(found);
  });

  it('makes the one of the other', () => {
    const names = fc.string({ unit: fc.constantFrom('a', 'b', '_', 'о'), maxLength: 12 });
    fc.assert(
      fc.property(names, names, (own, theirs) => {
        const letters = Array.from(theirs);
        for (const { at, theirs: its, own: mine } of nameDifferences(own, theirs).reverse()) {
          expect(letters.slice(at - 1, at - 1 + Array.from(its).length).join('')).toBe(its);
          letters.splice(at - 1, Array.from(its).length, ...Array.from(mine));
        }
        expect(letters.join('')).toBe(own);
      }),
    );
  });

  it('takes no name apart that no server has', () => {
    const long = 'x'.repeat(100_000);
    expect(nameDifferences(long, `${long}y`)).toEqual([{ at: 1, theirs: `${long}y`, own: long }]);
  });
});

it('knows scripts that are drawn like Latin', () => {
  expect(['о', 'ο', 'o', '1'].map(scriptOf)).toEqual(['Cyrillic', 'Greek', null, null]);
});
