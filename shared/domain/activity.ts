import { z } from 'zod';
import { environmentSchema } from './environment';

/**
 * Everything that is written into the activity log, by the names under which it is kept. The set is open: a log may
 * hold names of a later version. Whatever begins with `drop` takes something away for good.
 */
export const activityOperations = [
  'load',
  'refreshLoad',
  'release',
  'restore',
  'createIndex',
  'createPartition',
  'recreate',
  'renameCollection',
  'createAlias',
  'alterAlias',
  'dropAlias',
  'createDatabase',
  'dropDatabase',
  'dropPartition',
  'dropCollection',
  'dropCopy',
  'protectLess',
] as const;

/** In place of a connection, for what is done to no server: a copy that was imported, or the settings. */
export const NO_CONNECTION = '';
export type ActivityOperation = (typeof activityOperations)[number];

/** Whether an operation takes something away for good: it is not sent if the log cannot be written. */
export const takesAway = (operation: string): boolean => operation.startsWith('drop');

/**
 * How an operation ended. `unknown`: neither the answer nor reading the server told; `stopped`: nobody watched any
 * more and the server went on; `notSent`: it ended before anything was sent.
 */
export const activityOutcomes = ['done', 'failed', 'unknown', 'stopped', 'notSent'] as const;
export type ActivityOutcome = (typeof activityOutcomes)[number];

/**
 * How a line stands. `running`: begun by this process; `open`: begun by an earlier one that ended before it saw the
 * end, and not read from the server yet.
 */
export const activityStates = [...activityOutcomes, 'running', 'open'] as const;
export type ActivityState = (typeof activityStates)[number];

/** What the person agreed to: the phrases that were typed, a click on a question, or nothing because nothing is asked. */
export const activityConsentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('typed'), phrases: z.array(z.string()) }),
  z.object({ kind: z.literal('acknowledged') }),
  z.object({ kind: z.literal('notAsked') }),
]);
export type ActivityConsent = z.infer<typeof activityConsentSchema>;

/** What an operation changes; null where it is about something larger. Names are exact. */
const activityTargetSchema = z.object({
  database: z.string().nullable(),
  collection: z.string().nullable(),
  /** A 64-bit integer in decimal. */
  collectionId: z.string().nullable(),
  partitions: z.array(z.string()).nullable(),
  /** Of the one partition that it is about; absent or null where the server tells none. */
  partitionId: z.string().nullish(),
});

/** Why it did not go well: our code, and the server's own words. */
export const activityErrorSchema = z.object({
  /** One of `errorCodes`, or of a later version. */
  code: z.string(),
  params: z.record(z.string(), z.string()),
  detail: z.string().nullable(),
  serverCode: z.string().nullable(),
});
export type ActivityError = z.infer<typeof activityErrorSchema>;

/** What is known before anything is sent. */
export const activityBeginSchema = z.object({
  connectionId: z.string(),
  connectionName: z.string(),
  environment: environmentSchema,
  /** Where the connection led, to be compared; absent in lines of an earlier version. Stays in the log's files. */
  fingerprint: z.string().optional(),
  /** The user that the connection logs in as; null: none, or a token. */
  user: z.string().nullable(),
  operation: z.string(),
  target: activityTargetSchema,
  /** What was asked for besides; never a secret. */
  parameters: z.record(z.string(), z.json()),
  taskId: z.string().nullable(),
  /** The list that it is an item of, and its place there, from 0. */
  bulk: z.object({ id: z.string(), n: z.number().int().min(0) }).nullable(),
  consent: activityConsentSchema,
});
export type ActivityBegin = z.infer<typeof activityBeginSchema>;

/** How it ended. */
export const activityEndSchema = z.object({
  outcome: z.enum(activityOutcomes),
  error: activityErrorSchema.nullable(),
  durationMs: z.number().nullable(),
  /** Found by reading the server afterwards, not told by it at the time. */
  byReading: z.boolean(),
});
export type ActivityEnd = z.infer<typeof activityEndSchema>;

/** One operation with how it stands. Times are milliseconds since 1970. */
export const activityEntrySchema = activityBeginSchema.omit({ fingerprint: true }).extend({
  /** Number of its first line in the log, from 1. */
  seq: z.number().int(),
  at: z.number(),
  state: z.enum(activityStates),
  error: activityErrorSchema.nullable(),
  durationMs: z.number().nullable(),
  byReading: z.boolean(),
  endedAt: z.number().nullable(),
});
export type ActivityEntry = z.infer<typeof activityEntrySchema>;

/** Which operations are wanted; null: all. Times are milliseconds since 1970, both included. */
export const activityFilterSchema = z.object({
  /** Words, all of which have to be found in names, errors and what was typed; case does not count. */
  text: z.string().max(1024),
  connectionId: z.string().min(1).max(100).nullable(),
  operation: z.string().min(1).max(100).nullable(),
  state: z.enum(activityStates).nullable(),
  from: z.number().nullable(),
  to: z.number().nullable(),
});
export type ActivityFilter = z.infer<typeof activityFilterSchema>;

/** Everything there is. */
export const EVERY_ACTIVITY: ActivityFilter = {
  text: '',
  connectionId: null,
  operation: null,
  state: null,
  from: null,
  to: null,
};

/**
 * Whether the log is as it was written. `broken`: the first line that does not follow from the one before it; `torn`: a
 * crash has cut off the end of a line, which was set aside, and nothing else is wrong.
 */
export const activityChainSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('whole') }),
  z.object({ kind: z.literal('torn'), times: z.number().int() }),
  z.object({
    kind: z.literal('broken'),
    file: z.string(),
    /** Line of the file, from 1; null: the end of the log is missing. */
    line: z.number().int().nullable(),
    breaks: z.number().int(),
  }),
]);
export type ActivityChain = z.infer<typeof activityChainSchema>;

/** The log as a whole. */
export const activityLogStateSchema = z.object({
  lines: z.number().int(),
  chain: activityChainSchema,
  /** Lines cannot be written since then, and so many were lost; null: they can. */
  hole: z.object({ since: z.number(), lost: z.number().int(), detail: z.string().nullable() }).nullable(),
  /** Lines that were lost in the past, as the log itself says. */
  lostBefore: z.number().int(),
  /** Old files made room. */
  isCut: z.boolean(),
});
export type ActivityLogState = z.infer<typeof activityLogStateSchema>;

/** What the log can be written as. */
export const activityExportFormats = ['csv', 'json'] as const;
export type ActivityExportFormat = (typeof activityExportFormats)[number];
