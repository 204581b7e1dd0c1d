import { useVirtualizer } from '@tanstack/react-virtual';
import type { VirtualItem, Virtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { RefObject } from 'react';
import { useRowFocus } from './use-row-focus';

/** Height of a row in CSS pixels, as `.row` of VirtualGrid.module.css has it. */
export const ROW_HEIGHT = 36;

/** The rows of a `VirtualGrid`: which there are, which of them are in the page, and which has the focus. */
export interface VirtualRows<T> {
  rows: readonly T[];
  keyOf: (row: T) => string;
  scroll: RefObject<HTMLDivElement | null>;
  /** The rows in the page, read once a render so that all who draw mean the same. */
  inSight: readonly VirtualItem[];
  virtualizer: Virtualizer<HTMLDivElement, Element>;
  focus: ReturnType<typeof useRowFocus<T>>;
}

interface VirtualRowsOptions {
  /** The row that is active at first; without it, the first. */
  start?: string | null;
  /** How many rows out of sight, above and below, are in the page. */
  overscan?: number;
}

/**
 * Keeps only the rows in sight in the page, and the active one. For `VirtualGrid`.
 * @param keyOf tells rows apart
 */
export function useVirtualRows<T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
  { start = null, overscan = 6 }: VirtualRowsOptions = {},
): VirtualRows<T> {
  const scroll = useRef<HTMLDivElement>(null);
  const focus = useRowFocus(rows, keyOf, start);
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan,
    rangeExtractor: focus.withActive,
  });
  return { rows, keyOf, scroll, inSight: virtualizer.getVirtualItems(), virtualizer, focus };
}
