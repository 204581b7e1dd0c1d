import { settle } from '@shared/ipc/settle';
import type { CallOptions, MilvusGateway } from '../../milvus/gateway-types';

/**
 * Every name of a database that leads to a collection: those of collections, and aliases where the server lists them
 * (2.3 on). Two calls, however many there are. Null: not even the collections could be read.
 */
export async function readNamesBeside(
  gateway: MilvusGateway,
  database: string,
  options: CallOptions,
): Promise<readonly string[] | null> {
  const [collections, aliases] = await Promise.all([
    settle(gateway.listCollections(database, options)),
    // Without a collection it lists those of all.
    gateway.capabilities.listAliases.supported ? settle(gateway.listAliases(database, '', options)) : null,
  ]);
  if (collections.value === null) return null;
  return [...collections.value.map(({ name }) => name), ...(aliases?.value ?? [])];
}
