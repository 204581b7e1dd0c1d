import { encodeSchema } from '../../scripts/lib/milvus-client.mjs';

/** The least that every server takes as a collection of that name: a key, and a vector of 8. */
export const smallSchema = (name: string) =>
  encodeSchema({
    name,
    fields: [
      { name: 'id', data_type: 'Int64', is_primary_key: true },
      { name: 'vector', data_type: 'FloatVector', type_params: [{ key: 'dim', value: '8' }] },
    ],
  });
