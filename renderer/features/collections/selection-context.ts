import { createContext, useContext } from 'react';
import type { CollectionRow } from './model/row';

/** How rows are selected; the same functions as long as the list is open. */
export interface RowSelection {
  toggle: (row: CollectionRow) => void;
  /** Everything shown between the row that was selected last and this one. */
  extendTo: (row: CollectionRow) => void;
  /** All rows that are shown, or none of them if all are. */
  toggleShown: () => void;
  selectShown: () => void;
  clear: () => void;
}

const SelectionContext = createContext<RowSelection | null>(null);

/** Gives the selection to the rows inside. */
export const SelectionProvider = SelectionContext.Provider;

/** The selection of the list; only inside {@link SelectionProvider}. */
export function useRowSelection(): RowSelection {
  const selection = useContext(SelectionContext);
  if (selection === null) throw new Error('No list is around this component');
  return selection;
}
