import type { CollectionDetail, CollectionMemory, CollectionSummary } from '@shared/domain/collection';
import type { Task } from '@shared/domain/task';
import type { AppError } from '@shared/ipc/result';
import { isLoadOnItsWay } from '@shared/policy/collection-state';
import type { CollectionState, LoadTasks } from '@shared/policy/collection-state';

/** What was read about which partitions of one collection are in memory, or why it could not be read. */
export interface MemoryFact {
  id: string | null;
  memory: CollectionMemory | null;
  error: AppError | null;
}

/** What is known beyond the list itself; maps are by collection name and hold only what was read. */
export interface ListFacts {
  /** When the list began to be read, ms since 1970. */
  readAt: number;
  memoryError: AppError | null;
  memory: ReadonlyMap<string, MemoryFact>;
  details: ReadonlyMap<string, CollectionDetail>;
  tasks: ReadonlyMap<string, readonly Task[]>;
}

/** The tasks of one very collection that decide what its row says. */
export interface RowTasks extends LoadTasks {
  /** The newest load or refresh, unless a release came after it. */
  lastLoad: Task | null;
  /** When the newest task ended, ms since 1970; what was read before that is out of date. */
  endedAt: number | null;
}

/** One row of the list. The same object as long as nothing about the row changes. */
export interface CollectionRow {
  readonly summary: CollectionSummary;
  readonly searchName: string;
  readonly state: CollectionState;
  readonly tasks: RowTasks;
  /** Null: not read yet, or the server tells none. */
  readonly detail: CollectionDetail | null;
  /** The inputs, kept to see whether the row has to be made again. */
  readonly from: RowInputs;
}

/**
 * Whether list and partitions contradict each other: in memory by the one, nothing in memory by the others. Something
 * changed between the two reads, so both are read again.
 */
export function isContradictory({ state, from, summary }: CollectionRow): boolean {
  return state.kind === 'checking' && from.memory?.id === summary.id && from.memory.memory !== null;
}

/**
 * Whether partitions are on their way while the list says that all that was asked for is there: another client's load
 * of more than is in memory shows so on Milvus 2.3.5. The list does not move any more, so only the partitions tell.
 */
export function isArrivingUnlisted({ state, summary, tasks }: CollectionRow): boolean {
  return state.kind === 'loading' && (summary.memoryPercent ?? 0) >= 100 && !isLoadOnItsWay(tasks.running);
}

/** Everything that a row is made of. */
export interface RowInputs {
  /** Whether a task of this name ended after the list was read. */
  predatesEnd: boolean;
  /** Whether the list was read before it could show what {@link RowTasks.taken} put into memory. */
  missesLoad: boolean;
  memoryError: AppError | null;
  memory: MemoryFact | undefined;
  detail: CollectionDetail | undefined;
  tasks: readonly Task[] | undefined;
}
