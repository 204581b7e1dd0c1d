import { afterEach, describe, expect, it } from 'vitest';
import { scenarioNamed } from './index';
import { start, stopAll } from './testing';
import type { Reply } from './testing';

afterEach(stopAll);

describe('full-text search', () => {
  it('cuts texts into words, and says how far those of a phrase stand apart', async () => {
    const { call } = await start({ profile: '3.0.1' });
    const asked = { placeholder: [Buffer.from('A Red Kite'), Buffer.from('flies')], with_detail: true };
    expect((await call('RunAnalyzer', asked)).results).toMatchObject([
      { tokens: [{ token: 'a' }, { token: 'red', start_offset: '2' }, { token: 'kite', position: '2' }] },
      { tokens: [{ token: 'flies' }] },
    ]);
    const phrase = { query_text: 'red kite', data_texts: ['red kite', 'red old kite', 'a crow'] };
    expect(await call('ComputePhraseMatchSlop', phrase)).toMatchObject({
      is_match: [true, true, false],
      slops: ['0', '1', '-1'],
    });
  });
});

describe('changes of a collection that is there', () => {
  it('show when it is described', async () => {
    const { call } = await start({ profile: '2.6.24' });
    const events = { collection_name: 'events' };
    const ttl = { key: 'collection.ttl.seconds', value: '60' };
    await call('AlterCollection', { ...events, properties: [ttl] });
    const params = [{ key: 'mmap.enabled', value: 'true' }];
    await call('AlterCollectionField', { ...events, field_name: 'kind', properties: params });
    const described = (await call('DescribeCollection', events)) as { schema: { fields: Reply[] } };
    expect(described).toMatchObject({ properties: [ttl] });
    expect(described.schema.fields.find(({ name }) => name === 'kind')).toMatchObject({
      type_params: expect.arrayContaining(params) as unknown,
    });
    await call('AlterCollection', { ...events, delete_keys: ['collection.ttl.seconds'] });
    expect((await call('DescribeCollection', events)).properties).toEqual([]);
    expect((await call('AlterCollection', events)).code).toBe(1100);
    expect((await call('TruncateCollection', events)).status).toMatchObject({ code: 0 });
    expect((await call('GetCollectionStatistics', events)).stats).toMatchObject([{ value: '0' }]);
  });

  it('of a loaded index wait for its release', async () => {
    const { call } = await start();
    const index = { collection_name: 'authors', index_name: 'embedding' };
    const params = [{ key: 'mmap.enabled', value: 'true' }];
    expect((await call('AlterIndex', { ...index, extra_params: params })).reason).toMatch(/release/);
    await call('ReleaseCollection', { collection_name: 'authors' });
    expect(await call('AlterIndex', { ...index, extra_params: params })).toMatchObject({ code: 0 });
    expect((await call('DescribeIndex', index)).index_descriptions).toMatchObject([
      { params: expect.arrayContaining(params) as unknown },
    ]);
  });
});

describe('jobs', () => {
  it('run for a while, and are listed', async () => {
    const { call, clock } = await start();
    const { tasks } = (await call('Import', { collection_name: 'events', files: ['a.parquet'] })) as {
      tasks: string[];
    };
    const state = async () => (await call('GetImportState', { task: tasks[0] })).state;
    expect(await state()).toBe('ImportStarted');
    const { compactionID } = await call('ManualCompaction', { collection_name: 'events' });
    expect(await call('GetCompactionState', { compactionID })).toMatchObject({ state: 'Executing' });
    clock.advance(60_000);
    expect(await state()).toBe('ImportCompleted');
    expect(await call('GetCompactionState', { compactionID })).toMatchObject({ state: 'Completed' });
    expect((await call('ListImportTasks', { collection_name: 'events' })).tasks).toHaveLength(1);
    expect((await call('Import', { collection_name: 'events' })).status).toMatchObject({ code: 1100 });
  });
});

describe('snapshots', () => {
  it('bring a collection back under another name, with ids of its own', async () => {
    const { call } = await start({ profile: '3.0.1' });
    const snapshot = { name: 'monday', collection_name: 'authors' };
    expect(await call('CreateSnapshot', snapshot)).toMatchObject({ code: 0 });
    expect((await call('CreateSnapshot', snapshot)).code).toBe(1100);
    await call('DropCollection', { collection_name: 'authors' });
    expect((await call('ListSnapshots')).snapshots).toEqual(['monday']);
    await call('RestoreSnapshot', { name: 'monday', target_collection_name: 'authors_again' });
    const restored = { collection_name: 'authors_again' };
    expect((await call('GetCollectionStatistics', restored)).stats).toMatchObject([{ value: '80112' }]);
    expect((await call('GetLoadState', restored)).state).toBe('LoadStateNotLoad');
    await call('DropSnapshot', { name: 'monday' });
    expect((await call('DescribeSnapshot', { name: 'monday' })).status).not.toMatchObject({ code: 0 });
  });
});

describe('rights as a whole', () => {
  it('go from one cluster to another', async () => {
    const { call } = await start();
    await call('CreateRole', { entity: { name: 'reader' } });
    await call('CreatePrivilegeGroup', { group_name: 'memory' });
    const { RBAC_meta } = await call('BackupRBAC');
    const other = await start();
    expect(await other.call('RestoreRBAC', { RBAC_meta })).toMatchObject({ code: 0 });
    const { results } = (await other.call('SelectRole')) as { results: { role: { name: string } }[] };
    expect(results.map(({ role }) => role.name)).toEqual(['admin', 'public', 'reader']);
    expect((await other.call('ListPrivilegeGroups')).privilege_groups).toMatchObject([
      { group_name: 'memory' },
    ]);
  });
});

describe('the wire between groups', () => {
  it('moves nodes and replicas', async () => {
    const { call, clock } = await start({ scenario: scenarioNamed('three-nodes') });
    const home = '__default_resource_group';
    await call('CreateResourceGroup', { resource_group: 'rg' });
    const move = { source_resource_group: home, target_resource_group: 'rg' };
    expect(await call('TransferNode', { ...move, num_node: 1 })).toMatchObject({ code: 0 });
    const nodesOf = async (resource_group: string) =>
      ((await call('DescribeResourceGroup', { resource_group })).resource_group as Reply).num_available_node;
    expect([await nodesOf(home), await nodesOf('rg')]).toEqual([2, 1]);
    const books = { collection_name: 'books' };
    await call('LoadCollection', { ...books, replica_number: 2 });
    clock.advance(60_000);
    expect(await call('TransferReplica', { ...move, ...books, num_replica: '1' })).toMatchObject({ code: 0 });
    const { replicas } = (await call('GetReplicas', books)) as { replicas: Reply[] };
    expect(replicas.map(({ resource_group_name }) => resource_group_name).sort()).toEqual([home, 'rg']);
    expect((await call('DropResourceGroup', { resource_group: 'rg' })).code).toBe(1100);
  });
});
