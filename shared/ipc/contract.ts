import { z } from 'zod';
import {
  bulkDoesSchema,
  bulkEntrySchema,
  bulkExportFormats,
  bulkPlanItemSchema,
  bulkSchema,
  bulkWishSchema,
  MAX_BULK_CONCURRENCY,
} from '../domain/bulk';
import { clusterMemorySchema, collectionSegmentsSchema } from '../domain/cluster';
import {
  collectionDetailSchema,
  collectionListSchema,
  collectionMemorySchema,
  dropFactsSchema,
  fieldSamplesSchema,
  loadedFieldsSchema,
  partitionListSchema,
} from '../domain/collection';
import {
  connectionDraftSchema,
  connectionSchema,
  secretInputSchema,
  secretPlaceSchema,
  secretStorageSchema,
} from '../domain/connection';
import { loadChecksSchema } from '../domain/load-checks';
import { loadPresetSchema } from '../domain/load-preset';
import { newIndexSchema } from '../domain/index-request';
import { loadOptionsSchema } from '../domain/load-request';
import {
  collectionRefSchema,
  databaseRefSchema,
  int64Schema,
  partitionRefSchema,
  serverRefSchema,
} from '../domain/refs';
import { connectionStatusSchema, connectionTestStepSchema } from '../domain/server';
import { appInfoSchema, settingsSchema } from '../domain/settings';
import { taskSchema } from '../domain/task';
import {
  warmCollectionSchema,
  warmFactsSchema,
  warmSetNameSchema,
  warmSetSummarySchema,
  warmTargetSchema,
} from '../domain/warm-set';
import { confirmationSchema } from '../policy/confirmation';

/**
 * What carrying out a request can do. `local` touches only this application; `read` asks a server; `write` changes
 * what a server does or holds and can be taken back; `destructive` cannot. The guards of the pipeline derive from it.
 */
export type Effect = 'local' | 'read' | 'write' | 'destructive';

interface LocalChannel {
  effect: 'local';
  input: z.ZodType;
  output: z.ZodType;
}

interface ServerChannel {
  effect: Exclude<Effect, 'local'>;
  /** Requests to a server name its connection at the top level: the read-only guard looks there. */
  input: z.ZodType<{ connectionId: string }>;
  output: z.ZodType;
}

/** One channel: the shapes of its request and its answer, and its {@link Effect}. */
export type Channel = LocalChannel | ServerChannel;

const channel = <const C extends Channel>(definition: C): C => definition;
const nothing = z.object({});
/** Presets belong to the name of a collection, whatever its id is. */
const presetTarget = collectionRefSchema.omit({ collectionId: true });
const presetList = z.object({ presets: z.array(loadPresetSchema) });
const taskRef = z.object({ taskId: z.string().min(1).max(100) });
const bulkRef = z.object({ bulkId: z.string().min(1).max(100) });
const bulkConcurrency = z.number().int().min(1).max(MAX_BULK_CONCURRENCY);
const warmSetRef = serverRefSchema.extend({ setId: z.string().min(1).max(100) });
const captureId = z.string().min(1).max(100);
/** What goes on, on which connection, what it may do, and that this was asked about. */
const bulkAgain = bulkRef.extend({
  ...serverRefSchema.shape,
  does: bulkDoesSchema,
  confirmation: confirmationSchema,
});

/**
 * Every request that the window can make, one entry a channel. Types, the preload's list, the guards and the
 * channel tests all derive from this table; nothing else crosses the bridge but the events of `events.ts`.
 */
export const contract = {
  'app.info': channel({ effect: 'local', input: nothing, output: appInfoSchema }),
  'app.chooseFile': channel({
    effect: 'local',
    input: z.object({ purpose: z.enum(['caCertificate']) }),
    output: z.object({ path: z.string().nullable() }),
  }),
  'app.copyText': channel({
    effect: 'local',
    input: z.object({ text: z.string().max(1_000_000) }),
    output: nothing,
  }),
  'settings.read': channel({ effect: 'local', input: nothing, output: settingsSchema }),
  'settings.update': channel({ effect: 'local', input: settingsSchema.partial(), output: settingsSchema }),

  'connections.list': channel({
    effect: 'local',
    input: nothing,
    output: z.object({ connections: z.array(connectionSchema), secretStorage: secretStorageSchema }),
  }),
  'connections.save': channel({
    effect: 'local',
    input: z.object({
      id: z.string().min(1).max(100).nullable(),
      draft: connectionDraftSchema,
      secret: secretInputSchema,
    }),
    output: z.object({ connection: connectionSchema, secretStored: secretPlaceSchema }),
  }),
  'connections.remove': channel({ effect: 'local', input: serverRefSchema, output: nothing }),
  /** Walks name, TCP, TLS, credentials, version and a first read; never fails itself: failures are in the steps. */
  'connections.test': channel({
    effect: 'local',
    input: z.object({
      id: z.string().min(1).max(100).nullable(),
      draft: connectionDraftSchema,
      secret: secretInputSchema,
    }),
    output: z.object({ steps: z.array(connectionTestStepSchema) }),
  }),
  'connections.statuses': channel({
    effect: 'local',
    input: nothing,
    output: z.object({ statuses: z.record(z.string(), connectionStatusSchema) }),
  }),
  'connections.open': channel({
    effect: 'read',
    input: serverRefSchema,
    output: z.object({ status: connectionStatusSchema }),
  }),
  'connections.close': channel({ effect: 'read', input: serverRefSchema, output: nothing }),

  'databases.list': channel({
    effect: 'read',
    input: serverRefSchema,
    output: z.object({ databases: z.array(z.string()), readAt: z.number() }),
  }),

  /** The query nodes, their memory and their resource groups. */
  'cluster.memory': channel({ effect: 'read', input: serverRefSchema, output: clusterMemorySchema }),

  'collections.list': channel({ effect: 'read', input: databaseRefSchema, output: collectionListSchema }),
  'collections.memory': channel({
    effect: 'read',
    input: collectionRefSchema,
    output: collectionMemorySchema,
  }),
  'collections.detail': channel({
    effect: 'read',
    input: collectionRefSchema.extend({ withReplicas: z.boolean() }),
    output: collectionDetailSchema,
  }),
  /** What of a collection is in memory, by partition and node. */
  'collections.segments': channel({
    effect: 'read',
    input: collectionRefSchema,
    output: collectionSegmentsSchema,
  }),
  /** The health of the cluster, and whether the user may load. */
  'collections.loadChecks': channel({
    effect: 'read',
    input: collectionRefSchema,
    output: loadChecksSchema,
  }),
  /** Asks the server field by field which are in memory, where it tells that by refusing (2.4.10 to 2.5). */
  'collections.checkFields': channel({
    effect: 'read',
    input: collectionRefSchema,
    output: z.object({ loadedFields: loadedFieldsSchema }),
  }),
  /** Reads some rows for the sizes of texts, documents and the like; null: none could be read, now or before. */
  'collections.sample': channel({
    effect: 'read',
    input: collectionRefSchema,
    output: z.object({ samples: fieldSamplesSchema.nullable() }),
  }),
  'collections.dropFacts': channel({
    effect: 'read',
    input: collectionRefSchema.extend({ partition: z.string().min(1).nullable() }),
    output: dropFactsSchema,
  }),
  'collections.load': channel({
    effect: 'write',
    input: collectionRefSchema.extend({ options: loadOptionsSchema, confirmation: confirmationSchema }),
    output: taskSchema,
  }),
  'collections.refreshLoad': channel({ effect: 'write', input: collectionRefSchema, output: taskSchema }),
  'collections.release': channel({
    effect: 'write',
    input: collectionRefSchema.extend({ confirmation: confirmationSchema }),
    output: taskSchema,
  }),
  'collections.drop': channel({
    effect: 'destructive',
    input: collectionRefSchema.extend({ confirmation: confirmationSchema }),
    output: taskSchema,
  }),

  'partitions.list': channel({ effect: 'read', input: collectionRefSchema, output: partitionListSchema }),
  'partitions.rowCount': channel({
    effect: 'read',
    input: partitionRefSchema,
    output: z.object({ rowCount: int64Schema.nullable(), readAt: z.number() }),
  }),
  'partitions.create': channel({
    effect: 'write',
    input: collectionRefSchema.extend({ partition: z.string().min(1).max(255) }),
    output: nothing,
  }),
  'partitions.release': channel({
    effect: 'write',
    input: collectionRefSchema.extend({
      partitions: z.array(z.string().min(1)).min(1).max(4096),
      confirmation: confirmationSchema,
    }),
    output: taskSchema,
  }),
  'partitions.drop': channel({
    effect: 'destructive',
    input: partitionRefSchema.extend({ releaseFirst: z.boolean(), confirmation: confirmationSchema }),
    output: taskSchema,
  }),

  'presets.list': channel({ effect: 'local', input: presetTarget, output: presetList }),
  'presets.save': channel({
    effect: 'local',
    input: presetTarget.extend({ preset: loadPresetSchema }),
    output: presetList,
  }),
  'presets.remove': channel({
    effect: 'local',
    input: presetTarget.extend({ name: z.string() }),
    output: presetList,
  }),

  /** Creates an index where there is none, and loads when it is built if `thenLoad` says how. */
  'indexes.create': channel({
    effect: 'write',
    input: collectionRefSchema.extend({
      index: newIndexSchema,
      thenLoad: loadOptionsSchema.nullable(),
      confirmation: confirmationSchema,
    }),
    output: taskSchema,
  }),

  'tasks.list': channel({
    effect: 'local',
    input: nothing,
    output: z.object({ tasks: z.array(taskSchema) }),
  }),
  /** Says which collections are on the screen: their partitions are read while they load. */
  'tasks.attend': channel({
    effect: 'local',
    input: z.object({ targets: z.array(collectionRefSchema).max(8) }),
    output: nothing,
  }),
  /** Stops looking at the server for this task; what the server does goes on. */
  'tasks.stopWatching': channel({ effect: 'local', input: taskRef, output: nothing }),
  /** Takes an ended task off the list. */
  'tasks.dismiss': channel({ effect: 'local', input: taskRef, output: nothing }),

  /** Reads afresh what comes of each wish. One part of a plan at a time: a message has a limit. */
  'bulk.plan': channel({
    effect: 'read',
    input: serverRefSchema.extend({ wishes: z.array(bulkWishSchema).min(1).max(500) }),
    output: z.object({ items: z.array(bulkPlanItemSchema) }),
  }),
  /** Hands a plan over part by part; sends nothing. Null begins a new one. */
  'bulk.prepare': channel({
    effect: 'local',
    input: z.object({
      draftId: z.string().min(1).max(100).nullable(),
      items: z.array(bulkPlanItemSchema).min(1).max(500),
    }),
    output: z.object({ draftId: z.string() }),
  }),
  /** Starts what was prepared. */
  'bulk.start': channel({
    effect: 'write',
    input: serverRefSchema.extend({
      draftId: z.string().min(1).max(100),
      count: z.number().int().min(1),
      title: z.string().min(1).max(300),
      concurrency: bulkConcurrency,
      does: bulkDoesSchema,
      confirmation: confirmationSchema,
    }),
    output: bulkSchema,
  }),
  /** Newest first; and the tasks that are items of a bulk. */
  'bulk.list': channel({
    effect: 'local',
    input: nothing,
    output: z.object({ bulks: z.array(bulkSchema), taskIds: z.array(z.string()) }),
  }),
  'bulk.items': channel({
    effect: 'local',
    input: bulkRef.extend({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(100) }),
    output: z.object({ entries: z.array(bulkEntrySchema), total: z.number() }),
  }),
  /** Begins no more items; those that are under way go on. */
  'bulk.pause': channel({ effect: 'local', input: bulkRef, output: nothing }),
  /** Gives up what was not begun. */
  'bulk.stop': channel({ effect: 'local', input: bulkRef, output: nothing }),
  'bulk.setConcurrency': channel({
    effect: 'local',
    input: bulkRef.extend({ concurrency: bulkConcurrency }),
    output: nothing,
  }),
  'bulk.resume': channel({ effect: 'write', input: bulkAgain, output: bulkSchema }),
  'bulk.retry': channel({ effect: 'write', input: bulkAgain, output: bulkSchema }),
  /** Writes the list into a file that the person chooses; null if none was chosen. */
  'bulk.export': channel({
    effect: 'local',
    input: bulkRef.extend({ format: z.enum(bulkExportFormats) }),
    output: z.object({ path: z.string().nullable() }),
  }),
  'bulk.dismiss': channel({ effect: 'local', input: bulkRef, output: nothing }),

  'warmSets.list': channel({
    effect: 'local',
    input: serverRefSchema,
    output: z.object({ sets: z.array(warmSetSummarySchema) }),
  }),
  /** A part of a set: a message has a limit. */
  'warmSets.read': channel({
    effect: 'local',
    input: warmSetRef.extend({ offset: z.number().int().min(0) }),
    output: z.object({ collections: z.array(warmCollectionSchema), next: z.number().nullable() }),
  }),
  /** Reads how collections stand in memory, a few at a time. With an id, what was read is kept to be saved. */
  'warmSets.capture': channel({
    effect: 'read',
    input: serverRefSchema.extend({
      captureId: captureId.nullable(),
      targets: z.array(warmTargetSchema).min(1).max(4),
    }),
    output: z.object({ facts: z.array(warmFactsSchema) }),
  }),
  /** Keeps what was read under that id. */
  'warmSets.save': channel({
    effect: 'local',
    input: serverRefSchema.extend({ captureId, name: warmSetNameSchema }),
    output: z.object({ set: warmSetSummarySchema }),
  }),
  'warmSets.rename': channel({
    effect: 'local',
    input: warmSetRef.extend({ name: warmSetNameSchema }),
    output: z.object({ set: warmSetSummarySchema }),
  }),
  'warmSets.remove': channel({ effect: 'local', input: warmSetRef, output: nothing }),
  /** Writes a set into a file that the person chooses; null if none was chosen. */
  'warmSets.export': channel({
    effect: 'local',
    input: warmSetRef,
    output: z.object({ path: z.string().nullable() }),
  }),
  /** Reads a set out of a file that the person chooses; null if none was chosen. */
  'warmSets.import': channel({
    effect: 'local',
    input: serverRefSchema,
    output: z.object({ set: warmSetSummarySchema.nullable() }),
  }),
} as const satisfies Record<string, Channel>;

export type Contract = typeof contract;
export type ChannelName = keyof Contract;
export type ChannelInput<N extends ChannelName> = z.infer<Contract[N]['input']>;
export type ChannelOutput<N extends ChannelName> = z.infer<Contract[N]['output']>;

/** Every channel's name, in the table's order. */
export const channelNames = Object.keys(contract) as ChannelName[];
