import { CollectionPrivileges, DataType, MilvusClient, RbacObjects } from '@zilliz/milvus2-sdk-node';
import { afterEach, describe, expect, it } from 'vitest';
import { scenarioNamed, startSandbox } from '../sandbox';
import { realClock } from '../sandbox/clock';
import type { SandboxClock } from '../sandbox/clock';
import type { ProfileName } from '../sandbox';

// The calls that users of the Node.js SDK make, each of which the SDK turns into several of the protocol.

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

/** The SDK waits for loads on the machine's time: here a second of the sandbox passes in a twentieth of it. */
const HASTE = 20;
const began = Date.now();
const hastyClock: SandboxClock = {
  now: () => began + (Date.now() - began) * HASTE,
  schedule: (ms, call) => realClock.schedule(ms / HASTE, call),
};

async function clientOf(profile: ProfileName): Promise<MilvusClient> {
  const users = { root: 'Milvus' };
  const sandbox = await startSandbox({
    ...{ profile, port: 0, scenario: scenarioNamed('empty'), users },
    clock: hastyClock,
  });
  stops.push(() => sandbox.stop());
  const client = new MilvusClient({
    ...{ address: sandbox.address, username: 'root', password: 'Milvus', logLevel: 'error' },
    telemetry: { enabled: false },
  });
  stops.push(() => client.closeConnection());
  await client.connectPromise;
  return client;
}

const BOOKS = { collection_name: 'sdk_books' };
const rows = (count: number) =>
  Array.from({ length: count }, (_, id) => ({ id, vec: [id, 1, 2, 3], year: id }));

async function createBooks(client: MilvusClient): Promise<void> {
  await client.createCollection({
    ...BOOKS,
    fields: [
      { name: 'id', data_type: DataType.Int64, is_primary_key: true, autoID: false },
      { name: 'vec', data_type: DataType.FloatVector, dim: 4 },
      { name: 'year', data_type: DataType.Int32 },
    ],
    index_params: [
      { field_name: 'vec', index_type: 'HNSW', metric_type: 'L2', params: { M: 8, efConstruction: 64 } },
    ],
  });
}

describe.each(['2.4.23', '2.5.27', '2.6.4', '2.6.24', '3.0.1'] as const)('%s', (profile) => {
  it('is created, indexed, filled, loaded, searched, released and dropped', async () => {
    const client = await clientOf(profile);
    expect((await client.getVersion()).version).toBe(`v${profile}`);
    await createBooks(client);
    // Creating a collection with an index loads it as well.
    const loaded = await client.loadCollectionSync(BOOKS);
    expect(loaded.error_code).toBe('Success');
    expect((await client.getLoadState(BOOKS)).state).toBe('LoadStateLoaded');
    const inserted = await client.insert({ ...BOOKS, data: rows(20) });
    expect([inserted.insert_cnt, inserted.succ_index.length]).toEqual(['20', 20]);
    expect((await client.getCollectionStatistics(BOOKS)).data.row_count).toBe('20');
    const found = await client.query({ ...BOOKS, filter: 'id < 2', output_fields: ['id', 'year'] });
    expect(found.data).toMatchObject([
      { id: '0', year: 0 },
      { id: '1', year: 1 },
    ]);
    const hits = await client.search({
      ...BOOKS,
      data: [1, 2, 3, 4],
      limit: 3,
      output_fields: ['id', 'year'],
    });
    expect(hits.results).toMatchObject([{ id: '0' }, { id: '1' }, { id: '2' }]);
    expect((await client.delete({ ...BOOKS, filter: 'id in [1, 2]' })).delete_cnt).toBe('2');
    expect((await client.describeIndex(BOOKS)).index_descriptions).toMatchObject([
      { field_name: 'vec', state: 'Finished' },
    ]);
    expect((await client.releaseCollection(BOOKS)).error_code).toBe('Success');
    expect((await client.getLoadState(BOOKS)).state).toBe('LoadStateNotLoad');
    expect((await client.dropCollection(BOOKS)).error_code).toBe('Success');
    expect((await client.hasCollection(BOOKS)).value).toBe(false);
  });

  it('has partitions, aliases, databases and users', async () => {
    const client = await clientOf(profile);
    await createBooks(client);
    await client.createPartition({ ...BOOKS, partition_name: 'p1' });
    expect((await client.showPartitions(BOOKS)).data.map(({ name }) => name)).toEqual(['_default', 'p1']);
    expect((await client.hasPartition({ ...BOOKS, partition_name: 'p1' })).value).toBe(true);
    await client.releaseCollection(BOOKS);
    await client.loadPartitionsSync({ ...BOOKS, partition_names: ['p1'] });
    const refused = await client.dropPartition({ ...BOOKS, partition_name: 'p1' });
    expect(refused.reason).toMatch(/partition is loaded, please release it first$/);
    await client.releasePartitions({ ...BOOKS, partition_names: ['p1'] });
    expect((await client.dropPartition({ ...BOOKS, partition_name: 'p1' })).error_code).toBe('Success');

    await client.createAlias({ ...BOOKS, alias: 'sdk_alias' });
    expect((await client.describeAlias({ alias: 'sdk_alias', ...BOOKS })).collection).toBe('sdk_books');
    await client.renameCollection({ ...BOOKS, new_collection_name: 'sdk_new' });
    expect((await client.showCollections()).data.map(({ name }) => name)).toEqual(['sdk_new']);

    await client.createDatabase({ db_name: 'sdk_db' });
    expect((await client.listDatabases()).db_names.sort()).toEqual(['default', 'sdk_db']);
    expect((await client.dropDatabase({ db_name: 'sdk_db' })).error_code).toBe('Success');

    await client.createUser({ username: 'ann', password: 'Secret-1' });
    await client.createRole({ roleName: 'reader' });
    await client.addUserToRole({ username: 'ann', roleName: 'reader' });
    expect((await client.describeUser({ username: 'ann' })).results).toMatchObject([
      { roles: [{ name: 'reader' }] },
    ]);
    await client.grantRolePrivilege({
      ...{ roleName: 'reader', object: RbacObjects.Collection, objectName: '*' },
      privilegeName: CollectionPrivileges.Load,
    });
    expect((await client.listGrants({ roleName: 'reader' })).entities).toHaveLength(1);
  });
});
