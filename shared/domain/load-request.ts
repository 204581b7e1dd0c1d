import { z } from 'zod';

/** How urgently the server brings a load in (Milvus 2.6, `load_priority`). */
export const loadPriorities = ['high', 'low'] as const;

/** What a load asks for. Null means "the server's default": all fields, all partitions. */
export const loadOptionsSchema = z.object({
  /** Names in schema order (another order counts as other fields on some versions, milvus#36037); null: all. */
  fields: z.array(z.string().min(1)).min(1).nullable(),
  skipDynamicField: z.boolean(),
  /** Names; null: the whole collection. */
  partitions: z.array(z.string().min(1)).min(1).nullable(),
  /** Null leaves it to the server. */
  replicas: z.number().int().min(1).max(1024).nullable(),
  /** Where the replicas live: one group for all of them, or one for each; null leaves it to the server. */
  resourceGroups: z.array(z.string().min(1)).min(1).nullable(),
  /** Null leaves it to the server. */
  priority: z.enum(loadPriorities).nullable(),
  /** Release first, because loaded fields cannot be changed while loaded. */
  releaseFirst: z.boolean(),
});

export type LoadOptions = z.infer<typeof loadOptionsSchema>;

/** The whole collection with everything in it, as the row's toggle does. */
export const LOAD_EVERYTHING: LoadOptions = {
  fields: null,
  skipDynamicField: false,
  partitions: null,
  replicas: null,
  resourceGroups: null,
  priority: null,
  releaseFirst: false,
};
