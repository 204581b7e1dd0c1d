import { useEffect, useMemo, useRef } from 'react';
import { selectionKey, useSelection, useSelectionStore } from '@renderer/stores/selection-store';
import type { Selectable } from '@renderer/stores/selection-store';
import type { DatabaseRef } from '@shared/domain/refs';
import type { CollectionRow } from '../model/row';
import { rangeOf, selectedRows } from '../model/selected-rows';
import type { RowSelection } from '../selection-context';

const selectableOf = ({ summary: { name, id } }: CollectionRow): Selectable => ({ name, id });

/** The selection of a list: what is selected of all rows, how much of that is not shown, and how to change it. */
export function useListSelection(
  ref: DatabaseRef,
  all: readonly CollectionRow[],
  shown: readonly CollectionRow[],
) {
  const selection = useSelection(ref);
  const rows = useMemo(() => selectedRows(all, selection), [all, selection]);
  const shownCount = useMemo(() => selectedRows(shown, selection).length, [shown, selection]);
  const newest = useRef(shown);
  useEffect(() => {
    newest.current = shown;
  }, [shown]);
  const key = selectionKey(ref);
  const actions = useMemo((): RowSelection => {
    const store = useSelectionStore.getState;
    const selectShown = () => {
      store().add(key, newest.current.map(selectableOf), null);
    };
    return {
      toggle: (row) => {
        store().toggle(key, selectableOf(row));
      },
      extendTo: (row) => {
        const range = rangeOf(newest.current, store().anchors[key], row);
        store().add(key, range.map(selectableOf), null);
      },
      selectShown,
      toggleShown: () => {
        const selected = store().selections[key];
        const isAll =
          selected !== undefined && selectedRows(newest.current, selected).length === newest.current.length;
        if (isAll) store().remove(key, newest.current.map(selectableOf));
        else selectShown();
      },
      clear: () => {
        store().clear(key);
      },
    };
  }, [key]);
  return { rows, shownCount, hiddenCount: rows.length - shownCount, actions };
}

/** What {@link useListSelection} answers. */
export type ListSelection = ReturnType<typeof useListSelection>;
