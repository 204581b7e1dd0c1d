import type { BulkWish } from '@shared/domain/bulk';

/** Whether items are of several databases: only then does a list say of which each is. */
export const isAcrossDatabases = (items: readonly { wish: BulkWish }[]): boolean =>
  new Set(items.map(({ wish }) => wish.target.database)).size > 1;
