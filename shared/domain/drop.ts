import { z } from 'zod';
import { appErrorSchema } from '../ipc/result';
import { dropFactsSchema } from './collection';
import { lookAlikesSchema } from './look-alike';
import { collectionRefSchema, databaseRefSchema, int64Schema, partitionRefSchema } from './refs';
import { taskStepKinds } from './task';

/** Something that somebody wants to be dropped, with the ids that were on the screen. */
export const dropTargetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('collection'), ref: collectionRefSchema }),
  z.object({ kind: z.literal('partition'), ref: partitionRefSchema }),
]);
export type DropTarget = z.infer<typeof dropTargetSchema>;

/** The server has refused a step of it to this user before; null: it named no privilege. */
const refusedSchema = z.object({ kind: z.literal('refused'), privilege: z.string().nullable() });

/** What stands in the way of a drop, by the servers' own rules. What a named step takes care of is no blocker. */
export const dropBlockerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('defaultPartition') }),
  z.object({ kind: z.literal('partitionKeyMode') }),
  z.object({ kind: z.literal('aliasGiven'), collection: z.string() }),
  z.object({ kind: z.literal('cannotReleasePartition') }),
  /** Another one has the name now: the id that was shown, and the one that is there. */
  z.object({
    kind: z.literal('changed'),
    what: z.enum(['collection', 'partition']),
    before: int64Schema.nullable(),
    now: int64Schema.nullable(),
  }),
  /** It could not be read, so nobody can say what would go. */
  z.object({ kind: z.literal('unread'), error: appErrorSchema }),
  refusedSchema,
  /** The same is on the list before it, or goes with its collection. */
  z.object({ kind: z.literal('twice') }),
]);
export type DropBlocker = z.infer<typeof dropBlockerSchema>;

/** One line of a plan of drops: what was read of it, the steps that will be taken, or why none are. */
export const dropItemSchema = z.object({
  target: dropTargetSchema,
  /** Null: could not be read; a blocker says why. */
  facts: dropFactsSchema.nullable(),
  steps: z.array(z.enum(taskStepKinds)),
  blockers: z.array(dropBlockerSchema),
});
export type DropItem = z.infer<typeof dropItemSchema>;

/**
 * Something that has to be typed exactly: the name of what goes, how many go, the connection they go from, or in words
 * that no copy of the definition is kept.
 */
export const phraseSchema = z.object({
  of: z.enum(['name', 'count', 'connection', 'withoutCopy']),
  text: z.string(),
});
export type Phrase = z.infer<typeof phraseSchema>;

/** The most that one plan takes, whatever the settings say. */
export const MOST_DROPS = 1000;

/**
 * What would go, read afresh, and what has to be agreed to. The ticket stands for exactly this plan: it is good once,
 * from the page that asked, until `expiresAt` (milliseconds since 1970). Null: nothing of it can be dropped.
 */
export const dropPlanSchema = z.object({
  ticket: z.string().nullable(),
  readAt: z.number(),
  expiresAt: z.number(),
  items: z.array(dropItemSchema),
  phrases: z.array(phraseSchema),
  /** How long a drop waits before anything is sent, in ms; it can be taken back until then. */
  waitMs: z.number(),
});
export type DropPlan = z.infer<typeof dropPlanSchema>;

/** As {@link collectionRefSchema}; without a name where nothing is known but an alias, or an alias whose own is gone. */
const pointedRefSchema = collectionRefSchema.extend({
  collection: collectionRefSchema.shape.collection.or(z.literal('')),
});

/** A name that somebody wants to be dropped: an alias with what it pointed to on the screen, or a database. */
export const nameDropTargetSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('alias'),
    ref: pointedRefSchema,
    alias: collectionRefSchema.shape.collection,
  }),
  z.object({ kind: z.literal('database'), ref: databaseRefSchema }),
]);
export type NameDropTarget = z.infer<typeof nameDropTargetSchema>;

/** What stands in the way of the drop of a name. */
export const nameDropBlockerSchema = z.discriminatedUnion('kind', [
  /**
   * The alias points to another collection than on the screen. Without a name it is one that is gone; without an id
   * either there is no such alias.
   */
  z.object({ kind: z.literal('aliasMoved'), collection: z.string().nullable(), id: int64Schema.nullable() }),
  z.object({ kind: z.literal('defaultDatabase') }),
  z.object({ kind: z.literal('databaseGone') }),
  /** Servers drop only empty databases; these collections are in it. */
  z.object({ kind: z.literal('databaseNotEmpty'), collections: z.array(z.string()) }),
  refusedSchema,
]);
export type NameDropBlocker = z.infer<typeof nameDropBlockerSchema>;

/** The collection that an alias leads to. */
export const pointedFactsSchema = z.object({
  /** It was dropped, and the server has kept the alias, which leads nowhere. */
  isGone: z.boolean(),
  /** From statistics; null: not read. */
  rowCount: int64Schema.nullable(),
  /** How many of its partitions are in memory; null: not read. */
  memory: z.object({ loaded: z.number(), total: z.number() }).nullable(),
});
export type PointedFacts = z.infer<typeof pointedFactsSchema>;

/** As {@link dropPlanSchema}, for one name. Dropping an alias leaves its collection as it is. */
export const nameDropPlanSchema = dropPlanSchema
  .pick({ ticket: true, readAt: true, expiresAt: true, phrases: true, waitMs: true })
  .extend({
    target: nameDropTargetSchema,
    blockers: z.array(nameDropBlockerSchema),
    /** Null: of a database, and where there is no such alias. */
    pointed: pointedFactsSchema.nullable(),
    /** Other names beside it that are easily taken for it; null: they could not be read. */
    lookAlikes: lookAlikesSchema.nullable(),
  });
export type NameDropPlan = z.infer<typeof nameDropPlanSchema>;
