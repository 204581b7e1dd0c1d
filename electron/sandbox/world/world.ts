import type { SandboxClock } from '../clock';
import type { Profile } from '../profiles';
import { Refusal } from '../refusal';
import type { WorldCollection, WorldDatabase, WorldPartition } from './model';

/** Ids look like Milvus' own, which are beyond what a double can hold. */
const FIRST_ID = 457_100_932_288_412_000n;

/**
 * Everything that the sandbox holds, and the few questions that all handlers ask. What is refused is refused in the
 * words and with the number of the profile's version.
 */
export class World {
  readonly profile: Profile;
  readonly clock: SandboxClock;
  readonly databases = new Map<string, WorldDatabase>();
  #lastId = FIRST_ID;

  constructor(profile: Profile, clock: SandboxClock) {
    this.profile = profile;
    this.clock = clock;
    this.addDatabase('default');
  }

  nextId(): string {
    this.#lastId += 2n;
    return String(this.#lastId);
  }

  addDatabase(name: string): WorldDatabase {
    const database: WorldDatabase = {
      name,
      id: this.nextId(),
      collections: new Map(),
      aliases: new Map(),
    };
    this.databases.set(name, database);
    return database;
  }

  /** A failure without a number of its own. */
  plain(reason: string): Refusal {
    const { code, errorCode } = this.profile.plainError;
    return new Refusal(code, errorCode, reason);
  }

  /** A failure with a number, which 2.2 does not send. */
  numbered(code: number, errorCode: string, reason: string): Refusal {
    return this.profile.numbered
      ? new Refusal(code, errorCode, reason)
      : new Refusal(0, 'UnexpectedError', reason);
  }

  /** @param name as a request gives it; empty means `default` */
  database(name: string | undefined): WorldDatabase {
    const wanted = name === undefined || name === '' ? 'default' : name;
    const found = this.databases.get(wanted);
    if (found === undefined)
      throw this.numbered(800, 'UnexpectedError', `database not found[database=${wanted}]`);
    return found;
  }

  /** A collection by its name or one of its aliases. */
  findCollection(database: string | undefined, name: string): WorldCollection | undefined {
    const home = this.databases.get(database === undefined || database === '' ? 'default' : database);
    return home?.collections.get(home.aliases.get(name) ?? name);
  }

  collection(database: string | undefined, name: string): WorldCollection {
    const found = this.findCollection(database, name);
    if (found !== undefined) return found;
    const home = database === undefined || database === '' ? 'default' : database;
    throw this.numbered(
      100,
      'CollectionNotExists',
      `collection not found[database=${home}][collection=${name}]`,
    );
  }

  partition(collection: WorldCollection, name: string): WorldPartition {
    const found = collection.partitions.find((partition) => partition.name === name);
    if (found !== undefined) return found;
    throw this.numbered(200, 'MetaFailed', `partition not found[partition=${name}]`);
  }

  /** Aliases of a collection, in the order of their creation. */
  aliasesOf(database: WorldDatabase, collection: WorldCollection): string[] {
    return [...database.aliases].filter(([, name]) => name === collection.name).map(([alias]) => alias);
  }
}
