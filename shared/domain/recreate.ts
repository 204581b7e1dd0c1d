import { z } from 'zod';
import { appErrorSchema } from '../ipc/result';

/** What may not come back. */
export const leftOutKinds = [
  'field',
  'fieldPart',
  'function',
  'schemaPart',
  'property',
  'shards',
  'consistency',
  'partition',
  'index',
  'alias',
  'grant',
] as const;

/**
 * Why it does not: the version lacks it, the server names it otherwise, its alias points elsewhere or its name is
 * taken, it was never read, the server refused it (its words are beside it), partitions belong to a partition key, what
 * it depends on is left out, it is not given again, or reading shows it otherwise.
 */
export const leftOutReasons = [
  'version',
  'lite',
  'namedByServer',
  'elsewhere',
  'taken',
  'notRead',
  'refused',
  'partitionKey',
  'dependsOn',
  'notGiven',
  'differs',
] as const;

/** One thing that does not come back, and why. */
export const leftOutSchema = z.object({
  what: z.enum(leftOutKinds),
  /** Its name, with the field or the like that it is of; empty: all of them. */
  name: z.string(),
  reason: z.enum(leftOutReasons),
  /** The version that brought it, where an alias points, what it was and is; the server's own words. */
  detail: z.string().nullable(),
});
export type LeftOut = z.infer<typeof leftOutSchema>;

/** The steps of making a collection again. */
export const recreateStepKinds = [
  'createCollection',
  'createPartitions',
  'createIndexes',
  'createAliases',
  'compare',
] as const;
export type RecreateStep = (typeof recreateStepKinds)[number];

/** Why it cannot be made again here at all. */
export const recreateObstacles = ['nameTaken', 'databaseMissing', 'keyType', 'noVector'] as const;

/** What making it again would come to, read afresh. */
export const recreatePlanSchema = z.object({
  /** Null: it can be made. `detail`: what is in the way, such as the field. */
  obstacle: z.object({ kind: z.enum(recreateObstacles), detail: z.string() }).nullable(),
  steps: z.array(z.enum(recreateStepKinds)),
  /** Names of what each step makes. */
  partitions: z.array(z.string()),
  indexes: z.array(z.string()),
  aliases: z.array(z.string()),
  leftOut: z.array(leftOutSchema),
  /** Nothing on this server has the name, in the database, that the definition is of. */
  originalGone: z.boolean(),
  /** Set where it could not be asked where aliases point, or which grants there are now. */
  unsure: z.array(appErrorSchema),
});
export type RecreatePlan = z.infer<typeof recreatePlanSchema>;

/** What a task of kind `recreate` carries: the copy that it is made from and what did not come back so far. */
export const recreatedSchema = z.object({
  entryId: z.string(),
  /** The exact name that the definition has. */
  from: z.string(),
  leftOut: z.array(leftOutSchema),
});
export type Recreated = z.infer<typeof recreatedSchema>;
