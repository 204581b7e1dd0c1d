/** What a reply may be: gRPC's decoder fills in defaults, but a server may leave out any part. */
export type Wire = Readonly<Record<string, unknown>>;

/** The object in a part of a reply; an empty one where there is none. */
export function toWire(value: unknown): Wire {
  return typeof value === 'object' && value !== null ? (value as Wire) : {};
}

/** The list in a part of a reply; an empty one where there is none. */
export function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Text that says something, else null. */
export function toTextOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A 64-bit integer in decimal, never by way of a number; null if it is not one. */
export function toInt64(value: unknown): string | null {
  if (typeof value === 'string') return /^-?\d{1,20}$/.test(value) ? value : null;
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : null;
}

/** An id: null where the server gives none, which milvus-lite says with 0 or an empty list. */
export function toId(value: unknown): string | null {
  const id = toInt64(value);
  return id === null || id === '0' ? null : id;
}

/** A count of things, small enough for a number; null where the server tells none. */
export function toCount(value: unknown): number | null {
  const text = toInt64(value);
  if (text === null) return null;
  const count = Number(text);
  return Number.isSafeInteger(count) && count >= 0 ? count : null;
}

const EARLIEST = Date.UTC(2015, 0);
const LATEST = Date.UTC(2200, 0);

/** Milliseconds since 1970, or null for 0 and for what cannot be a time of Milvus. */
export function toTime(value: unknown): number | null {
  const time = toCount(value);
  return time !== null && time >= EARLIEST && time < LATEST ? time : null;
}

/** A percentage of the server, held within 0 to 100; one that it does not tell is 0: nothing is known to be there. */
export function toPercent(value: unknown): number {
  return Math.min(100, toCount(value) ?? 0);
}

/** Pairs of key and value, such as a field's `dim`. */
export function toPairs(value: unknown): { key: string; value: string }[] {
  return toList(value).map((pair) => {
    const { key, value: text } = toWire(pair);
    return { key: toText(key), value: toText(text) };
  });
}

/** The value of a key in a list of pairs, or null. */
export function findPair(value: unknown, key: string): string | null {
  return toPairs(value).find((pair) => pair.key === key)?.value ?? null;
}
