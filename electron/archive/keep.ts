import type { KeptReason } from '@shared/domain/archive';
import type { CollectionRef } from '@shared/domain/refs';
import { definitionSchema } from '@shared/domain/definition';
import type { CallOptions, MilvusGateway } from '../milvus/gateway-types';
import { failInvalid } from './definition-file';
import type { RememberedFields } from './read-definition';
import { readDefinition } from './read-definition';
import type { ArchiveStore } from './store';

/** What keeping a copy needs; made once, for all connections. */
export interface KeepDeps {
  archive: Pick<ArchiveStore, 'add'>;
  loadedFields: RememberedFields;
  /** The name that a connection is saved under. */
  connectionName: (connectionId: string) => string;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** What is kept, and why. */
export interface KeepWish {
  target: CollectionRef;
  /** The partition that is about to go; null: it is about the collection. */
  partition: string | null;
  why: Exclude<KeptReason, 'imported'>;
  options?: CallOptions;
}

/**
 * Reads the definition of a collection and keeps it in the archive. Resolves with the copy's id only when the copy is
 * on the disk. Throws what the gateway throws if the collection cannot be described, `identityChanged` if the name
 * leads to another collection than the id, and `storageFailed`; parts that could not be read say so in the copy.
 */
export async function keepCopy(gateway: MilvusGateway, deps: KeepDeps, wish: KeepWish): Promise<string> {
  const { target, partition, why, options } = wish;
  const { connectionId } = target;
  const reading = {
    ...{ gateway, connectionId, connectionName: deps.connectionName(connectionId) },
    ...{ loadedFields: deps.loadedFields, now: deps.now },
    ...(options === undefined ? {} : { options }),
  };
  const read = definitionSchema.safeParse(await readDefinition(reading, target, partition));
  // What could not be read back is no copy: better no drop than one after it.
  if (!read.success) return failInvalid(read.error);
  const entry = { keptAt: deps.now(), why, partition, connectionId, definition: read.data };
  return (await deps.archive.add(entry)).id;
}
