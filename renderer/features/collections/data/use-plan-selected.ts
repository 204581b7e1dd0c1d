import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import type { Enabled } from '@renderer/commands/action';
import { permittedOfAny } from '@renderer/commands/collection-rules';
import { switchOptions } from '@renderer/commands/switch-options';
import { useText } from '@renderer/i18n';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { fewAtOnce } from '@shared/async/few-at-once';
import type { BulkWish } from '@shared/domain/bulk';
import type { CollectionDetail } from '@shared/domain/collection';
import type { CollectionRef, DatabaseRef } from '@shared/domain/refs';
import type { RefusableAction } from '@shared/policy/rights';
import type { OpenDatabase } from '../database-context';
import type { CollectionRow } from '../model/row';
import { collectionQueries } from '../queries';

/** What can be done to all that are selected. */
export const selectedActions = ['load', 'release', 'dropCollection'] as const satisfies RefusableAction[];
export type SelectedAction = (typeof selectedActions)[number];

/** How many collections are read at a time. */
const AT_ONCE = 6;

const refOf = (ref: DatabaseRef, { summary: { name, id } }: CollectionRow): CollectionRef => ({
  ...ref,
  collection: name,
  collectionId: id,
});

/**
 * The detail of a row that is in memory: which fields it is loaded with must be known, or "all fields" would be asked
 * for. Null for one that is not in memory, where that does not matter, and for one that cannot be read: the plan says
 * so itself.
 */
async function detailOf(
  client: QueryClient,
  ref: DatabaseRef,
  row: CollectionRow,
): Promise<CollectionDetail | null> {
  if (row.detail !== null || row.summary.memoryPercent === null) return row.detail;
  return client.query(collectionQueries.detail(refOf(ref, row))).catch(() => null);
}

/** What the switch of each row would ask for. */
async function loadWishes(
  client: QueryClient,
  ref: DatabaseRef,
  rows: readonly CollectionRow[],
): Promise<BulkWish[]> {
  return fewAtOnce(rows, AT_ONCE, async (row) => {
    const options = switchOptions(await detailOf(client, ref, row), row.tasks.lastLoad);
    return { action: 'load', target: refOf(ref, row), options };
  });
}

/** Opens the plan of loading or releasing the rows that are selected. */
export function usePlanSelected({ ref, server }: OpenDatabase, rows: readonly CollectionRow[]) {
  const t = useText();
  const client = useQueryClient();
  const openDialog = useDialogStore((store) => store.openDialog);
  const planning = useMutation({
    mutationFn: async (action: 'load' | 'release') => {
      const wishes =
        action === 'load'
          ? await loadWishes(client, ref, rows)
          : rows.map((row): BulkWish => ({ action, target: refOf(ref, row), partitions: null }));
      const title = t(action === 'load' ? 'bulk.title.load' : 'bulk.title.release', { count: rows.length });
      openDialog({ kind: 'bulkPlan', wishes, title });
    },
  });
  const enabled = (action: SelectedAction): Enabled => {
    if (!server.connected) return { because: 'because.notConnected' };
    if (server.readOnly) return { because: 'because.readOnly' };
    const { database } = ref;
    const places = rows.map(({ summary }) => ({ action, database, collection: summary.name }));
    return permittedOfAny(server, places);
  };
  return {
    connectionId: ref.connectionId,
    /** True if at least one of them may be asked about, or why none may. */
    enabled,
    /** What is being prepared. */
    pending: planning.isPending ? planning.variables : null,
    /** Asks about the drop of all that is selected. */
    drop: () => {
      if (enabled('dropCollection') !== true || rows.length === 0) return;
      const targets = rows.map((row) => ({ kind: 'collection' as const, ref: refOf(ref, row) }));
      openDialog({ kind: 'drop', connectionId: ref.connectionId, targets });
    },
    plan: (action: 'load' | 'release') => {
      if (enabled(action) === true && !planning.isPending && rows.length > 0) planning.mutate(action);
    },
  };
}

/** What {@link usePlanSelected} answers. */
export type PlanSelected = ReturnType<typeof usePlanSelected>;
