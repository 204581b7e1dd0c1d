import { useQuery } from '@tanstack/react-query';
import { bulkQueries } from './queries';
import type { BulkList } from './queries';

const NONE: BulkList = { bulks: [], taskIds: [] };

/** Every bulk that is known, newest first; the same object until one changes. */
export function useBulks(): BulkList {
  return useQuery(bulkQueries.list).data ?? NONE;
}
