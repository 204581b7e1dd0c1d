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
    expect((await call('ListCredUsers', {}, 'ann:Secret-2')).usernames).toEqual(['ann', 'root']);
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
