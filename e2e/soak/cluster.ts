import type { Dice } from './dice';

/** A partition as the server holds it. */
export interface HeldPartition {
  name: string;
  id: string | null;
  /** Null: not in memory. */
  percent: number | null;
}

/** A collection as the server holds it, read past the application. */
export interface HeldCollection {
  name: string;
  id: string | null;
  aliases: readonly string[];
  partitions: readonly HeldPartition[];
  /** Names of what is loaded, `$meta` for the dynamic field; null: nothing is, or nobody can tell. */
  fields: readonly string[] | null;
  /** It will change by itself soon: a load or a refresh arrives. */
  isMoving: boolean;
  /** A load stands still in it. */
  isStuck: boolean;
  /** The server confirms a release and does not release (milvus-lite, without an index). */
  ignoresRelease: boolean;
  /** Ms since 1970; null: never, or nobody can tell. */
  refreshedAt: number | null;
}

/** Everything that the server holds, by collection. */
export type Picture = ReadonlyMap<string, HeldCollection>;

/** Something that goes wrong from when it starts until it ends. */
export interface Fault {
  name: string;
  start(dice: Dice): void | Promise<void>;
}

/** A server that the application is connected to, and that the test can look into. */
export interface Cluster {
  address: string;
  /** Does what another client would do. @returns whether the server did it */
  act(method: string, request: Record<string, unknown>): Promise<boolean>;
  picture(): Promise<Picture>;
  faults: readonly Fault[];
  /** Ends the fault that was started, whatever it was. */
  endFault(): Promise<void>;
  /** What it makes of a list of fields. */
  fieldLists: 'honoured' | 'hint' | 'ignored';
  stop(): Promise<void>;
}

/** What a collection is, as far as memory goes. */
export function heldState({ partitions }: HeldCollection): {
  kind: 'notLoaded' | 'loading' | 'loaded' | 'partly';
  loaded: number;
  total: number;
  percent: number;
} {
  const percents = partitions.flatMap(({ percent }) => percent ?? []);
  const [loaded, total] = [percents.length, partitions.length];
  const percent = loaded === 0 ? 0 : percents.reduce((sum, each) => sum + each, 0) / loaded;
  const whole = loaded === total ? ('loaded' as const) : ('partly' as const);
  if (loaded === 0) return { kind: 'notLoaded', loaded, total, percent };
  return { kind: percents.every((each) => each >= 100) ? whole : 'loading', loaded, total, percent };
}

/** A load that the second picture shows further on, or at its end, was at 99 % in between. */
function partitionBetween(before: HeldPartition, after: HeldPartition | undefined): HeldPartition {
  if (before.percent === null || before.percent >= 100) return before;
  const percent = after?.percent ?? 100;
  return { ...before, percent: Math.max(before.percent, Math.min(percent, 99)) };
}

/** What was held at some moment between two pictures: every load as far as it can have come by then. */
export function pictureBetween(before: Picture, after: Picture): Picture {
  return new Map(
    [...before].map(([name, held]) => {
      const then = after.get(name)?.partitions;
      const partitions = held.partitions.map((each) =>
        partitionBetween(
          each,
          then?.find(({ name: own }) => own === each.name),
        ),
      );
      return [name, { ...held, partitions }];
    }),
  );
}
