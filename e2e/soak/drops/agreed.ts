import type { MakingPart } from '@shared/domain/definition-parts';
import type { DropItem } from '@shared/domain/drop';
import { aliasesToRemove } from '@shared/policy/drop-plan';
import type { Sandbox } from '../../../electron/sandbox';

/** One item of a plan that somebody agreed to, with what its names led to when it was shown. */
export interface Agreed {
  database: string;
  collection: string;
  /** Null: it is about the collection. */
  partition: string | null;
  /** As they were shown; where the server tells none, the world's own of that moment. */
  collectionId: string;
  partitionId: string | null;
  /** The server tells no ids: only the name identifies it. */
  byName: boolean;
  keepsCopy: boolean;
  /** Parts of which it was told that the copy will lack them. */
  copyLacks: readonly MakingPart[];
  /** All that were shown, and those of them that are removed by a step of their own. */
  aliases: readonly string[];
  removes: readonly string[];
  plan: number;
}

/** @param plan number of the request that this is agreed to with */
export function agreedOf(item: DropItem, { world }: Sandbox, plan: number): Agreed {
  const { target, facts, steps } = item;
  const { database, collection } = target.ref;
  const found = world.databases.get(database)?.collections.get(collection);
  const name = target.kind === 'partition' ? target.ref.partition : null;
  const own = found?.partitions.find((each) => each.name === name)?.id ?? null;
  return {
    ...{ database, collection, partition: name, plan },
    collectionId: target.ref.collectionId ?? found?.id ?? '',
    partitionId: target.kind === 'partition' ? (target.ref.partitionId ?? own) : null,
    byName: !world.profile.ids,
    keepsCopy: steps.includes('keep'),
    copyLacks: facts?.copyLacks ?? [],
    aliases: facts?.aliases ?? [],
    removes: aliasesToRemove(item),
  };
}
