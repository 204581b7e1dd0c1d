import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyConnectionDraft } from '@shared/domain/connection';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import { testConnection } from '../../electron/milvus';
import { openGateway, type OpenGateway } from './open-gateway';
import { codeOf, errorOf } from './outcome';
import { useRealServer } from './real-server';
import { fillCollection } from '../fixtures/milvus-fill';
import { addUser, ROOT } from '../fixtures/milvus-users';

const DB = 'default';
const BOOKS = 'books';
const READER = { user: 'reader', password: 'reader-Secret1' };
const MAY = ['ShowCollections', 'DescribeCollection'];

const real = useRealServer(
  '2.3.5',
  async (probe) => {
    await fillCollection(probe, {
      ...{ collection: BOOKS, partitions: ['poetry'], rowsPerPartition: 100, dimension: 8, withIndex: true },
    });
    await addUser(probe, { ...READER, mayGlobally: MAY });
  },
  ROOT,
);

const draft = (user: string) => ({
  ...emptyConnectionDraft(),
  ...{ name: 'real', address: real.server.address, auth: { kind: 'password' as const, user } },
});

describe('Milvus 2.3.5 with authorization', () => {
  it.each([
    ['a wrong password', ROOT.user, 'wrong', 'authFailed'],
    ['no such user', 'nobody', 'wrong', 'authFailed'],
  ])('tells %s at the step of the credentials', async (_, user, password, code) => {
    const steps = await testConnection(draft(user), password);
    const failed = steps.find(({ outcome }) => outcome === 'failed');
    expect(failed).toMatchObject({ step: 'credentials', error: { code } });
    await expect(openGateway(real.server.address, { user, password })).rejects.toThrow(code);
  });

  it('tells that credentials are missing', async () => {
    const steps = await testConnection({ ...draft(''), auth: { kind: 'none' } }, null);
    expect(steps.find(({ outcome }) => outcome === 'failed')?.error?.code).toBe('authMissing');
  });

  it('passes every step with the right ones', async () => {
    const steps = await testConnection(draft(ROOT.user), ROOT.password);
    expect(steps.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(steps.find(({ step }) => step === 'version')?.found).toContain('2.3.5');
  });
});

describe('a user who may only look at names', () => {
  let reader: OpenGateway;
  beforeAll(async () => {
    reader = await openGateway(real.server.address, READER);
  });
  afterAll(() => reader.close());

  it('connects and sees the list', async () => {
    expect(await reader.gateway.listCollections(DB)).toMatchObject([{ name: BOOKS }]);
    expect(await codeOf(reader.gateway.describeCollection(DB, BOOKS))).toBe('success');
    expect(await codeOf(reader.gateway.collectionsInMemory(DB))).toBe('success');
    // So the state of what is in memory is unknown, for a reason that has a name.
    expect(await errorOf(reader.gateway.partitionsInMemory(DB, BOOKS))).toMatchObject({
      ...{ code: 'permissionDenied', params: { privilege: 'PrivilegeShowPartitions' } },
    });
  });

  it('is told the privilege that a load, a release and a drop lack, and nothing has changed', async () => {
    const before = await real.reader.picture();
    const { gateway } = reader;
    const tries: [string, () => Promise<unknown>][] = [
      ['PrivilegeLoad', () => gateway.loadCollection(DB, BOOKS, LOAD_EVERYTHING)],
      ['PrivilegeLoad', () => gateway.loadPartitions(DB, BOOKS, ['poetry'], LOAD_EVERYTHING)],
      ['PrivilegeRelease', () => gateway.releaseCollection(DB, BOOKS)],
      ['PrivilegeDropCollection', () => gateway.dropCollection(DB, BOOKS)],
      ['PrivilegeDropPartition', () => gateway.dropPartition(DB, BOOKS, 'poetry')],
      ['PrivilegeCreatePartition', () => gateway.createPartition(DB, BOOKS, 'travel')],
      // To read how far a load is takes the right to load.
      ['PrivilegeLoad', () => gateway.refreshProgress(DB, BOOKS)],
    ];
    for (const [privilege, call] of tries) {
      expect(await errorOf(call())).toMatchObject({
        ...{ code: 'permissionDenied', serverCode: 'gRPC 7', params: { privilege } },
      });
    }
    expect(await real.reader.picture()).toEqual(before);
  });
});

it('gives rights by name: they follow no rename, and outlive a drop', async () => {
  const { probe } = real.reader;
  const role = 'readers';
  const mayQuery = async (name: string) =>
    (await real.gateway.grantsOf(role, DB, name)).some(({ privilege }) => privilege === 'Query');
  await fillCollection(probe, {
    ...{ collection: 'drafts', partitions: [], rowsPerPartition: 10, dimension: 8, withIndex: false },
  });
  const privilege = { grantor: { privilege: { name: 'Query' } }, object: { name: 'Collection' } };
  const entity = { role: { name: role }, ...privilege, object_name: 'drafts', db_name: DB };
  await probe.call('OperatePrivilege', { entity, type: 'Grant' });
  await real.gateway.renameCollection(DB, 'drafts', 'papers');
  expect([await mayQuery('drafts'), await mayQuery('papers')]).toEqual([true, false]);
  await real.gateway.renameCollection(DB, 'papers', 'drafts');
  await real.gateway.dropCollection(DB, 'drafts');
  expect(await mayQuery('drafts')).toBe(true);
  const readers = (await real.gateway.usersOfRoles()).find((each) => each.role === role);
  expect(readers).toEqual({ role, users: [READER.user] });
});
