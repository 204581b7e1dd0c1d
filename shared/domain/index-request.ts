import { z } from 'zod';

/** A name as Milvus takes it for an index (proxy/util.go validateIndexName): a letter or `_`, then also digits. */
export const indexNameSchema = z
  .string()
  .max(255)
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/);

/** An index that is to be created on a field. */
export const newIndexSchema = z.object({
  field: z.string().min(1).max(1024),
  name: indexNameSchema,
  /** Milvus' name: `HNSW`. */
  type: z.string().min(1).max(64),
  /** Milvus' name: `COSINE`. */
  metric: z.string().min(1).max(64),
  /** What it is built with besides: `{ M: '18' }`. Empty leaves everything to the server. */
  params: z.record(z.string().min(1).max(64), z.string().min(1).max(64)),
});
export type NewIndex = z.infer<typeof newIndexSchema>;
