import type {
  Bulk,
  BulkDeed,
  BulkDoes,
  BulkEntry,
  BulkExportFormat,
  BulkItem,
  BulkPlanItem,
  BulkResult,
} from '@shared/domain/bulk';
import type { Task } from '@shared/domain/task';
import type { AppError } from '@shared/ipc/result';
import type { MilvusGateway } from '../../milvus/gateway-types';
import type { ActivityConsent } from '@shared/domain/activity';
import type { TaskClock } from '../clock';
import type { AgreedOver, Sending } from '../gate';
import type { TaskOrigin } from '../run-record';

/** Whether something may be sent to a server now: yes, not until it is there again, or not at all for a reason. */
export type Gate = 'open' | 'held' | AppError;
/** The gate of a connection, for what was agreed to over it. */
export type ConnectionGate = (agreed: AgreedOver, sending: Sending) => Gate;

/** What a run needs of the rest of the application. */
export interface RunDeps {
  clock: TaskClock;
  /** Aborts when the application lets go of its bulks: nothing is sent or written after that. */
  life: AbortSignal;
  /** Throws `notConnected`. */
  gateway: (connectionId: string) => MilvusGateway;
  gate: ConnectionGate;
  /** Starts the task of an item; throws what keeps it from being sent. */
  startTask: (item: BulkItem, origin: TaskOrigin) => Task;
  /** The task at its end; told of each change on the way. */
  ended: (task: Task, changed: (task: Task) => void) => Promise<Task>;
  found?: FoundListener | undefined;
}

/** Is told how an item of an earlier process ended, as reading the server showed; `unknown`: it cannot show it. */
export type FoundListener = (
  bulkId: string,
  n: number,
  action: BulkDeed['action'],
  state: 'done' | 'failed' | 'unknown',
  error: AppError | null,
) => void;

/** What a new bulk is made of. `draftId` names what {@link BulkManager.prepare} has gathered. */
export interface BulkStart {
  connectionId: string;
  draftId: string;
  title: string;
  concurrency: number;
  /** How many items the draft has: a part that was lost on the way is noticed. */
  count: number;
  /** What was agreed to, and how. */
  does: BulkDoes;
  consent?: ActivityConsent;
}

/** Drops that were agreed to by ticket. */
export interface BulkDrops {
  connectionId: string;
  title: string;
  concurrency: number;
  items: readonly BulkItem[];
  /** So long nothing is sent, in ms; stopping it until then takes all of it back. */
  waitMs: number;
  /** How it was agreed to. */
  consent?: ActivityConsent;
  /** Over what it was agreed to. */
  agreed: Pick<AgreedOver, 'environment' | 'fingerprint'>;
}

/** One that goes on, and what was agreed to. */
export interface BulkAgain {
  bulkId: string;
  connectionId: string;
  does: BulkDoes;
  consent?: ActivityConsent;
}

/**
 * Carries out many changes under one name, each as a task of its own, and keeps a ledger of them on disk. Every
 * method that takes an id throws `bulkUnknown`.
 */
export interface BulkManager {
  /** Gathers a plan part by part. @returns the id to go on with */
  prepare(draftId: string | null, items: readonly BulkPlanItem[]): string;
  /** Throws `invalidInput` for a draft that is not whole, and `confirmationRequired` for more than was agreed to. */
  start(request: BulkStart): Promise<Bulk>;
  /** Starts what a ticket stands for. */
  startDrops(request: BulkDrops): Promise<Bulk>;
  /** Newest first. */
  list(): Promise<Bulk[]>;
  /** Ids of tasks that are items of a bulk. */
  taskIds(): string[];
  entries(bulkId: string, offset: number, limit: number): Promise<{ entries: BulkEntry[]; total: number }>;
  /** Begins no more items; those that are under way go on. */
  pause(bulkId: string): Promise<void>;
  /** Gives up what was not begun. */
  stop(bulkId: string): Promise<void>;
  setConcurrency(bulkId: string, concurrency: number): Promise<void>;
  /**
   * Goes on: with what was not begun, and with what reading the server showed not to be in effect. Drops that are
   * paused go on as they were agreed to; those that were given up need a ticket of their own.
   */
  resume(request: BulkAgain): Promise<Bulk>;
  /** Does what failed, or whose end is not known, once more. */
  retry(request: BulkAgain): Promise<Bulk>;
  /** The whole list as a file's text. */
  text(bulkId: string, format: BulkExportFormat): Promise<{ title: string; text: string }>;
  /** Takes an ended bulk off the list, with its ledger. Throws `bulkRunning`. */
  dismiss(bulkId: string): Promise<void>;
  onChange(listener: (bulk: Bulk, results: BulkResult[]) => void): () => void;
  onDismiss(listener: (bulkId: string) => void): () => void;
  /** Lets go of everything; resolves when the ledgers are at rest. */
  dispose(): Promise<void>;
}
