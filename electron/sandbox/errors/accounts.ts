import type { Answer, ErrorTable, NameFault } from './kinds';
import { numbered, plain } from './kinds';

/** The refusals about users, roles and grants. */
type AboutAccounts =
  | 'userName'
  | 'userExists'
  | 'userNotFound'
  | 'userIsRoot'
  | 'passwordLength'
  | 'passwordWrong'
  | 'roleName'
  | 'roleExists'
  | 'roleNotFound'
  | 'roleIsDefault'
  | 'roleHasGrants'
  | 'notSignedIn'
  | 'objectUnknown'
  | 'privilegeUnknown';
type AccountErrors = Pick<ErrorTable, AboutAccounts>;

const illegal = (reason: string): Answer => numbered(1100, 'IllegalArgument', reason);
const forbidden = (reason: string): Answer =>
  numbered(1401, 'UnexpectedError', `${reason}: privilege not permitted`);
/** These go past the table of numbers: the detail stays empty. */
const failed = (errorCode: string, reason: string): Answer => ({ ...plain(reason, ''), errorCode });

/** Where a name's first wrong character is. */
const wrongAt = (name: string): number => name.search(/\W/);

function userNameWords(name: string, fault: NameFault): string {
  if (fault === 'empty') return 'username must be not empty';
  if (fault === 'long')
    return `invalid username length: invalid parameter[${String(name.length)} out of range]`;
  const at = fault === 'first' ? 0 : wrongAt(name);
  const rule =
    fault === 'first'
      ? 'the first character must be a letter'
      : 'username must contain only numbers, letters and underscores';
  // The format is Milvus' own mistake (proxy/util.go).
  return `invalid user name ${name}, ${rule}, but got %!s(uint8=${String(name.charCodeAt(at))})`;
}

function roleNameWords(name: string, fault: NameFault): string {
  if (fault === 'empty')
    return 'role name should be not empty: invalid parameter[expected=not empty][actual=]';
  if (fault === 'first') {
    const actual = String(name.charCodeAt(0));
    return (
      'the first character of role name must be an underscore or letter: ' +
      `invalid parameter[expected=95][actual=${actual}]`
    );
  }
  const at = wrongAt(name);
  return (
    'role name can only contain numbers, letters, dollars and underscores, ' +
    `found ${name.charAt(at).trim()} at ${String(at)}: invalid parameter`
  );
}

/** Milvus 2.3 and later; checked on a running 2.3.5 with and without authorization. */
export const accountErrors: AccountErrors = {
  userName: ({ name, fault }) => illegal(`${userNameWords(name, fault)}: invalid parameter`),
  userExists: ({ user }) => failed('CreateCredentialFailure', `user already exists: ${user}`),
  userNotFound: (_facts, method) =>
    failed(`${method}Failure`, "not found the user, maybe the user isn't existed or internal system error"),
  userIsRoot: () => forbidden('root user cannot be deleted'),
  passwordLength: ({ length, longest }) =>
    illegal(
      'invalid password length: ' +
        `invalid parameter[${String(length)} out of range 6 <= value <= ${String(longest)}]`,
    ),
  passwordWrong: ({ user }) =>
    numbered(1400, 'UnexpectedError', `old password not correct for ${user}: not authenticated`),
  roleName: ({ name, fault }) => illegal(roleNameWords(name, fault)),
  roleExists: ({ role }) => failed('CreateRoleFailure', `role [name:"${role}"] already exists`),
  roleNotFound: (_facts, method) =>
    failed(`${method}Failure`, "not found the role, maybe the role isn't existed or internal system error"),
  roleIsDefault: ({ role }) => forbidden(`the role[${role}] is a default role, which can't be dropped`),
  roleHasGrants: () =>
    failed(
      'DropRoleFailure',
      'fail to drop the role that it has privileges. Use REVOKE API to revoke privileges',
    ),
  notSignedIn: () => plain('fail to get authorization from the md, authorize:[authorization]'),
  objectUnknown: ({ object }) =>
    failed(
      'OperatePrivilegeFailure',
      `not found the object type[name: ${object}], supported the object types: [Global User Collection]`,
    ),
  privilegeUnknown: ({ privilege }) =>
    failed('OperatePrivilegeFailure', `not found the privilege name[${privilege}]`),
};

const named = (errorCode: string, reason: string): Answer => ({ ...plain(reason), errorCode });

const USER_RULES = {
  long: 'The length of username must be less than 32 characters.',
  first: 'The first character of username must be a letter.',
  characters: 'Username should only contain numbers, letters, and underscores.',
} as const;
const ROLE_RULES = {
  long: 'the length of role name must be less than 255 characters.',
  first: 'the first character of role name must be an underscore or letter.',
  characters: 'role name can only contain numbers, letters, dollars and underscores.',
} as const;

/** Where Milvus 2.2.16 says it otherwise; checked against a running server. */
export const accountErrors22: Partial<AccountErrors> = {
  userName: ({ name, fault }) =>
    named(
      'IllegalArgument',
      fault === 'empty' ? 'username should not be empty' : `Invalid username: ${name}. ${USER_RULES[fault]}`,
    ),
  passwordWrong: ({ user }) => named('UpdateCredentialFailure', `old password is not correct:${user}`),
  userExists: ({ user }) =>
    named('CreateCredentialFailure', `CreateCredential failed: user already exists: ${user}`),
  userIsRoot: () => named('DeleteCredentialFailure', 'user root cannot be deleted'),
  passwordLength: () =>
    named('IllegalArgument', 'The length of password must be great than 6 and less than 256 characters.'),
  roleName: ({ name, fault }) =>
    named(
      'IllegalArgument',
      fault === 'empty'
        ? 'role name should not be empty'
        : `invalid role name: ${name}. ${ROLE_RULES[fault]}`,
    ),
  roleExists: ({ role }) =>
    named(
      'CreateRoleFailure',
      `fail to create role, error: the key[root-coord/credential/roles/${role}] has existed`,
    ),
  roleIsDefault: ({ role }) =>
    named('IllegalArgument', `the role[${role}] is a default role, which can't be droped`),
  notSignedIn: () =>
    plain(
      'fail to get current user, please make sure the authorizationEnabled setting in the milvus.yaml is true',
    ),
};
