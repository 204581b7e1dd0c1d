import type { CollectionRef } from '@shared/domain/refs';
import type { MilvusGateway } from '../../milvus/gateway-types';
import type { Attention } from '../attention';
import type { LoadRecords } from '../load-records';
import type { TaskRun } from '../task-run';
import type { MemoryWatcher } from '../watcher';

/**
 * Keeps a copy of a definition in the archive; resolves with its id when it is on the disk. `partition`: the one that is
 * about to go, null for the whole collection.
 */
export type KeepCopy = (
  server: MilvusGateway,
  target: CollectionRef,
  partition: string | null,
) => Promise<string>;

/** What the work of every task needs. */
export interface StepDeps {
  /** Throws `notConnected`. */
  gateway: (connectionId: string) => MilvusGateway;
  watcher: MemoryWatcher;
  records: LoadRecords;
  attention: Pick<Attention, 'isAttended'>;
  keepCopy: KeepCopy;
}

/** The work of a task: its steps, one after the other, on a run that has just started. */
export type Work = (run: TaskRun) => Promise<void>;

/** One task at work on one collection. */
export interface StepContext<T extends CollectionRef = CollectionRef> {
  run: TaskRun;
  target: T;
  watcher: MemoryWatcher;
  records: LoadRecords;
  attention: Pick<Attention, 'isAttended'>;
  /** The server, asked for anew each time: it may have been closed and opened meanwhile. */
  server: () => MilvusGateway;
}

/** The context of a run. */
export function contextOf<T extends CollectionRef>(
  { gateway, watcher, records, attention }: StepDeps,
  run: TaskRun,
  target: T,
): StepContext<T> {
  return { run, target, watcher, records, attention, server: () => gateway(target.connectionId) };
}

/** Forgets which fields were loaded: nothing of the collection is in memory, or nobody knows what is. */
export function forgetLoaded({ records, target }: StepContext): void {
  records.forget(target.connectionId, target.database, target.collectionId);
}
