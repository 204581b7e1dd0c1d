import { Refusal } from '../refusal';
import { checkIndex } from '../world/index-rules';
import { settle } from '../world/memory';
import type { WorldCollection, WorldField, WorldIndex } from '../world/model';
import { rowsOf } from '../world/model';
import type { World } from '../world/world';
import type { Handler, Wire } from './handler';
import { pairs, targetOf, text, toPairs } from './handler';

/** With fewer rows there is nothing to build (indexCoord.segment.minSegmentNumRowsToEnableIndex). */
const FEWEST_ROWS = 1024;

/** How much of it is built, from 0 to 1. */
function shareOf({ startedAt, readyAt, trouble }: WorldIndex, now: number): number {
  const time = readyAt - startedAt;
  const share = time === 0 ? 1 : Math.max(0, Math.min(1, (now - startedAt) / time));
  return trouble === undefined ? share : Math.min(share, trouble.percent / 100);
}

/** Why its build has failed by now; null if it has not. */
function failureOf(index: WorldIndex, now: number): string | null {
  const { trouble } = index;
  return trouble !== undefined && shareOf(index, now) >= trouble.percent / 100 ? trouble.failReason : null;
}

/** Name in `common.IndexState`. */
function stateOf(index: WorldIndex, now: number): string {
  if (failureOf(index, now) !== null) return 'Failed';
  const share = shareOf(index, now);
  if (share >= 1) return 'Finished';
  return share === 0 ? 'Unissued' : 'InProgress';
}

function toWire(index: WorldIndex, collection: WorldCollection, { clock, profile }: World): Wire {
  const rows = rowsOf(collection);
  const share = shareOf(index, clock.now());
  const indexed = Math.floor(rows * share);
  return {
    index_name: index.name,
    indexID: profile.ids ? index.id : '0',
    field_name: index.field,
    params: toPairs(index.params),
    indexed_rows: String(indexed),
    total_rows: String(rows),
    pending_index_rows: String(rows - indexed),
    state: stateOf(index, clock.now()),
    index_state_fail_reason: failureOf(index, clock.now()) ?? '',
  };
}

/**
 * Milvus goes by the index's name alone: a field that is named beside it is not read (seen on 2.2.16 and 2.3.5);
 * milvus-lite goes by the field alone.
 */
function named(request: Wire, collection: WorldCollection, { profile }: World): WorldIndex[] {
  const wanted = text(request, profile.indexesByField ? 'field_name' : 'index_name');
  if (wanted === '') return collection.indexes;
  return collection.indexes.filter((index) => wanted === (profile.indexesByField ? index.field : index.name));
}

function find(request: Wire, world: World): { collection: WorldCollection; indexes: WorldIndex[] } {
  const collection = targetOf(request, world);
  const indexes = named(request, collection, world);
  if (indexes.length > 0) return { collection, indexes };
  throw new Refusal('indexNotFound', {
    collection: collection.name,
    collectionId: collection.id,
    index: text(request, 'index_name'),
    field: text(request, 'field_name'),
  });
}

const INDEX_TYPES =
  /^(?:AUTOINDEX|FLAT|IVF_\w+|HNSW\w*|DISKANN|SCANN|GPU_\w+|BIN_\w+|SPARSE_\w+|MINHASH_LSH|Trie|STL_SORT|INVERTED|BITMAP|NGRAM|RTREE|marisa-trie)$/i;

/** A scalar field needs no type: the server chooses. */
function checkType(type: string | undefined, { indexesByField }: World['profile']): void {
  const isWrong = indexesByField ? type === undefined : type !== undefined && !INDEX_TYPES.test(type);
  if (isWrong) throw new Refusal('indexType', { type: type ?? '' });
}

function freshName(asked: string, field: WorldField, world: World): string {
  // milvus-lite 3.2.1 names every index by its field, whatever was asked for.
  if (world.profile.indexesByField) return field.name;
  if (asked !== '') return asked;
  return world.profile.indexNamedByField ? field.name : `_default_idx_${field.id}`;
}

function create(request: Wire, world: World): Wire {
  const collection = targetOf(request, world);
  const wanted = text(request, 'field_name');
  const field = collection.fields.find((each) => each.name === wanted);
  if (field === undefined) throw new Refusal('indexField', { field: wanted });
  const params = pairs(request, 'extra_params');
  checkType(params.index_type, world.profile);
  checkIndex(field, params, world.profile);
  const name = freshName(text(request, 'index_name'), field, world);
  const existing = collection.indexes.find((index) => index.field === wanted);
  if (existing !== undefined) {
    if (existing.name !== name) throw new Refusal('indexRenamed', { field: wanted });
    const isSame = JSON.stringify(existing.params) === JSON.stringify(params);
    if (isSame && world.profile.createsAgain) return {};
    throw new Refusal('indexDiffers', { field: wanted });
  }
  const startedAt = world.clock.now();
  const isSmall = rowsOf(collection) < FEWEST_ROWS;
  const readyAt = startedAt + (isSmall ? 0 : world.indexBuildMs);
  const trouble = isSmall || world.indexTrouble === null ? {} : { trouble: world.indexTrouble };
  collection.indexes.push({
    name,
    id: world.nextId(),
    field: wanted,
    params,
    startedAt,
    readyAt,
    ...trouble,
  });
  return {};
}

function drop(request: Wire, world: World): Wire {
  const collection = targetOf(request, world);
  settle(collection, world.clock.now());
  const indexes = named(request, collection, world);
  if (collection.loadedWith !== null) throw new Refusal('indexLoaded', {});
  if (indexes.length === 0 && world.profile.indexesByField) throw new Refusal('noIndexToDrop', {});
  if (indexes.length > 1) throw new Refusal('indexAmbiguous', { index: text(request, 'index_name') });
  collection.indexes = collection.indexes.filter((index) => !indexes.includes(index));
  return {};
}

/** Only an index that is named is found, seen on 2.2.16 and 2.3.5. */
function state(request: Wire, world: World): Wire {
  const name = text(request, 'index_name');
  const index = targetOf(request, world).indexes.find((each) => each.name === name);
  if (index === undefined) return { state: 'IndexStateNone', fail_reason: '' };
  const now = world.clock.now();
  return { state: stateOf(index, now), fail_reason: failureOf(index, now) ?? '' };
}

function buildProgress(request: Wire, world: World): Wire {
  const { collection, indexes } = find(request, world);
  const [index, another] = indexes;
  if (index === undefined || another !== undefined) {
    throw new Refusal('indexAmbiguous', { index: text(request, 'index_name') });
  }
  const wire = toWire(index, collection, world);
  return { indexed_rows: wire.indexed_rows, total_rows: wire.total_rows };
}

function describe(request: Wire, world: World): Wire {
  const { collection, indexes } = find(request, world);
  return { index_descriptions: indexes.map((index) => toWire(index, collection, world)) };
}

/** Indexes and how far they are built. */
export const indexHandlers: Record<string, Handler> = {
  DescribeIndex: describe,
  GetIndexStatistics: describe,
  CreateIndex: create,
  DropIndex: drop,
  GetIndexState: state,
  GetIndexBuildProgress: buildProgress,
};
