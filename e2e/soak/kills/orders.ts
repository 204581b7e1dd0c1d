import type { DropTarget } from '@shared/domain/drop';
import type { DropOrder } from '../../../electron/activity/testing/killed-report';
import { addCollection } from '../../../electron/sandbox';
import type { Sandbox } from '../../../electron/sandbox';
import { CONNECTION } from '../../../electron/testing/killed';
import type { Dice } from '../dice';

const COLLECTIONS = 36;

/** What was ordered to be dropped, by the ids of the world. */
export interface Wanted {
  collection: string;
  partition: string | null;
  collectionId: string;
  partitionId: string | null;
  keepsCopy: boolean;
}

/** Collections of every kind. */
export function fill({ world }: Sandbox, dice: Dice): void {
  const home = world.database('default');
  for (let at = 0; at < COLLECTIONS; at++) {
    const name = `c${String(at)}`;
    addCollection(world, home, {
      name,
      fields: [
        { name: 'id', type: 'Int64', is: 'primaryKey' as const },
        { name: 'embedding', type: 'FloatVector', dim: 8 },
      ],
      partitions: { p1: 10, p2: 20 },
      indexes: { embedding: { index_type: 'FLAT', metric_type: 'L2' } },
      aliases: dice.percent(40) ? [`${name}_a`, `${name}_b`] : [],
      ...(dice.percent(50) ? { loaded: loadable(world.profile.mixesPartitionsAndCollection, dice) } : {}),
    });
  }
}

/** Before 2.3 a partition that was loaded with its collection cannot be released, and dropped, by itself. */
function loadable(mixes: boolean, dice: Dice): 'all' | string[] {
  return mixes && dice.percent(50) ? 'all' : ['p1'];
}

function targetAt({ world }: Sandbox, collection: string, partition: string | null): DropTarget {
  const found = world.collection('default', collection);
  const { ids } = world.profile;
  const ref = {
    connectionId: CONNECTION,
    database: 'default',
    collection,
    collectionId: ids ? found.id : null,
  };
  if (partition === null) return { kind: 'collection', ref };
  const { id } = world.partition(found, partition);
  return { kind: 'partition', ref: { ...ref, partition, partitionId: ids ? id : null } };
}

/** Half of the collections: some by themselves, others in lists; a few without a copy, some after a wait. */
export function drawOrders(sandbox: Sandbox, dice: Dice): DropOrder[] {
  const targets: DropTarget[] = [];
  for (let at = 0; at < COLLECTIONS; at++) {
    if (!dice.percent(65)) continue;
    const name = `c${String(at)}`;
    const parts = dice.percent(30) ? dice.some(['p1', 'p2']) : [null];
    for (const partition of parts) targets.push(targetAt(sandbox, name, partition));
  }
  const orders: DropOrder[] = [];
  while (targets.length > 0) {
    const count = dice.percent(60) ? 1 : 2 + dice.below(5);
    orders.push({
      targets: targets.splice(0, count),
      keepsCopy: dice.percent(85),
      waitSeconds: dice.percent(20) ? 2 : 0,
    });
  }
  return orders;
}

export function wantedOf({ world }: Sandbox, orders: readonly DropOrder[]): Wanted[] {
  return orders.flatMap(({ targets, keepsCopy }) =>
    targets.map(({ kind, ref }) => {
      const found = world.collection('default', ref.collection);
      const partition = kind === 'partition' ? ref.partition : null;
      const partitionId = partition === null ? null : world.partition(found, partition).id;
      return { collection: ref.collection, partition, collectionId: found.id, partitionId, keepsCopy };
    }),
  );
}

/** Answers that are lost, after the deed and before it. */
export function loseSome({ faults }: Sandbox, dice: Dice): void {
  for (const method of ['DropCollection', 'DropPartition', 'DropAlias']) {
    for (let call = 0; call < COLLECTIONS; call++) {
      const when = dice.percent(50) ? ('before' as const) : ('after' as const);
      faults.failNext(
        method,
        dice.percent(8) ? { kind: 'lost', when } : { kind: 'altered', change: (reply) => reply },
      );
    }
  }
}
