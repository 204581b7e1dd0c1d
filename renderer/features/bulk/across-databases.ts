import type { BulkDeed } from '@shared/domain/bulk';

/** Whether items are of several databases: only then does a list say of which each is. */
export const isAcrossDatabases = (items: readonly { wish: BulkDeed }[]): boolean =>
  new Set(items.map(({ wish }) => wish.target.database)).size > 1;
