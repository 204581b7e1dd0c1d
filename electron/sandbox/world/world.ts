import type { SandboxClock } from '../clock';
import type { Profile } from '../profiles';
import { Refusal } from '../refusal';
import { Accounts } from './accounts';
import { Limits } from './limits';
import { Jobs } from './jobs';
import type { IndexTrouble, LoadTrouble, WorldCollection, WorldDatabase, WorldPartition } from './model';
import { Nodes } from './nodes';
import type { WorldSnapshot } from './snapshots';

/** Ids look like Milvus' own, which are beyond what a double can hold. */
const FIRST_ID = 457_100_932_288_412_000n;

/** The database that a request means: one that names none means `default`. */
export const homeOf = (database: string | undefined): string =>
  database === undefined || database === '' ? 'default' : database;

/** The build of an index takes that long, unless it is made slow. */
export const INDEX_BUILD_MS = 4000;

/** A load without progress is undone after that long (queryCoord.loadTimeoutSeconds). */
export const LOAD_TIMEOUT_MS = 600_000;

/**
 * Everything that the sandbox holds, and the few questions that all handlers ask. What it refuses, the
 * version's table of errors puts into words.
 */
export class World {
  /** Which version it is: a restart may bring another. */
  profile: Profile;
  readonly clock: SandboxClock;
  readonly databases = new Map<string, WorldDatabase>();
  readonly nodes = new Nodes();
  readonly limits = new Limits();
  /** What happens to every load that has no trouble of its own; null: it arrives. */
  loadTrouble: LoadTrouble | null = null;
  /** What happens to the build of every new index; null: it arrives. */
  indexTrouble: IndexTrouble | null = null;
  /** How long the build of a new index takes, in ms. */
  indexBuildMs = INDEX_BUILD_MS;
  readonly accounts = new Accounts();
  readonly jobs = new Jobs();
  readonly snapshots = new Map<string, WorldSnapshot>();
  /** Files for analyzers, by name (2.6): where they are. */
  readonly fileResources = new Map<string, string>();
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
      properties: {},
      collections: new Map(),
      aliases: new Map(),
      dangling: new Map(),
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
    const gone = this.databases.get(homeOf(database))?.dangling.get(name);
    if (gone !== undefined) throw new Refusal('collectionGone', { collectionId: gone });
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
    const wanted = name === '' && this.profile.emptyPartitionIsDefault ? '_default' : name;
    const found = collection.partitions.find((partition) => partition.name === wanted);
    if (found !== undefined) return found;
    throw new Refusal('partitionNotFound', { partition: name });
  }

  /** Every collection of every database. */
  collections(): WorldCollection[] {
    return [...this.databases.values()].flatMap(({ collections }) => [...collections.values()]);
  }

  /** Aliases of a collection, in the order of their creation. */
  aliasesOf(database: WorldDatabase, collection: WorldCollection): string[] {
    return [...database.aliases].filter(([, name]) => name === collection.name).map(([alias]) => alias);
  }
}
