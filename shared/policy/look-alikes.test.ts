import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookAlikes } from './look-alikes';

describe('lookAlikes', () => {
  it.each([
    ['another case', 'books', 'Books'],
    ['signs between the words', 'user_events', 'userevents'],
    ['a Cyrillic letter', 'books', 'bоoks'],
    ['a sign without width', 'books', 'bo\u200Boks'],
    ['a sign that turns the direction', 'books', '\u202Ebooks'],
    ['a digit for a letter', 'books', 'b00ks'],
    ['a letter too many', 'orders', 'orderss'],
    ['a letter too few', 'orders', 'order'],
    ['two letters that changed places', 'orders', 'odrers'],
    ['the next number', 'logs_2024', 'logs_2025'],
  ])('knows %s', (_what, name, other) => {
    expect(lookAlikes(name, [name, other, 'something_else'])).toEqual([other]);
    expect(lookAlikes(other, [name, other, 'something_else'])).toEqual([name]);
  });

  it.each([
    ['other words', 'books', 'authors'],
    ['short names with one other letter', 'a1', 'b1'],
    ['two slips', 'orders', 'ardors'],
  ])('leaves out %s', (_what, name, other) => {
    expect(lookAlikes(name, [other])).toEqual([]);
  });

  it('never tells of the name itself, nor of more than asked for', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (name, others) => {
        const found = lookAlikes(name, [...others, name], 3);
        expect(found).not.toContain(name);
        expect(found.length).toBeLessThanOrEqual(3);
      }),
    );
  });
});
