import type { SandboxClock } from '../clock';
import type { Profile } from '../profiles';
import { Refusal } from '../refusal';
import { Accounts } from './accounts';
import type { WorldCollection, WorldDatabase, WorldPartition } from './model';

/** Ids look like Milvus' own, which are beyond what a double can hold. */
const FIRST_ID = 457_100_932_288_412_000n;

const homeOf = (database: string | undefined): string =>
  database === undefined || database === '' ? 'default' : database;

/** A machine that collections are loaded into. */
export interface QueryNode {
  id: string;
  memoryBytes: number;
}

/** Replicas live in this group unless a load names another. */
export const DEFAULT_GROUP = '__default_resource_group';

/**
 * Everything that the sandbox holds, and the few questions that all handlers ask. What it refuses, the
 * version's table of errors puts into words.
 */
export class World {
  readonly profile: Profile;
  readonly clock: SandboxClock;
  readonly databases = new Map<string, WorldDatabase>();
  /** One replica of a collection needs one of them. */
  readonly queryNodes: QueryNode[] = [{ id: '1', memoryBytes: 16 * 2 ** 30 }];
  readonly accounts = new Accounts();
  #lastId = FIRST_ID;

  constructor(profile: Profile, clock: SandboxClock) {
    this.profile = profile;
    this.clock = clock;
    this.addDatabase('default', '1');
  }

  nextId(): string {
    this.#lastId += 2n;
    return String(this.#lastId);
  }

  addDatabase(name: string, id = this.nextId()): WorldDatabase {
    const database: WorldDatabase = {
      name,
      id,
      createdAt: this.clock.now(),
      collections: new Map(),
      aliases: new Map(),
    };
    this.databases.set(name, database);
    return database;
  }

  /** @param name as a request gives it; empty means `default` */
  database(name: string | undefined): WorldDatabase {
    const database = homeOf(name);
    const found = this.databases.get(database);
    if (found === undefined) throw new Refusal('databaseNotFound', { database });
    return found;
  }

  /** A collection by its name or one of its aliases. */
  findCollection(database: string | undefined, name: string): WorldCollection | undefined {
    const home = this.profile.databaseFirst ? this.database(database) : this.databases.get(homeOf(database));
    return home?.collections.get(home.aliases.get(name) ?? name);
  }

  collection(database: string | undefined, name: string): WorldCollection {
    const found = this.findCollection(database, name);
    if (found !== undefined) return found;
    throw new Refusal('collectionNotFound', { database: homeOf(database), collection: name });
  }

  /** A collection by the id that a request has in place of a name, and its database. */
  collectionById(id: string): { database: WorldDatabase; collection: WorldCollection } | undefined {
    for (const database of this.databases.values()) {
      for (const collection of database.collections.values()) {
        if (collection.id === id) return { database, collection };
      }
    }
    return undefined;
  }

  partition(collection: WorldCollection, name: string): WorldPartition {
    const found = collection.partitions.find((partition) => partition.name === name);
    if (found !== undefined) return found;
    throw new Refusal('partitionNotFound', { partition: name });
  }

  /** Aliases of a collection, in the order of their creation. */
  aliasesOf(database: WorldDatabase, collection: WorldCollection): string[] {
    return [...database.aliases].filter(([, name]) => name === collection.name).map(([alias]) => alias);
  }
}
