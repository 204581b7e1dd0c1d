import type { Selection } from '@renderer/stores/selection-store';
import type { CollectionRow } from './row';

const isIn = (selection: Selection, { summary: { name, id } }: CollectionRow): boolean => {
  const own = selection.get(name);
  return own !== undefined && own === id;
};

/** The rows that are selected, in the order of `rows`. What is gone, or is another collection now, is not among them. */
export function selectedRows(rows: readonly CollectionRow[], selection: Selection): CollectionRow[] {
  return selection.size === 0 ? [] : rows.filter((row) => isIn(selection, row));
}

/** The rows between two, both among them, in whichever order they come; only `to` if there is no `from`. */
export function rangeOf(
  rows: readonly CollectionRow[],
  from: string | undefined,
  to: CollectionRow,
): CollectionRow[] {
  const start = rows.findIndex(({ summary }) => summary.name === from);
  const end = rows.findIndex(({ summary }) => summary.name === to.summary.name);
  if (start < 0 || end < 0) return [to];
  return rows.slice(Math.min(start, end), Math.max(start, end) + 1);
}
