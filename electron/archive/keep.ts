import type { KeptReason } from '@shared/domain/archive';
import type { Definition } from '@shared/domain/definition';
import { definitionSchema } from '@shared/domain/definition';
import type { MakingPart } from '@shared/domain/definition-parts';
import { makingParts } from '@shared/domain/definition-parts';
import type { CollectionRef } from '@shared/domain/refs';
import { FalconerError } from '@shared/ipc/result';
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
  /**
   * Parts that the copy may do without if this user may not read them, because that was told; `any`: whatever could not
   * be read says so in the copy, and no more.
   */
  mayLack: readonly MakingPart[] | 'any';
  options?: CallOptions;
}

/**
 * Throws why a part was not read that makes the collection again, with the part's name in the parameter `part`: what a
 * copy is kept for would not come back. What the server does not have is no loss.
 */
function checkWhole(definition: Definition, mayLack: readonly MakingPart[]): void {
  for (const part of makingParts) {
    const read = definition[part];
    if (read.kind === 'read' || read.error.code === 'notSupported') continue;
    if (read.error.code === 'permissionDenied' && mayLack.includes(part)) continue;
    throw new FalconerError({ ...read.error, params: { ...read.error.params, part } });
  }
}

/**
 * Reads the definition of a collection and keeps it in the archive. Resolves with the copy's id only when the copy is
 * on the disk. Throws what the gateway throws if the collection cannot be described, or a part that the copy may not
 * lack be read (the parameter `part` names it), `identityChanged` if the name leads to another collection than the id,
 * and `storageFailed`; other parts that could not be read say so in the copy.
 */
export async function keepCopy(gateway: MilvusGateway, deps: KeepDeps, wish: KeepWish): Promise<string> {
  const { target, partition, why, mayLack, options } = wish;
  const { connectionId } = target;
  const reading = {
    ...{ gateway, connectionId, connectionName: deps.connectionName(connectionId) },
    ...{ loadedFields: deps.loadedFields, now: deps.now },
    ...(options === undefined ? {} : { options }),
  };
  const read = definitionSchema.safeParse(await readDefinition(reading, target, partition));
  // What could not be read back is no copy: better no drop than one after it.
  if (!read.success) return failInvalid(read.error);
  if (mayLack !== 'any') checkWhole(read.data, mayLack);
  const entry = { keptAt: deps.now(), why, partition, connectionId, definition: read.data };
  return (await deps.archive.add(entry)).id;
}
