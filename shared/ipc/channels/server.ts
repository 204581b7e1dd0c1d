import { z } from 'zod';
import { clusterMemorySchema, collectionSegmentsSchema } from '../../domain/cluster';
import {
  collectionDetailSchema,
  collectionListSchema,
  collectionMemorySchema,
  fieldSamplesSchema,
  loadedFieldsSchema,
  partitionListSchema,
} from '../../domain/collection';
import { newIndexSchema } from '../../domain/index-request';
import { loadChecksSchema } from '../../domain/load-checks';
import { loadOptionsSchema } from '../../domain/load-request';
import {
  collectionRefSchema,
  databaseRefSchema,
  int64Schema,
  partitionRefSchema,
  serverRefSchema,
} from '../../domain/refs';
import { taskSchema } from '../../domain/task';
import { confirmationSchema } from '../../policy/confirmation';
import { nameProblem } from '../../policy/name-rules';
import type { NamedThing } from '../../policy/name-rules';
import { refusalSchema } from '../../policy/rights';
import type { Channel } from './channel';
import { channel } from './channel';

const nothing = z.object({});
const refusedSchema = z.object({ refusals: z.array(refusalSchema) });

/** A name that something is given: by Milvus' rules, whatever the screen let through. */
const newNameSchema = (thing: NamedThing) =>
  z.string().refine((name) => nameProblem(thing, name) === null, 'not a name that Milvus takes');

/** What is asked of a server, and what changes it. */
export const serverChannels = {
  'databases.list': channel({
    effect: 'read',
    input: serverRefSchema,
    output: z.object({ databases: z.array(z.string()), readAt: z.number() }),
  }),
  /** Names of all that a database holds. */
  'databases.contents': channel({
    effect: 'read',
    input: databaseRefSchema,
    output: z.object({ collections: z.array(z.string()), readAt: z.number() }),
  }),
  'databases.create': channel({
    effect: 'write',
    input: serverRefSchema.extend({ database: newNameSchema('database') }),
    output: taskSchema,
  }),

  /** What the server has refused to this user since the connection was opened. */
  'rights.refused': channel({ effect: 'read', input: serverRefSchema, output: refusedSchema }),
  /**
   * Forgets that, so that everything is offered again: no request asks a server what a user may do. Answers how many
   * actions were greyed for it.
   */
  'rights.forget': channel({
    effect: 'read',
    input: serverRefSchema,
    output: z.object({ offered: z.number().int().min(0) }),
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

  'collections.rename': channel({
    effect: 'write',
    input: collectionRefSchema.extend({
      name: newNameSchema('collection'),
      confirmation: confirmationSchema,
    }),
    output: taskSchema,
  }),
  'aliases.create': channel({
    effect: 'write',
    input: collectionRefSchema.extend({ alias: newNameSchema('alias') }),
    output: taskSchema,
  }),
  /** What an alias points to now; null: there is no such alias. One call. */
  'aliases.find': channel({
    effect: 'read',
    input: databaseRefSchema.extend({ alias: collectionRefSchema.shape.collection }),
    output: z.object({
      /** `collection` null: what it pointed to is gone, and the alias leads nowhere. */
      pointsTo: collectionRefSchema
        .pick({ collectionId: true })
        .extend({ collection: collectionRefSchema.shape.collection.nullable() })
        .nullable(),
    }),
  }),
  /** Points an alias from one collection to another, which the request is about. */
  'aliases.alter': channel({
    effect: 'write',
    input: collectionRefSchema.extend({
      alias: collectionRefSchema.shape.collection,
      from: collectionRefSchema.pick({ collection: true, collectionId: true }),
      confirmation: confirmationSchema,
    }),
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
    input: collectionRefSchema.extend({ partition: newNameSchema('partition') }),
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
} as const satisfies Record<string, Channel>;
