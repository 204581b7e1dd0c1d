import { FalconerError } from '@shared/ipc/result';
import type { MilvusGateway } from './gateway-types';
import {
  toCollectionMessage,
  toGrants,
  toIndexDefinitions,
  toRoles,
  toRoleUsers,
} from './mappers/definition';
import type { Send } from './send';

type DefinitionCalls = Pick<
  MilvusGateway,
  | 'collectionMessage'
  | 'indexDefinitions'
  | 'roles'
  | 'usersOfRoles'
  | 'grantsOf'
  | 'createCollection'
  | 'createIndexAs'
>;

/** Servers answer "index not found" for a collection that has none (700, and IndexNotExist on 2.2). */
async function unlessNone(reply: Promise<unknown>): Promise<unknown> {
  try {
    return await reply;
  } catch (thrown) {
    if (thrown instanceof FalconerError && thrown.error.code === 'indexNotFound') return null;
    throw thrown;
  }
}

/** What reads a collection's definition, and makes one of it. */
export function createDefinitionCalls(send: Send): DefinitionCalls {
  const of = (database: string, collection: string) => ({ db_name: database, collection_name: collection });
  return {
    collectionMessage: async (database, collection, options) =>
      toCollectionMessage(await send('DescribeCollection', of(database, collection), options), collection),
    indexDefinitions: async (database, collection, options) =>
      toIndexDefinitions(await unlessNone(send('DescribeIndex', of(database, collection), options))),
    roles: async (options) => toRoles(await send('SelectRole', { include_user_info: false }, options)),
    usersOfRoles: async (options) =>
      toRoleUsers(await send('SelectRole', { include_user_info: true }, options)),
    grantsOf: async (role, database, collection, options) => {
      const entity = { role: { name: role }, db_name: database };
      return toGrants(await send('SelectGrant', { entity }, options), role, collection);
    },
    createCollection: async (database, collection, wish, options) => {
      // The protocol's description takes a tenth of a second to read, and few ever need it.
      const { encodeSchema } = await import('./schema-encoder');
      const request = {
        ...of(database, collection),
        schema: encodeSchema({ ...wish.schema, name: collection }),
        shards_num: wish.shards ?? 0,
        properties: wish.properties,
        ...(wish.consistency === null ? {} : { consistency_level: wish.consistency }),
        ...(wish.partitions === null ? {} : { num_partitions: wish.partitions }),
      };
      await send('CreateCollection', request, options);
    },
    createIndexAs: async (database, collection, { field, name, params }, options) => {
      const request = { ...of(database, collection), field_name: field, index_name: name };
      await send('CreateIndex', { ...request, extra_params: params }, options);
    },
  };
}
