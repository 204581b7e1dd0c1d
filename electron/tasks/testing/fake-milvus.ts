import type { Field, Index } from '@shared/domain/collection';
import type { NewIndex } from '@shared/domain/index-request';
import { appError, fail, FalconerError } from '@shared/ipc/result';
import type { AppError, ErrorCode } from '@shared/ipc/result';
import { capabilitiesOf, serverInfoFrom } from '@shared/policy/capabilities';
import type { Capabilities } from '@shared/policy/capabilities';
import { DEFAULT_PARTITION } from '@shared/policy/drop-plan';
import type {
  CollectionDescription,
  InMemory,
  LoadCall,
  MilvusGateway,
  NamedId,
} from '../../milvus/gateway-types';
import type { TaskClock } from '../clock';

export interface FakePartition {
  name: string;
  id: string;
  /** Null: not in memory; else since when it loads, in ms since 1970. */
  loadedAt: number | null;
}

export interface FakeCollection {
  name: string;
  id: string;
  partitions: FakePartition[];
  dynamicField: boolean;
  /** How long a load takes, in ms. */
  loadMs: number;
  /** A load stands still at that percentage, and is let go of so many ms after it was asked for. */
  stall: { percent: number; revertAfterMs: number } | null;
  refreshedAt: number | null;
  /** Built in `indexMs` from then on; or failed with that reason, or stands still, at half of it. */
  indexes: (NewIndex & { startedAt: number })[];
  indexMs: number;
  indexTrouble: { failReason: string | null } | null;
}

/** How the next call of a method fails: nothing is changed, or all the same, at once or so many ms later. */
export interface FakeFault {
  error: AppError;
  carriedOut: 'never' | 'atOnce' | { afterMs: number };
}

type FakeClock = TaskClock & { after(ms: number, ring: () => void): unknown };

export type FakeMethod = Exclude<keyof MilvusGateway, 'server' | 'capabilities'>;

const writes = [
  ...['loadCollection', 'loadPartitions', 'refreshLoad', 'releaseCollection', 'releasePartitions'],
  ...['createPartition', 'dropPartition', 'dropCollection', 'createIndex'],
];

const field = (name: string, isVector = false): Field => ({
  ...{ name, id: null, type: isVector ? 'FloatVector' : 'Int64', isVector, dimension: null, maxLength: null },
  ...{ roles: [], nullable: false, autoId: false, description: '' },
});

/** Tests of names play on the sandbox. */
const noName = (): Promise<never> => Promise.reject(new Error('The fake server has no names to change'));
const noNames = {
  ...{ renameCollection: noName, listAliases: noName, createAlias: noName, alterAlias: noName },
  ...{ dropAlias: noName, createDatabase: noName, dropDatabase: noName },
};

/** A small Milvus in memory: collections, partitions, and loads that take the clock's time. One database. */
export class FakeMilvus {
  readonly collections = new Map<string, FakeCollection>();
  readonly aliases = new Map<string, string>();
  readonly calls: { method: FakeMethod; at: number }[] = [];
  /** Whether the connection is open. */
  isOpen = true;
  /** Why reads fail now, by method; null: they do not. */
  readFailure: (method: FakeMethod) => AppError | null = () => null;
  readonly #faults = new Map<FakeMethod, FakeFault[]>();
  readonly #clock: FakeClock;
  readonly #gateway: MilvusGateway;
  readonly #capabilities: Capabilities;
  #lastId = 449_000_000_000_000_000n;

  constructor(clock: FakeClock, version: string) {
    this.#clock = clock;
    const server = serverInfoFrom(version);
    this.#capabilities = capabilitiesOf(server);
    this.#gateway = {
      server,
      capabilities: this.#capabilities,
      ...this.#reads(),
      ...this.#changes(),
      ...noNames,
    };
  }

  /** Makes a collection; one of the same name is replaced by it, as a drop and a create would. */
  add(name: string, partitions: readonly string[] = [DEFAULT_PARTITION]): FakeCollection {
    const made: FakeCollection = {
      ...{ name, id: this.#newId(), partitions: [], dynamicField: true, loadMs: 4000, stall: null },
      ...{ refreshedAt: null, indexes: [], indexMs: 4000, indexTrouble: null },
    };
    made.partitions = partitions.map((partition) => ({ name: partition, id: this.#newId(), loadedAt: null }));
    this.collections.set(name, made);
    return made;
  }

  /** Puts partitions in memory, or all of them. */
  putInMemory(collection: FakeCollection, partitions?: readonly string[]): void {
    for (const each of collection.partitions) {
      if (partitions?.includes(each.name) ?? true) each.loadedAt ??= this.#clock.now() - collection.loadMs;
    }
  }

  failNext(method: FakeMethod, fault: FakeFault): void {
    this.#faults.set(method, [...(this.#faults.get(method) ?? []), fault]);
  }

  count(...methods: FakeMethod[]): number {
    return this.calls.filter(({ method }) => methods.includes(method)).length;
  }

  get writes(): FakeMethod[] {
    return this.calls.map(({ method }) => method).filter((method) => writes.includes(method));
  }

  /** Percentage of a partition, or null if it is not in memory. */
  percentOf(collection: FakeCollection, partition: FakePartition): number | null {
    if (partition.loadedAt === null) return null;
    const passed = this.#clock.now() - partition.loadedAt;
    const { stall, loadMs } = collection;
    if (stall !== null && passed >= stall.revertAfterMs) return null;
    return Math.floor(Math.min(100, (passed / loadMs) * 100, stall?.percent ?? 100));
  }

  /** The server as the tasks see it; throws `notConnected` while it is closed. */
  gateway(): MilvusGateway {
    if (!this.isOpen) fail('notConnected');
    return this.#gateway;
  }

  #newId(): string {
    return String((this.#lastId += 7n));
  }

  readonly #shownId = (id: string): string | null => (this.#capabilities.collectionIds.supported ? id : null);

  #find(name: string): FakeCollection {
    return this.collections.get(this.aliases.get(name) ?? name) ?? fail('collectionNotFound');
  }

  #memoryOf(collection: FakeCollection): InMemory[] {
    return collection.partitions.flatMap((each) => {
      const percent = this.percentOf(collection, each);
      return percent === null ? [] : [{ name: each.name, id: this.#shownId(each.id), percent }];
    });
  }

  readonly #read = async <T>(method: FakeMethod, answer: () => T): Promise<T> => {
    this.calls.push({ method, at: this.#clock.now() });
    await Promise.resolve();
    const failure = this.readFailure(method);
    if (failure !== null) throw new FalconerError(failure);
    return answer();
  };

  /** `prepare` resolves names and refuses, as the server does when the request arrives; what it answers changes it. */
  readonly #write = async (method: FakeMethod, prepare: () => () => void): Promise<void> => {
    this.calls.push({ method, at: this.#clock.now() });
    await Promise.resolve();
    const fault = this.#faults.get(method)?.shift();
    if (fault === undefined) {
      prepare()();
      return;
    }
    if (fault.carriedOut !== 'never') {
      const change = prepare();
      if (fault.carriedOut === 'atOnce') change();
      else this.#clock.after(fault.carriedOut.afterMs, change);
    }
    throw new FalconerError(fault.error);
  };

  #load(name: string, partitions: readonly string[] | null) {
    const collection = this.#find(name);
    const wanted = collection.partitions.filter((each) => partitions?.includes(each.name) ?? true);
    return () => {
      for (const each of wanted) {
        if (this.percentOf(collection, each) === null) each.loadedAt = this.#clock.now();
      }
    };
  }

  #release(name: string, partitions: readonly string[] | null) {
    const collection = this.#find(name);
    return () => {
      for (const each of collection.partitions) {
        if (partitions?.includes(each.name) ?? true) each.loadedAt = null;
      }
    };
  }

  #dropPartition(name: string, partition: string) {
    const collection = this.#find(name);
    const found = collection.partitions.find((each) => each.name === partition) ?? fail('partitionNotFound');
    if (found.loadedAt !== null) fail('partitionIsLoaded');
    return () => {
      collection.partitions = collection.partitions.filter((each) => each !== found);
    };
  }

  #dropCollection(name: string) {
    const collection = this.#find(name);
    return () => {
      if (this.collections.get(collection.name) === collection) this.collections.delete(collection.name);
    };
  }

  #createIndex(name: string, index: NewIndex) {
    const collection = this.#find(name);
    if (collection.indexes.some(({ field: indexed }) => indexed === index.field)) fail('alreadyExists');
    return () => {
      collection.indexes.push({ ...index, startedAt: this.#clock.now() });
    };
  }

  #indexesOf({ indexes, indexMs, indexTrouble }: FakeCollection): Index[] {
    return indexes.map(({ startedAt, params, ...index }) => {
      const share = Math.min(1, (this.#clock.now() - startedAt) / indexMs, indexTrouble === null ? 1 : 0.5);
      const hasFailed = share >= 0.5 && indexTrouble !== null && indexTrouble.failReason !== null;
      return {
        ...{ ...index, params: Object.entries(params).map(([key, value]) => ({ key, value })) },
        state: hasFailed ? 'failed' : share >= 1 ? 'finished' : 'building',
        failReason: hasFailed ? (indexTrouble.failReason ?? null) : null,
        ...{ indexedRows: String(Math.floor(1000 * share)), totalRows: '1000' },
      };
    });
  }

  #describe(name: string): CollectionDescription {
    const { id, name: own, partitions, dynamicField } = this.#find(name);
    return {
      ...{
        id: this.#shownId(id),
        name: own,
        description: '',
        aliases: [],
        partitionCount: partitions.length,
      },
      ...{ shards: 1, consistency: null, createdAt: null, dynamicField, properties: [] },
      fields: [field('id'), field('vec', true), field('price')],
    };
  }

  #refreshProgress(name: string): number {
    const collection = this.#find(name);
    if (this.#memoryOf(collection).length === 0) fail('notLoaded');
    if (collection.refreshedAt === null) return 100;
    const passed = this.#clock.now() - collection.refreshedAt;
    return Math.floor(Math.min(100, (passed / collection.loadMs) * 100));
  }

  readonly #named = ({ name, id }: { name: string; id: string }): NamedId => ({
    name,
    id: this.#shownId(id),
    createdAt: null,
  });

  #reads() {
    const read = this.#read;
    const all = () => [...this.collections.values()];
    const averageOf = (shares: InMemory[]) =>
      Math.floor(shares.reduce((sum, { percent }) => sum + percent, 0) / shares.length);
    return {
      listDatabases: () => read('listDatabases', () => ['default']),
      listCollections: () => read('listCollections', () => all().map(this.#named)),
      collectionsInMemory: () =>
        read('collectionsInMemory', () =>
          all().flatMap((each) => {
            const shares = this.#memoryOf(each);
            return shares.length === 0 ? [] : [{ ...this.#named(each), percent: averageOf(shares) }];
          }),
        ),
      describeCollection: (_: string, name: string) => read('describeCollection', () => this.#describe(name)),
      rowCount: () => read('rowCount', () => null),
      partitionRowCount: () => read('partitionRowCount', () => null),
      listIndexes: (_: string, name: string) => read('listIndexes', () => this.#indexesOf(this.#find(name))),
      listPartitions: (_: string, name: string) =>
        read('listPartitions', () => this.#find(name).partitions.map(this.#named)),
      partitionsInMemory: (_: string, name: string) =>
        read('partitionsInMemory', () => this.#memoryOf(this.#find(name))),
      replicas: () => read('replicas', () => []),
      queryNodes: () => read('queryNodes', () => []),
      health: () => read('health', () => ({ healthy: true, reasons: [], quotaStates: [] })),
      resourceGroupNames: () => read('resourceGroupNames', () => []),
      resourceGroup: () => read('resourceGroup', () => fail('notSupported')),
      segmentsInMemory: () => read('segmentsInMemory', () => []),
      segmentsOnDisk: () => read('segmentsOnDisk', () => []),
      sampleRows: () => read('sampleRows', () => []),
      refreshProgress: (_: string, name: string) =>
        read('refreshProgress', () => this.#refreshProgress(name)),
      collectionMessage: () => read('collectionMessage', () => fail('notSupported')),
      indexDefinitions: () => read('indexDefinitions', () => []),
      listAliases: () => read('listAliases', () => []),
      roles: () => read('roles', () => []),
      usersOfRoles: () => read('usersOfRoles', () => []),
      grantsOf: () => read('grantsOf', () => []),
    };
  }

  #changes() {
    const write = this.#write;
    return {
      loadCollection: (_: string, name: string, _load: LoadCall) =>
        write('loadCollection', () => this.#load(name, null)),
      loadPartitions: (_: string, name: string, partitions: readonly string[], _load: LoadCall) =>
        write('loadPartitions', () => this.#load(name, partitions)),
      refreshLoad: (_: string, name: string) =>
        write('refreshLoad', () => {
          const collection = this.#find(name);
          return () => {
            collection.refreshedAt = this.#clock.now();
          };
        }),
      releaseCollection: (_: string, name: string) =>
        write('releaseCollection', () => this.#release(name, null)),
      releasePartitions: (_: string, name: string, partitions: readonly string[]) =>
        write('releasePartitions', () => this.#release(name, partitions)),
      createPartition: () => write('createPartition', () => () => undefined),
      createCollection: () => write('createCollection', () => () => undefined),
      createIndexAs: () => write('createIndexAs', () => () => undefined),
      createAlias: () => write('createAlias', () => () => undefined),
      dropPartition: (_: string, name: string, partition: string) =>
        write('dropPartition', () => this.#dropPartition(name, partition)),
      dropCollection: (_: string, name: string) => write('dropCollection', () => this.#dropCollection(name)),
      createIndex: (_: string, name: string, index: NewIndex) =>
        write('createIndex', () => this.#createIndex(name, index)),
    };
  }
}

/** A failure of the call itself. */
export const broken = (code: ErrorCode): AppError =>
  appError(code, { detail: 'the call broke', serverCode: 'gRPC 14' });

/** A refusal in a reply's status. */
export const refused = (code: ErrorCode = 'serverError'): AppError =>
  appError(code, { detail: 'no, says the server', serverCode: 'Milvus 65535' });
