import type { World } from '../world/world';

/** A request as it came over the wire: 64-bit numbers and enums are text. */
export type Wire = Record<string, unknown>;

/** Answers a request, or throws a `Refusal`. `status` is added to answers that lack one. */
export type Handler = (request: Wire, world: World) => Wire;

/** A string of the request; empty where there is none. */
export function text(request: Wire, key: string): string {
  const value = request[key];
  return typeof value === 'string' ? value : '';
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
