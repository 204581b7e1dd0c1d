import { afterEach, describe, expect, it } from 'vitest';
import { start, stopAll } from './testing';
import type { Reply } from './testing';

afterEach(stopAll);

const ROOT = 'root:Milvus';
const secret = (password: string) => Buffer.from(password).toString('base64');
const grant = (privilege: string, more: Reply = {}): Reply => ({
  entity: {
    role: { name: 'reader' },
    object: { name: 'Collection' },
    object_name: '*',
    grantor: { privilege: { name: privilege } },
  },
  type: 'Grant',
  ...more,
});

describe('users', () => {
  it('sign in from when they are made until they are gone', async () => {
    const { call } = await start({ users: { root: 'Milvus' } });
    await expect(call('GetVersion', {}, 'ann:Secret-1')).rejects.toMatchObject({ code: 16 });
    await call('CreateCredential', { username: 'ann', password: secret('Secret-1') }, ROOT);
    expect(await call('GetVersion', {}, 'ann:Secret-1')).toMatchObject({ version: 'v2.5.27' });
    const change = { username: 'ann', oldPassword: secret('Secret-1'), newPassword: secret('Secret-2') };
    await call('UpdateCredential', change, ROOT);
    await expect(call('GetVersion', {}, 'ann:Secret-1')).rejects.toMatchObject({ code: 16 });
    expect(await call('GetVersion', {}, 'ann:Secret-2')).toMatchObject({ version: 'v2.5.27' });
    expect((await call('ListCredUsers', {}, ROOT)).usernames).toEqual(['ann', 'root']);
    await call('DeleteCredential', { username: 'ann' }, ROOT);
    await expect(call('GetVersion', {}, 'ann:Secret-2')).rejects.toMatchObject({ code: 16 });
  });

  it.each([
    ['2.3.5', 'x'.repeat(200), 0],
    ['2.5.27', 'x'.repeat(200), 1100],
    ['2.5.27', '12345', 1100],
  ] as const)('%s judges the length of a password', async (profile, password, code) => {
    const { call } = await start({ profile });
    const made = await call('CreateCredential', { username: 'ann', password: secret(password) });
    expect(made.code).toBe(code);
  });
});

describe('roles', () => {
  it('have users and grants, and go only without grants', async () => {
    const { call } = await start({ users: { root: 'Milvus' } });
    const asRoot = (method: string, request: Reply = {}) => call(method, request, ROOT);
    await asRoot('CreateCredential', { username: 'ann', password: secret('Secret-1') });
    await asRoot('CreateRole', { entity: { name: 'reader' } });
    await asRoot('OperateUserRole', { username: 'ann', role_name: 'reader', type: 'AddUserToRole' });
    await asRoot('OperatePrivilege', grant('Load'));
    const ofReader = { entity: { role: { name: 'reader' } } };
    expect((await asRoot('SelectGrant', ofReader)).entities).toMatchObject([
      {
        object: { name: 'Collection' },
        grantor: { user: { name: 'root' }, privilege: { name: 'Load' } },
        db_name: 'default',
      },
    ]);
    const ann = { user: { name: 'ann' }, include_role_info: true };
    expect((await asRoot('SelectUser', ann)).results).toMatchObject([{ roles: [{ name: 'reader' }] }]);
    const drop = { role_name: 'reader' };
    expect((await asRoot('DropRole', drop)).reason).toMatch(/^fail to drop the role that it has privileges/);
    await asRoot('OperatePrivilege', grant('Load', { type: 'Revoke' }));
    expect((await asRoot('DropRole', drop)).error_code).toBe('Success');
    expect((await asRoot('SelectUser', ann)).results).toMatchObject([{ roles: [] }]);
  });

  it.each([
    ['2.3.5', 'PrivilegeLoad: permission deny to ann'],
    ['2.5.27', 'PrivilegeLoad: permission deny to ann in the `default` database'],
  ] as const)('%s lets a user do what their roles may', async (profile, words) => {
    const { call } = await start({ profile, users: { root: 'Milvus', ann: 'Secret-1' } });
    const load = () => call('LoadCollection', { collection_name: 'events' }, 'ann:Secret-1');
    await expect(load()).rejects.toMatchObject({ code: 7, details: words });
    await call('CreateRole', { entity: { name: 'reader' } }, ROOT);
    await call('OperateUserRole', { username: 'ann', role_name: 'reader', type: 'AddUserToRole' }, ROOT);
    await call('OperatePrivilege', grant('Load'), ROOT);
    expect(await load()).toMatchObject({ code: 0 });
    await call('OperatePrivilege', grant('Load', { type: 'Revoke' }), ROOT);
    await expect(load()).rejects.toMatchObject({ code: 7 });
  });

  it('have the privileges of their groups', async () => {
    const { call } = await start({ users: { root: 'Milvus', ann: 'Secret-1' } });
    await call('CreateRole', { entity: { name: 'reader' } }, ROOT);
    await call('OperateUserRole', { username: 'ann', role_name: 'reader', type: 'AddUserToRole' }, ROOT);
    await call('CreatePrivilegeGroup', { group_name: 'memory' }, ROOT);
    const privileges = [{ name: 'Load' }, { name: 'Release' }];
    const added = { group_name: 'memory', privileges, type: 'AddPrivilegesToGroup' };
    await call('OperatePrivilegeGroup', added, ROOT);
    const release = () => call('ReleaseCollection', { collection_name: 'authors' }, 'ann:Secret-1');
    await expect(release()).rejects.toMatchObject({ code: 7 });
    const role = { role: { name: 'reader' }, grantor: { privilege: { name: 'memory' } }, type: 'Grant' };
    await call('OperatePrivilegeV2', { ...role, db_name: '*', collection_name: '*' }, ROOT);
    expect(await release()).toMatchObject({ code: 0 });
  });

  it('get grants only from somebody who signed in, of what there is', async () => {
    const open = await start();
    expect((await open.call('OperatePrivilege', grant('Load'))).reason).toMatch(/^fail to get authorization/);
    const { call } = await start({ users: { root: 'Milvus' } });
    await call('CreateRole', { entity: { name: 'reader' } }, ROOT);
    const refused = await call('OperatePrivilege', grant('Nope'), ROOT);
    expect(refused.reason).toBe('not found the privilege name[Nope]');
  });

  it('are not there in milvus-lite', async () => {
    const { call } = await start({ profile: 'lite-3.2.1' });
    await expect(call('ListCredUsers')).rejects.toMatchObject({ code: 12 });
  });
});
