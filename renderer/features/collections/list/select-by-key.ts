import type { KeyboardEvent } from 'react';
import type { CollectionRow } from '../model/row';
import type { RowSelection } from '../selection-context';

/**
 * Keys on the rows: Space selects the row (with the shift key all up to it), Ctrl+A everything that is shown, Escape
 * nothing.
 * @param active the row that has the focus
 * @returns whether the key was one of them
 */
export function selectByKey(
  event: KeyboardEvent<HTMLElement>,
  active: CollectionRow | undefined,
  { toggle, extendTo, selectShown, clear }: RowSelection,
): boolean {
  // A menu of a row is not inside the list, though its keys come past here.
  if (!(event.target instanceof Element) || !event.currentTarget.contains(event.target)) return false;
  const isOnRow = event.target.getAttribute('role') === 'row';
  if (event.key === ' ' && isOnRow && active !== undefined) {
    if (event.shiftKey) extendTo(active);
    else toggle(active);
  } else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) selectShown();
  else if (event.key === 'Escape') clear();
  else return false;
  event.preventDefault();
  return true;
}
