/** A request; `schema` may be bytes. */
export type Request = Record<string, unknown>;

/** What two servers are asked, one after the other. */
export type Step =
  /** Asked, and the answer is compared. */
  | { kind: 'ask'; method: string; request: Request; note: string }
  /** The same for a method that takes a collection's id, which each server gives itself. */
  | { kind: 'askById'; method: string; collection: string; request: Request; note: string }
  /** Asked for whether there is such a method at all: what it says to an empty request is not compared. */
  | { kind: 'exists'; method: string }
  /** Asked for what it does; the answer is not compared. */
  | { kind: 'prepare'; method: string; request: Request }
  /** Waits until a collection is in memory. */
  | { kind: 'untilLoaded'; collection: string }
  /** Waits until the statistics of a collection count so many rows: Milvus counts what is flushed. */
  | { kind: 'untilRows'; collection: string; rows: number }
  /** Waits until all indexes of a collection are built, for so many rows. */
  | { kind: 'untilIndexed'; collection: string; rows: number };

/** Steps on collections of their own, which are gone again at the end. */
export interface Chapter {
  name: string;
  steps: readonly Step[];
}

/** @param note tells steps with the same method apart; together they are the step's name in the report */
export const ask = (method: string, request: Request = {}, note = ''): Step => ({
  kind: 'ask',
  method,
  request,
  note,
});

export const askById = (method: string, collection: string, request: Request = {}, note = ''): Step => ({
  kind: 'askById',
  method,
  collection,
  request,
  note,
});

export const prepare = (method: string, request: Request): Step => ({ kind: 'prepare', method, request });

/** Whether a server has a method. */
export const exists = (method: string): Step => ({ kind: 'exists', method });

export const untilLoaded = (collection: string): Step => ({ kind: 'untilLoaded', collection });

export const untilRows = (collection: string, rows: number): Step => ({
  kind: 'untilRows',
  collection,
  rows,
});

export const untilIndexed = (collection: string, rows = 0): Step => ({
  kind: 'untilIndexed',
  collection,
  rows,
});

/** Takes collections away, whatever state they are in. */
export const takeAway = (...collections: string[]): Step[] =>
  collections.flatMap((collection_name) => [
    prepare('ReleaseCollection', { collection_name }),
    prepare('DropCollection', { collection_name }),
  ]);
