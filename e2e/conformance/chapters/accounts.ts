import { ask, prepare, type Chapter, type Request } from '../step';

/** Passwords travel in base64. */
const secret = (password: string) => Buffer.from(password).toString('base64');
const user = (username: string, password = 'Secret-1'): Request => ({ username, password: secret(password) });
const role = (name: string): Request => ({ entity: { name } });
const member = (username: string, role_name: string, type = 'AddUserToRole'): Request => ({
  username,
  role_name,
  type,
});
const privilege = (role_name: string, name: string, type = 'Grant', object = 'Collection'): Request => ({
  entity: {
    role: { name: role_name },
    object: { name: object },
    object_name: '*',
    grantor: { user: { name: '' }, privilege: { name } },
    db_name: 'default',
  },
  type,
});
const grantsOf = (name: string): Request => ({ entity: { role: { name } } });

/** Users, roles and what roles may do. */
export const accounts: Chapter = {
  name: 'accounts',
  steps: [
    ask('ListCredUsers', {}, 'at first'),
    ask('CreateCredential', user('cf_ann')),
    ask('CreateCredential', user('cf_ann'), 'again'),
    ask('CreateCredential', user('bad name!'), 'with a bad name'),
    ask('CreateCredential', user(''), 'without a name'),
    ask('CreateCredential', user('cf_bob', '123'), 'with a short password'),
    ask('ListCredUsers'),
    ask('UpdateCredential', {
      username: 'cf_ann',
      oldPassword: secret('Secret-1'),
      newPassword: secret('Secret-2'),
    }),
    ask(
      'UpdateCredential',
      { username: 'cf_ann', oldPassword: secret('Secret-1'), newPassword: secret('Secret-3') },
      'with a wrong password',
    ),
    ask('CreateCredential', user('1bad'), 'whose name begins with a digit'),
    ask('CreateRole', role('cf_reader')),
    ask('CreateRole', role('cf_reader'), 'again'),
    ask('CreateRole', role('bad name!'), 'with a bad name'),
    ask('CreateRole', role('bad-name'), 'with a dash'),
    ask('CreateRole', role('1bad'), 'whose name begins with a digit'),
    ask('CreateRole', role(''), 'without a name'),
    ask('SelectRole', { include_user_info: true }, 'all'),
    ask('SelectRole', { role: { name: 'cf_reader' }, include_user_info: true }),
    ask('SelectRole', { role: { name: 'cf_none' }, include_user_info: true }, 'that is not there'),
    ask('OperateUserRole', member('cf_ann', 'cf_reader')),
    ask('OperateUserRole', member('cf_ann', 'cf_reader'), 'again'),
    ask('OperateUserRole', member('cf_ann', 'cf_none'), 'of no role'),
    ask('OperateUserRole', member('cf_none', 'cf_reader'), 'of no user'),
    ask('SelectRole', { role: { name: 'cf_reader' }, include_user_info: true }, 'with a user'),
    ask('SelectUser', { user: { name: 'cf_ann' }, include_role_info: true }),
    ask('SelectUser', { user: { name: 'cf_none' }, include_role_info: true }, 'that is not there'),
    ask('OperatePrivilege', privilege('cf_reader', 'Load')),
    ask('OperatePrivilege', privilege('cf_reader', 'Load'), 'again'),
    ask('OperatePrivilege', privilege('cf_reader', 'Nope'), 'that is none'),
    ask('OperatePrivilege', privilege('cf_none', 'Load'), 'of no role'),
    ask('OperatePrivilege', privilege('cf_reader', 'Load', 'Grant', 'Nope'), 'on no kind of thing'),
    ask('SelectGrant', grantsOf('cf_reader')),
    ask('SelectGrant', grantsOf('cf_none'), 'of no role'),
    ask('DropRole', { role_name: 'cf_reader' }, 'that has grants'),
    ask('OperatePrivilege', privilege('cf_reader', 'Load', 'Revoke'), 'taken back'),
    ask('OperatePrivilege', privilege('cf_reader', 'Load', 'Revoke'), 'taken back again'),
    ask('SelectGrant', grantsOf('cf_reader'), 'taken back'),
    ask('DropRole', { role_name: 'cf_reader' }, 'that has a user'),
    ask('SelectUser', { user: { name: 'cf_ann' }, include_role_info: true }, 'whose role was dropped'),
    prepare('OperateUserRole', member('cf_ann', 'cf_reader', 'RemoveUserFromRole')),
    ask('OperateUserRole', member('cf_ann', 'cf_reader', 'RemoveUserFromRole'), 'removed twice'),
    prepare('DropRole', { role_name: 'cf_reader' }),
    ask('DropRole', { role_name: 'cf_none' }, 'that is not there'),
    ask('DropRole', { role_name: 'admin' }, 'of the server'),
    ask('DeleteCredential', { username: 'cf_ann' }),
    ask('DeleteCredential', { username: 'cf_none' }, 'that is not there'),
    ask('DeleteCredential', { username: 'root' }, 'of the server'),
    ask('ListCredUsers', {}, 'at last'),
  ],
};
