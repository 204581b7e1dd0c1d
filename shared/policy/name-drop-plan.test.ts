import { describe, expect, it } from 'vitest';
import type { NameDropTarget } from '../domain/drop';
import { aliasAsFound, aliasBlockers, databaseBlockers, namePhrasesFor } from './name-drop-plan';

const ref = { connectionId: 'c1', database: 'default', collection: 'books', collectionId: '1' };
const alias = { kind: 'alias' as const, ref, alias: 'catalog' };

describe('an alias', () => {
  it('is dropped while it stands for the collection that was shown, by its id', () => {
    expect(aliasBlockers(alias, { name: 'books', id: '1' })).toEqual([]);
    expect(aliasBlockers(alias, { name: 'novels', id: '1' })).toEqual([]);
    expect(aliasBlockers(alias, { name: 'books', id: '2' })).toEqual([
      { kind: 'aliasMoved', collection: 'books', id: '2' },
    ]);
    expect(aliasBlockers(alias, null)).toEqual([{ kind: 'aliasMoved', collection: null, id: null }]);
  });

  it('whose collection is gone is dropped where that was the one that was shown', () => {
    expect(aliasBlockers(alias, { name: null, id: '1' })).toEqual([]);
    expect(aliasBlockers(alias, { name: null, id: '2' })).toEqual([
      { kind: 'aliasMoved', collection: null, id: '2' },
    ]);
  });

  it('that was asked for by its name alone is dropped where it was found', () => {
    const byName = { ...alias, ref: { ...ref, collection: '', collectionId: null } };
    for (const found of [
      { name: 'papers', id: '9' },
      { name: null, id: '9' },
      { name: 'papers', id: null },
    ]) {
      expect(aliasBlockers(byName, found)).toEqual([]);
      expect(aliasAsFound(byName, found).ref).toEqual({
        ...{ ...ref, collection: found.name ?? '', collectionId: found.id },
      });
    }
    expect(aliasBlockers(byName, null)).toHaveLength(1);
  });

  it('is told by the name of its collection where there are no ids', () => {
    const unnumbered = { ...alias, ref: { ...ref, collectionId: null } };
    expect(aliasBlockers(unnumbered, { name: 'books', id: null })).toEqual([]);
    expect(aliasBlockers(unnumbered, { name: 'papers', id: null })).toHaveLength(1);
  });
});

describe('a database', () => {
  it('is dropped if it is there, empty, and not the default one', () => {
    expect(databaseBlockers('shop', [])).toEqual([]);
    expect(databaseBlockers('shop', null)).toEqual([{ kind: 'databaseGone' }]);
    expect(databaseBlockers('shop', ['a'])).toEqual([{ kind: 'databaseNotEmpty', collections: ['a'] }]);
    expect(databaseBlockers('default', [])).toEqual([{ kind: 'defaultDatabase' }]);
  });
});

it('what has to be typed is the name, by what it is and where', () => {
  const database: NameDropTarget = { kind: 'database', ref: { connectionId: 'c1', database: 'shop' } };
  const typed = (target: NameDropTarget, environment: 'development' | 'staging' | 'production') =>
    namePhrasesFor(target, { name: 'Main', environment }, {}).map(({ text }) => text);
  expect(typed(database, 'development')).toEqual([]);
  expect(typed(database, 'staging')).toEqual(['shop']);
  expect(typed(alias, 'staging')).toEqual([]);
  expect(typed(alias, 'production')).toEqual(['catalog']);
});
