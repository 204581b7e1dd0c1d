import { z } from 'zod';
import { loadOptionsSchema } from './load-request';
import { collectionRefSchema } from './refs';

/** One thing that somebody wishes to be done to one collection, as one of many. */
export const bulkWishSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('load'), target: collectionRefSchema, options: loadOptionsSchema }),
  z.object({
    action: z.literal('release'),
    target: collectionRefSchema,
    partitions: z.array(z.string().min(1)).min(1).nullable(),
  }),
]);
export type BulkWish = z.infer<typeof bulkWishSchema>;
