import { statSync, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { status as grpcStatus } from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';
import { manyCollections } from './index';
import { start, stopAll } from './testing';
import type { Call } from './testing';

afterEach(stopAll);

const inMemory = (call: Call, collection_name: string) =>
  call('ShowPartitions', { collection_name, type: 'InMemory' });

describe('where it listens', () => {
  it('is a socket in a folder that only this user can open, and that goes with it', async () => {
    const { sandbox, call } = await start();
    const folder = dirname(sandbox.address.replace('unix:', ''));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect((await call('GetVersion')).version).toBe('v2.5.27');
    await sandbox.stop();
    expect(existsSync(folder)).toBe(false);
  });

  it('lets in only who has the password, in the words of Milvus', async () => {
    const { call } = await start({ users: { root: 'Milvus' } });
    await expect(call('ShowCollections')).rejects.toMatchObject({
      code: grpcStatus.UNAUTHENTICATED,
      details: 'missing authorization in header',
    });
    await expect(call('ShowCollections', {}, 'root:wrong')).rejects.toMatchObject({
      details: 'auth check failure, please check username and password are correct',
    });
    expect((await call('ShowCollections', {}, 'root:Milvus')).status).toMatchObject({
      error_code: 'Success',
    });
  });
});

describe('loading', () => {
  it('moves with the clock, partition by partition, and arrives', async () => {
    const { call, clock } = await start();
    expect(await call('LoadCollection', { collection_name: 'events' })).toMatchObject({
      error_code: 'Success',
    });
    const seen: number[] = [];
    for (let at = 0; at < 40; at++) {
      const { progress } = await call('GetLoadingProgress', { collection_name: 'events' });
      seen.push(Number(progress));
      clock.advance(500);
    }
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.filter((percent) => percent > 0 && percent < 100).length).toBeGreaterThan(3);
    expect(seen.at(-1)).toBe(100);
    expect((await inMemory(call, 'events')).inMemory_percentages).toEqual(['100', '100', '100', '100']);
  });

  it('reads 100 % with three of twelve partitions in memory, as Milvus does', async () => {
    const { call } = await start();
    expect((await call('GetLoadingProgress', { collection_name: 'books' })).progress).toBe('100');
    expect((await inMemory(call, 'books')).partition_names).toEqual(['_default', 'y2015', 'y2016']);
    const all = await call('ShowPartitions', { collection_name: 'books' });
    expect(all.partition_names).toHaveLength(12);
  });

  it('stands still and is undone without a word where the collection has trouble', async () => {
    const { call, clock } = await start();
    await call('LoadCollection', { collection_name: 'logs_2024' });
    clock.advance(8000);
    expect((await call('GetLoadingProgress', { collection_name: 'logs_2024' })).progress).toBe('74');
    clock.advance(60_000);
    const gone = await call('GetLoadingProgress', { collection_name: 'logs_2024' });
    expect(gone.status).toMatchObject({ code: 101 });
  });

  it.each([
    ['2.5.27', { fields: ['embedding'] }, 1100, 'does not contain primary key field id'],
    ['2.5.27', { fields: ['id'] }, 1100, 'does not contain vector field'],
    ['2.5.27', { fields: ['id', 'embedding', 'nope'] }, 65535, 'fieldName(nope) not found'],
    ['2.6.24', { fields: ['id', 'embedding', 'nope'] }, 1100, 'fieldName(nope) not found'],
    ['2.3.5', { fields: ['embedding'] }, 0, ''],
  ] as const)('%s judges the fields %j', async (profile, { fields }, code, words) => {
    const { call } = await start({ profile });
    const answer = await call('LoadCollection', {
      collection_name: 'translations',
      load_fields: [...fields],
    });
    expect(answer.code).toBe(code);
    expect(answer.reason).toContain(words);
  });

  it.each([
    ['2.5.27', 65535, "can't change the load field list for loaded collection"],
    ['2.6.24', 0, ''],
    ['2.3.5', 0, ''],
  ] as const)('%s asked to load other fields of what is loaded', async (profile, code, words) => {
    const { call } = await start({ profile });
    const answer = await call('LoadCollection', {
      collection_name: 'authors',
      load_fields: ['id', 'embedding'],
    });
    expect(answer.code).toBe(code);
    expect(answer.reason).toContain(words);
  });

  it.each([
    ['2.2.16', "index doesn't exist, collectionID 457100932288412002", 0],
    ['2.3.5', 'index not found[collection=bare]', 700],
    ['2.5.27', 'index not found[collection=bare]', 700],
    ['lite-3.2.1', '', 0],
  ] as const)('%s without any index', async (profile, reason, code) => {
    const fields = [
      { name: 'id', type: 'Int64', is: 'primaryKey' as const },
      { name: 'v', type: 'FloatVector', dim: 4 },
    ];
    const { call } = await start({
      profile,
      scenario: { databases: { default: [{ name: 'bare', fields }] } },
    });
    expect(await call('LoadCollection', { collection_name: 'bare' })).toMatchObject({ reason, code });
  });

  it('names the vector without an index', async () => {
    const { call } = await start();
    const answer = await call('LoadCollection', { collection_name: 'covers' });
    expect(answer.reason).toBe('there is no vector index on field: [keywords], please create index firstly');
    const some = await call('LoadCollection', { collection_name: 'covers', load_fields: ['id', 'image'] });
    expect(some.error_code).toBe('Success');
  });
});

describe('partitions and drops', () => {
  it.each(['2.3.5', '2.5.27'] as const)(
    '%s drops a loaded partition only after its release',
    async (profile) => {
      const { call } = await start({ profile });
      const partition = { collection_name: 'books', partition_name: 'y2015' };
      expect((await call('DropPartition', partition)).reason).toBe(
        'partition cannot be dropped, partition is loaded, please release it first',
      );
      await call('ReleasePartitions', { collection_name: 'books', partition_names: ['y2015'] });
      expect(await call('DropPartition', partition)).toMatchObject({ error_code: 'Success' });
      expect((await call('HasPartition', partition)).value).toBe(false);
    },
  );

  it('2.2.16 releases no partition of what was loaded whole', async () => {
    const { call } = await start({ profile: '2.2.16' });
    const answer = await call('ReleasePartitions', {
      collection_name: 'authors',
      partition_names: ['_default'],
    });
    expect(answer.reason).toContain('releasing some partitions after load collection is not supported');
  });

  it.each([
    ['2.3.5', 'Success'],
    ['2.4.23', 'UnexpectedError'],
    ['2.6.24', 'IllegalArgument'],
  ] as const)('%s asked to drop what has an alias', async (profile, error_code) => {
    const { call, sandbox } = await start({ profile });
    const before = sandbox.world.findCollection('default', 'logs_2025');
    expect(await call('DropCollection', { collection_name: 'logs_2025' })).toMatchObject({ error_code });
    const after = sandbox.world.findCollection('default', 'logs_2025');
    expect(after).toBe(error_code === 'Success' ? undefined : before);
  });

  it('never drops by an alias', async () => {
    const { call } = await start();
    const answer = await call('DropCollection', { collection_name: 'logs_current' });
    expect(answer.reason).toBe('cannot drop the collection via alias = logs_current');
  });

  it('milvus-lite lacks what it lacks', async () => {
    const { call } = await start({ profile: 'lite-3.2.1' });
    await expect(
      call('LoadPartitions', { collection_name: 'books', partition_names: ['y2016'] }),
    ).rejects.toMatchObject({ code: grpcStatus.UNIMPLEMENTED });
    expect((await call('DescribeCollection', { collection_name: 'books' })).collectionID).toBe('0');
  });
});

describe('faults', () => {
  it('can lose a call before or after it was carried out', async () => {
    const { call, sandbox } = await start();
    const names = () => sandbox.world.findCollection('default', 'events')?.partitions.map(({ name }) => name);
    sandbox.faults.failNext('DropPartition', { kind: 'lost', when: 'before' });
    sandbox.faults.failNext('DropPartition', { kind: 'lost', when: 'after' });
    const drop = () => call('DropPartition', { collection_name: 'events', partition_name: 'partner' });
    await expect(drop()).rejects.toMatchObject({ code: grpcStatus.UNAVAILABLE });
    expect(names()).toContain('partner');
    await expect(drop()).rejects.toMatchObject({ code: grpcStatus.UNAVAILABLE });
    expect(names()).not.toContain('partner');
    expect(sandbox.calls.filter(({ method }) => method === 'DropPartition')).toHaveLength(2);
  });
});

it('shows 10,000 collections', async () => {
  const { call } = await start({ scenario: manyCollections(10_000) });
  expect((await call('ShowCollections')).collection_names).toHaveLength(10_000);
  expect((await call('ShowCollections', { type: 'InMemory' })).collection_names).toHaveLength(1000);
});
