import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookAlikes } from './look-alikes';

const namesOf = (name: string, others: readonly string[]) =>
  lookAlikes(name, others).named.map((each) => each.name);

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
    ['a Cyrillic i', 'mailing', 'maіling'],
    ['the next number', 'logs_2024', 'logs_2025'],
  ])('knows %s', (_what, name, other) => {
    expect(namesOf(name, [name, other, 'something_else'])).toEqual([other]);
    expect(namesOf(other, [name, other, 'something_else'])).toEqual([name]);
  });

  it.each([
    ['other words', 'books', 'authors'],
    ['short names with one other letter', 'a1', 'b1'],
    ['two slips', 'orders', 'ardors'],
  ])('leaves out %s', (_what, name, other) => {
    expect(lookAlikes(name, [other])).toEqual({ named: [], more: 0 });
  });

  it('never tells of the name itself, nor of more than asked for', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (name, others) => {
        const found = lookAlikes(name, [...others, name], { most: 3 });
        expect(found.named.map((each) => each.name)).not.toContain(name);
        expect(found.named.length).toBeLessThanOrEqual(3);
        expect(found.more === 0 || found.named.length === 3).toBe(true);
      }),
    );
  });

  it('tells first what looks the same, however many are a slip away, and counts the rest', () => {
    const counted = Array.from({ length: 40 }, (_, at) => `logs_20${String(at + 10)}`);
    const { named, more } = lookAlikes('logs_2024', [...counted, 'logs_2o24', 'lоgs_2024', 'lags_2024']);
    expect(named.slice(0, 3)).toEqual([
      { name: 'logs_2o24', how: 'drawnAlike' },
      { name: 'lоgs_2024', how: 'drawnAlike' },
      { name: 'lags_2024', how: 'oneSlip' },
    ]);
    expect([named.length, more]).toEqual([5, 11]);
  });

  it('leaves out what is no other thing', () => {
    const { named, more } = lookAlikes('orders', ['order', 'Orders'], { except: ['Orders'] });
    expect([named, more]).toEqual([[{ name: 'order', how: 'oneSlip' }], 0]);
  });

  it('looks through the most names that a server has', () => {
    const names = Array.from({ length: 65_536 }, (_, at) => `collection_${String(at).padStart(6, '0')}`);
    const { named, more } = lookAlikes('collection_000100', [...names, 'соllection_000100']);
    expect(named[0]).toEqual({ name: 'соllection_000100', how: 'drawnAlike' });
    expect(named.length + more).toBe(45);
  });
});
