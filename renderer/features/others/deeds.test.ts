import { describe, expect, it } from 'vitest';
import { booksRef, fakeRef } from '@renderer/test/fake-database';
import { taskOf } from '@renderer/test/samples';
import type { Task } from '@shared/domain/task';
import { aliasNames, collectionNames, databaseNames, oursOf, partitionNames } from './deeds';
import type { Deed, NamesOf } from './deeds';

const done = (kind: Deed['kind'], rest: Partial<Task> = {}): Deed => ({
  ...taskOf({ status: 'done', endedAt: 50, ...rest }),
  kind,
});
const ours = (namesOf: NamesOf, ...deeds: Deed[]) => {
  const { names, all } = oursOf(deeds, 10, namesOf);
  return all === null ? [...names.keys()].sort() : 'all';
};

describe('the names that deeds of ours may have changed', () => {
  it('are of deeds since, however they ended', () => {
    const drop = (collection: string, rest: Partial<Task>) => done('dropCollection', { collection, ...rest });
    expect(
      ours(
        collectionNames(fakeRef),
        drop('early', { endedAt: 5 }),
        drop('late', { endedAt: 50 }),
        drop('under_way', { endedAt: null, status: 'running' }),
        drop('broken', { status: 'failed' }),
        drop('elsewhere', { database: 'reviews' }),
      ),
    ).toEqual(['broken', 'late', 'under_way']);
  });

  it('are of an early deed too where nobody knows whether it is still carried out', () => {
    const lost = done('dropCollection', { collection: 'lost', endedAt: 5, status: 'unknown' });
    const left = done('dropCollection', { collection: 'left', endedAt: 5, status: 'stopped' });
    expect(ours(collectionNames(fakeRef), lost, left)).toEqual(['left', 'lost']);
    const { names } = oursOf([done('dropCollection'), lost], 10, collectionNames(fakeRef));
    expect([...names]).toEqual([
      ['books', 50],
      ['lost', Infinity],
    ]);
  });

  it('are both of a rename, and none of what leaves the list of collections as it is', () => {
    const rename = done('renameCollection', { collection: 'old', name: 'novel' });
    const alias = done('createAlias', { collection: 'aliased', name: 'alias' });
    expect(ours(collectionNames(fakeRef), rename, alias, done('load'), done('dropPartition'))).toEqual([
      'novel',
      'old',
    ]);
    expect(ours(collectionNames(fakeRef), done('recreate', { collection: 'back' }))).toEqual(['back']);
  });

  it('are databases that were created or dropped', () => {
    const made = done('createDatabase', { database: 'made', collection: '' });
    const dropped = done('dropDatabase', { database: 'dropped', collection: '' });
    expect(ours(databaseNames, made, dropped, done('dropCollection'))).toEqual(['dropped', 'made']);
    expect(ours(collectionNames({ database: 'made' }), made)).toEqual([]);
  });

  it('are partitions of that very collection', () => {
    const of = partitionNames(booksRef);
    const dropped = done('dropPartition', { partitions: ['a'] });
    const made = done('createPartition', { partitions: ['b'] });
    const other = done('dropPartition', { partitions: ['c'], collection: 'x', collectionId: '9' });
    // Dropped when the collection had another name.
    const before = done('dropPartition', { partitions: ['d'], collection: 'old_books' });
    expect(ours(of, dropped, made, other, before, done('load', { partitions: ['e'] }))).toEqual([
      'a',
      'b',
      'd',
    ]);
    expect(ours(of, done('recreate'))).toBe('all');
    expect(ours(of, done('recreate', { collection: 'x', collectionId: '9' }))).toEqual([]);
  });

  it('are aliases at either end of a move, and those that went before a drop', () => {
    const of = aliasNames(booksRef);
    const away = done('alterAlias', { collection: 'x', collectionId: '9', name: 'moved' });
    const made = done('createAlias', { name: 'made' });
    const gone = done('dropAlias', { name: 'gone' });
    const dropped = done('dropCollection', { collection: 'x', aliases: ['freed'] });
    expect(ours(of, away, made, gone, dropped, done('renameCollection', { name: 'n' }))).toEqual([
      'freed',
      'gone',
      'made',
      'moved',
    ]);
    expect(ours(of, done('recreate'))).toBe('all');
    expect(ours(of, done('createAlias', { name: 'there', database: 'reviews' }))).toEqual([]);
  });
});
