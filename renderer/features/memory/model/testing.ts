import type { HeldCollection, HeldShare } from './held';

/** For tests: a share of 100 rows on node 1 without bytes, of which a test names only what it is about. */
export const shareOf = (over: Partial<HeldShare> = {}): HeldShare => ({
  ...{ partition: '_default', node: '1', segments: 1, rows: 100, bytes: null },
  ...over,
});

/** For tests: a loaded collection of `default` with these shares. */
export const heldOf = (
  collection: string,
  shares: readonly HeldShare[] | null,
  over: Partial<HeldCollection> = {},
): HeldCollection => ({
  ...{ database: 'default', collection, collectionId: '1', percent: 100, error: null },
  holding: shares === null ? null : { readAt: 1, shares, partitions: null },
  ...over,
});
