import { Refusal } from '../refusal';
import { Accounts } from '../world/accounts';
import type { World } from '../world/world';
import { grantToWire } from './accounts';
import type { Handler, Wire } from './handler';
import { text } from './handler';

interface PrivilegeEntity {
  name?: string;
}

const namesIn = ({ privileges }: { privileges?: unknown }): string[] =>
  ((privileges ?? []) as PrivilegeEntity[]).flatMap(({ name }) => name ?? []);

function groupOf(request: Wire, { accounts }: World): Set<string> {
  const name = text(request, 'group_name');
  const found = accounts.privilegeGroups.get(name);
  if (found === undefined) throw new Refusal('privilegeGroupNotFound', { name });
  return found;
}

function create(request: Wire, { accounts }: World): Wire {
  const name = text(request, 'group_name');
  if (accounts.privilegeGroups.has(name)) throw new Refusal('privilegeGroupExists', { name });
  accounts.privilegeGroups.set(name, new Set());
  return {};
}

function operate(request: Wire, world: World): Wire {
  const group = groupOf(request, world);
  const removes = text(request, 'type') === 'RemovePrivilegesFromGroup';
  for (const name of namesIn(request)) {
    if (removes) group.delete(name);
    else group.add(name);
  }
  return {};
}

/** Everything about users, roles and grants, as one message. Passwords are not in it. */
function backup(_request: Wire, { accounts }: World): Wire {
  const roles = [...accounts.roles.values()];
  return {
    RBAC_meta: {
      users: [...accounts.users.keys()].map((user) => ({
        user,
        roles: accounts.rolesOf(user).map((name) => ({ name })),
      })),
      roles: roles.map(({ name }) => ({ name })),
      grants: roles.flatMap(({ name, grants }) => grants.map((grant) => grantToWire(name, grant))),
      privilege_groups: privilegeGroups(accounts),
    },
  };
}

const privilegeGroups = (accounts: World['accounts']): Wire[] =>
  [...accounts.privilegeGroups].map(([group_name, privileges]) => ({
    group_name,
    privileges: [...privileges].map((name) => ({ name })),
  }));

/** Roles and groups that are not there yet come back; what is there refuses the whole (rootcoord/meta_table.go). */
function restore(request: Wire, { accounts }: World): Wire {
  const meta = (request.RBAC_meta ?? {}) as {
    roles?: { name: string }[];
    privilege_groups?: { group_name: string; privileges?: unknown }[];
  };
  const roles = (meta.roles ?? []).filter(({ name }) => !Accounts.defaultRoles.includes(name));
  const taken = roles.find(({ name }) => accounts.roles.has(name));
  if (taken !== undefined) throw new Refusal('roleExists', { role: taken.name });
  for (const { name } of roles) accounts.addRole(name);
  for (const group of meta.privilege_groups ?? []) {
    accounts.privilegeGroups.set(group.group_name, new Set(namesIn(group)));
  }
  return {};
}

/** Groups of privileges (2.4.16), and rights as a whole (2.4.10). */
export const privilegeGroupHandlers: Record<string, Handler> = {
  CreatePrivilegeGroup: create,
  DropPrivilegeGroup: (request, { accounts }) => {
    accounts.privilegeGroups.delete(text(request, 'group_name'));
    return {};
  },
  ListPrivilegeGroups: (_request, { accounts }) => ({ privilege_groups: privilegeGroups(accounts) }),
  OperatePrivilegeGroup: operate,
  BackupRBAC: backup,
  RestoreRBAC: restore,
};
