import type { ActivityConsent } from '@shared/domain/activity';
import type { BulkItem } from '@shared/domain/bulk';
import { DEFAULT_BULK_CONCURRENCY } from '@shared/domain/bulk';
import type { DropItem, NameDropTarget } from '@shared/domain/drop';
import type { ChannelOutput } from '@shared/ipc/contract';
import { aliasesToRemove, releasesFirst } from '@shared/policy/drop-plan';
import type { Task } from '@shared/domain/task';
import type { BulkManager } from '../../tasks/bulk';
import type { AgreedNow } from '../../tasks/gate';
import type { NameDropOptions, TaskManager } from '../../tasks/task-types';

/** What was agreed to: collections and partitions, or an alias or a database. */
export type AgreedWhat = { items: readonly DropItem[] } | { name: NameDropTarget };

/** How drops are carried out that were agreed to. */
export interface AgreedDrops {
  what: AgreedWhat;
  /** So long nothing is sent, in ms, and all of it can be taken back. */
  waitMs: number;
  /** Over what: nothing is sent over a connection that is another one by then. */
  agreed: AgreedNow;
  /** What was typed for each phrase that was asked for. */
  typed: readonly string[];
}

function startOne(tasks: TaskManager, item: DropItem, how: NameDropOptions): Task {
  const { target, steps } = item;
  const keeping = { ...how, keepsCopy: steps.includes('keep'), copyLacks: item.facts?.copyLacks ?? [] };
  return target.kind === 'partition'
    ? tasks.startDropPartition(target.ref, releasesFirst(item), keeping)
    : tasks.startDropCollection(target.ref, {
        ...{ ...keeping, aliases: aliasesToRemove(item) },
        ...(item.facts === null ? {} : { shownAliases: item.facts.aliases }),
      });
}

function startName(tasks: TaskManager, target: NameDropTarget, how: NameDropOptions): Task {
  return target.kind === 'alias'
    ? tasks.startDropAlias(target.ref, target.alias, how)
    : tasks.startDropDatabase(target.ref, how);
}

function bulkItem(item: DropItem): BulkItem {
  const { target, steps, facts } = item;
  const aliases = aliasesToRemove(item);
  const { connectionId, database, collection, collectionId } = target.ref;
  return {
    wish: {
      action: 'drop',
      target: { connectionId, database, collection, collectionId },
      partition:
        target.kind === 'partition' ? { name: target.ref.partition, id: target.ref.partitionId } : null,
      ...(aliases.length === 0 ? {} : { aliases: [...aliases] }),
      ...(facts?.copyLacks === undefined ? {} : { copyLacks: facts.copyLacks }),
      ...(target.kind === 'collection' && facts !== null ? { shownAliases: facts.aliases } : {}),
    },
    verdict: { kind: 'do', steps, notes: [], shows: true },
    rows: facts?.rowCount ?? null,
    estimate: null,
  };
}

/**
 * Starts drops that were agreed to: one as a task, several as a bulk, whose ledger is on the disk before anything is
 * sent. Throws `taskConflict` if a task works on the only one.
 */
export async function startDrops(
  { tasks, bulks }: { tasks: TaskManager; bulks: BulkManager },
  connectionId: string,
  { what, waitMs, typed, agreed }: AgreedDrops,
): Promise<ChannelOutput<'drops.start'>> {
  // For the activity log: a drop is always asked about, and of several phrases all are told.
  const consent: ActivityConsent =
    typed.length === 0 ? { kind: 'acknowledged' } : { kind: 'typed', phrases: [...typed] };
  const how = { waitMs, consent, agreed };
  if ('name' in what) return { task: startName(tasks, what.name, how), bulk: null };
  const { items } = what;
  const [first] = items;
  if (items.length === 1 && first !== undefined) {
    return { task: startOne(tasks, first, how), bulk: null };
  }
  const bulk = await bulks.startDrops({
    ...{ ...how, connectionId, concurrency: DEFAULT_BULK_CONCURRENCY },
    title: `Drop ${String(items.length)}`,
    items: items.map(bulkItem),
  });
  return { task: null, bulk };
}
