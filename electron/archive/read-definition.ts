import type { LoadedFields } from '@shared/domain/collection';
import type { Definition, Readable } from '@shared/domain/definition';
import type { Grant } from '@shared/domain/grant';
import { DEFINITION_FORMAT, DEFINITION_VERSION } from '@shared/domain/definition';
import { fewAtOnce } from '@shared/async/few-at-once';
import { fail, toAppError } from '@shared/ipc/result';
import type { CallOptions, CollectionMessage, MilvusGateway, NamedId } from '../milvus/gateway-types';

/** So many calls of one reading are under way at once: a connection is shared with what a person waits for. */
const AT_ONCE = 4;
/** Of more partitions the rows are not counted: each costs a call. */
const MOST_COUNTED = 64;

/** Where it is remembered which fields were loaded from here; see `LoadRecords.get`. */
export type RememberedFields = (
  connectionId: string,
  database: string,
  collectionId: string | null,
  replicas?: readonly string[] | null,
) => LoadedFields;

/** What reading a definition needs. */
export interface DefinitionReading {
  gateway: MilvusGateway;
  connectionId: string;
  connectionName: string;
  loadedFields: RememberedFields;
  /** Milliseconds since 1970. */
  now: () => number;
  options?: CallOptions;
}

/** Which collection; the id is what was on the screen, null where servers give none. */
export interface DefinitionTarget {
  database: string;
  collection: string;
  collectionId: string | null;
}

async function readable<T>(reading: Promise<T>): Promise<Readable<T>> {
  try {
    return { kind: 'read', value: await reading };
  } catch (thrown) {
    return { kind: 'notRead', error: toAppError(thrown) };
  }
}

/** Milvus tells aliases with the description; milvus-lite has them without telling there (seen on 3.2.1). */
async function readAliases(
  { gateway, options }: DefinitionReading,
  { database }: DefinitionTarget,
  message: CollectionMessage,
): Promise<string[]> {
  if (gateway.server.flavor !== 'lite') return message.aliases;
  return gateway.listAliases(database, message.name, options);
}

/**
 * Reads which roles have rights on a collection by this name, or on every collection: one call for the roles, one for
 * each. Throws as the gateway does.
 */
export async function readGrants(
  { gateway, options }: Pick<DefinitionReading, 'gateway' | 'options'>,
  database: string,
  name: string,
): Promise<Grant[]> {
  const roles = await gateway.roles(options);
  const ofEach = await fewAtOnce(roles, AT_ONCE, (role) => gateway.grantsOf(role, database, name, options));
  return ofEach.flat();
}

async function readLoaded(
  reading: DefinitionReading,
  { database }: DefinitionTarget,
  own: CollectionMessage,
) {
  const { gateway, connectionId, loadedFields, options } = reading;
  const { id, name } = own;
  if (!gateway.capabilities.partitionMemory.supported) {
    // milvus-lite loads only whole collections.
    const whole = (await gateway.collectionsInMemory(database, options)).find((each) => each.name === name);
    const partitions = whole === undefined ? [] : await gateway.listPartitions(database, name, options);
    const percent = whole?.percent ?? 0;
    return {
      partitions: partitions.map((each) => ({ name: each.name, percent })),
      ...{ fields: loadedFields(connectionId, database, id), replicas: null, resourceGroups: null },
    };
  }
  const partitions = await gateway.partitionsInMemory(database, name, options);
  const replicas =
    partitions.length === 0 || !gateway.capabilities.replicas.supported
      ? []
      : await gateway.replicas(database, name, id, options);
  const groups = replicas.flatMap(({ resourceGroup }) => resourceGroup ?? []);
  const ids = replicas.map((each) => each.id);
  return {
    partitions: partitions.map(({ name: partition, percent }) => ({ name: partition, percent })),
    fields: loadedFields(connectionId, database, id, ids),
    replicas: replicas.length === 0 ? null : replicas.length,
    resourceGroups: groups.length === 0 ? null : [...new Set(groups)],
  };
}

/** Rows of each partition, or of the one that matters where there are many; null where the server tells none. */
async function countPartitions(
  { gateway, options }: DefinitionReading,
  { database, collection }: DefinitionTarget,
  partitions: readonly NamedId[],
  mattering: string | null,
) {
  const isFew = partitions.length <= MOST_COUNTED;
  return fewAtOnce(partitions, AT_ONCE, async (each) => {
    const isCounted = isFew || each.name === mattering;
    const counted = isCounted
      ? await readable(gateway.partitionRowCount(database, collection, each.name, options))
      : null;
    return { ...each, rowCount: counted?.kind === 'read' ? counted.value : null };
  });
}

const NONE = '–';

/** Throws `identityChanged` if the name leads to another collection than the one that is meant. */
function checkIdentity(expected: string | null, found: CollectionMessage): void {
  if (expected === null || found.id === expected) return;
  const params = { what: 'collection', collection: found.name, expected, found: found.id ?? NONE };
  fail('identityChanged', { params });
}

/**
 * Reads everything that makes a collection again, and beside it how it stands. Fails only if it cannot be described
 * (as the gateway does), or with `identityChanged` if it is another one than the id says, before or after; whatever
 * else could not be read says so in its place.
 * @param partition one whose rows are counted in any case
 */
export async function readDefinition(
  reading: DefinitionReading,
  target: DefinitionTarget,
  partition: string | null = null,
): Promise<Definition> {
  const { gateway, options, connectionName, now } = reading;
  const { database } = target;
  const readAt = now();
  const message = await gateway.collectionMessage(database, target.collection, options);
  checkIdentity(target.collectionId, message);
  const own = { ...target, collection: message.name };
  const [partitions, indexes, aliases, loaded, grants, rows] = await Promise.all([
    readable(gateway.listPartitions(database, message.name, options)),
    readable(gateway.indexDefinitions(database, message.name, options)),
    readable(readAliases(reading, own, message)),
    readable(readLoaded(reading, own, message)),
    readable(readGrants(reading, database, message.name)),
    readable(gateway.rowCount(database, message.name, options)),
  ]);
  const named = partitions.kind === 'read' ? partitions.value : [];
  const counted = await countPartitions(reading, own, named, partition);
  // All of it has to be of one collection: the name may have come to another one meanwhile.
  checkIdentity(message.id, await gateway.collectionMessage(database, message.name, options));
  const { id: collectionId, createdAt, schema, shards, consistency, properties } = message;
  return {
    ...{ format: DEFINITION_FORMAT, version: DEFINITION_VERSION, database, collection: message.name },
    ...{ schema, shards, consistency, properties, indexes, aliases },
    partitions:
      partitions.kind === 'read' ? { kind: 'read', value: named.map(({ name }) => name) } : partitions,
    record: {
      ...{ connectionName, serverVersion: gateway.server.versionText, readAt, collectionId, createdAt },
      rowCount: rows.kind === 'read' ? rows.value : null,
      ...{ partitions: counted, loaded, grants },
    },
  };
}
