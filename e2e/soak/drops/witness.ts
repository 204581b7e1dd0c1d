import type { Task } from '@shared/domain/task';
import type { ReceivedCall, Sandbox, Witness } from '../../../electron/sandbox';
import { keyOf } from './others';

/** Something that one of our requests took away. Ids are the world's own, also where the server tells none. */
export interface Removal {
  what: 'collection' | 'partition' | 'alias';
  method: string;
  database: string;
  collection: string;
  /** The name that the request had for it: an alias may have led elsewhere. */
  asked: string;
  /** Of the collection, the partition or the alias itself. */
  name: string;
  /** Of the collection; of an alias: that of the collection that it stood for. */
  collectionId: string;
  partitionId: string | null;
  at: number;
  /** When what its names lead to was last changed, and its own name read, by then. */
  changedAt: number;
  readAt: number;
  actor: Actor;
}

/** Who sent a change, and how many copies were kept by then. */
export interface Actor {
  taskId: string | null;
  kept: number;
}

interface Holding {
  collections: Map<string, { database: string; name: string; partitions: Map<string, string> }>;
  /** Alias by database and name, to the id that it stands for. */
  aliases: Map<string, { database: string; name: string; collectionId: string }>;
}

const words = (request: Record<string, unknown>, key: string): string => {
  const value = request[key];
  return typeof value === 'string' ? value : '';
};

const NOBODY: Actor = { taskId: null, kept: 0 };
const CHANGES = /^(?:Drop|Release)/;

/** Whether a task is at the step that sends such a change. */
export function sends(
  { database, collection, aliases, partitions, status, steps }: Task,
  method: string,
  request: Record<string, unknown>,
): boolean {
  const step = method === 'DropAlias' ? 'removeAliases' : method.startsWith('Drop') ? 'drop' : 'release';
  const isAbout =
    method === 'DropAlias'
      ? aliases?.includes(String(request.alias)) === true
      : collection === request.collection_name &&
        (request.partition_name === undefined || partitions?.[0] === request.partition_name);
  const isAt = steps.some((each) => each.kind === step && each.status === 'running');
  return status === 'running' && database === request.db_name && isAbout && isAt;
}

/** Stands beside the server: knows what each of our requests took away, and when each name was read and changed. */
export class DropWitness implements Witness {
  sandbox: Sandbox | null = null;
  removals: Removal[] = [];
  /** Requests that change something, as they were carried out. */
  changes: { method: string; request: Record<string, unknown>; at: number; actor: Actor }[] = [];
  /** Deeds of others by the number of the request before which they happen, and right before a change. */
  deeds: { atCall: number; run: () => void }[] = [];
  lastMoment: (() => void)[] = [];
  /** Asked before a change is carried out. */
  whoSends: (method: string, request: Record<string, unknown>) => Actor = () => NOBODY;
  calls = 0;
  #at = 0;
  #before: Holding | null = null;
  #actor: Actor = NOBODY;
  readonly #changedAt = new Map<string, number>();
  readonly #readAt = new Map<string, number>();

  begin(): void {
    this.removals = [];
    this.changes = [];
    this.deeds = [];
    this.lastMoment = [];
    this.calls = 0;
    this.#changedAt.clear();
    this.#readAt.clear();
  }

  /** Another client has changed what a name leads to. */
  readonly changed = (key: string): void => {
    this.#changedAt.set(key, ++this.#at);
  };

  /** When what one of these names leads to was last changed by others. */
  lastChange(...keys: string[]): number {
    return Math.max(0, ...keys.map((key) => this.#changedAt.get(key) ?? 0));
  }

  readAt(key: string): number {
    return this.#readAt.get(key) ?? 0;
  }

  now(): number {
    return this.#at;
  }

  before({ method, request }: ReceivedCall): void {
    this.calls++;
    const due = this.deeds.filter(({ atCall }) => atCall <= this.calls);
    // What happens right before a change is a matter of its own.
    if (!CHANGES.test(method)) {
      this.deeds = this.deeds.filter((each) => !due.includes(each));
      for (const { run } of due) run();
    }
    if (method.startsWith('Drop')) this.lastMoment.shift()?.();
    if (CHANGES.test(method)) {
      this.#actor = this.whoSends(method, request);
      this.#before = this.#holding();
    }
  }

  after(call: ReceivedCall): void {
    const { method, request } = call;
    const at = ++this.#at;
    const name = words(request, 'collection_name');
    if (method === 'DescribeCollection' || method === 'ShowPartitions') {
      this.#readAt.set(keyOf(words(request, 'db_name'), name), at);
    }
    if (!CHANGES.test(method) || this.#before === null) return;
    this.changes.push({ method, request, at, actor: this.#actor });
    const [before, after] = [this.#before, this.#holding()];
    this.#before = null;
    this.removals.push(...this.#between(before, after, call, at));
  }

  #between(before: Holding, after: Holding, { method, request }: ReceivedCall, at: number): Removal[] {
    const found: Removal[] = [];
    const add = (
      removal: Pick<Removal, 'what' | 'database' | 'collection' | 'name' | 'collectionId'>,
      partitionId: string | null,
    ): void => {
      const { what, database, collection, name } = removal;
      const asked = words(request, method === 'DropAlias' ? 'alias' : 'collection_name');
      const keys = [asked, collection].flatMap((each) => [
        keyOf(database, each),
        ...(what === 'partition' ? [keyOf(database, each, name)] : []),
      ]);
      // An alias that is removed by itself leads to whatever it leads to: only its own name counts.
      const own = what === 'alias' ? [keyOf(database, name)] : [];
      const changedAt = this.lastChange(...(method === 'DropAlias' ? own : [...keys, ...own]));
      const seen = { asked, changedAt, readAt: this.readAt(keyOf(database, asked)) };
      found.push({ ...removal, partitionId, method, at, actor: this.#actor, ...seen });
    };
    for (const [collectionId, { database, name: collection, partitions }] of before.collections) {
      const left = after.collections.get(collectionId);
      const of = { database, collection, collectionId };
      if (left === undefined) add({ ...of, what: 'collection', name: collection }, null);
      for (const [partitionId, name] of left === undefined ? [] : partitions) {
        if (left?.partitions.has(partitionId) !== true) add({ ...of, what: 'partition', name }, partitionId);
      }
    }
    for (const [key, { database, name, collectionId }] of before.aliases) {
      const collection = before.collections.get(collectionId)?.name ?? name;
      if (!after.aliases.has(key)) add({ what: 'alias', database, name, collectionId, collection }, null);
    }
    return found;
  }

  #holding(): Holding {
    const holding: Holding = { collections: new Map(), aliases: new Map() };
    for (const home of this.sandbox?.world.databases.values() ?? []) {
      for (const { id, name, partitions } of home.collections.values()) {
        const held = new Map(partitions.map((each) => [each.id, each.name]));
        holding.collections.set(id, { database: home.name, name, partitions: held });
      }
      for (const [alias, target] of home.aliases) {
        const collectionId = home.collections.get(target)?.id ?? '';
        holding.aliases.set(keyOf(home.name, alias), { database: home.name, name: alias, collectionId });
      }
    }
    return holding;
  }

  /** Whether the world still holds it, under whatever name. */
  holds(collectionId: string, partitionId: string | null): boolean {
    const held = this.#holding().collections.get(collectionId);
    return held !== undefined && (partitionId === null || held.partitions.has(partitionId));
  }
}
