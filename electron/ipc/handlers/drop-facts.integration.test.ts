import { status } from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import { smallScenario } from '../../milvus/testing/open-sandbox';
import type { ProfileName } from '../../sandbox';
import { startStage, stopStages } from '../../tasks/testing/sandbox-stage';
import { readDropFacts } from './drop-facts';
import { readNameTarget } from './drop-name';
import { readNamesBeside } from './names-beside';

afterEach(stopStages);

const BOOKS = { collection_name: 'books' };

/** `books`, loaded from here, and what its drop would destroy. */
async function loadedBooks(profile: ProfileName) {
  const stage = await startStage({ profile, scenario: smallScenario });
  const { sandbox, gateway, records, tasks, ended } = stage;
  const collectionId = gateway.capabilities.collectionIds.supported
    ? stage.collection('books').collectionId
    : null;
  const books = { ...stage.collection('books'), collectionId };
  expect((await ended(tasks.startLoad(books, LOAD_EVERYTHING))).status).toBe('done');
  const reading = {
    ...{ gateway, loadedFields: records.get, readAt: 77, options: {}, withGrants: true },
    namesIn: () => Promise.resolve(['books', 'bare']),
  };
  return {
    ...stage,
    read: (partition: string | null = null) => readDropFacts(reading, books, partition),
    readBeside: (names: readonly string[]) =>
      readDropFacts({ ...reading, namesIn: () => Promise.resolve(names) }, books, null),
    /** Another client releases it and loads it again. */
    loadAnew: () => {
      sandbox.act('ReleaseCollection', BOOKS);
      sandbox.act('LoadCollection', BOOKS);
    },
  };
}

describe.each(['2.2.16', '2.3.5', '2.5.27', '3.0.1'] as const)('what a drop on %s destroys', (profile) => {
  it('is told with what is remembered of its load, while it is that load', async () => {
    const { read, loadAnew } = await loadedBooks(profile);
    const own = { loadedSince: expect.any(Number) as number, replicas: 1 };
    expect(await read()).toMatchObject({ ...own, loadedPartitions: ['_default', 'old', 'recent'] });
    expect(await read('old')).toMatchObject({
      ...{ ...own, loadedPartitions: ['old'], loadedBeside: 2, rowCount: '20' },
    });
    loadAnew();
    expect(await read()).toMatchObject({ loadedSince: null, replicas: 1 });
  });
});

it('is told of a collection whose partitions and rows this user may not read; of a partition it is not', async () => {
  const { read, sandbox } = await loadedBooks('2.3.5');
  sandbox.faults.denied.add('PrivilegeShowPartitions').add('PrivilegeGetStatistics');
  const unread = { partitionNames: null, loadedPartitions: null, rowCount: null };
  expect(await read()).toMatchObject({
    ...unread,
    collection: 'books',
    aliases: ['catalog'],
    partitionKeyMode: false,
  });
  await expect(read('old')).rejects.toMatchObject({
    error: { code: 'permissionDenied', params: { privilege: 'PrivilegeShowPartitions' } },
  });
});

it('tells which parts a copy will lack: those that this user may not read', async () => {
  const { read, sandbox } = await loadedBooks('2.5.27');
  expect((await read()).copyLacks).toBeUndefined();
  sandbox.faults.denied.add('PrivilegeIndexDetail');
  expect((await read('old')).copyLacks).toEqual(['indexes']);
  sandbox.faults.denied.add('PrivilegeShowPartitions');
  expect((await read()).copyLacks).toEqual(['partitions', 'indexes']);
  sandbox.faults.denied.clear();
  // What fails for a moment is read again by the copy.
  sandbox.faults.failAlways('DescribeIndex', { kind: 'grpc', code: status.UNAVAILABLE, details: 'busy' });
  const facts = await read();
  expect([facts.indexes, facts.copyLacks]).toEqual([null, undefined]);
});

it('asks milvus-lite for no replicas, of which it knows nothing', async () => {
  const { read, sent } = await loadedBooks('lite-3.2.1');
  const before = sent('GetReplicas');
  expect((await read()).replicas).toBeNull();
  expect(sent('GetReplicas')).toBe(before);
});

it.each(['2.2.16', '2.3.5', 'lite-3.2.1'] as const)(
  "names beside a database's on %s are told",
  async (profile) => {
    const { gateway } = await startStage({ profile, scenario: smallScenario });
    await gateway.createAlias('default', 'Catalog', 'bare');
    // 2.2 lists no aliases.
    const aliases = profile === '2.2.16' ? [] : ['Catalog', 'catalog'];
    const names = await readNamesBeside(gateway, 'default', {});
    expect([...(names ?? [])].sort()).toEqual([...aliases, 'bare', 'books'].sort());
  },
);

it('an alias and a database are told from what looks like them', async () => {
  const { gateway, collection } = await startStage({ profile: '2.3.5', scenario: smallScenario });
  await gateway.createAlias('default', 'Catalog', 'bare');
  await gateway.createDatabase('Archive');
  const alias = { kind: 'alias' as const, ref: collection('books'), alias: 'catalog' };
  expect((await readNameTarget(gateway, alias, {})).lookAlikes).toEqual({
    ...{ named: [{ name: 'Catalog', how: 'drawnAlike' }], more: 0 },
  });
  const database = { kind: 'database' as const, ref: { connectionId: 'c', database: 'archive' } };
  expect((await readNameTarget(gateway, database, {})).lookAlikes).toEqual({
    ...{ named: [{ name: 'Archive', how: 'drawnAlike' }], more: 0 },
  });
});

it('its own aliases are not told as what it may be taken for', async () => {
  const stage = await loadedBooks('2.3.5');
  const alike = await stage.readBeside(['books', 'b00ks', 'Books', 'catalog']);
  expect(alike.lookAlikes?.named.map(({ name }) => name)).toEqual(['b00ks', 'Books']);
  await stage.gateway.createAlias('default', 'Books', 'books');
  const own = await stage.readBeside(['books', 'b00ks', 'Books', 'catalog']);
  expect(own.lookAlikes?.named.map(({ name }) => name)).toEqual(['b00ks']);
});

it('who has its roles is told', async () => {
  const { read, sandbox } = await loadedBooks('2.3.5');
  sandbox.act('CreateCredential', { username: 'ann', password: 'c2VjcmV0LTE=' });
  sandbox.act('CreateRole', { entity: { name: 'readers' } });
  sandbox.act('OperateUserRole', { username: 'ann', role_name: 'readers', type: 'AddUserToRole' });
  const { roles } = await read();
  expect(roles).toContainEqual({ role: 'readers', users: ['ann'] });
  expect(roles).toContainEqual({ role: 'public', users: [] });
  sandbox.faults.denied.add('PrivilegeSelectOwnership');
  expect((await read()).roles).toBeNull();
});

it.each(['2.3.5', 'lite-3.2.1'] as const)('how much is behind an alias on %s is told', async (profile) => {
  const { gateway, sandbox, collection } = await loadedBooks(profile);
  const target = { kind: 'alias' as const, ref: collection('books'), alias: 'catalog' };
  const ref = profile === '2.3.5' ? target.ref : { ...target.ref, collectionId: null };
  const pointed = async () => (await readNameTarget(gateway, { ...target, ref }, {})).pointed;
  expect(await pointed()).toEqual({ isGone: false, rowCount: '60', memory: { loaded: 3, total: 3 } });
  sandbox.act('ReleaseCollection', BOOKS);
  expect((await pointed())?.memory).toEqual({ loaded: 0, total: 3 });
  if (profile !== '2.3.5') return;
  sandbox.faults.denied.add('PrivilegeShowPartitions').add('PrivilegeGetStatistics');
  expect(await pointed()).toEqual({ isGone: false, rowCount: null, memory: null });
});
