import { create } from 'zustand';
import type { DatabaseRef } from '@shared/domain/refs';

/** A collection as it was selected: by name and the id that the list showed. */
export interface Selectable {
  name: string;
  id: string | null;
}

/** Ids by name. A collection that was made anew under the name has another id, so it is not selected. */
export type Selection = ReadonlyMap<string, string | null>;

interface SelectionStore {
  /** By {@link selectionKey}. */
  selections: Readonly<Record<string, Selection>>;
  /** Where a range begins: the name that was selected last, by key. */
  anchors: Readonly<Record<string, string>>;
  toggle: (key: string, one: Selectable) => void;
  /** Selects more, and begins the next range at `anchor`. */
  add: (key: string, more: readonly Selectable[], anchor: string | null) => void;
  remove: (key: string, these: readonly Selectable[]) => void;
  clear: (key: string) => void;
}

const NOTHING: Selection = new Map();

/** Under which the selection of a database is kept. */
export const selectionKey = ({ connectionId, database }: DatabaseRef): string =>
  JSON.stringify([connectionId, database]);

/** What is selected in each database; kept while one searches, filters and looks at another one. */
export const useSelectionStore = create<SelectionStore>()((set) => {
  const change = (
    key: string,
    edit: (selection: Map<string, string | null>) => void,
    anchor: string | null,
  ): void => {
    set(({ selections, anchors }) => {
      const next = new Map(selections[key]);
      edit(next);
      return {
        selections: { ...selections, [key]: next },
        anchors: anchor === null ? anchors : { ...anchors, [key]: anchor },
      };
    });
  };
  return {
    selections: {},
    anchors: {},
    toggle: (key, { name, id }) => {
      change(
        key,
        (selection) => {
          if (selection.get(name) === id) selection.delete(name);
          else selection.set(name, id);
        },
        name,
      );
    },
    add: (key, more, anchor) => {
      change(
        key,
        (selection) => {
          for (const { name, id } of more) selection.set(name, id);
        },
        anchor,
      );
    },
    remove: (key, these) => {
      change(
        key,
        (selection) => {
          for (const { name } of these) selection.delete(name);
        },
        null,
      );
    },
    clear: (key) => {
      change(
        key,
        (selection) => {
          selection.clear();
        },
        null,
      );
    },
  };
});

/** The selection of a database; the same object until it changes. */
export function useSelection(ref: DatabaseRef): Selection {
  const key = selectionKey(ref);
  return useSelectionStore(({ selections }) => selections[key]) ?? NOTHING;
}

/** Whether one collection is selected. */
export function useIsSelected(ref: DatabaseRef, { name, id }: Selectable): boolean {
  const key = selectionKey(ref);
  return useSelectionStore(({ selections }) => {
    const own = selections[key]?.get(name);
    return own !== undefined && own === id;
  });
}
