import { z } from 'zod';
import { appErrorSchema } from '../ipc/result';
import { environmentSchema } from './environment';
import { newIndexSchema } from './index-request';
import { loadOptionsSchema } from './load-request';
import { recreatedSchema, recreateStepKinds } from './recreate';
import { int64Schema } from './refs';

export const taskKinds = [
  'load',
  'refreshLoad',
  'release',
  'dropPartition',
  'dropCollection',
  'createIndex',
  'renameCollection',
  'createAlias',
  'alterAlias',
  'dropAlias',
  'createDatabase',
  'dropDatabase',
  'recreate',
] as const;

/**
 * How a task ended or stands. `unknown`: the request may or may not have been carried out and reading the server did
 * not tell. `stopped`: the user no longer watches; the server goes on. `undone`: it was taken back before anything was
 * sent.
 */
export const taskStatuses = ['running', 'done', 'failed', 'unknown', 'stopped', 'undone'] as const;

/**
 * `restore`: a load that released first has failed, and what was in memory before it is loaded again. It is added when
 * that happens. `change`: the one request of a task about a name, seen through.
 */
const loadStepKinds = ['release', 'load', 'watch', 'restore'] as const;
/**
 * `wait`: nothing is sent for a while, and it can be taken back. `keep`: a copy of the definition goes into the archive.
 * `removeAliases`: those that stand in the way of the drop of a collection.
 */
const dropStepKinds = ['wait', 'keep', 'removeAliases', 'check', 'drop'] as const;
export const taskStepKinds = [
  ...loadStepKinds,
  ...dropStepKinds,
  ...(['change', 'createIndex', 'buildIndex'] as const),
  ...recreateStepKinds,
] as const;

/** One named step of a task, in the order in which they are carried out. */
export const taskStepSchema = z.object({
  kind: z.enum(taskStepKinds),
  status: z.enum(['waiting', 'running', 'done', 'failed', 'unknown', 'skipped']),
});
export type TaskStep = z.infer<typeof taskStepSchema>;

/** How far a load or the build of an index is; percentages are the server's. */
export const taskProgressSchema = z.object({
  percent: z.number(),
  /** Empty while nobody looks at them: they cost a call of their own. */
  partitions: z.array(z.object({ name: z.string(), percent: z.number().nullable() })),
  /** The last changes of the percentage, oldest first, the newest being the present one. */
  recent: z.array(z.object({ at: z.number(), percent: z.number() })),
  /** When a percentage last moved, milliseconds since 1970. */
  movedAt: z.number(),
});
export type TaskProgress = z.infer<typeof taskProgressSchema>;

/** A load, release or drop on its way or at its end. Times are milliseconds since 1970. */
export const taskSchema = z.object({
  id: z.string(),
  kind: z.enum(taskKinds),
  status: z.enum(taskStatuses),
  connectionId: z.string(),
  connectionName: z.string(),
  environment: environmentSchema,
  /** Where the connection led when it was agreed to, to be compared; absent in what an earlier version left. */
  fingerprint: z.string().optional(),
  database: z.string(),
  /** Empty for a task about a database, which `database` names. */
  collection: z.string(),
  collectionId: int64Schema.nullable(),
  /** Partitions it is about; null: the whole collection. */
  partitions: z.array(z.string()).nullable(),
  /** Of the one partition that is dropped, where the server tells ids; absent elsewhere. */
  partitionId: int64Schema.optional(),
  /** What a load asked for, so that it can be asked again. */
  load: loadOptionsSchema.nullable(),
  /** What was in memory before a release, as the load that brings it back; null: nothing, or nobody knows. */
  before: loadOptionsSchema.nullable(),
  /** The index that a task of kind `createIndex` creates; absent elsewhere. */
  index: newIndexSchema.optional(),
  /** The new name of a collection, or the alias that a task is about; absent elsewhere. */
  name: z.string().optional(),
  /** The collection that an alias pointed to before `alterAlias`; absent elsewhere. */
  pointedTo: z.object({ collection: z.string(), collectionId: int64Schema.nullable() }).optional(),
  /** Aliases that are removed before the drop of their collection; absent where none are. */
  aliases: z.array(z.string()).optional(),
  /** Those of them that this task has removed, as it saw; absent: none yet. */
  removed: z.array(z.string()).optional(),
  /** Id of the copy in the archive that was kept before a drop; absent where none was. */
  copyId: z.string().optional(),
  /** What a task of kind `recreate` makes again, and what did not come back; absent elsewhere. */
  recreated: recreatedSchema.optional(),
  steps: z.array(taskStepSchema),
  /** Until then it can be taken back, ms since 1970; absent where it cannot. */
  waitsUntil: z.number().optional(),
  progress: taskProgressSchema.nullable(),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  /** When it was picked up again by a later start of the application; null: it is of this one. */
  resumedAt: z.number().nullable(),
  /** Why it failed or is unknown; while running: why the last look at the server failed. */
  error: appErrorSchema.nullable(),
});
export type Task = z.infer<typeof taskSchema>;
