import { describe, expect, it } from 'vitest';
import type { DropFacts } from '@shared/domain/collection';
import { capabilitiesOf, serverInfoFrom } from '@shared/policy/capabilities';
import { dropQuestion, typedMismatch } from './drop-question';
import type { DropTarget } from './drop-question';

const on = (version: string) => capabilitiesOf(serverInfoFrom(version));
const facts: DropFacts = {
  readAt: 1,
  collection: 'books',
  collectionId: '1',
  partition: null,
  partitionId: null,
  rowCount: '5',
  rowCountExact: false,
  partitionNames: ['_default'],
  aliases: [],
  indexes: [],
  loadedPartitions: [],
};
const collection: DropTarget = {
  collection: { connectionId: 'c', database: 'default', collection: 'books', collectionId: '1' },
  partition: null,
};
const partition: DropTarget = { ...collection, partition: { name: 'y2015', id: '7' } };
const partitionFacts: DropFacts = { ...facts, partition: 'y2015', partitionId: '7' };

describe('dropQuestion', () => {
  it('wants the name typed outside development', () => {
    const ask = (environment: 'development' | 'staging' | 'production') =>
      dropQuestion(collection, facts, false, on('v2.5.27'), environment).typeName;
    expect([ask('development'), ask('staging'), ask('production')]).toEqual([false, true, true]);
  });

  it('is blocked if the collection or the partition is another one now', () => {
    expect(
      dropQuestion(collection, { ...facts, collectionId: '2' }, false, on('v2.5.27'), 'development'),
    ).toMatchObject({ isBlocked: true, changed: { what: 'collection', before: '1', now: '2' } });
    expect(
      dropQuestion(partition, { ...partitionFacts, partitionId: '8' }, false, on('v2.5.27'), 'staging'),
    ).toMatchObject({ isBlocked: true, changed: { what: 'partition', before: '7', now: '8' } });
  });

  it('is not blocked on servers that give no ids', () => {
    const nameless = { ...collection, collection: { ...collection.collection, collectionId: null } };
    expect(
      dropQuestion(nameless, { ...facts, collectionId: null }, false, on('milvus_lite-3.2.1'), 'development'),
    ).toMatchObject({ isBlocked: false, changed: null });
  });

  it('is blocked by aliases where the server refuses, and releases a loaded partition first', () => {
    const aliased = { ...facts, aliases: ['catalog'] };
    expect(dropQuestion(collection, aliased, false, on('v2.5.27'), 'staging').isBlocked).toBe(true);
    expect(dropQuestion(collection, aliased, false, on('v2.3.5'), 'staging').isBlocked).toBe(false);
    const loaded = { ...partitionFacts, loadedPartitions: ['y2015'] };
    expect(dropQuestion(partition, loaded, false, on('v2.5.27'), 'staging').plan).toMatchObject({
      releaseFirst: true,
      steps: ['release', 'check', 'drop'],
    });
  });
});

describe('typedMismatch', () => {
  it.each([
    ['Books', 'case'],
    ['books ', 'space'],
    [' books', 'space'],
    ['books', null],
    ['boo', null],
    ['', null],
  ])('"%s" for books: %s', (typed, expected) => {
    expect(typedMismatch(typed, 'books')).toBe(expected);
  });
});
