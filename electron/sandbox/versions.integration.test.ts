import { afterEach, describe, expect, it } from 'vitest';
import type { ProfileName, Sandbox } from './index';
import type { Scenario } from './scenarios/scenario';
import { start, stopAll } from './testing';
import type { Call, Reply } from './testing';

// What servers from 2.4 to 3.0 answer, row by row, each named after the part of Milvus' source that says so. Such a
// server cannot be run everywhere; 2.2.16, 2.3.5 and milvus-lite are compared with running ones (e2e/conformance).

afterEach(stopAll);

type Profile = Extract<ProfileName, '2.4.23' | '2.5.27' | '2.6.4' | '2.6.24' | '3.0.1'>;
const profiles: readonly Profile[] = ['2.4.23', '2.5.27', '2.6.4', '2.6.24', '3.0.1'];

const id = { name: 'id', type: 'Int64', is: 'primaryKey' as const };
const vector = (name: string) => ({ name, type: 'FloatVector', dim: 8 });
const flat = { index_type: 'FLAT', metric_type: 'L2' };
const scenario: Scenario = {
  queryNodes: [{ memoryGb: 16 }, { memoryGb: 16 }],
  databases: {
    default: [
      {
        name: 'books',
        fields: [id, vector('v1'), vector('v2'), { name: 'year', type: 'Int32' }],
        dynamicField: true,
        partitions: { _default: 10, p1: 20, p2: 30 },
        indexes: { v1: flat, v2: flat },
        aliases: ['catalog'],
      },
      { name: 'bare', fields: [id, vector('v1')] },
      { name: 'half', fields: [id, vector('v1'), vector('v2')], indexes: { v1: flat } },
      {
        name: 'keyed',
        fields: [
          id,
          { name: 'tenant', type: 'VarChar', maxLength: 16, is: 'partitionKey' as const },
          { name: 'day', type: 'Int32', is: 'clusteringKey' as const },
          vector('v1'),
        ],
        partitions: { _default_0: 10, _default_1: 10 },
        indexes: { v1: flat },
      },
    ],
  },
};

/** The number and name of a failure without one of its own. */
const plainOf = (profile: Profile) =>
  profile === '2.6.24' || profile === '3.0.1'
    ? { code: 1100, error_code: 'IllegalArgument', extra_info: { is_input_error: 'true' } }
    : { code: 65535, error_code: 'UnexpectedError' };
const is26 = (profile: Profile) => profile.startsWith('2.6') || profile === '3.0.1';
const OK = { code: 0, error_code: 'Success' };
const has = (words: string): unknown => expect.stringContaining(words);

interface Scene {
  profile: Profile;
  call: Call;
  sandbox: Sandbox;
  /** Lets loads arrive. */
  settle: () => void;
  books: (method: string, more?: Reply) => Promise<Reply>;
  status: (reply: Reply) => Reply;
  plain: ReturnType<typeof plainOf>;
}

/** A row of what differs, on every version from 2.4 on. */
function row(source: string, what: string, play: (scene: Scene) => Promise<void>): void {
  describe(`${source}: ${what}`, () => {
    it.each(profiles)('%s', async (profile) => {
      const { call, sandbox, clock } = await start({ profile, scenario });
      const books = (method: string, more: Reply = {}) => call(method, { collection_name: 'books', ...more });
      const settle = () => {
        clock.advance(60_000);
      };
      const status = (reply: Reply) => (reply.status ?? reply) as Reply;
      await play({ profile, call, sandbox, settle, books, status, plain: plainOf(profile) });
    });
  });
}

row('Milvus proxy/task.go', 'a load without any index', async ({ call }) => {
  expect(await call('LoadCollection', { collection_name: 'bare' })).toMatchObject({
    ...{ code: 700, error_code: 'IndexNotExist', reason: 'index not found[collection=bare]' },
  });
});

row(
  'Milvus 2.4 proxy/task.go',
  'every vector field that is loaded needs its index',
  async ({ call, plain }) => {
    expect(await call('LoadCollection', { collection_name: 'half' })).toMatchObject({
      ...plain,
      reason: 'there is no vector index on field: [v2], please create index firstly',
    });
    const without = { collection_name: 'half', load_fields: ['id', 'v1'] };
    expect(await call('LoadCollection', without)).toMatchObject(OK);
  },
);

row('Milvus 2.4.10 proxy/task_query.go', 'a query sees only the fields that are loaded', async (scene) => {
  const { books, settle, profile, status } = scene;
  await books('LoadCollection', { load_fields: ['id', 'v1', 'v2'] });
  settle();
  const answer = status(await books('Query', { expr: 'id < 1', output_fields: ['year'] }));
  expect(answer).toMatchObject(is26(profile) ? OK : { code: 65535, reason: has('field year is not loaded') });
});

row('Milvus 2.5 querycoordv2/job/job_load.go', 'LoadCollection with other load_fields', async (scene) => {
  const { books, settle, profile } = scene;
  await books('LoadCollection', { load_fields: ['id', 'v1'] });
  settle();
  const again = await books('LoadCollection', { load_fields: ['id', 'v1', 'v2'] });
  const progress = async () => (await books('GetLoadingProgress')).progress;
  if (!is26(profile)) {
    expect(again).toMatchObject({
      code: 65535,
      reason:
        "call query coordinator LoadCollection: can't change the load field list for loaded collection: " +
        'invalid parameter[expected=[id v1 $meta]][actual=[id v1 v2 $meta]]',
    });
    return;
  }
  expect(again).toMatchObject(OK);
  // Until 2.6.4 it has no effect; from 2.6.5 on it is loaded anew.
  expect(await progress()).toBe(profile === '2.6.4' ? '100' : '0');
  settle();
  expect(await progress()).toBe('100');
});

row('Milvus 2.5 querycoordv2/job/job_load.go', 'LoadPartitions with other load_fields', async (scene) => {
  const { books, settle, profile } = scene;
  await books('LoadPartitions', { partition_names: ['p1'], load_fields: ['id', 'v1'] });
  settle();
  const other = { partition_names: ['p1'], load_fields: ['id', 'v1', 'v2'] };
  const again = await books('LoadPartitions', other);
  expect(again).toMatchObject(
    is26(profile)
      ? OK
      : { code: 1100, error_code: 'IllegalArgument', reason: has("can't change the load field list") },
  );
});

row('Milvus 2.5 querycoordv2/services.go', 'other replicas of what is loaded', async (scene) => {
  const { books, settle, profile } = scene;
  await books('LoadCollection', { replica_number: 1 });
  settle();
  expect(await books('LoadCollection', { replica_number: 2 })).toMatchObject(
    profile === '2.4.23'
      ? { code: 1100, reason: has("can't change the replica number for loaded collection") }
      : OK,
  );
  const partitions = { partition_names: ['p1'], replica_number: profile === '2.4.23' ? 2 : 1 };
  expect(await books('LoadPartitions', partitions)).toMatchObject({
    code: 1100,
    reason: has("can't change the replica number for loaded partitions"),
  });
});

row('Milvus querycoordv2/meta/resource_manager.go', 'too few nodes for the replicas', async (scene) => {
  const { books, profile } = scene;
  const words =
    'resource group node not enough[rg=__default_resource_group][currentNodeNum=2][expectedNodeNum=3]';
  expect(await books('LoadCollection', { replica_number: 3 })).toMatchObject(
    is26(profile)
      ? { code: 304, reason: words }
      : { code: 65535, reason: `call query coordinator LoadCollection: ${words}` },
  );
  const partitions = { partition_names: ['p1'], replica_number: 3 };
  expect(await books('LoadPartitions', partitions)).toMatchObject({ code: 304, reason: words });
});

row(
  'Milvus 2.3 querycoordv2/job/job_load.go',
  'the partitions of several loads are a union',
  async (scene) => {
    const { books, settle } = scene;
    const inMemory = async () => (await books('ShowPartitions', { type: 'InMemory' })).partition_names;
    await books('LoadPartitions', { partition_names: ['p1'] });
    settle();
    expect(await books('LoadPartitions', { partition_names: ['p2'] })).toMatchObject(OK);
    settle();
    expect(await inMemory()).toEqual(['p1', 'p2']);
    expect(await books('LoadCollection')).toMatchObject(OK);
    settle();
    expect(await inMemory()).toEqual(['_default', 'p1', 'p2']);
    expect(await books('ReleasePartitions', { partition_names: ['p1'] })).toMatchObject(OK);
    expect(await inMemory()).toEqual(['_default', 'p2']);
  },
);

row('Milvus querycoordv2/job/job_release.go', 'releases', async ({ books, settle }) => {
  expect(await books('ReleaseCollection')).toMatchObject(OK);
  expect(await books('ReleasePartitions', { partition_names: ['p1'] })).toMatchObject(OK);
  await books('LoadPartitions', { partition_names: ['p1', 'p2'] });
  settle();
  // With the last of its partitions the whole collection is released.
  await books('ReleasePartitions', { partition_names: ['p1', 'p2'] });
  expect((await books('GetLoadState')).state).toBe('LoadStateNotLoad');
  expect(await books('ReleasePartitions', { partition_names: [] })).toMatchObject({ code: 1100 });
});

row('Milvus proxy/task.go', 'LoadPartitions of none', async ({ books, plain }) => {
  expect(await books('LoadPartitions', { partition_names: [] })).toMatchObject({
    ...{ ...plain, reason: 'failed to load partition, due to no partition specified' },
  });
});

row('Milvus querycoordv2/services.go', 'a refresh of what is not loaded', async ({ books, profile }) => {
  expect(await books('LoadCollection', { refresh: true })).toMatchObject({
    code: is26(profile) ? 101 : 65535,
    reason: has('collection not loaded[collection='),
  });
  const partition = { refresh: true, partition_names: ['p1'] };
  expect(await books('LoadPartitions', partition)).toMatchObject({ code: 101 });
});

row('Milvus proxy/task.go', 'DropPartition', async ({ books, settle, plain }) => {
  const drop = (partition_name: string) => books('DropPartition', { partition_name });
  await books('LoadCollection');
  settle();
  const loaded = 'partition cannot be dropped, partition is loaded, please release it first';
  expect(await drop('p1')).toMatchObject({ ...plain, reason: loaded });
  // That it is loaded is looked at first.
  expect(await drop('_default')).toMatchObject({ ...plain, reason: loaded });
  await books('ReleaseCollection');
  expect(await drop('_default')).toMatchObject({ ...plain, reason: 'default partition cannot be deleted' });
  expect(await drop('p1')).toMatchObject(OK);
  expect(await drop('p1')).toMatchObject(OK);
});

row('Milvus 2.4.23 rootcoord/drop_collection_task.go', 'a collection with aliases stays', async (scene) => {
  const { books, call, plain } = scene;
  expect(await books('DropCollection')).toMatchObject({
    ...plain,
    reason:
      'unable to drop the collection [books] because it has associated aliases [catalog], ' +
      'please remove all aliases before dropping the collection',
  });
  expect(await call('DropCollection', { collection_name: 'catalog' })).toMatchObject({
    ...{ ...plain, reason: 'cannot drop the collection via alias = catalog' },
  });
  await call('DropAlias', { alias: 'catalog' });
  expect(await books('DropCollection')).toMatchObject(OK);
  expect(await books('DropCollection')).toMatchObject(OK);
});

row(
  'Milvus rootcoord/drop_collection_task.go',
  'a loaded collection is dropped',
  async ({ call, settle }) => {
    const keyed = { collection_name: 'keyed' };
    await call('LoadCollection', keyed);
    settle();
    expect(await call('DropCollection', keyed)).toMatchObject(OK);
    expect((await call('HasCollection', keyed)).value).toBe(false);
  },
);

row('Milvus 2.3 proxy/task.go', 'partition key mode', async ({ call, plain }) => {
  const keyed = { collection_name: 'keyed', partition_name: '_default_0', partition_names: ['_default_0'] };
  for (const [method, what] of [
    ['LoadPartitions', 'load partitions'],
    ['ReleasePartitions', 'release partitions'],
    ['DropPartition', 'drop partition'],
  ] as const) {
    expect(await call(method, keyed)).toMatchObject({
      ...{ ...plain, reason: `disable ${what} if partition key mode is used` },
    });
  }
});

row('Milvus 2.4.10 proxy/util.go', 'what load_fields have to contain', async ({ call, profile, plain }) => {
  const load = (...load_fields: string[]) =>
    call('LoadCollection', { collection_name: 'keyed', load_fields });
  const lacks = async (fields: string[], what: string) => {
    expect(await load(...fields)).toMatchObject({
      code: 1100,
      reason: has(`load field list [${fields.join(' ')}] does not contain ${what}`),
    });
  };
  await lacks(['v1'], 'primary key field id');
  await lacks(['id', 'v1'], 'partition key field tenant');
  await lacks(['id', 'tenant', 'v1'], 'clustering key field day');
  await lacks(['id', 'tenant', 'day'], 'vector field');
  expect(await load('id', 'nope')).toMatchObject({
    ...{ ...plain, reason: 'failed to get field schema by name: fieldName(nope) not found' },
  });
  expect(profile).not.toBe('2.3.5');
});

row(
  'Milvus 2.4.10 proxy/task.go',
  'load_fields and the dynamic field',
  async ({ books, settle, profile }) => {
    await books('LoadCollection', { load_fields: ['id', 'v1'], skip_load_dynamic_field: true });
    settle();
    const withIt = await books('LoadCollection', { load_fields: ['id', 'v1'] });
    // A list without "skip" means the dynamic field as well, so it is another load.
    expect(withIt.code).toBe(is26(profile) ? 0 : 65535);
  },
);

row(
  'Milvus querycoordv2/meta/collection_manager.go',
  'one of three partitions reads as loaded',
  async (scene) => {
    const { books, settle } = scene;
    await books('LoadPartitions', { partition_names: ['p1'] });
    settle();
    expect(await books('GetLoadingProgress')).toMatchObject({ progress: '100' });
    expect((await books('GetLoadState')).state).toBe('LoadStateLoaded');
    expect((await books('GetLoadState', { partition_names: ['p1', 'p2'] })).state).toBe('LoadStateNotLoad');
  },
);

row('Milvus proxy/impl.go', 'GetLoadState of what is not there', async ({ call, status }) => {
  for (const request of [{ collection_name: 'x' }, { collection_name: 'x', db_name: 'nowhere' }]) {
    const answer = await call('GetLoadState', request);
    expect(answer.state).toBe('LoadStateNotExist');
    expect(status(answer)).toMatchObject(OK);
  }
});

row('Milvus querycoordv2/services.go', 'GetLoadingProgress of what is not loaded', async (scene) => {
  const { books, settle, status } = scene;
  expect(status(await books('GetLoadingProgress'))).toMatchObject({
    code: 101,
    reason: expect.stringMatching(/^collection not loaded\[collection=\d+\]$/) as string,
  });
  await books('LoadPartitions', { partition_names: ['p1'] });
  settle();
  expect(status(await books('GetLoadingProgress', { partition_names: ['p2'] }))).toMatchObject({
    code: 201,
    reason: expect.stringMatching(/^partition not loaded\[partition=\d+\]$/) as string,
  });
});

row(
  'Milvus querycoordv2/observers/collection_observer.go',
  'a load that stands still is let go',
  async (scene) => {
    const { books, settle, status, sandbox } = scene;
    sandbox.world.loadTrouble = { percent: 50, forMs: 600_000 };
    await books('LoadCollection');
    settle();
    expect(await books('GetLoadingProgress')).toMatchObject({ progress: '50' });
    for (let minute = 0; minute < 10; minute++) settle();
    expect(status(await books('GetLoadingProgress'))).toMatchObject({ code: 101 });
  },
);

row('Milvus proxy/impl.go', 'what is in memory, in one call', async ({ call, books, settle, status }) => {
  await books('LoadPartitions', { partition_names: ['p1'] });
  settle();
  const shown = await call('ShowCollections', { type: 'InMemory' });
  expect(shown).toMatchObject({ collection_names: ['books'], inMemory_percentages: ['100'] });
  expect((await call('ShowCollections')).inMemory_percentages).toEqual([]);
  const partitions = await books('ShowPartitions', { type: 'InMemory' });
  expect(partitions).toMatchObject({ partition_names: ['p1'], inMemory_percentages: ['100'] });
  const named = await books('ShowPartitions', { type: 'InMemory', partition_names: ['p2'] });
  expect(status(named)).toMatchObject({ code: 201 });
});

row('Milvus 2.6.5 querycoordv2/job', 'a partition that is created while some are loaded', async (scene) => {
  const { books, settle, profile } = scene;
  const stateOf = async (name: string) => (await books('GetLoadState', { partition_names: [name] })).state;
  await books('LoadPartitions', { partition_names: ['p1'] });
  settle();
  await books('CreatePartition', { partition_name: 'new' });
  const joins = profile === '2.6.24' || profile === '3.0.1';
  expect(await stateOf('new')).toBe(joins ? 'LoadStateLoaded' : 'LoadStateNotLoad');
  await books('LoadCollection');
  settle();
  await books('CreatePartition', { partition_name: 'newer' });
  expect(await stateOf('newer')).toBe('LoadStateLoaded');
});

row('Milvus 2.4 proxy/task.go', 'several vector fields', async ({ books }) => {
  const { schema } = (await books('DescribeCollection')) as { schema: { fields: { data_type: string }[] } };
  expect(schema.fields.filter(({ data_type }) => data_type === 'FloatVector')).toHaveLength(2);
});

row(
  'Milvus rootcoord/describe_collection_task.go',
  'DescribeCollection',
  async ({ books, call, profile, status }) => {
    const described = await books('DescribeCollection');
    expect(described).toMatchObject({ aliases: ['catalog'], num_partitions: '3' });
    const { fields, enable_dynamic_field } = described.schema as {
      fields: { name: string }[];
      enable_dynamic_field: boolean;
    };
    expect(enable_dynamic_field).toBe(true);
    expect(fields.map(({ name }) => name)).not.toContain('$meta');
    expect(status(await call('DescribeCollection', { collection_name: 'x' }))).toMatchObject({
      code: 100,
      error_code: profile === '3.0.1' ? 'CollectionNotExists' : 'UnexpectedError',
      reason: "can't find collection[database=default][collection=x]",
    });
    expect(await call('HasCollection', { collection_name: 'x' })).toMatchObject({ value: false, status: OK });
  },
);

row('Milvus pkg/util/merr/errors.go', 'databases', async ({ call, status, plain }) => {
  expect(status(await call('ShowCollections', { db_name: 'nowhere' }))).toMatchObject({
    ...{ code: 800, reason: 'database not found[database=nowhere]' },
  });
  await call('CreateDatabase', { db_name: 'mine' });
  expect(await call('CreateDatabase', { db_name: 'mine' })).toMatchObject({
    ...{ ...plain, reason: 'database already exist: mine' },
  });
  expect((await call('CreateDatabase', { db_name: 'bad name!' })).code).toBe(802);
  expect(await call('DropDatabase', { db_name: 'default' })).toMatchObject({
    ...{ ...plain, reason: 'can not drop default database' },
  });
  await call('RenameCollection', { oldName: 'bare', newName: 'bare', newDBName: 'mine' });
  expect(await call('DropDatabase', { db_name: 'mine' })).toMatchObject({
    ...{ ...plain, reason: 'database:mine not empty, must drop all collections before drop database' },
  });
});

row('Milvus rootcoord/create_db_task.go', 'the number of databases is limited', async ({ call, sandbox }) => {
  sandbox.world.limits.databases = 2;
  expect(await call('CreateDatabase', { db_name: 'one' })).toMatchObject(OK);
  expect(await call('CreateDatabase', { db_name: 'two' })).toMatchObject({
    ...{ code: 801, reason: 'exceeded the limit number of database[limit=2]' },
  });
});

row(
  'Milvus proxy/rate_limit_interceptor.go',
  'rates and quotas',
  async ({ books, sandbox, settle, status }) => {
    sandbox.world.limits.ddlPerSecond = 2;
    expect(await books('LoadCollection')).toMatchObject(OK);
    expect(await books('ReleaseCollection')).toMatchObject(OK);
    expect(await books('LoadCollection')).toMatchObject({
      ...{ code: 8, error_code: 'RateLimit', reason: has('rate limit exceeded[rate=2]') },
    });
    // Reading goes on, and after a second so does the rest.
    expect(status(await books('GetLoadState'))).toMatchObject(OK);
    settle();
    expect(await books('LoadCollection')).toMatchObject(OK);
    sandbox.world.limits.writesDenied = 'memory quota exceeded, please allocate more resources';
    expect(status(await books('Insert', { num_rows: 1 }))).toMatchObject({
      ...{ code: 9, reason: 'quota exceeded[reason=memory quota exceeded, please allocate more resources]' },
    });
  },
);

row('Milvus querycoordv2/meta/replica_manager.go', 'replicas', async ({ books, settle }) => {
  expect(await books('GetReplicas')).toMatchObject({ replicas: [], status: OK });
  await books('LoadCollection', { replica_number: 2 });
  settle();
  const { replicas } = (await books('GetReplicas')) as { replicas: { node_ids: string[] }[] };
  expect(replicas.map(({ node_ids }) => node_ids)).toEqual([['1'], ['2']]);
});

row('Milvus 2.4 querycoordv2/meta/resource_group.go', 'resource groups', async ({ call, books, settle }) => {
  const config = { requests: { node_num: 1 }, limits: { node_num: 1 } };
  expect(await call('CreateResourceGroup', { resource_group: 'rg', config })).toMatchObject(OK);
  expect(await call('CreateResourceGroup', { resource_group: 'rg', config })).toMatchObject(OK);
  const other = { resource_group: 'rg', config: { ...config, limits: { node_num: 2 } } };
  expect((await call('CreateResourceGroup', other)).code).toBe(301);
  const group = async () => (await call('DescribeResourceGroup', { resource_group: 'rg' })).resource_group;
  expect(await group()).toMatchObject({ num_available_node: 1, nodes: [{ node_id: '1' }] });
  expect(await books('LoadCollection', { resource_groups: ['rg'] })).toMatchObject(OK);
  settle();
  expect(await group()).toMatchObject({ num_loaded_replica: { books: 1 } });
  expect((await call('DropResourceGroup', { resource_group: 'rg' })).code).toBe(1100);
  expect((await books('LoadCollection', { resource_groups: ['nowhere'] })).code).not.toBe(0);
});

row('Milvus rootcoord/meta_table.go', 'names', async ({ call }) => {
  const long = 'x'.repeat(256);
  expect(await call('RenameCollection', { oldName: 'bare', newName: long })).toMatchObject({
    reason: has('the length of a collection name must be less than 255 characters'),
  });
});

row('Milvus 2.5 proxy/meta_cache.go', 'an empty name of a partition', async (scene) => {
  const { books, settle, profile } = scene;
  const answer = await books('LoadPartitions', { partition_names: [''] });
  if (profile === '2.4.23') {
    expect(answer).toMatchObject({ code: 200 });
    return;
  }
  expect(answer).toMatchObject(OK);
  settle();
  expect((await books('ShowPartitions', { type: 'InMemory' })).partition_names).toEqual(['_default']);
});

row('Milvus proto/milvus.proto', 'methods that came later', async ({ call, profile }) => {
  const since = {
    AddCollectionField: '2.6',
    BatchDescribeCollection: '2.6',
    TruncateCollection: '2.6.11',
    ListSnapshots: '3.0',
  };
  const there: Record<Profile, string[]> = {
    '2.4.23': [],
    '2.5.27': [],
    '2.6.4': ['AddCollectionField', 'BatchDescribeCollection'],
    '2.6.24': ['AddCollectionField', 'BatchDescribeCollection', 'TruncateCollection'],
    '3.0.1': Object.keys(since),
  };
  for (const method of Object.keys(since)) {
    const code = await call(method).then(
      () => null,
      (thrown: unknown) => (thrown as { code: number }).code,
    );
    expect([method, code]).toEqual([method, there[profile].includes(method) ? null : 12]);
  }
});
