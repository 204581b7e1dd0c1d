import { describe, expect, it } from 'vitest';
import { profiles } from '../profiles';
import { Refusal } from '../refusal';
import { statusOf } from './status';

const missing = new Refusal('collectionNotFound', { database: 'default', collection: 'x' });
const aliased = new Refusal('dropAliased', { collection: 'x', aliases: ['a', 'b'] });

describe('a failure without a number of its own', () => {
  it.each([
    ['2.2.16', 0, 'UnexpectedError'],
    ['2.3.5', 65535, 'UnexpectedError'],
    ['2.5.27', 65535, 'UnexpectedError'],
    ['2.6.24', 1100, 'IllegalArgument'],
    ['3.0.1', 1100, 'IllegalArgument'],
  ] as const)('has on %s the number %i', (profile, code, error_code) => {
    expect(statusOf(profiles[profile], aliased, 'DropCollection')).toMatchObject({ code, error_code });
  });

  it('keeps its words in all of them', () => {
    const words = (['2.2.16', '2.5.27', '3.0.1'] as const).map(
      (profile) => statusOf(profiles[profile], aliased, 'DropCollection').reason,
    );
    expect(new Set(words)).toEqual(
      new Set([
        'unable to drop the collection [x] because it has associated aliases [a, b], ' +
          'please remove all aliases before dropping the collection',
      ]),
    );
  });
});

// Quoted from running servers of 2.2.16, 2.3.5 and milvus-lite 3.2.1; 2.4 and later from their source.
it.each([
  ['2.2.16', 'DescribeCollection', 0, "code: CollectionNotExists, reason: can't find collection default:x"],
  [
    '2.2.16',
    'LoadCollection',
    0,
    "code: UnexpectedError, reason: code: CollectionNotExists, reason: can't find collection default:x",
  ],
  [
    '2.2.16',
    'ShowPartitions',
    0,
    "ShowPartitions failed: code: CollectionNotExists, reason: can't find collection default:x",
  ],
  [
    '2.3.5',
    'DescribeCollection',
    100,
    "can't find collection collection not found[database=default][collection=x]",
  ],
  ['2.3.5', 'LoadCollection', 100, 'collection not found[database=default][collection=x]'],
  ['2.5.27', 'DescribeCollection', 100, "can't find collection[database=default][collection=x]"],
  ['lite-3.2.1', 'DescribeCollection', 100, "collection 'x' does not exist"],
] as const)('%s says in %s of a missing collection', (profile, method, code, reason) => {
  expect(statusOf(profiles[profile], missing, method)).toMatchObject({ code, reason });
});

it('has the whole chain in `detail` only where the version has that field', () => {
  const nodes = new Refusal('nodesNotEnough', { group: 'g', nodes: 1, needed: 2 });
  expect(statusOf(profiles['2.3.5'], nodes, 'LoadCollection')).toMatchObject({
    reason: 'nodes not enough',
    detail: 'failed to load collection: failed to spawn replica for collection: nodes not enough',
  });
  expect(statusOf(profiles['2.2.16'], nodes, 'LoadCollection').detail).toBe('');
});

it('loses the number on its way through LoadCollection of 2.5, and keeps it in 2.6', () => {
  const nodes = new Refusal('nodesNotEnough', { group: 'g', nodes: 1, needed: 2 });
  const codes = (['2.5.27', '2.6.24'] as const).map((profile) => [
    statusOf(profiles[profile], nodes, 'LoadCollection').code,
    statusOf(profiles[profile], nodes, 'LoadPartitions').code,
  ]);
  expect(codes).toEqual([
    [65535, 304],
    [304, 304],
  ]);
});

it('is on milvus-lite sometimes a Success with a number', () => {
  const database = new Refusal('databaseNotFound', { database: 'x' });
  expect(statusOf(profiles['lite-3.2.1'], database, 'ShowCollections')).toMatchObject({
    error_code: 'Success',
    code: 1,
  });
});
