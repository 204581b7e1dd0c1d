import fc from 'fast-check';
import { expect, it } from 'vitest';
import { visibleParts, visibleText, visibleWords } from './visible-text';

it('writes out what changes the look of a name without being seen', () => {
  expect(visibleText('safe\u202Exslx\u0000')).toBe('safe[U+202E]xslx[U+0000]');
  expect(visibleText('two\nlines\u001b[31m')).toBe('two[U+000A]lines[U+001B][31m');
});

it('writes out spaces that a page would not show', () => {
  expect(visibleText(' books ')).toBe('[U+0020]books[U+0020]');
  expect(visibleText('two  words')).toBe('two[U+0020][U+0020]words');
  expect(visibleText('two words')).toBe('two words');
});

it('writes out what is drawn as nothing, and halves of characters', () => {
  expect(visibleText('a\u00a0b\u3000c\u1680d')).toBe('a[U+00A0]b[U+3000]c[U+1680]d');
  expect(visibleText('\u3164\u115f\u2800\u034f\ufe0f')).toBe('[U+3164][U+115F][U+2800][U+034F][U+FE0F]');
  expect(visibleText('a\ud800b\u{e0041}')).toBe('a[U+D800]b[U+E0041]');
});

it('writes out what is written like that already', () => {
  expect(visibleText('a[U+000A]b')).toBe('a[U+005B]U+000A]b');
  expect(visibleText('a[U+0]b [c] [U+]')).toBe('a[U+0]b [c] [U+]');
});

it('shows no two names alike: what is shown can be read back', () => {
  const readBack = (shown: string) =>
    shown.replaceAll(/\[U\+([\dA-F]{4,6})\]/g, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)));
  const pieces = fc.constantFrom('[', 'U+', '000A', ']', '\n', ' ', 'a', '\u202e', '0', '[U+0020]');
  const names = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((list) => list.join('')),
  );
  fc.assert(
    fc.property(names, (name) => {
      expect(readBack(visibleText(name))).toBe(name);
    }),
  );
});

it('leaves every script alone', () => {
  for (const name of ['books', '책들', 'Bücher', '書籍', 'книги', 'كتب', 'a b'])
    expect(visibleParts(name)).toEqual([{ text: name, isControl: false }]);
});

it('shows no control character, whatever the name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(visibleText(name)).not.toMatch(
        /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u,
      );
    }),
  );
});

it('keeps the lines and spaces of words, and writes out what steers a screen', () => {
  expect(visibleWords('panic:\r\n\tat  x\n\n[a]')).toBe('panic:\n    at  x\n\n[a]');
  expect(visibleWords('\u001b[31mred\u202e\u0000\u2028')).toBe('[U+001B][31mred[U+202E][U+0000][U+2028]');
});
