import type { HeldCollection, HeldShare } from './held';

/** What sizes are counted in: the bytes that segments report or, where they report none, rows. */
export type SizeUnit = 'bytes' | 'rows';

/** Bytes only if every share that has rows reports them: rows beside bytes would compare what cannot be. */
export function unitOf(all: readonly HeldCollection[]): SizeUnit {
  const shares = all.flatMap(({ holding }) => holding?.shares ?? []).filter(({ rows }) => rows > 0);
  return shares.length > 0 && shares.every(({ bytes }) => bytes !== null) ? 'bytes' : 'rows';
}

/** The size of shares in a unit: the one place where it is decided what "big" means. Replicas count each. */
export function sizeOf(shares: readonly HeldShare[], unit: SizeUnit): number {
  return shares.reduce((sum, { rows, bytes }) => sum + (unit === 'bytes' ? (bytes ?? 0) : rows), 0);
}
