import type { DropFacts } from '../domain/collection';
import type { DropItem } from '../domain/drop';
import type { PartitionRef } from '../domain/refs';
import type { Capabilities } from './capabilities';
import { isDroppable, releasesFirst } from './drop-plan';

/** Whether anything of it is in memory; null: could not be read. */
export function isInMemory({
  loadedPartitions,
  replicas,
}: Pick<DropFacts, 'loadedPartitions' | 'replicas'>): boolean | null {
  if (loadedPartitions !== null) return loadedPartitions.length > 0;
  // Who may not read the partitions may still be told of replicas.
  return replicas !== null && replicas > 0 ? true : null;
}

/** Names that stop working with the drop: aliases go with their collection, whether a step removes them or not. */
export function aliasesThatGo({ target, facts }: Pick<DropItem, 'target' | 'facts'>): readonly string[] {
  return target.kind === 'collection' ? (facts?.aliases ?? []) : [];
}

/** What a list of drops amounts to, counting only what will be dropped. */
export interface DropTotals {
  count: number;
  inMemory: number;
  /** Of so many nobody could read whether they are in memory. */
  memoryUnread: number;
  aliases: number;
  /** The sum of what could be read: a 64-bit integer in decimal. */
  rows: string;
  rowsUnread: number;
}

/** Sums up what goes. @param items of the plan, also those that are left out */
export function dropTotals(items: readonly DropItem[]): DropTotals {
  const totals = { count: 0, inMemory: 0, memoryUnread: 0, aliases: 0, rowsUnread: 0 };
  let rows = 0n;
  for (const item of items) {
    if (!isDroppable(item) || item.facts === null) continue;
    const { facts } = item;
    const inMemory = isInMemory(facts);
    totals.count++;
    if (inMemory === true) totals.inMemory++;
    if (inMemory === null) totals.memoryUnread++;
    totals.aliases += aliasesThatGo(item).length;
    if (facts.rowCount === null) totals.rowsUnread++;
    else rows += BigInt(facts.rowCount);
  }
  return { ...totals, rows: rows.toString() };
}

/** What the releases before drops of partitions of one collection take with them. */
export interface PartitionReleases {
  of: Pick<PartitionRef, 'database' | 'collection'>;
  /** Nothing else of the collection is in memory: it is not loaded at all then. */
  isLast: boolean;
  /**
   * The server refuses to release a partition of a collection that was loaded as a whole (Milvus 2.2), and with every
   * partition in memory that may be the case.
   */
  mayRefuse: boolean;
}

/** Judges the releases of a plan, together for all partitions of a collection: of no other are there any. */
export function partitionReleases(
  items: readonly DropItem[],
  capabilities: Capabilities | null,
): PartitionReleases[] {
  const mixes = capabilities?.mixPartitionAndCollectionLoad.supported !== false;
  const released = new Map<string, DropItem[]>();
  for (const item of items) {
    if (!isDroppable(item) || !releasesFirst(item)) continue;
    const { database, collection } = item.target.ref;
    const key = JSON.stringify([database, collection]);
    released.set(key, [...(released.get(key) ?? []), item]);
  }
  return [...released.values()].flatMap((group): PartitionReleases[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { database, collection } = first.target.ref;
    const others = group.map(({ facts }) => facts?.loadedBeside ?? null);
    const isWhole = group.some(({ facts }, at) => {
      const beside = others[at] ?? null;
      return beside === null || beside + 1 >= (facts?.partitionNames?.length ?? 0);
    });
    return [
      {
        of: { database, collection },
        isLast: others.every((beside) => beside === group.length - 1),
        mayRefuse: !mixes && isWhole,
      },
    ];
  });
}
