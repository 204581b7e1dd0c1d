import { describe, expect, it } from 'vitest';
import { serverInfoFrom } from '@shared/policy/capabilities';
import { FalconerError, toAppError } from '@shared/ipc/result';
import { createGateway } from './gateway';
import type { CallOptions, LoadCall, MilvusGateway } from './gateway-types';
import type { RpcOptions } from './rpc-types';

interface Sent {
  method: string;
  request: Record<string, unknown>;
  options: RpcOptions;
}

const OK = { error_code: 'Success', code: 0, status: { error_code: 'Success', code: 0 } };
const LOAD: LoadCall = {
  ...{ fields: ['id', 'vec'], skipDynamicField: true, replicas: 2 },
  ...{ resourceGroups: ['rg'], priority: 'high' },
};

/** Every method, called once, and the method of Milvus that it stands for. */
const methods: Record<
  Exclude<keyof MilvusGateway, 'server' | 'capabilities'>,
  [rpc: string, call: (gateway: MilvusGateway, options?: CallOptions) => Promise<unknown>]
> = {
  listDatabases: ['ListDatabases', (g, o) => g.listDatabases(o)],
  listCollections: ['ShowCollections', (g, o) => g.listCollections('db', o)],
  collectionsInMemory: ['ShowCollections', (g, o) => g.collectionsInMemory('db', o)],
  describeCollection: ['DescribeCollection', (g, o) => g.describeCollection('db', 'c', o)],
  rowCount: ['GetCollectionStatistics', (g, o) => g.rowCount('db', 'c', o)],
  partitionRowCount: ['GetPartitionStatistics', (g, o) => g.partitionRowCount('db', 'c', 'p', o)],
  listIndexes: ['DescribeIndex', (g, o) => g.listIndexes('db', 'c', o)],
  listPartitions: ['ShowPartitions', (g, o) => g.listPartitions('db', 'c', o)],
  partitionsInMemory: ['ShowPartitions', (g, o) => g.partitionsInMemory('db', 'c', o)],
  replicas: ['GetReplicas', (g, o) => g.replicas('db', 'c', '4470', o)],
  refreshProgress: ['GetLoadingProgress', (g, o) => g.refreshProgress('db', 'c', o)],
  queryNodes: ['GetMetrics', (g, o) => g.queryNodes(o)],
  health: ['CheckHealth', (g, o) => g.health(o)],
  resourceGroupNames: ['ListResourceGroups', (g, o) => g.resourceGroupNames(o)],
  resourceGroup: ['DescribeResourceGroup', (g, o) => g.resourceGroup('rg', o)],
  segmentsInMemory: ['GetQuerySegmentInfo', (g, o) => g.segmentsInMemory('db', 'c', o)],
  segmentsOnDisk: ['GetPersistentSegmentInfo', (g, o) => g.segmentsOnDisk('db', 'c', o)],
  sampleRows: [
    'Query',
    (g, o) => g.sampleRows('db', 'c', { key: { name: 'id', type: 'Int64' }, fields: ['id'], limit: 1 }, o),
  ],
  loadCollection: ['LoadCollection', (g, o) => g.loadCollection('db', 'c', LOAD, o)],
  loadPartitions: ['LoadPartitions', (g, o) => g.loadPartitions('db', 'c', ['p'], LOAD, o)],
  refreshLoad: ['LoadCollection', (g, o) => g.refreshLoad('db', 'c', o)],
  releaseCollection: ['ReleaseCollection', (g, o) => g.releaseCollection('db', 'c', o)],
  releasePartitions: ['ReleasePartitions', (g, o) => g.releasePartitions('db', 'c', ['p'], o)],
  createPartition: ['CreatePartition', (g, o) => g.createPartition('db', 'c', 'p', o)],
  dropPartition: ['DropPartition', (g, o) => g.dropPartition('db', 'c', 'p', o)],
  createIndex: [
    'CreateIndex',
    (g, o) =>
      g.createIndex(
        'db',
        'c',
        { field: 'vec', name: 'vec_idx', type: 'HNSW', metric: 'L2', params: { M: '8' } },
        o,
      ),
  ],
  dropCollection: ['DropCollection', (g, o) => g.dropCollection('db', 'c', o)],
  renameCollection: ['RenameCollection', (g, o) => g.renameCollection('db', 'c', 'd', o)],
  listAliases: ['ListAliases', (g, o) => g.listAliases('db', 'c', o)],
  createAlias: ['CreateAlias', (g, o) => g.createAlias('db', 'a', 'c', o)],
  alterAlias: ['AlterAlias', (g, o) => g.alterAlias('db', 'a', 'c', o)],
  dropAlias: ['DropAlias', (g, o) => g.dropAlias('db', 'a', o)],
  createDatabase: ['CreateDatabase', (g, o) => g.createDatabase('db', o)],
  dropDatabase: ['DropDatabase', (g, o) => g.dropDatabase('db', o)],
  collectionMessage: ['DescribeCollection', (g, o) => g.collectionMessage('db', 'c', o)],
  indexDefinitions: ['DescribeIndex', (g, o) => g.indexDefinitions('db', 'c', o)],
  roles: ['SelectRole', (g, o) => g.roles(o)],
  usersOfRoles: ['SelectRole', (g, o) => g.usersOfRoles(o)],
  grantsOf: ['SelectGrant', (g, o) => g.grantsOf('r', 'db', 'c', o)],
  createCollection: [
    'CreateCollection',
    (g, o) =>
      g.createCollection(
        'db',
        'c',
        { schema: { fields: [] }, shards: 1, consistency: 'Strong', properties: [], partitions: null },
        o,
      ),
  ],
  createIndexAs: [
    'CreateIndex',
    (g, o) => g.createIndexAs('db', 'c', { field: 'vec', name: 'vec_idx', params: [] }, o),
  ],
};
/** Questions about the whole server. */
const ofTheServer = new Set([
  ...['ListDatabases', 'GetMetrics', 'CheckHealth', 'ListResourceGroups', 'DescribeResourceGroup'],
  // The database is in the entity that is asked about.
  ...['SelectRole', 'SelectGrant'],
]);
const rows = Object.entries(methods).map(([name, [rpc, call]]) => ({ name, rpc, call }));

function gatewayOf(answer: (sent: Sent) => unknown, version = 'v2.5.4') {
  const sent: Sent[] = [];
  const outcomes: (string | null)[] = [];
  const server = serverInfoFrom(version);
  const gateway = createGateway({
    client: () => ({
      call: (method, request, options) => {
        const entry = { method, request: request as Record<string, unknown>, options };
        sent.push(entry);
        return Promise.resolve().then(() => answer(entry));
      },
    }),
    server: () => server,
    timeoutMs: 1234,
    onOutcome: (error) => outcomes.push(error === null ? null : error.error.code),
  });
  return { gateway, sent, outcomes };
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'success';
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(FalconerError);
    return toAppError(thrown).code;
  }
}

describe.each(rows)('$name', ({ rpc, call }) => {
  it('sends one request, with its database and a deadline', async () => {
    const { gateway, sent, outcomes } = gatewayOf(() => OK);
    await call(gateway);
    expect(sent.map((entry) => entry.method)).toEqual([rpc]);
    expect(sent[0]?.options.timeoutMs).toBe(1234);
    // The older questions about segments spell it their own way.
    const { db_name, dbName } = sent[0]?.request ?? {};
    if (!ofTheServer.has(rpc)) expect(db_name ?? dbName).toBe('db');
    expect(outcomes).toEqual([null]);
  });

  it('takes the deadline and the signal of the caller', async () => {
    const { gateway, sent } = gatewayOf(() => OK);
    const { signal } = new AbortController();
    await call(gateway, { timeoutMs: 99, signal });
    expect(sent[0]?.options).toEqual({ timeoutMs: 99, signal });
  });

  it('never takes silence for success', async () => {
    for (const silence of [{}, null, undefined, { status: null }]) {
      const { gateway, sent } = gatewayOf(() => silence);
      expect(await codeOf(call(gateway))).toBe('notSupported');
      expect(sent).toHaveLength(1);
    }
  });

  it('fails as the status and gRPC say, without another try', async () => {
    const refused = { error_code: 'UnexpectedError', code: 100, reason: 'x' };
    const status = gatewayOf(() => ({ ...refused, status: refused }));
    expect(await codeOf(call(status.gateway))).toBe('collectionNotFound');
    const grpc = gatewayOf(() => {
      throw Object.assign(new Error('14'), { code: 14, details: 'Connection dropped' });
    });
    expect(await codeOf(call(grpc.gateway))).toBe('connectionLost');
    expect([status.sent.length, grpc.sent.length]).toEqual([1, 1]);
    expect(grpc.outcomes).toEqual(['connectionLost']);
  });
});

describe('requests', () => {
  it('name fields, replicas and the dynamic field of a load, and leave the rest to the server', async () => {
    const { gateway, sent } = gatewayOf(() => OK);
    await gateway.loadPartitions('db', 'c', ['p1', 'p2'], LOAD);
    await gateway.loadCollection('db', 'c', {
      fields: null,
      skipDynamicField: false,
      replicas: null,
      resourceGroups: null,
      priority: null,
    });
    await gateway.refreshLoad('db', 'c');
    expect(sent.map((entry) => entry.request)).toEqual([
      {
        db_name: 'db',
        collection_name: 'c',
        partition_names: ['p1', 'p2'],
        replica_number: 2,
        load_fields: ['id', 'vec'],
        skip_load_dynamic_field: true,
        resource_groups: ['rg'],
        load_params: { load_priority: 'high' },
      },
      {
        db_name: 'db',
        collection_name: 'c',
        replica_number: 0,
        load_fields: [],
        skip_load_dynamic_field: false,
        resource_groups: [],
      },
      { db_name: 'db', collection_name: 'c', refresh: true },
    ]);
  });

  it('ask for what is in memory apart from what there is', async () => {
    const { gateway, sent } = gatewayOf(() => OK);
    await gateway.listPartitions('db', 'c');
    await gateway.partitionsInMemory('db', 'c');
    expect(sent.map((entry) => entry.request.type)).toEqual(['All', 'InMemory']);
  });

  it.each([
    ['dropPartition', (g: MilvusGateway) => g.dropPartition('db', 'c', '')],
    ['createPartition', (g: MilvusGateway) => g.createPartition('db', 'c', '')],
    ['partitionRowCount', (g: MilvusGateway) => g.partitionRowCount('db', 'c', '')],
    ['loadPartitions', (g: MilvusGateway) => g.loadPartitions('db', 'c', [], LOAD)],
    ['releasePartitions', (g: MilvusGateway) => g.releasePartitions('db', 'c', ['p', ''])],
  ])('%s never sends an empty partition name, which servers take for _default', async (_name, call) => {
    const { gateway, sent } = gatewayOf(() => OK);
    expect(await codeOf(call(gateway))).toBe('invalidInput');
    expect(sent).toEqual([]);
  });
});

describe('answers that are no failures', () => {
  const refusal = (code: number, reason: string) => ({
    status: { error_code: 'UnexpectedError', code, reason },
  });

  it('are "not loaded" for partitions in memory and replicas, but not for a refresh', async () => {
    const { gateway } = gatewayOf(() => refusal(101, 'collection not loaded[collection=4470]'));
    expect(await gateway.partitionsInMemory('db', 'c')).toEqual([]);
    expect(await gateway.replicas('db', 'c', null)).toEqual([]);
    expect(await codeOf(gateway.refreshProgress('db', 'c'))).toBe('notLoaded');
  });

  it('are "no index" for the list of indexes, but a missing collection stays one', async () => {
    expect(
      await gatewayOf(() => refusal(700, 'index not found[collection=c]')).gateway.listIndexes('db', 'c'),
    ).toEqual([]);
    expect(await codeOf(gatewayOf(() => refusal(100, '')).gateway.listIndexes('db', 'c'))).toBe(
      'collectionNotFound',
    );
    expect(await codeOf(gatewayOf(() => refusal(100, '')).gateway.partitionsInMemory('db', 'c'))).toBe(
      'collectionNotFound',
    );
  });

  it('are one database on servers that have none to list', async () => {
    const { gateway, sent } = gatewayOf(() => OK, 'v2.2.8');
    expect(await gateway.listDatabases()).toEqual(['default']);
    expect(sent).toEqual([]);
  });
});

it('puts the names of the request into the error', async () => {
  const { gateway } = gatewayOf(() => ({
    error_code: 'MetaFailed',
    code: 200,
    reason: 'partition not found[partition=4470]',
  }));
  const error = await gateway.dropPartition('db', 'c', 'p1').catch(toAppError);
  expect(error).toMatchObject({
    code: 'partitionNotFound',
    params: { database: 'db', collection: 'c', partition: 'p1' },
  });
});

it('follows the server that is there now', () => {
  let server = serverInfoFrom('v2.3.5');
  const gateway = createGateway({
    client: () => ({ call: () => Promise.resolve(OK) }),
    server: () => server,
    timeoutMs: 1,
  });
  expect(gateway.capabilities.fieldLoad.supported).toBe(false);
  server = serverInfoFrom('v2.5.4');
  expect(gateway.server.versionText).toBe('v2.5.4');
  expect(gateway.capabilities.fieldLoad.supported).toBe(true);
});

it('takes 0 % for a load on the way, but on milvus-lite for one that is not there', async () => {
  const reply = {
    ...OK,
    ...{ collection_names: ['a', 'b'], partition_names: ['a', 'b'], inMemory_percentages: ['0', '100'] },
  };
  const seen = async (version: string) => {
    const { gateway } = gatewayOf(() => reply, version);
    const both = [await gateway.collectionsInMemory('db'), await gateway.partitionsInMemory('db', 'c')];
    return both.map((all) => all.map(({ name }) => name).join());
  };
  expect(await seen('v2.3.5')).toEqual(['a,b', 'a,b']);
  expect(await seen('milvus_lite-3.2.1')).toEqual(['b', 'b']);
});
