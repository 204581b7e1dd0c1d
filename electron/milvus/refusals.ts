import type { AppError } from '@shared/ipc/result';
import { placeOf, refusalOf, withoutRefusal } from '@shared/policy/rights';
import type { Refusal } from '@shared/policy/rights';

/** Told of all that is refused on a connection now. */
export type RefusalListener = (connectionId: string, refusals: readonly Refusal[]) => void;

/** What servers have refused for want of a right, by connection. */
export interface Refusals {
  of(connectionId: string): readonly Refusal[];
  /** Takes the end of a request: a refusal is remembered until the same is carried out, or everything forgotten. */
  note(
    connectionId: string,
    rpc: string,
    params: Readonly<Record<string, string>>,
    error: AppError | null,
  ): void;
  /** Forgets everything of a connection: it is offered again, and the server will tell. */
  forget(connectionId: string): void;
  onChange(listener: RefusalListener): () => void;
}

/** Refusals remembered for one connection; a user who may nothing is refused no more actions than that. */
const MOST = 1000;

/** See {@link Refusals}. */
export function createRefusals(): Refusals {
  const held = new Map<string, readonly Refusal[]>();
  const listeners = new Set<RefusalListener>();
  const set = (connectionId: string, refusals: readonly Refusal[]): void => {
    held.set(connectionId, refusals);
    for (const listener of [...listeners]) listener(connectionId, refusals);
  };
  const of = (connectionId: string): readonly Refusal[] => held.get(connectionId) ?? [];
  return {
    of,
    note(connectionId, rpc, params, error) {
      const isRefused = error?.code === 'permissionDenied';
      const before = of(connectionId);
      // Only a refusal, or the deed itself, tells something of the right.
      if (!isRefused && (error !== null || before.length === 0)) return;
      const place = placeOf(rpc, params);
      if (place === null) return;
      if (!isRefused) {
        if (refusalOf(before, place) !== undefined) set(connectionId, withoutRefusal(before, place));
        return;
      }
      const refusal = { ...place, privilege: error.params.privilege ?? null };
      set(connectionId, [...withoutRefusal(before, place), refusal].slice(-MOST));
    },
    forget(connectionId) {
      if (of(connectionId).length > 0) set(connectionId, []);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
