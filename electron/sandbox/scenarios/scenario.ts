import { z } from 'zod';

const rows = z.int().nonnegative();
const strings = z.record(z.string(), z.string());

const fieldPlan = z.strictObject({
  name: z.string(),
  /** Name in `schema.DataType`. */
  type: z.string(),
  elementType: z.string().optional(),
  dim: z.int().positive().optional(),
  maxLength: z.int().positive().optional(),
  is: z.enum(['primaryKey', 'partitionKey', 'clusteringKey']).optional(),
  nullable: z.boolean().optional(),
  autoId: z.boolean().optional(),
});

const collectionPlan = z.strictObject({
  /** With `copies`, `{n}` in it counts them, from 0 on with as many digits as the last one has. */
  name: z.string(),
  copies: z.int().positive().optional(),
  description: z.string().optional(),
  fields: z.array(fieldPlan),
  dynamicField: z.boolean().optional(),
  /** Rows by partition; `_default` is added where it is missing and there is no partition key. */
  partitions: z.record(z.string(), rows).optional(),
  /** That many partitions more, with so many rows each; `{n}` in the name counts them. */
  morePartitions: z.strictObject({ name: z.string(), count: z.int().positive(), rows }).optional(),
  /** Index parameters by field; fields without an entry have no index. */
  indexes: z.record(z.string(), strings).optional(),
  aliases: z.array(z.string()).optional(),
  shards: z.int().positive().optional(),
  properties: strings.optional(),
  /** In memory from the start: everything, or these partitions. */
  loaded: z.union([z.literal('all'), z.array(z.string())]).optional(),
  /** Of copies only every so manyth is in memory. */
  loadedEvery: z.int().positive().optional(),
  /** Its loads get that far, stand still for that long once they should have arrived, and are undone. */
  trouble: z.strictObject({ percent: z.number(), forMs: z.number() }).optional(),
});

const scenario = z.strictObject({
  /** What it is for, in a line. */
  about: z.string().optional(),
  /** The machines that collections are loaded into. */
  queryNodes: z.array(z.strictObject({ memoryGb: z.number().positive() })).optional(),
  databases: z.record(z.string(), z.array(collectionPlan)),
});

/** A field in short: `name`, type with dimension or length, and what it is. */
export type FieldPlan = z.infer<typeof fieldPlan>;
/** A collection as data, or many that are alike. */
export type CollectionPlan = z.infer<typeof collectionPlan>;
/** What is in a cluster at the start. */
export type Scenario = z.infer<typeof scenario>;

/** Reads a scenario. Throws with the path of what is wrong. @param where named in the error */
export function readScenario(given: unknown, where: string): Scenario {
  const read = scenario.safeParse(given);
  if (read.success) return read.data;
  throw new Error(`${where} is not a scenario:\n${z.prettifyError(read.error)}`);
}
