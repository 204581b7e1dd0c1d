import { queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { invoke } from '@renderer/api/bridge';
import type { Bulk, BulkEntry, BulkResult } from '@shared/domain/bulk';

/** Bulks, newest first, and the tasks that are items of one. */
export interface BulkList {
  bulks: Bulk[];
  taskIds: string[];
}

const PAGE = 100;

/** Results that were told of while a list was being read, by bulk: what was read before that is older. */
const told = new Map<string, BulkResult[]>();

async function readItems(bulkId: string, signal: AbortSignal): Promise<BulkEntry[]> {
  const all: BulkEntry[] = [];
  const meanwhile: BulkResult[] = [];
  told.set(bulkId, meanwhile);
  for (;;) {
    const { entries, total } = await invoke('bulk.items', { bulkId, offset: all.length, limit: PAGE });
    all.push(...entries);
    if (all.length >= total || entries.length === 0 || signal.aborted) break;
  }
  if (told.get(bulkId) === meanwhile) told.delete(bulkId);
  return withResults(all, meanwhile);
}

/** What is read about many changes; kept up to date by events. */
export const bulkQueries = {
  list: queryOptions({
    queryKey: ['bulk', 'list'] as const,
    queryFn: (): Promise<BulkList> => invoke('bulk.list', {}),
    staleTime: Infinity,
    gcTime: Infinity,
  }),
  items: (bulkId: string) =>
    queryOptions({
      queryKey: ['bulk', 'items', bulkId] as const,
      queryFn: ({ signal }) => readItems(bulkId, signal),
      staleTime: Infinity,
      gcTime: 0,
    }),
};

/** The list with a bulk in its place, or in front if it is new, and its tasks. */
export function withBulk(list: BulkList, bulk: Bulk, results: readonly BulkResult[]): BulkList {
  const isKnown = list.bulks.some(({ id }) => id === bulk.id);
  const bulks = isKnown
    ? list.bulks.map((each) => (each.id === bulk.id ? bulk : each))
    : [bulk, ...list.bulks];
  const known = new Set(list.taskIds);
  const more = results.flatMap(({ taskId }) => (taskId === null || known.has(taskId) ? [] : taskId));
  return { bulks, taskIds: more.length === 0 ? list.taskIds : [...list.taskIds, ...more] };
}

/** Puts a bulk that was just started into the list, if the list has been read. */
export function noteBulk(client: QueryClient, bulk: Bulk): void {
  client.setQueryData(bulkQueries.list.queryKey, (before) =>
    before === undefined ? before : withBulk(before, bulk, []),
  );
}

/** The items with these results; the others stay the objects that they are. */
function withResults(entries: BulkEntry[], results: readonly BulkResult[]): BulkEntry[] {
  const next = [...entries];
  for (const result of results) {
    const entry = next[result.n];
    if (entry !== undefined) next[result.n] = { ...entry, result };
  }
  return next;
}

/** Takes over what the main process told of a bulk and some of its items, also while its list is being read. */
export function takeBulk(client: QueryClient, bulk: Bulk, results: readonly BulkResult[]): void {
  told.get(bulk.id)?.push(...results);
  if (results.length === 0) return;
  client.setQueryData<BulkEntry[]>(bulkQueries.items(bulk.id).queryKey, (before) =>
    before === undefined ? before : withResults(before, results),
  );
}
