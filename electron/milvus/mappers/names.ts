import type { InMemory, NamedId } from '../gateway-types';
import { toId, toList, toPercent, toText, toTime, toWire } from './wire-values';

interface Columns {
  names: string;
  ids: string;
}

const collectionColumns: Columns = { names: 'collection_names', ids: 'collection_ids' };
const partitionColumns: Columns = { names: 'partition_names', ids: 'partitionIDs' };

function namedIds(reply: unknown, columns: Columns): NamedId[] {
  const wire = toWire(reply);
  const ids = toList(wire[columns.ids]);
  const times = toList(wire.created_utc_timestamps);
  return toList(wire[columns.names]).map((name, at) => ({
    name: toText(name),
    id: toId(ids[at]),
    createdAt: toTime(times[at]),
  }));
}

function inMemory(reply: unknown, columns: Columns): InMemory[] {
  const wire = toWire(reply);
  const ids = toList(wire[columns.ids]);
  const percentages = toList(wire.inMemory_percentages);
  return toList(wire[columns.names]).map((name, at) => ({
    name: toText(name),
    id: toId(ids[at]),
    percent: toPercent(percentages[at]),
  }));
}

/** ShowCollections of type All. */
export function toCollections(reply: unknown): NamedId[] {
  return namedIds(reply, collectionColumns);
}

/** ShowCollections of type InMemory. */
export function toCollectionsInMemory(reply: unknown): InMemory[] {
  return inMemory(reply, collectionColumns);
}

/** ShowPartitions of type All. */
export function toPartitions(reply: unknown): NamedId[] {
  return namedIds(reply, partitionColumns);
}

/** ShowPartitions of type InMemory. */
export function toPartitionsInMemory(reply: unknown): InMemory[] {
  return inMemory(reply, partitionColumns);
}

/** ListDatabases. */
export function toDatabases(reply: unknown): string[] {
  return toList(toWire(reply).db_names)
    .map(toText)
    .filter((name) => name !== '');
}

/** ListAliases. */
export function toAliases(reply: unknown): string[] {
  return toList(toWire(reply).aliases).map(toText);
}
