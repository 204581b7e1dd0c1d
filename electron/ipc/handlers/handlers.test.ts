import { noRecorder } from '../../activity/testing/lines';
import type { Index } from '@shared/domain/collection';
import type { ErrorCode } from '@shared/ipc/result';
import { appError, FalconerError, toAppError } from '@shared/ipc/result';
import { capabilitiesOf, serverInfoFrom } from '@shared/policy/capabilities';
import { describe, expect, it, vi } from 'vitest';
import type { CollectionDescription, MilvusGateway, ServerRegistry } from '../../milvus/gateway-types';
import type { ConnectionStore } from '../../storage/connections';
import { aConnection, aDraft, aSecret } from '../../storage/testing';
import type { TaskManager } from '../../tasks/task-types';
import type { Call } from '../handler-types';
import { aCollectionRef, goodInputs } from '../testing';
import { aliasHandlers } from './aliases';
import { collectionHandlers } from './collections';
import { connectionHandlers } from './connections';
import { databaseHandlers } from './databases';
import { partitionHandlers } from './partitions';

const READ_AT = 1_700_000_000_000;
const call: Call = { signal: new AbortController().signal, page: new AbortController().signal };
const partition = (name: string, id: string) => ({ name, id, createdAt: READ_AT });
const description: CollectionDescription = {
  id: '7',
  name: 'books',
  description: '',
  aliases: ['library'],
  partitionCount: 2,
  shards: 1,
  consistency: null,
  createdAt: READ_AT,
  dynamicField: false,
  fields: [],
  properties: [],
};
const index: Index = {
  name: 'i',
  field: 'v',
  type: 'HNSW',
  metric: 'L2',
  params: [],
  state: 'finished',
  failReason: null,
  indexedRows: '1',
  totalRows: '1',
};

type Method = Exclude<keyof MilvusGateway, 'server' | 'capabilities'>;

/** A clock on which every wait is over at once. */
function jumpingClock() {
  let time = READ_AT;
  return {
    now: () => time,
    sleep: (ms: number) => {
      time += ms;
      return Promise.resolve();
    },
  };
}

function setUp(versionText = '2.4.10') {
  const answers: Record<string, unknown> = {
    listDatabases: ['default', 'reviews'],
    listCollections: [partition('books', '7'), partition('authors', '8')],
    collectionsInMemory: [{ name: 'books', id: '7', percent: 45 }],
    describeCollection: description,
    rowCount: '9007199254740993',
    partitionRowCount: '12',
    listIndexes: [index],
    listPartitions: [partition('_default', '70'), partition('p1', '71')],
    partitionsInMemory: [{ name: 'p1', id: '71', percent: 100 }],
    replicas: [{ id: '1', nodes: ['3'], resourceGroup: null }],
    createPartition: undefined,
  };
  const calls: string[] = [];
  const spies = Object.fromEntries(
    Object.keys(answers).map((name) => {
      const method = (): Promise<unknown> => {
        calls.push(name);
        const answer = answers[name];
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      };
      return [name, vi.fn(method)];
    }),
  );
  const server = serverInfoFrom(versionText);
  const gateway = {
    server,
    capabilities: capabilitiesOf(server),
    ...spies,
  } as unknown as MilvusGateway;
  const refuse = (method: Method, code: ErrorCode = 'permissionDenied') => {
    answers[method] = new FalconerError(appError(code));
  };
  const started = { id: 't1' };
  const tasks = {
    startLoad: vi.fn(() => started),
    startRelease: vi.fn(() => started),
    startRename: vi.fn(() => started),
    startCreateAlias: vi.fn(() => started),
    startAlterAlias: vi.fn(() => started),
    startCreateDatabase: vi.fn(() => started),
  };
  const close = vi.fn(() => Promise.resolve());
  const deps = {
    servers: { gateway: () => gateway, close } as unknown as ServerRegistry,
    tasks: tasks as unknown as TaskManager,
    recorder: noRecorder,
    loadedFields: vi.fn(() => ({ kind: 'all' as const, at: READ_AT, source: 'sent' as const })),
    now: () => READ_AT,
    clock: jumpingClock(),
  };
  const handlers = {
    ...databaseHandlers(deps),
    ...collectionHandlers(deps),
    ...partitionHandlers(deps),
    ...aliasHandlers(deps),
  };
  return { handlers, answers, calls, refuse, deps, spies, tasks, close };
}

describe('aliases.find', () => {
  const input = goodInputs['aliases.find'];

  it('tells in one call what an alias points to, or that there is none', async () => {
    const { handlers, calls, refuse, answers } = setUp();
    expect(await handlers['aliases.find'](input, call)).toEqual({
      pointsTo: { collection: 'books', collectionId: '7' },
    });
    expect(calls).toEqual(['describeCollection']);
    // A collection has the name by now.
    answers.describeCollection = { ...description, name: input.alias };
    expect(await handlers['aliases.find'](input, call)).toEqual({ pointsTo: null });
    refuse('describeCollection', 'collectionNotFound');
    expect(await handlers['aliases.find'](input, call)).toEqual({ pointsTo: null });
    refuse('describeCollection');
    await expect(handlers['aliases.find'](input, call)).rejects.toMatchObject({
      error: { code: 'permissionDenied' },
    });
  });
});

describe('collections.list', () => {
  const input = goodInputs['collections.list'];

  it('costs two calls and tells what is in memory', async () => {
    const { handlers, calls } = setUp();
    expect(await handlers['collections.list'](input, call)).toEqual({
      readAt: READ_AT,
      collections: [
        { name: 'books', id: '7', createdAt: READ_AT, memoryPercent: 45 },
        { name: 'authors', id: '8', createdAt: READ_AT, memoryPercent: null },
      ],
      memoryError: null,
    });
    expect(calls).toEqual(['listCollections', 'collectionsInMemory']);
  });

  it('still lists where what is in memory may not be read, and says why', async () => {
    const { handlers, refuse } = setUp();
    refuse('collectionsInMemory');
    expect(await handlers['collections.list'](input, call)).toMatchObject({
      collections: [{ name: 'books' }, { name: 'authors' }],
      memoryError: { code: 'permissionDenied' },
    });
  });

  it('fails where the names cannot be read', async () => {
    const { handlers, refuse } = setUp();
    refuse('listCollections');
    await expect(handlers['collections.list'](input, call)).rejects.toThrow('permissionDenied');
  });

  it('hands the signal and the database on', async () => {
    const { handlers, spies } = setUp();
    await handlers['collections.list']({ ...input, database: 'reviews' }, call);
    expect(spies.listCollections).toHaveBeenCalledWith('reviews', { signal: call.signal });
  });
});

describe('collections.memory and partitions.list', () => {
  it('tell each partition', async () => {
    const { handlers, calls } = setUp();
    expect(await handlers['collections.memory'](aCollectionRef, call)).toEqual({
      readAt: READ_AT,
      partitions: [
        { name: '_default', id: '70', percent: null },
        { name: 'p1', id: '71', percent: 100 },
      ],
    });
    expect(calls).toEqual(['listPartitions', 'partitionsInMemory']);
    expect(await handlers['partitions.list'](aCollectionRef, call)).toMatchObject({
      partitions: [{ percent: null }, { percent: 100 }],
      memoryError: null,
    });
  });

  it('never take "not allowed to know" for "not in memory"', async () => {
    const { handlers, refuse } = setUp();
    refuse('partitionsInMemory');
    await expect(handlers['collections.memory'](aCollectionRef, call)).rejects.toThrow('permissionDenied');
    expect(await handlers['partitions.list'](aCollectionRef, call)).toMatchObject({
      partitions: [{ name: '_default' }, { name: 'p1' }],
      memoryError: { code: 'permissionDenied' },
    });
  });

  it('do not believe milvus-lite, which lists every partition', async () => {
    const { handlers, answers, calls } = setUp('milvus_lite-3.2.1');
    answers.collectionsInMemory = [];
    expect(await handlers['collections.memory'](aCollectionRef, call)).toMatchObject({
      partitions: [{ percent: null }, { percent: null }],
    });
    answers.collectionsInMemory = [{ name: 'books', id: null, percent: 100 }];
    expect(await handlers['partitions.list'](aCollectionRef, call)).toMatchObject({
      partitions: [{ percent: 100 }, { percent: 100 }],
    });
    expect(calls).not.toContain('partitionsInMemory');
  });
});

describe('collections.detail', () => {
  const input = { ...aCollectionRef, withReplicas: true };

  it('puts the parts together', async () => {
    const { handlers, deps } = setUp();
    expect(await handlers['collections.detail'](input, call)).toEqual({
      ...description,
      readAt: READ_AT,
      rowCount: '9007199254740993',
      indexes: [index],
      indexError: null,
      loadedFields: { kind: 'all', at: READ_AT, source: 'sent' },
      replicas: [{ id: '1', nodes: ['3'], resourceGroup: null }],
    });
    // With the replicas in memory, which tell whether it is still the load that is remembered.
    expect(deps.loadedFields).toHaveBeenCalledWith('c1', 'default', '7', ['1']);
  });

  it('has what can be read when the rest is refused', async () => {
    const { handlers, refuse } = setUp();
    for (const method of ['rowCount', 'listIndexes', 'replicas'] as const) refuse(method);
    expect(await handlers['collections.detail'](input, call)).toMatchObject({
      name: 'books',
      rowCount: null,
      indexes: null,
      indexError: { code: 'permissionDenied' },
      replicas: null,
    });
  });

  it('fails where the collection cannot be described, with one error and none left over', async () => {
    const { handlers, refuse } = setUp();
    refuse('describeCollection', 'collectionNotFound');
    await expect(handlers['collections.detail'](input, call)).rejects.toThrow('collectionNotFound');
  });

  it('reads replicas by the id that the name has now, and else only to hold what is remembered against', async () => {
    const { handlers, calls, spies, deps } = setUp();
    await handlers['collections.detail']({ ...input, collectionId: '6' }, call);
    expect(spies.replicas).toHaveBeenCalledWith('default', 'books', '7', { signal: call.signal });
    calls.length = 0;
    const plain = { ...input, withReplicas: false };
    expect((await handlers['collections.detail'](plain, call)).replicas).toBeNull();
    expect(calls).toContain('replicas');
    calls.length = 0;
    deps.loadedFields.mockReturnValue({ kind: 'unknown' } as never);
    await handlers['collections.detail'](plain, call);
    expect(calls).not.toContain('replicas');
  });
});

describe('what changes a server', () => {
  const agreed = { consent: { kind: 'typed', phrases: ['books'] } };

  it('starts tasks with the reference alone, and what was agreed to for the log', async () => {
    const { handlers, tasks } = setUp();
    await handlers['partitions.release'](goodInputs['partitions.release'], call);
    expect(tasks.startRelease).toHaveBeenCalledWith(aCollectionRef, ['p1'], agreed);
    await handlers['collections.release'](goodInputs['collections.release'], call);
    expect(tasks.startRelease).toHaveBeenLastCalledWith(aCollectionRef, null, agreed);
  });

  it('starts tasks about names with what they are about, and what was agreed to for the log', async () => {
    const { handlers, tasks } = setUp();
    await handlers['collections.rename'](goodInputs['collections.rename'], call);
    expect(tasks.startRename).toHaveBeenCalledWith(aCollectionRef, 'novels', agreed);
    await handlers['aliases.create'](goodInputs['aliases.create'], call);
    expect(tasks.startCreateAlias).toHaveBeenCalledWith(aCollectionRef, 'reading');
    await handlers['aliases.alter'](goodInputs['aliases.alter'], call);
    const from = { collection: 'papers', collectionId: '8' };
    expect(tasks.startAlterAlias).toHaveBeenCalledWith(aCollectionRef, 'reading', from, agreed);
    await handlers['databases.create'](goodInputs['databases.create'], call);
    expect(tasks.startCreateDatabase).toHaveBeenCalledWith({ connectionId: 'c1', database: 'archive' });
    expect(await handlers['databases.contents'](goodInputs['databases.contents'], call)).toEqual({
      ...{ collections: ['books', 'authors'], readAt: READ_AT },
    });
  });

  it.each<[told: string, ErrorCode, seen: 'there' | 'missing' | 'unreadable']>([
    ['done', 'timeout', 'there'],
    ['timeout', 'timeout', 'missing'],
    ['outcomeUnknown', 'connectionLost', 'unreadable'],
    ['connectionRefused', 'connectionRefused', 'missing'],
    ['alreadyExists', 'alreadyExists', 'missing'],
  ])('a new partition is told as %s after %s with it %s', async (told, code, seen) => {
    const { handlers, answers, refuse, spies } = setUp();
    spies.createPartition!.mockImplementation(() => {
      const before = answers.listPartitions as unknown[];
      if (seen === 'there') answers.listPartitions = [...before, partition('p2', '72')];
      if (seen === 'unreadable') refuse('listPartitions');
      return Promise.reject(new FalconerError(appError(code)));
    });
    const work = handlers['partitions.create'](goodInputs['partitions.create'], call);
    const end = await Promise.resolve(work).then(
      () => 'done',
      (thrown: unknown) => toAppError(thrown).code,
    );
    expect(end).toBe(told);
    expect(spies.createPartition).toHaveBeenCalledOnce();
  });
});

describe('connections.save', () => {
  const before = aConnection({ address: 'books.example', name: 'books' });

  function saving(after: Partial<typeof before>) {
    const { deps, close } = setUp();
    const store = {
      connection: () => before,
      save: () => Promise.resolve({ connection: { ...before, ...after }, secretStored: 'none' }),
    } as unknown as ConnectionStore;
    const handlers = connectionHandlers({
      connections: store,
      servers: deps.servers,
      warmSets: { forget: () => Promise.resolve() },
      secretStorage: () => ({ quality: 'none', backend: 'unknown' }),
      test: () => Promise.resolve([]),
    });
    return { save: handlers['connections.save'], close };
  }

  it.each([
    ['another address', { address: 'new.example' }, { kind: 'keep' }],
    ['TLS', { tls: { enabled: true, caFile: null, serverName: null } }, { kind: 'keep' }],
    ['another secret', {}, aSecret('new')],
  ] as const)('lets go of an open server for %s', async (_what, after, secret) => {
    const { save, close } = saving(after);
    await save({ id: 'c1', draft: aDraft(), secret }, call);
    expect(close).toHaveBeenCalledExactlyOnceWith('c1');
  });

  it('keeps it open for another name or colour', async () => {
    const { save, close } = saving({ name: 'library', color: 'red', readOnly: true });
    await save({ id: 'c1', draft: aDraft(), secret: { kind: 'keep' } }, call);
    expect(close).not.toHaveBeenCalled();
  });
});
