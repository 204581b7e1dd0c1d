import { Refusal } from '../refusal';
import type { WorldCollection, WorldDatabase } from '../world/model';
import type { World } from '../world/world';

/** A request as it came over the wire: 64-bit numbers and enums are text. */
export type Wire = Record<string, unknown>;

/**
 * Answers a request, or throws a `Refusal`. `status` is added to answers that lack one.
 * @param caller the user who asks; null where nobody has to sign in
 */
export type Handler = (request: Wire, world: World, caller: string | null) => Wire;

/** The collection that `db_name` and `collection_name` of a request name. */
export function targetOf(request: Wire, world: World): WorldCollection {
  return world.collection(text(request, 'db_name'), text(request, 'collection_name'));
}

/** A collection whose name or properties are to change: the coordinator, not the proxy, says that it is not there. */
export function toChange(
  { name: database, id }: WorldDatabase,
  collection: string,
  world: World,
): WorldCollection {
  const found = world.findCollection(database, collection);
  if (found !== undefined) return found;
  const at = hybridTime(world.clock.now());
  throw new Refusal('renameMissing', { database, databaseId: id, collection, at });
}

/** A string of the request; empty where there is none. */
export function text(request: Wire, key: string): string {
  const value = request[key];
  return typeof value === 'string' ? value : '';
}

/** A number of 32 bits of the request; 0 where there is none. */
export function number(request: Wire, key: string): number {
  const value = request[key];
  return typeof value === 'number' ? value : 0;
}

/** A list of strings of the request. */
export function texts(request: Wire, key: string): string[] {
  const value = request[key];
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

/** Key-value pairs of the request, as an object. */
export function pairs(request: Wire, key: string): Record<string, string> {
  const value = request[key];
  if (!Array.isArray(value)) return {};
  return Object.fromEntries(
    (value as { key?: unknown; value?: unknown }[]).map((pair) => [String(pair.key), String(pair.value)]),
  );
}

/** An object as the key-value pairs of an answer. */
export function toPairs(values: Record<string, string>): { key: string; value: string }[] {
  return Object.entries(values).map(([key, value]) => ({ key, value }));
}

/** A time as Milvus' hybrid timestamp: milliseconds, then 18 bits of a counter (pkg/util/tsoutil). */
export function hybridTime(ms: number): string {
  return String(BigInt(Math.floor(ms)) << 18n);
}
