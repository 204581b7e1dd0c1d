import type { CollectionRef } from '@shared/domain/refs';
import type { KeepWish } from '../../archive/keep';
import type { MilvusGateway } from '../../milvus/gateway-types';
import type { Attention } from '../attention';
import type { LoadRecords } from '../load-records';
import type { TaskRun } from '../task-run';
import type { MemoryWatcher } from '../watcher';

/** What a copy is kept for: the partition that is about to go, or null for the whole collection; see `KeepWish`. */
export type CopyWish = Pick<KeepWish, 'partition' | 'mayLack'>;

/** Keeps a copy of a definition in the archive before a drop; resolves with its id when it is on the disk. */
export type KeepCopy = (server: MilvusGateway, target: CollectionRef, wish: CopyWish) => Promise<string>;

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

/** The context of a run: its server is there while the connection leads where it led, else `leadsElsewhere`. */
export function contextOf<T extends CollectionRef>(
  { gateway, watcher, records, attention }: StepDeps,
  run: TaskRun,
  target: T,
): StepContext<T> {
  // What another server holds would be taken for what became of this.
  const server = (): MilvusGateway => {
    run.checkPlace();
    return gateway(target.connectionId);
  };
  const watchedThere: MemoryWatcher = {
    read: async (...asked) => {
      run.checkPlace();
      return watcher.read(...asked);
    },
    readAnew: async (...asked) => {
      run.checkPlace();
      return watcher.readAnew(...asked);
    },
  };
  return { run, target, watcher: watchedThere, records, attention, server };
}

/** Forgets which fields were loaded: nothing of the collection is in memory, or nobody knows what is. */
export function forgetLoaded({ records, target }: StepContext): void {
  records.forget(target.connectionId, target.database, target.collectionId);
}
