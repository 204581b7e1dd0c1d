import { expect, it } from 'vitest';
import { ManualClock } from '../clock';
import { profiles } from '../profiles';
import { fillWorld } from '../world/build';
import { collectionPercent, loadTimeOf } from '../world/memory';
import { hasPartitionKey, isVector, rowsOf } from '../world/model';
import { World } from '../world/world';
import { scenarioNamed } from './index';

const world = new World(profiles['2.5.27'], new ManualClock());
fillWorld(world, scenarioNamed('sample'));
const collections = [...world.database('default').collections.values()];

it('shows every state and trouble once', () => {
  expect(collections).toHaveLength(12);
  expect(world.databases.size).toBe(2);
  expect(collections.filter(({ partitions }) => partitions.length === 12)).not.toEqual([]);
  expect(collections.filter(({ partitions }) => partitions.length > 24)).not.toEqual([]);
  expect(collections.filter((each) => rowsOf(each) > 22_000_000)).toHaveLength(1);
  expect(collections.filter((each) => rowsOf(each) === 0)).toHaveLength(1);
  expect(collections.filter(({ name }) => name.length === 255)).toHaveLength(1);
  expect(collections.filter(hasPartitionKey)).toHaveLength(1);
  expect(collections.filter(({ trouble }) => trouble !== null)).toHaveLength(1);
  const bare = collections.filter(({ fields, indexes }) =>
    fields.some((field) => isVector(field) && !indexes.some((index) => index.field === field.name)),
  );
  expect(bare.map(({ name }) => name)).toEqual(['covers']);
  const loaded = collections.filter((each) => collectionPercent(each, world.clock.now()) === 100);
  expect(loaded.map(({ name }) => name)).toEqual(['authors', 'books', 'thumbnails']);
});

it('has ids that a double cannot hold, and no id twice', () => {
  const ids = collections.flatMap(({ id, partitions, indexes }) => [
    id,
    ...partitions.map((partition) => partition.id),
    ...indexes.map((index) => index.id),
  ]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(BigInt(id)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
});

it('loads a partition in 2 to 20 seconds, by its rows', () => {
  const times = [0, 1_000_000, 100_000_000].map(loadTimeOf);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(times[0]).toBeGreaterThan(2000);
  expect(times[2]).toBeLessThanOrEqual(20_000);
});
