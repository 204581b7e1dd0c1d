import { expect, it } from 'vitest';
import type { Bulk, BulkEntry } from '@shared/domain/bulk';
import { exportText } from './export-text';

const nothing = { loads: false, releases: false };
const bulk: Bulk = {
  ...{ id: 'b', title: 'Release', connectionId: 'c', connectionName: 'local', environment: 'staging' },
  ...{ createdAt: 0, endedAt: 1000, state: 'finished', isHeld: false, error: null, isResolving: false },
  ...{ concurrency: 4, drops: false, startsAt: null, rest: nothing, again: nothing },
  counts: {
    ...{ waiting: 0, running: 0, done: 1, failed: 0, unknown: 0, skipped: 0, notStarted: 0, stopped: 0 },
  },
};
const entryOf = (collection: string): BulkEntry => ({
  item: {
    wish: {
      ...{ action: 'release', partitions: ['a,"b"'] },
      target: { connectionId: 'c', database: 'default', collection, collectionId: '9007199254740993' },
    },
    verdict: { kind: 'do', steps: ['release'], notes: [], shows: true },
    ...{ rows: null, estimate: null },
  },
  result: {
    ...{ n: 0, state: 'done', error: null, beganAt: 0, endedAt: 1000, byReading: false, taskId: null },
  },
});
const cellOf = (collection: string): string =>
  (exportText(bulk, [entryOf(collection)], 'csv').split('\r\n')[1] ?? '').slice('1,release,default,'.length);

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('keeps %j from being a formula', (name) => {
  expect(cellOf(name).replace(/^"/, '')).toMatch(/^'/);
});

it('leaves every other name as it is', () => {
  for (const name of ['books', ' books ', 'Ⅳ', "it's", '1=1'])
    expect(cellOf(name)).toMatch(`${name},9007199254740993`);
  expect(cellOf('a,"b"\nc')).toMatch('"a,""b""\nc",9007199254740993,"[""a,\\""b\\""""]"');
});

it('has the exact names and ids in JSON', () => {
  const names = ['=1+1', 'a,"b"\n', 'books'];
  const text = exportText(bulk, names.map(entryOf), 'json');
  const { items, connection } = JSON.parse(text) as { items: BulkEntry['item'][]; connection: string };
  expect(items.map(({ wish }) => wish.target.collection)).toEqual(names);
  expect(items[0]?.wish.target.collectionId).toBe('9007199254740993');
  expect(connection).toBe('local');
});
