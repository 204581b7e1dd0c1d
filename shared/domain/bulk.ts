import { z } from 'zod';
import { appErrorSchema } from '../ipc/result';
import { makingParts } from './definition-parts';
import { environmentSchema } from './environment';
import { loadOptionsSchema } from './load-request';
import { collectionRefSchema, int64Schema } from './refs';
import { taskStepKinds } from './task';

const loadWishSchema = z.object({
  action: z.literal('load'),
  target: collectionRefSchema,
  options: loadOptionsSchema,
});
const releaseWishSchema = z.object({
  action: z.literal('release'),
  target: collectionRefSchema,
  partitions: z.array(z.string().min(1)).min(1).nullable(),
});

/** One thing that somebody wishes to be done to one collection, as one of many. */
export const bulkWishSchema = z.discriminatedUnion('action', [loadWishSchema, releaseWishSchema]);
export type BulkWish = z.infer<typeof bulkWishSchema>;

/** What one item of a bulk does: what can be wished for, or a drop, which only a ticket makes. */
export const bulkDeedSchema = z.discriminatedUnion('action', [
  loadWishSchema,
  releaseWishSchema,
  z.object({
    action: z.literal('drop'),
    target: collectionRefSchema,
    /** Null for the collection itself. */
    partition: z.object({ name: z.string(), id: int64Schema.nullable() }).nullable(),
    /** Aliases that are removed first; absent where none are. */
    aliases: z.array(z.string()).optional(),
    /** All that were shown of a collection: one more keeps it from being dropped. */
    shownAliases: z.array(z.string()).optional(),
    /** Parts of which it was told that the copy has none of them; absent: none. */
    copyLacks: z.array(z.enum(makingParts)).optional(),
  }),
]);
export type BulkDeed = z.infer<typeof bulkDeedSchema>;

/** Why something of a plan is not done. Names are exact; errors are the server's. */
export const bulkSkipSchema = z.discriminatedUnion('kind', [
  /** It is so already. `fieldsKnown`: whether it is also known which fields are loaded. */
  z.object({ kind: z.literal('loaded'), fieldsKnown: z.boolean() }),
  z.object({ kind: z.literal('notInMemory') }),
  z.object({ kind: z.literal('loading') }),
  z.object({ kind: z.literal('missingIndex'), fields: z.array(z.string()) }),
  z.object({ kind: z.literal('fieldGone'), fields: z.array(z.string()) }),
  z.object({ kind: z.literal('partitionGone'), partitions: z.array(z.string()) }),
  z.object({ kind: z.literal('gone') }),
  /** Another collection has the name now, or the name is an alias. */
  z.object({ kind: z.literal('otherCollection') }),
  z.object({ kind: z.literal('unsupported') }),
  /** A task works on it. */
  z.object({ kind: z.literal('busy') }),
  /** The same was wished before it in the list. */
  z.object({ kind: z.literal('twice') }),
  /** The server has refused this very change to the user before; null: it named no privilege. */
  z.object({ kind: z.literal('refused'), privilege: z.string().nullable() }),
  /** The user may not read it. */
  z.object({ kind: z.literal('noRight'), error: appErrorSchema }),
  z.object({ kind: z.literal('unread'), error: appErrorSchema }),
]);
export type BulkSkip = z.infer<typeof bulkSkipSchema>;

/** What a person should know of something that will be done. */
export const bulkNotes = ['fieldsUnknown', 'indexesUnread', 'optionsIgnored', 'leavesOthers'] as const;
export type BulkNote = (typeof bulkNotes)[number];

const countSchema = z.number().int().min(0);

/** One line of a plan: what was wished, with the options that will be sent, and what comes of it. */
export const bulkPlanItemSchema = z.object({
  wish: bulkWishSchema,
  verdict: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('do'),
      steps: z.array(z.enum(taskStepKinds)).min(1),
      notes: z.array(z.enum(bulkNotes)),
      /**
       * Whether being in memory (for a load) would show afterwards that it was carried out: not where everything that
       * is asked for is in memory before.
       */
      shows: z.boolean(),
    }),
    z.object({ kind: z.literal('skip'), reason: bulkSkipSchema }),
  ]),
  /** From statistics; null where it could not be read. */
  rows: int64Schema.nullable(),
  /** What the load takes in memory, in bytes; no `highBytes`: a part of it is not known. Null where nobody knows. */
  estimate: z.object({ lowBytes: z.number(), highBytes: z.number().nullable() }).nullable(),
});
export type BulkPlanItem = z.infer<typeof bulkPlanItemSchema>;

/** An item of a bulk: one of a plan, or a drop. */
export const bulkItemSchema = bulkPlanItemSchema.extend({ wish: bulkDeedSchema });
export type BulkItem = z.infer<typeof bulkItemSchema>;

/**
 * How one item stands. `unknown`: it was begun, and nobody knows how it ended. `notStarted`: nothing was sent for it
 * and nothing will be unless somebody asks. `stopped`: nobody watches any more; the server goes on.
 */
export const bulkItemStates = [
  'waiting',
  'running',
  'done',
  'failed',
  'unknown',
  'skipped',
  'notStarted',
  'stopped',
] as const;
export type BulkItemState = (typeof bulkItemStates)[number];

/** How one item ended or stands. Times are milliseconds since 1970. */
export const bulkResultSchema = z.object({
  /** The item's place in the plan, from 0. */
  n: countSchema,
  state: z.enum(bulkItemStates),
  error: appErrorSchema.nullable(),
  beganAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  /** The end was found by reading the server afterwards, not told by it at the time. */
  byReading: z.boolean(),
  /** The task that works or worked on it, as long as the application runs. */
  taskId: z.string().nullable(),
});
export type BulkResult = z.infer<typeof bulkResultSchema>;

/** Which kinds of change something makes: what has to be agreed to follows from it. */
export const bulkDoesSchema = z.object({ loads: z.boolean(), releases: z.boolean() });
export type BulkDoes = z.infer<typeof bulkDoesSchema>;

/** `interrupted`: the application ended before the bulk did, or the rest was stopped; it goes on only if asked to. */
export const bulkStates = ['running', 'paused', 'finished', 'interrupted'] as const;

/** The most that are worked on at a time. */
export const MAX_BULK_CONCURRENCY = 32;
/** How many are worked on at a time unless somebody chooses. */
export const DEFAULT_BULK_CONCURRENCY = 4;

/** Many changes to one server, under one name. Times are milliseconds since 1970. */
export const bulkSchema = z.object({
  id: z.string(),
  title: z.string(),
  connectionId: z.string(),
  connectionName: z.string(),
  environment: environmentSchema,
  createdAt: z.number(),
  endedAt: z.number().nullable(),
  state: z.enum(bulkStates),
  /** Everything in it is a drop, agreed to by ticket: nothing of it is taken up again without another one. */
  drops: z.boolean(),
  /** Until then nothing is sent, and stopping it takes all of it back; ms since 1970, null: it does not wait. */
  startsAt: z.number().nullable(),
  /** It runs, and waits until the connection is there again. */
  isHeld: z.boolean(),
  /** Why it paused by itself. */
  error: appErrorSchema.nullable(),
  /** What nobody knows the end of is being looked for on the server. */
  isResolving: z.boolean(),
  concurrency: z.number().int().min(1).max(MAX_BULK_CONCURRENCY),
  counts: z.record(z.enum(bulkItemStates), countSchema),
  /** What "Resume" would do, and what "Retry" would. */
  rest: bulkDoesSchema,
  again: bulkDoesSchema,
});
export type Bulk = z.infer<typeof bulkSchema>;

/** An item of a bulk that was started, with how it stands. */
export const bulkEntrySchema = z.object({ item: bulkItemSchema, result: bulkResultSchema });
export type BulkEntry = z.infer<typeof bulkEntrySchema>;

/** What a bulk's list can be written as. */
export const bulkExportFormats = ['csv', 'json'] as const;
export type BulkExportFormat = (typeof bulkExportFormats)[number];
