import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inSentence } from './in-sentence';

it('leaves alone what turns nothing', () => {
  for (const text of ['books', 'two[U+000A]lines', '책들', 'Bücher', '12:04\u202fPM', '1\u00a0000', '']) {
    expect(inSentence(text)).toBe(text);
  }
});

it('isolates what is written from right to left, once', () => {
  expect(inSentence('כתב 12')).toBe('\u2068כתב 12\u2069');
  expect(inSentence(inSentence('كتب'))).toBe('\u2068كتب\u2069');
  const list = `${inSentence('כתב')}, ${inSentence('كتب')}`;
  expect(inSentence(list)).toBe(list);
});

it('writes out what nobody wrote out before, and isolates that end nowhere', () => {
  expect(inSentence('evil\u202egnp.exe\n\u0000')).toBe('evil[U+202E]gnp.exe[U+000A][U+0000]');
  expect(inSentence('a\u2069b')).toBe('a[U+2069]b');
  expect(inSentence('a\u2068b')).toBe('a[U+2068]b');
  expect(inSentence('\u2069\u2068כ\u2069')).toBe('\u2068[U+2069][U+2068]כ[U+2069]\u2069');
  expect(inSentence('כ\u2069\u202e')).toBe('\u2068כ[U+2069][U+202E]\u2069');
});

it('lets no value turn or break what is around it', () => {
  const pieces = fc.constantFrom(
    '\u2066',
    '\u2067',
    '\u2068',
    '\u2069',
    '\u202e',
    '\u202c',
    '\n',
    'כ',
    'a',
    '1',
  );
  fc.assert(
    fc.property(fc.array(pieces), (list) => {
      let depth = 0;
      for (const sign of inSentence(list.join(''))) {
        if (sign === '\u2068') depth += 1;
        if (sign === '\u2069') depth -= 1;
        expect(depth).toBeGreaterThanOrEqual(0);
        expect(sign).not.toMatch(/[\u202a-\u202e\u2066\u2067\p{Cc}]/u);
        if (sign === 'כ') expect(depth).toBeGreaterThan(0);
      }
      expect(depth).toBe(0);
    }),
  );
});
