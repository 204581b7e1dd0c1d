import { defaultRangeExtractor } from '@tanstack/react-virtual';
import type { Range, Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';

/** How many rows Page Up and Page Down go. */
const PAGE = 12;

/** Where a key moves the focus to, or null if it does not move it. */
function target(key: string, active: number, count: number): number | null {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, active + 1);
    case 'ArrowUp':
      return Math.max(0, active - 1);
    case 'PageDown':
      return Math.min(last, active + PAGE);
    case 'PageUp':
      return Math.max(0, active - PAGE);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

/**
 * The one row of a virtual list that the Tab key reaches: arrows move it, Enter does what the list says. It stays in
 * the page when it is scrolled out of sight, or the focus would fall out of the list. Rows carry `role="row"` and, the
 * active one, `data-active-row="true"`.
 * @param nameOf tells rows apart, so that the focus stays on its row when the list is sorted
 * @param start the row that is active at first
 */
export function useRowFocus<T>(rows: readonly T[], nameOf: (row: T) => string, start: string | null) {
  const [activeName, setActive] = useState<string | null>(start);
  const found = activeName === null ? -1 : rows.findIndex((row) => nameOf(row) === activeName);
  const active = found >= 0 ? found : 0;
  const moved = useRef<HTMLElement | null>(null);

  useEffect(() => {
    moved.current?.querySelector<HTMLElement>('[data-active-row="true"]')?.focus();
    moved.current = null;
  }, [active]);

  const withActive = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      if (active < range.count && !indexes.includes(active)) indexes.push(active);
      return indexes.sort((a, b) => a - b);
    },
    [active],
  );

  const onKeyDown =
    (scroller: Virtualizer<HTMLDivElement, Element>, onEnter: (row: T) => void) =>
    (event: KeyboardEvent<HTMLElement>) => {
      // Keys of a switch or a menu inside the row are theirs.
      if (!(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'row') return;
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const row = rows[active];
      if (event.key === 'Enter' && row !== undefined) {
        event.preventDefault();
        onEnter(row);
        return;
      }
      const to = target(event.key, active, rows.length);
      const next = to === null ? undefined : rows[to];
      if (to === null || next === undefined) return;
      event.preventDefault();
      moved.current = event.currentTarget;
      setActive(nameOf(next));
      scroller.scrollToIndex(to);
    };

  return { active, setActive, withActive, onKeyDown };
}
