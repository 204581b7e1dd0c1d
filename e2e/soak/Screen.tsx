import { useQuery } from '@tanstack/react-query';
import { useBackgroundMemory } from '@renderer/features/collections/data/use-background-memory';
import { useCollectionList } from '@renderer/features/collections/data/use-collection-list';
import { DatabaseProvider, subjectOf, useDatabase } from '@renderer/features/collections/database-context';
import { RowReads } from '@renderer/features/collections/list/RowReads';
import type { CollectionRow } from '@renderer/features/collections/model/row';
import type { ListView } from '@renderer/features/collections/model/view';
import { collectionQueries } from '@renderer/features/collections/queries';
import { useOpenDatabase } from '@renderer/features/collections/use-open-database';
import type { PartitionRow } from '@renderer/features/partitions/partition-rows';
import { usePartitions } from '@renderer/features/partitions/use-partitions';
import { useTasks } from '@renderer/features/tasks';
import type { CollectionDetail } from '@shared/domain/collection';
import type { DatabaseRef } from '@shared/domain/refs';
import type { Task } from '@shared/domain/task';

/** What the panel of the opened collection says. */
export interface ShownPanel {
  name: string;
  id: string | null;
  partitions: readonly PartitionRow[];
  /** When they were read, ms since 1970; null: not yet. */
  readAt: number | null;
  /** They could not be read again: what is shown is as of then. */
  isStale: boolean;
  detail: CollectionDetail | null;
}

/** What the window says. */
export interface Shown {
  connected: boolean;
  rows: readonly CollectionRow[];
  /** When the list was read, ms since 1970; null: not yet. */
  readAt: number | null;
  /** The list could not be read again: what is shown is as of then. */
  isStale: boolean;
  tasks: readonly Task[];
  panel: ShownPanel | null;
}

const EVERYTHING: ListView = { search: '', filter: 'all', sort: 'name', descending: false };

interface ScreenProps {
  database: DatabaseRef;
  /** Name of the collection whose panel is open. */
  opened: string | null;
  /** Where what is said is put down. */
  shown: Shown;
}

/** An open database as the window reads and judges it, with every row in sight, and nothing drawn. */
export function Screen({ database, opened, shown }: ScreenProps) {
  const open = useOpenDatabase(database);
  const { connected } = open.server;
  const list = useCollectionList(open.ref, EVERYTHING, connected);
  useBackgroundMemory(open.ref, list.all, connected);
  const tasks = useTasks();
  const row = list.all.find(({ summary }) => summary.name === opened);
  Object.assign(shown, {
    ...{ connected, tasks, rows: list.all },
    readAt: list.query.data?.readAt ?? null,
    isStale: list.query.error !== null,
    panel: row === undefined ? null : shown.panel,
  });
  return (
    <DatabaseProvider value={open}>
      {list.all.map((each) => (
        <RowReads key={`${each.summary.name} ${each.summary.id ?? ''}`} row={each} settled />
      ))}
      {row !== undefined && <Panel row={row} shown={shown} />}
    </DatabaseProvider>
  );
}

function Panel({ row, shown }: { row: CollectionRow; shown: Shown }) {
  const open = useDatabase();
  const subject = subjectOf(open, row);
  const { query, rows } = usePartitions(subject, '');
  const replicas = useQuery({ ...collectionQueries.replicas(subject.ref), enabled: open.server.connected });
  const { name, id } = row.summary;
  const readAt = query.data?.readAt ?? null;
  const isStale = query.error !== null;
  shown.panel = { name, id, partitions: rows, readAt, isStale, detail: replicas.data ?? null };
  return null;
}
