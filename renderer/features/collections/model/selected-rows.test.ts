import { beforeEach, describe, expect, it } from 'vitest';
import { selectionKey, useSelectionStore } from '@renderer/stores/selection-store';
import type { CollectionRow } from './row';
import { rangeOf, selectedRows } from './selected-rows';

const rowOf = (name: string, id: string | null = name) => ({ summary: { name, id } }) as CollectionRow;
const rows = ['a', 'b', 'c', 'd'].map((name) => rowOf(name));
const key = selectionKey({ connectionId: 'c', database: 'default' });
const store = () => useSelectionStore.getState();
const selected = (among: readonly CollectionRow[] = rows) =>
  selectedRows(among, store().selections[key] ?? new Map<string, string | null>()).map(
    ({ summary }) => summary.name,
  );

beforeEach(() => {
  store().clear(key);
});

describe('a selection', () => {
  it('is of a collection, not of its name', () => {
    store().toggle(key, { name: 'b', id: 'b' });
    expect(selected()).toEqual(['b']);
    expect(selected([rowOf('b', 'made anew')])).toEqual([]);
    // Where the server gives no ids only the name can be compared.
    store().toggle(key, { name: 'c', id: null });
    expect(selected([rowOf('c', null)])).toEqual(['c']);
  });

  it('of a name that is another collection now selects that one', () => {
    store().toggle(key, { name: 'b', id: 'old' });
    store().toggle(key, { name: 'b', id: 'b' });
    expect(selected()).toEqual(['b']);
    store().toggle(key, { name: 'b', id: 'b' });
    expect(selected()).toEqual([]);
  });

  it('is kept for each database of each connection', () => {
    store().toggle(key, { name: 'a', id: 'a' });
    store().toggle(selectionKey({ connectionId: 'c', database: 'other' }), { name: 'b', id: 'b' });
    expect(selected()).toEqual(['a']);
  });

  it('extends from the last one in either direction', () => {
    const names = (range: CollectionRow[]) => range.map(({ summary }) => summary.name);
    expect(names(rangeOf(rows, 'b', rows[3]!))).toEqual(['b', 'c', 'd']);
    expect(names(rangeOf(rows, 'c', rows[0]!))).toEqual(['a', 'b', 'c']);
    expect(names(rangeOf(rows, 'gone', rows[1]!))).toEqual(['b']);
    expect(names(rangeOf(rows, undefined, rows[1]!))).toEqual(['b']);
  });
});
