import type { WorldCollection, WorldIndex } from '../world/model';
import type { World } from '../world/world';
import type { Handler, Wire } from './handler';
import { pairs, text, toPairs } from './handler';

const BUILD_MS = 4000;

function rowsOf(collection: WorldCollection): number {
  return collection.partitions.reduce((sum, partition) => sum + partition.rows, 0);
}

function toWire(index: WorldIndex, collection: WorldCollection, now: number): Wire {
  const rows = rowsOf(collection);
  const share = Math.max(
    0,
    Math.min(1, (now - index.startedAt) / Math.max(1, index.readyAt - index.startedAt)),
  );
  const indexed = Math.floor(rows * share);
  return {
    index_name: index.name,
    indexID: index.id,
    field_name: index.field,
    params: toPairs(index.params),
    indexed_rows: String(indexed),
    total_rows: String(rows),
    pending_index_rows: String(rows - indexed),
    state: share >= 1 ? 'Finished' : 'InProgress',
    index_state_fail_reason: '',
  };
}

function find(request: Wire, world: World): { collection: WorldCollection; indexes: WorldIndex[] } {
  const collection = world.collection(text(request, 'db_name'), text(request, 'collection_name'));
  const field = text(request, 'field_name');
  const name = text(request, 'index_name');
  const indexes = collection.indexes.filter(
    (index) => (field === '' || index.field === field) && (name === '' || index.name === name),
  );
  if (indexes.length === 0) {
    throw world.numbered(700, 'IndexNotExist', `index not found[collection=${collection.name}]`);
  }
  return { collection, indexes };
}

/** Indexes and how far they are built. */
export const indexHandlers: Record<string, Handler> = {
  DescribeIndex: (request, world) => {
    const { collection, indexes } = find(request, world);
    const now = world.clock.now();
    return { index_descriptions: indexes.map((index) => toWire(index, collection, now)) };
  },
  CreateIndex: (request, world) => {
    const collection = world.collection(text(request, 'db_name'), text(request, 'collection_name'));
    const field = text(request, 'field_name');
    if (!collection.fields.some((each) => each.name === field)) {
      throw world.plain(`cannot create index on non-exist field: ${field}`);
    }
    const now = world.clock.now();
    const asked = text(request, 'index_name');
    collection.indexes.push({
      name: asked === '' ? field : asked,
      id: world.nextId(),
      field,
      params: pairs(request, 'extra_params'),
      startedAt: now,
      readyAt: now + (rowsOf(collection) === 0 ? 0 : BUILD_MS),
    });
    return {};
  },
  DropIndex: (request, world) => {
    const { collection, indexes } = find(request, world);
    if (collection.loadedWith !== null) {
      throw world.plain('index cannot be dropped, collection is loaded, please release it first');
    }
    collection.indexes = collection.indexes.filter((index) => !indexes.includes(index));
    return {};
  },
  GetIndexState: (request, world) => {
    const { indexes } = find(request, world);
    const isReady = indexes.every((index) => index.readyAt <= world.clock.now());
    return { state: isReady ? 'Finished' : 'InProgress', fail_reason: '' };
  },
  GetIndexBuildProgress: (request, world) => {
    const { collection, indexes } = find(request, world);
    const wire = indexes[0] === undefined ? {} : toWire(indexes[0], collection, world.clock.now());
    return { indexed_rows: wire.indexed_rows, total_rows: wire.total_rows };
  },
};
