import { describe, expect, it } from 'vitest';
import { appError } from '@shared/ipc/result';
import { arrange, linesOf } from './lines';
import { sizeOf, unitOf } from './size';
import { heldOf, shareOf } from './testing';

const VIEW = { sort: 'size', descending: true, search: '', onlyEmpty: false } as const;

describe('the unit', () => {
  const bytes = shareOf({ bytes: 1000 });

  it('is bytes only if everything that has rows reports them', () => {
    expect(unitOf([heldOf('a', [bytes])])).toBe('bytes');
    expect(unitOf([heldOf('a', [bytes]), heldOf('b', [shareOf()])])).toBe('rows');
    expect(unitOf([heldOf('a', [bytes]), heldOf('b', [shareOf({ rows: 0 })])])).toBe('bytes');
  });

  it('is rows while nothing was read', () => {
    expect(unitOf([])).toBe('rows');
    expect(unitOf([heldOf('a', null)])).toBe('rows');
  });

  it('counts every replica', () => {
    const shares = [shareOf({ node: '1', bytes: 7 }), shareOf({ node: '2', bytes: 7 })];
    expect(sizeOf(shares, 'bytes')).toBe(14);
    expect(sizeOf(shares, 'rows')).toBe(200);
  });
});

describe('the lines', () => {
  const refused = appError('permissionDenied');
  const all = [
    heldOf('books', [
      shareOf({ partition: 'old', node: '1', rows: 10 }),
      shareOf({ partition: 'new', node: '2', rows: 30 }),
    ]),
    heldOf('bare', []),
    heldOf('late', [], { percent: 40 }),
    heldOf('unread', null),
    heldOf('secret', null, { error: refused }),
  ];
  const states = (grouping: 'collection' | 'partition') =>
    linesOf(all, grouping, 'rows', []).map(({ collection, name, state }) => [collection, name, state]);

  it('of collections tell held, empty, loading, unread and failed apart', () => {
    expect(states('collection')).toEqual([
      ['books', 'books', 'held'],
      ['bare', 'bare', 'empty'],
      ['late', 'late', 'loading'],
      ['unread', 'unread', 'reading'],
      ['secret', 'secret', 'failed'],
    ]);
  });

  it('say nothing of how much where it was not read', () => {
    const [unread] = linesOf([heldOf('unread', null)], 'collection', 'rows', []);
    expect(unread).toMatchObject({ size: null, rows: null, segments: null });
  });

  it('of partitions have those that are loaded and hold nothing', () => {
    const partitions = [
      { name: 'old', percent: 100 },
      { name: 'none', percent: 100 },
      { name: 'coming', percent: 30 },
    ];
    const held = heldOf('books', null, {
      holding: { readAt: 1, shares: [shareOf({ partition: 'old' })], partitions },
    });
    expect(linesOf([held], 'partition', 'rows', []).map(({ name, state }) => [name, state])).toEqual([
      ['old', 'held'],
      ['none', 'empty'],
      ['coming', 'loading'],
    ]);
  });

  it('of nodes have those that hold nothing and what the server places nowhere', () => {
    const placed = [...all, heldOf('lost', [shareOf({ node: null, rows: 5 })])];
    const lines = linesOf(placed, 'node', 'rows', [{ id: '1' }, { id: '2' }, { id: '3' }]);
    expect(lines.map(({ name, size }) => [name, size])).toEqual([
      ['1', 10],
      ['2', 30],
      ['3', 0],
      [null, 5],
    ]);
  });

  it('add up to the same whatever they are grouped by', () => {
    const totals = (['collection', 'partition', 'node'] as const).map((grouping) =>
      linesOf(all, grouping, 'rows', []).reduce((sum, { size }) => sum + (size ?? 0), 0),
    );
    expect(totals).toEqual([40, 40, 40]);
  });
});

describe('the order', () => {
  const lines = linesOf(
    [
      heldOf('small', [shareOf({ rows: 1 })]),
      heldOf('unread', null),
      heldOf('big', [shareOf({ rows: 9 })]),
      heldOf('bare', []),
    ],
    'collection',
    'rows',
    [],
  );
  const names = (over: Partial<Parameters<typeof arrange>[1]>) =>
    arrange(lines, { ...VIEW, ...over }).map(({ name }) => name);

  it('has what is not known last, either way', () => {
    expect(names({})).toEqual(['big', 'small', 'bare', 'unread']);
    expect(names({ descending: false })).toEqual(['bare', 'small', 'big', 'unread']);
  });

  it('finds by name and can leave only what is loaded but empty', () => {
    expect(names({ search: ' BIG ' })).toEqual(['big']);
    expect(names({ onlyEmpty: true })).toEqual(['bare']);
    expect(names({ sort: 'name', descending: false })).toEqual(['bare', 'big', 'small', 'unread']);
  });
});
