import fc from 'fast-check';
import { expect, it } from 'vitest';
import { visibleParts, visibleText } from './visible-text';

it('writes out what changes the look of a name without being seen', () => {
  expect(visibleText('safe\u202Exslx\u0000')).toBe('safe[U+202E]xslx[U+0000]');
  expect(visibleText('two\nlines\u001b[31m')).toBe('two[U+000A]lines[U+001B][31m');
});

it('writes out spaces that a page would not show', () => {
  expect(visibleText(' books ')).toBe('[U+0020]books[U+0020]');
  expect(visibleText('two  words')).toBe('two[U+0020][U+0020]words');
  expect(visibleText('two words')).toBe('two words');
});

it('leaves every script alone', () => {
  for (const name of ['books', '책들', 'Bücher', '書籍', 'книги', 'كتب', 'a b'])
    expect(visibleParts(name)).toEqual([{ text: name, isControl: false }]);
});

it('shows no control character, whatever the name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(visibleText(name)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }),
  );
});
