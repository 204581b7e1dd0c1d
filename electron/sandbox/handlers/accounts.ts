import { Refusal } from '../refusal';
import { Accounts, ROOT } from '../world/accounts';
import type { Grant, Role } from '../world/accounts';
import { nameFault } from '../world/names';
import { homeOf } from '../world/world';
import type { World } from '../world/world';
import type { Handler, Wire } from './handler';
import { text } from './handler';

/** Privileges by the kind of object (Milvus util/constant.go); 2.4 and later know more. */
const PRIVILEGES: Readonly<Record<string, RegExp>> = {
  Collection:
    /^(?:\*|Load|Release|Compaction|Insert|Delete|Upsert|GetStatistics|Search|Query|Flush|Import|\w*Index\w*|Get\w+|Load\w+|CreatePartition|DropPartition|ShowPartitions|HasPartition)$/,
  Global:
    /^(?:\*|All|FlushAll|RenameCollection|(?:Create|Drop|Describe|List|Show|Manage|Select|Alter|Transfer|Backup|Restore|Update|Operate)\w+)$/,
  User: /^(?:\*|UpdateUser|SelectUser)$/,
};

const SHORTEST_PASSWORD = 6;

const object = (request: Wire, key: string): Wire => (request[key] ?? {}) as Wire;

const password = (request: Wire, key: string): string =>
  Buffer.from(text(request, key), 'base64').toString('utf8');

function checkPassword(given: string, { profile }: World): void {
  const { longestPassword } = profile;
  if (given.length < SHORTEST_PASSWORD || given.length > longestPassword) {
    throw new Refusal('passwordLength', { length: given.length, longest: longestPassword });
  }
}

function createUser(request: Wire, world: World): Wire {
  const name = text(request, 'username');
  const fault = nameFault(name);
  if (fault !== null) throw new Refusal('userName', { name, fault });
  const given = password(request, 'password');
  checkPassword(given, world);
  if (world.accounts.users.has(name)) throw new Refusal('userExists', { user: name });
  world.accounts.users.set(name, given);
  return {};
}

function updateUser(request: Wire, world: World): Wire {
  const name = text(request, 'username');
  const given = password(request, 'newPassword');
  checkPassword(given, world);
  if (world.accounts.users.get(name) !== password(request, 'oldPassword')) {
    throw new Refusal('passwordWrong', { user: name });
  }
  world.accounts.users.set(name, given);
  return {};
}

function deleteUser(request: Wire, world: World): Wire {
  const name = text(request, 'username');
  if (name === ROOT) throw new Refusal('userIsRoot', {});
  world.accounts.removeUser(name);
  return {};
}

function createRole(request: Wire, world: World): Wire {
  const name = text(object(request, 'entity'), 'name');
  const fault = nameFault(name);
  if (fault !== null) throw new Refusal('roleName', { name, fault });
  if (world.accounts.roles.has(name)) throw new Refusal('roleExists', { role: name });
  world.accounts.addRole(name);
  return {};
}

function roleOf(name: string, world: World): Role {
  const role = world.accounts.roles.get(name);
  if (role === undefined) throw new Refusal('roleNotFound', {});
  return role;
}

function dropRole(request: Wire, world: World): Wire {
  const name = text(request, 'role_name');
  if (Accounts.defaultRoles.includes(name)) throw new Refusal('roleIsDefault', { role: name });
  if (roleOf(name, world).grants.length > 0) throw new Refusal('roleHasGrants', {});
  world.accounts.roles.delete(name);
  return {};
}

function operateUserRole(request: Wire, world: World): Wire {
  const { users } = roleOf(text(request, 'role_name'), world);
  const user = text(request, 'username');
  if (text(request, 'type') === 'RemoveUserFromRole') {
    users.delete(user);
    return {};
  }
  if (!world.accounts.users.has(user)) throw new Refusal('userNotFound', {});
  users.add(user);
  return {};
}

/** Those of the one that was asked for, or of all, in the order of their names. */
function asked(names: Iterable<string>, name: string): string[] {
  return [...names].filter((each) => name === '' || each === name).sort();
}

function selectRole(request: Wire, { accounts }: World): Wire {
  const names = asked(accounts.roles.keys(), text(object(request, 'role'), 'name'));
  const usersOf = (name: string) =>
    request.include_user_info === true ? [...(accounts.roles.get(name)?.users ?? [])].sort() : [];
  return {
    results: names.map((name) => ({ role: { name }, users: usersOf(name).map((user) => ({ name: user })) })),
  };
}

function selectUser(request: Wire, { accounts }: World): Wire {
  const names = asked(accounts.users.keys(), text(object(request, 'user'), 'name'));
  const rolesOf = (name: string) => (request.include_role_info === true ? accounts.rolesOf(name) : []);
  return {
    results: names.map((name) => ({ user: { name }, roles: rolesOf(name).map((role) => ({ name: role })) })),
  };
}

const isSame = (one: Grant, other: Grant) =>
  one.object === other.object &&
  one.objectName === other.objectName &&
  one.privilege === other.privilege &&
  one.database === other.database;

function give(role: Role, grant: Grant, revokes: boolean): Wire {
  role.grants = role.grants.filter((each) => !isSame(each, grant));
  if (!revokes) role.grants.push(grant);
  return {};
}

/** 2.4.18 says collection and database beside the privilege, and leaves the kind of object to the server. */
function operatePrivilegeV2(request: Wire, world: World, caller: string | null): Wire {
  if (caller === null) throw new Refusal('notSignedIn', {});
  const role = roleOf(text(object(request, 'role'), 'name'), world);
  const privilege = text(object(object(request, 'grantor'), 'privilege'), 'name');
  const kind = Object.keys(PRIVILEGES).find((each) => PRIVILEGES[each]?.test(privilege) === true);
  const isGroup = world.accounts.privilegeGroups.has(privilege);
  if (kind === undefined && !isGroup) throw new Refusal('privilegeUnknown', { privilege });
  const grant: Grant = {
    object: kind ?? 'Global',
    objectName: text(request, 'collection_name'),
    privilege,
    grantor: caller,
    database: text(request, 'db_name'),
  };
  return give(role, grant, text(request, 'type') === 'Revoke');
}

function operatePrivilege(request: Wire, world: World, caller: string | null): Wire {
  if (caller === null) throw new Refusal('notSignedIn', {});
  const entity = object(request, 'entity');
  const kind = text(object(entity, 'object'), 'name');
  const privilege = text(object(object(entity, 'grantor'), 'privilege'), 'name');
  const role = roleOf(text(object(entity, 'role'), 'name'), world);
  const known = PRIVILEGES[kind];
  if (known === undefined) throw new Refusal('objectUnknown', { object: kind });
  if (!known.test(privilege)) throw new Refusal('privilegeUnknown', { privilege });
  const grant: Grant = {
    ...{ object: kind, objectName: text(entity, 'object_name'), privilege, grantor: caller },
    database: homeOf(text(entity, 'db_name')),
  };
  return give(role, grant, text(request, 'type') === 'Revoke');
}

/** A grant as `milvus.GrantEntity` tells it. */
export const grantToWire = (role: string, grant: Grant): Wire => ({
  role: { name: role },
  object: { name: grant.object },
  object_name: grant.objectName,
  grantor: { user: { name: grant.grantor }, privilege: { name: grant.privilege } },
  db_name: grant.database,
});

function selectGrant(request: Wire, world: World): Wire {
  const entity = object(request, 'entity');
  const role = roleOf(text(object(entity, 'role'), 'name'), world);
  const kind = text(object(entity, 'object'), 'name');
  const name = text(entity, 'object_name');
  const grants = role.grants.filter(
    (each) => (kind === '' || each.object === kind) && (name === '' || each.objectName === name),
  );
  return {
    entities: grants.map((grant) => grantToWire(role.name, grant)),
  };
}

/** Users, roles and grants. What they come to is judged before a request is carried out: `privileges.ts`. */
export const accountHandlers: Record<string, Handler> = {
  CreateCredential: createUser,
  UpdateCredential: updateUser,
  DeleteCredential: deleteUser,
  ListCredUsers: (_request, { accounts }) => ({ usernames: [...accounts.users.keys()].sort() }),
  CreateRole: createRole,
  DropRole: dropRole,
  OperateUserRole: operateUserRole,
  SelectRole: selectRole,
  SelectUser: selectUser,
  OperatePrivilege: operatePrivilege,
  OperatePrivilegeV2: operatePrivilegeV2,
  AlterRole: (request, world) => {
    roleOf(text(request, 'role_name'), world);
    return {};
  },
  SelectGrant: selectGrant,
};
