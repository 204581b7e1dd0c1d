import { status as grpcStatus } from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';
import { scenarioNamed } from './index';
import { answersStatus } from './protocol';
import { start, stopAll } from './testing';
import type { Call, Reply } from './testing';

afterEach(stopAll);

const statusIn = (reply: Reply) => (reply.status ?? reply) as { code: number; error_code: string | number };

describe('signing in', () => {
  it('takes the token, and nothing else', async () => {
    const { call, sandbox } = await start({ token: 'secret-of-the-test' });
    expect(sandbox.token).toBe('secret-of-the-test');
    await expect(call('GetVersion')).rejects.toMatchObject({ code: grpcStatus.UNAUTHENTICATED });
    await expect(call('GetVersion', {}, 'another')).rejects.toMatchObject({
      code: grpcStatus.UNAUTHENTICATED,
    });
    expect(await call('GetVersion', {}, 'secret-of-the-test')).toMatchObject({ version: 'v2.5.27' });
    expect(sandbox.calls).toHaveLength(1);
  });
});

describe('aliases', () => {
  it('lead to their collection and go with it', async () => {
    const { call } = await start({ profile: '2.3.5' });
    expect(await call('DescribeAlias', { alias: 'catalog' })).toMatchObject({ collection: 'books' });
    expect((await call('ListAliases')).aliases).toEqual(['catalog', 'logs_current']);
    expect((await call('ListAliases', { collection_name: 'books' })).aliases).toEqual(['catalog']);
    const described = await call('DescribeCollection', { collection_name: 'catalog' });
    expect(described).toMatchObject({ collection_name: 'catalog', schema: { name: 'books' } });
    await call('DropCollection', { collection_name: 'books' });
    expect((await call('ListAliases')).aliases).toEqual(['logs_current']);
    expect(statusIn(await call('DescribeAlias', { alias: 'catalog' }))).toMatchObject({ code: 1600 });
  });

  it.each([
    ['2.2.16', 0, 'alias exists and already aliased to another collection'],
    ['2.3.5', 1602, 'catalog is alias to another collection: books: alias already exist'],
    ['lite-3.2.1', 1, "alias 'catalog' already exists"],
  ] as const)('%s refuses one that is taken', async (profile, code, words) => {
    const { call } = await start({ profile });
    const answer = await call('CreateAlias', { collection_name: 'authors', alias: 'catalog' });
    expect(answer).toMatchObject({ code, reason: expect.stringContaining(words) as string });
  });

  it('follow a rename, by which they cannot be meant', async () => {
    const { call } = await start();
    const byAlias = await call('RenameCollection', { oldName: 'catalog', newName: 'works' });
    expect(byAlias.reason).toBe('unsupported use an alias to rename collection, alias:catalog');
    await call('RenameCollection', { oldName: 'books', newName: 'works' });
    expect(await call('DescribeAlias', { alias: 'catalog' })).toMatchObject({ collection: 'works' });
    expect((await call('HasCollection', { collection_name: 'books' })).value).toBe(false);
  });
});

describe('a load', () => {
  const fields = ['id', 'embedding', 'title'];
  const load = (call: Call, more: Reply = {}) =>
    call('LoadCollection', { collection_name: 'translations', ...more });

  it('is the same load when it names every field, and another when it leaves one out', async () => {
    const { call } = await start();
    await load(call);
    expect(await load(call, { load_fields: ['id', 'meaning', 'embedding', 'language'] })).toMatchObject({
      code: 0,
    });
    expect(await load(call, { load_fields: ['id', 'embedding'] })).toMatchObject({
      code: 65535,
      reason:
        "call query coordinator LoadCollection: can't change the load field list for loaded collection: " +
        'invalid parameter[expected=[id meaning embedding language]][actual=[id embedding]]',
    });
    const partitions = { partition_names: ['de'], load_fields: ['id', 'embedding'] };
    expect(await call('LoadPartitions', { collection_name: 'translations', ...partitions })).toMatchObject({
      code: 1100,
    });
  });

  it('counts the dynamic field unless it is skipped', async () => {
    const { call } = await start();
    await call('ReleaseCollection', { collection_name: 'books' });
    const books = { collection_name: 'books', load_fields: fields };
    await call('LoadCollection', { ...books, skip_load_dynamic_field: true });
    expect(await call('LoadCollection', books)).toMatchObject({
      reason: expect.stringContaining('[actual=[id embedding title $meta]]') as string,
    });
  });

  it('with other fields starts anew in 2.6, so the percentage falls', async () => {
    const { call, clock } = await start({ profile: '2.6.24' });
    await load(call);
    clock.advance(60_000);
    const progress = async () =>
      (await call('GetLoadingProgress', { collection_name: 'translations' })).progress;
    expect(await progress()).toBe('100');
    expect(await load(call, { load_fields: ['id', 'embedding'] })).toMatchObject({ code: 0 });
    expect(await progress()).toBe('0');
    clock.advance(60_000);
    expect(await progress()).toBe('100');
  });

  it.each([
    ['2.2.16', 0, 'a collection must be fully loaded before refreshing'],
    ['2.3.5', 101, 'collection not loaded'],
    ['2.5.27', 65535, 'call query coordinator LoadCollection: collection not loaded'],
    ['2.6.24', 101, 'collection not loaded'],
  ] as const)('%s refreshes only what is loaded', async (profile, code, words) => {
    const { call } = await start({ profile });
    const answer = await load(call, { refresh: true });
    expect(answer).toMatchObject({ code, reason: expect.stringContaining(words) as string });
  });

  it('has a progress of its refresh, which leaves the load as it is', async () => {
    const { call, clock } = await start();
    const authors = { collection_name: 'authors' };
    await call('LoadCollection', { ...authors, refresh: true });
    clock.advance(1500);
    expect(await call('GetLoadingProgress', authors)).toMatchObject({
      progress: '100',
      refresh_progress: '50',
    });
    clock.advance(1500);
    expect(await call('GetLoadingProgress', authors)).toMatchObject({ refresh_progress: '100' });
  });
});

describe('what is loaded', () => {
  it('takes memory on the query node, and shows as segments and replicas', async () => {
    const { call } = await start();
    const used = async () => {
      const { response } = await call('GetMetrics', { request: '{"metric_type":"system_info"}' });
      const { nodes_info } = JSON.parse(String(response)) as {
        nodes_info: { infos: { type: string; hardware_infos: { memory_usage: number } } }[];
      };
      return nodes_info.find(({ infos }) => infos.type === 'querynode')!.infos.hardware_infos.memory_usage;
    };
    const authors = { collectionName: 'authors' };
    const before = await used();
    const { infos } = (await call('GetQuerySegmentInfo', authors)) as { infos: { mem_size: string }[] };
    const memory = Number(infos[0]!.mem_size);
    expect(memory).toBeGreaterThan(80_112 * 384 * 4);
    expect((await call('GetReplicas', { collection_name: 'authors' })).replicas).toHaveLength(1);

    await call('ReleaseCollection', { collection_name: 'authors' });
    expect(before - (await used())).toBe(memory);
    expect((await call('GetQuerySegmentInfo', authors)).infos).toEqual([]);
    expect((await call('GetPersistentSegmentInfo', authors)).infos).toHaveLength(1);
    expect((await call('GetReplicas', { collection_name: 'authors' })).replicas).toEqual([]);
  });

  it.each([
    ['2.2.16', 'MetaFailed', 0],
    ['2.3.5', 'MetaFailed', 400],
    ['2.5.27', 'Success', 0],
  ] as const)('%s asked for the replicas of what is not', async (profile, error_code, code) => {
    const { call } = await start({ profile });
    const answer = await call('GetReplicas', { collection_name: 'events' });
    expect(statusIn(answer)).toMatchObject({ error_code, code });
  });

  it('belongs to the one resource group that there is', async () => {
    const { call } = await start();
    expect((await call('ListResourceGroups')).resource_groups).toEqual(['__default_resource_group']);
    const group = await call('DescribeResourceGroup', { resource_group: '__default_resource_group' });
    expect(group.resource_group).toMatchObject({
      num_available_node: 1,
      num_loaded_replica: { authors: 1, books: 1, thumbnails: 1, reviews_en: 1 },
    });
    const missing = await call('DescribeResourceGroup', { resource_group: 'x' });
    expect(statusIn(missing)).toMatchObject({ code: 300 });
  });
});

describe('what a version lacks', () => {
  it.each([
    ['2.2.16', 'DescribeAlias'],
    ['2.2.16', 'ListAliases'],
    ['2.3.5', 'DescribeDatabase'],
    ['lite-3.2.1', 'ReleasePartitions'],
    ['lite-3.2.1', 'GetMetrics'],
    ['2.4.23', 'RunAnalyzer'],
  ] as const)('%s has no %s', async (profile, method) => {
    const { call } = await start({ profile });
    await expect(call(method)).rejects.toMatchObject({ code: grpcStatus.UNIMPLEMENTED });
  });
});

describe('indexes', () => {
  it('build with time, and one a field', async () => {
    const { call, clock } = await start();
    const keywords = { collection_name: 'covers', field_name: 'keywords' };
    const params = [{ key: 'index_type', value: 'SPARSE_INVERTED_INDEX' }];
    expect(await call('CreateIndex', { ...keywords, extra_params: params })).toMatchObject({ code: 0 });
    const state = async () => (await call('GetIndexState', { ...keywords, index_name: 'keywords' })).state;
    expect(await state()).toBe('Unissued');
    clock.advance(2000);
    expect(await state()).toBe('InProgress');
    const progress = await call('GetIndexBuildProgress', { ...keywords, index_name: 'keywords' });
    expect(progress).toMatchObject({ indexed_rows: '220005', total_rows: '440010' });
    clock.advance(2000);
    expect(await state()).toBe('Finished');
    expect(await call('CreateIndex', { ...keywords, extra_params: params })).toMatchObject({ code: 0 });
    const other = [{ key: 'index_type', value: 'SPARSE_WAND' }];
    expect((await call('CreateIndex', { ...keywords, extra_params: other })).reason).toContain(
      'at most one distinct index is allowed per field',
    );
    const unknown = [{ key: 'index_type', value: 'NOPE' }];
    const asked = { ...keywords, field_name: 'file', extra_params: unknown };
    expect((await call('CreateIndex', asked)).reason).toBe('invalid index type: NOPE');
  });
});

describe('databases', () => {
  it('are made, described, and dropped once they are empty', async () => {
    const { call } = await start({ scenario: scenarioNamed('empty') });
    expect((await call('ShowCollections')).collection_names).toEqual([]);
    await call('CreateDatabase', { db_name: 'shop' });
    expect(await call('CreateDatabase', { db_name: 'shop' })).toMatchObject({
      reason: 'database already exist: shop',
    });
    expect(await call('DescribeDatabase', { db_name: 'shop' })).toMatchObject({ db_name: 'shop' });
    expect((await call('ListDatabases')).db_names).toEqual(['default', 'shop']);
    expect(await call('DropDatabase', { db_name: 'default' })).toMatchObject({
      reason: 'can not drop default database',
    });
    expect(await call('DropDatabase', { db_name: 'shop' })).toMatchObject({ code: 0 });
    expect(statusIn(await call('DescribeDatabase', { db_name: 'shop' }))).toMatchObject({ code: 800 });
  });

  it.each(['2.2.16', '2.5.27'] as const)(
    '%s: no state in one that is missing is a success',
    async (profile) => {
      const { call } = await start({ profile });
      const answer = await call('GetLoadState', { db_name: 'nope', collection_name: 'books' });
      expect(answer).toMatchObject({ state: 'LoadStateNotExist', status: { error_code: 'Success' } });
    },
  );
});

describe('faults', () => {
  it('make a call wait for its time on the clock', async () => {
    const { call, sandbox, clock } = await start();
    sandbox.faults.delay('GetVersion', 30_000);
    let answered = false;
    const answer = call('GetVersion').then((reply) => {
      answered = true;
      return reply;
    });
    await expect.poll(() => clock.waiting).toBe(1);
    clock.advance(29_999);
    expect(await call('ListDatabases')).toMatchObject({ status: { code: 0 } });
    expect(answered).toBe(false);
    clock.advance(1);
    expect(await answer).toMatchObject({ version: 'v2.5.27' });
  });

  it('answer a status in the place where the method has it', async () => {
    const { call, sandbox } = await start();
    const status = { error_code: 'OutOfMemory', code: 3, reason: 'short of memory' };
    for (const method of ['LoadCollection', 'ShowCollections', 'CreateCredential']) {
      sandbox.faults.failNext(method, { kind: 'status', status });
      const answer = await call(method);
      expect('status' in answer).toBe(!answersStatus(method));
      expect(statusIn(answer)).toMatchObject(status);
    }
  });

  it('can leave nothing implemented but Connect', async () => {
    const { call, sandbox } = await start();
    sandbox.faults.implementNothing();
    expect(await call('Connect')).toMatchObject({ server_info: { build_tags: 'v2.5.27' } });
    await expect(call('ShowCollections')).rejects.toMatchObject({ code: grpcStatus.UNIMPLEMENTED });
    await expect(call('DropCollection', { collection_name: 'books' })).rejects.toMatchObject({
      code: grpcStatus.UNIMPLEMENTED,
    });
    expect(sandbox.world.findCollection('default', 'books')).toBeDefined();
  });

  it('keep a log of what was asked, with its database', async () => {
    const { call, sandbox } = await start();
    await call('GetLoadState', { db_name: 'reviews', collection_name: 'reviews_en' });
    expect(sandbox.calls).toEqual([
      {
        method: 'GetLoadState',
        request: expect.objectContaining({ db_name: 'reviews', collection_name: 'reviews_en' }) as Reply,
      },
    ]);
  });

  it('let a release take a moment', async () => {
    const { call, clock, sandbox } = await start({ releaseMs: 400 });
    const answer = call('ReleaseCollection', { collection_name: 'authors' });
    await expect.poll(() => clock.waiting).toBe(1);
    expect(sandbox.world.collection('default', 'authors').loadedWith).toBeNull();
    clock.advance(400);
    expect(await answer).toMatchObject({ code: 0 });
  });
});
