import { Refusal } from '../refusal';
import type { WorldSnapshot } from '../world/snapshots';
import type { World } from '../world/world';
import type { Handler, Wire } from './handler';
import { targetOf, text } from './handler';

/** Copies a collection as it is, but for its place in memory. */
function create(request: Wire, world: World): Wire {
  const name = text(request, 'name');
  const collection = targetOf(request, world);
  if (name === '') throw new Refusal('snapshotName', {});
  if (world.snapshots.has(name)) throw new Refusal('snapshotExists', { name });
  world.snapshots.set(name, {
    name,
    description: text(request, 'description'),
    database: world.database(text(request, 'db_name')).name,
    createdAt: world.clock.now(),
    collection: structuredClone({
      ...collection,
      loadedWith: null,
      failedLoad: null,
      partitions: collection.partitions.map((partition) => ({ ...partition, memory: null })),
    }),
  });
  return {};
}

function snapshotOf(request: Wire, world: World): WorldSnapshot {
  const name = text(request, 'name');
  const found = world.snapshots.get(name);
  if (found === undefined) throw new Refusal('snapshotNotFound', { name });
  return found;
}

function list(request: Wire, world: World): Wire {
  const name = text(request, 'collection_name');
  const found = [...world.snapshots.values()].filter(
    ({ collection }) => name === '' || collection.name === name,
  );
  return { snapshots: found.map((snapshot) => snapshot.name) };
}

function describe(request: Wire, world: World): Wire {
  const { name, description, collection, createdAt } = snapshotOf(request, world);
  return {
    name,
    description,
    collection_name: collection.name,
    partition_names: collection.partitions.map((partition) => partition.name),
    create_ts: String(createdAt),
    s3_location: `snapshots/${name}`,
  };
}

/** A new collection, with ids of its own, from what was kept. */
function restore(request: Wire, world: World): Wire {
  const snapshot = snapshotOf(request, world);
  const wanted = text(request, 'target_db_name');
  const database = world.database(wanted === '' ? snapshot.database : wanted);
  const given = text(request, 'target_collection_name');
  const name = given === '' ? snapshot.collection.name : given;
  if (world.findCollection(database.name, name) !== undefined) {
    throw new Refusal('collectionExists', { collection: name });
  }
  const copy = structuredClone(snapshot.collection);
  database.collections.set(name, {
    ...copy,
    name,
    id: world.nextId(),
    createdAt: world.clock.now(),
    partitions: copy.partitions.map((partition) => ({ ...partition, id: world.nextId() })),
  });
  const job = { id: world.nextId(), collection: name, startedAt: world.clock.now() };
  return { job_id: world.jobs.start('restore', job).id };
}

const jobInfo = (job: { id: string; collection: string; startedAt: number }): Wire => ({
  job_id: job.id,
  collection_name: job.collection,
  state: 'RestoreSnapshotCompleted',
  progress: 100,
  start_time: String(job.startedAt),
});

function jobState(request: Wire, world: World): Wire {
  const id = text(request, 'job_id');
  const job = world.jobs.find('restore', id);
  if (job === undefined) throw new Refusal('jobNotFound', { id });
  return { info: jobInfo(job) };
}

/** Snapshots of collections (3.0). */
export const snapshotHandlers: Record<string, Handler> = {
  CreateSnapshot: create,
  DropSnapshot: (request, world) => {
    world.snapshots.delete(text(request, 'name'));
    return {};
  },
  ListSnapshots: list,
  DescribeSnapshot: describe,
  RestoreSnapshot: restore,
  GetRestoreSnapshotState: jobState,
  ListRestoreSnapshotJobs: (_request, world) => ({ jobs: world.jobs.all('restore').map(jobInfo) }),
  PinSnapshotData: (request, world) => {
    snapshotOf(request, world);
    return { pin_id: world.nextId() };
  },
  UnpinSnapshotData: () => ({}),
};
