import { ManualClock } from '../clock';
import type { ProfileName } from '../profiles';
import { profiles } from '../profiles';
import type { CollectionPlan } from '../scenarios/scenario';
import { addCollection } from './build';
import type { WorldCollection } from './model';
import { World } from './world';

const books: CollectionPlan = {
  name: 'books',
  fields: [
    { name: 'id', type: 'Int64', is: 'primaryKey' },
    { name: 'embedding', type: 'FloatVector', dim: 8 },
    { name: 'cover', type: 'FloatVector', dim: 4 },
    { name: 'tenant', type: 'VarChar', maxLength: 16, is: 'partitionKey' },
    { name: 'day', type: 'Int32', is: 'clusteringKey' },
    { name: 'title', type: 'VarChar', maxLength: 64 },
  ],
  dynamicField: true,
  partitions: { _default_0: 1000, _default_1: 2000, _default_2: 3000, _default_3: 4000 },
  indexes: { embedding: { index_type: 'HNSW' } },
};

/** A world with one collection, for tests: four partitions, a vector field without an index, and every kind of key. */
export function worldOfBooks(
  profile: ProfileName,
  plan: Partial<CollectionPlan> = {},
): { world: World; clock: ManualClock; collection: WorldCollection } {
  const clock = new ManualClock();
  const world = new World(profiles[profile], clock);
  world.nodes.add(64 * 2 ** 30);
  const collection = addCollection(world, world.database('default'), { ...books, ...plan });
  return { world, clock, collection };
}
