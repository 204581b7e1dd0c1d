import type { MakingPart } from '@shared/domain/definition-parts';
import type { NewIndex } from '@shared/domain/index-request';
import type { LoadOptions } from '@shared/domain/load-request';
import type { CollectionRef, DatabaseRef, PartitionRef } from '@shared/domain/refs';
import type { Task } from '@shared/domain/task';
import type { TaskOrigin } from './run-record';
import type { RecreateWish } from './steps/recreate';

/** How something is dropped. */
export interface DropOptions extends TaskOrigin {
  /** So long nothing is sent, in ms, and `undo` takes it back; 0 by default. */
  waitMs?: number;
  /** Whether a copy of the definition is kept first (`copyNotKept` if that fails); yes by default. */
  keepsCopy?: boolean;
  /** Of a collection: what is removed first. */
  aliases?: readonly string[];
  /** Of a collection: all that were shown; one more keeps it from being dropped. Absent: nobody has read them. */
  shownAliases?: readonly string[];
  /** Parts of which it was told that the copy has none of them: one more, and no copy is kept; none by default. */
  copyLacks?: readonly MakingPart[];
}

/** How an alias or a database is dropped: of them no copy is kept. */
export type NameDropOptions = Omit<DropOptions, 'keepsCopy' | 'aliases' | 'shownAliases' | 'copyLacks'>;

/**
 * Runs loads, releases and drops to their end, independent of any window. Each `start` answers at once with a
 * running task, or throws `taskConflict` if another task works on the same collection. `origin` goes into the activity
 * log.
 */
export interface TaskManager {
  startLoad(target: CollectionRef, options: LoadOptions, origin?: TaskOrigin): Task;
  startRefreshLoad(target: CollectionRef): Task;
  /** Releases the collection, or only the partitions named. A load of it that is only watched is no longer watched. */
  startRelease(target: CollectionRef, partitions: readonly string[] | null, origin?: TaskOrigin): Task;
  /** Reads ids again first; a partition that is not the one shown is not dropped (`identityChanged`). */
  startDropPartition(target: PartitionRef, releaseFirst: boolean, how?: DropOptions): Task;
  /** Reads the id again first; a collection that is not the one shown is not dropped (`identityChanged`). */
  startDropCollection(target: CollectionRef, how?: DropOptions): Task;
  /** Says which collections somebody looks at: their partitions are read while they load, others' at the end. */
  attend(targets: readonly CollectionRef[]): void;
  /**
   * Creates an index, watches its build, and loads afterwards if a load is given. Reads the id again first, and that the
   * field has no index (`indexExists`).
   */
  startCreateIndex(
    target: CollectionRef,
    index: NewIndex,
    thenLoad: LoadOptions | null,
    origin?: TaskOrigin,
  ): Task;
  /** Gives a collection another name. Reads first that it is the one shown, and that nothing has the new name. */
  startRename(target: CollectionRef, name: string, origin?: TaskOrigin): Task;
  /** Adds an alias. Reads first that the collection is the one shown, and that nothing has the name. */
  startCreateAlias(target: CollectionRef, alias: string): Task;
  /** Points an alias to `target`. Reads first that it still points to `from`, and that both are those shown. */
  startAlterAlias(
    target: CollectionRef,
    alias: string,
    from: Pick<CollectionRef, 'collection' | 'collectionId'>,
    origin?: TaskOrigin,
  ): Task;
  /** Drops an alias. Reads first that it still points to the collection that was shown (`identityChanged`). */
  startDropAlias(target: CollectionRef, alias: string, how?: NameDropOptions): Task;
  startCreateDatabase(ref: DatabaseRef): Task;
  /** Drops a database that a fresh reading finds empty; throws nothing, ends as `databaseNotEmpty` or `defaultDatabase`. */
  startDropDatabase(ref: DatabaseRef, how?: NameDropOptions): Task;
  /**
   * Makes a collection again, empty, under the target's name. Looks again first that nothing has that name
   * (`alreadyExists`); what does not come back is in the task.
   */
  startRecreate(target: CollectionRef, wish: RecreateWish, origin?: TaskOrigin): Task;
  /** Newest first. */
  list(): Task[];
  /** Throws `taskUnknown`. */
  stopWatching(taskId: string): void;
  /** Takes back a drop that waits; nothing has been sent of it. Throws `taskUnknown`, or `taskConflict` if it is too late. */
  undo(taskId: string): void;
  /** Takes an ended task off the list; throws `taskUnknown`, or `taskConflict` while it runs. */
  dismiss(taskId: string): void;
  onChange(listener: (task: Task) => void): () => void;
  onDismiss(listener: (taskId: string) => void): () => void;
  dispose(): void;
}
