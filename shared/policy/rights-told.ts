import type { Grant, RoleUsers } from '../domain/grant';

/** A role that reaches a collection, by its name or by a right on all of them. */
export interface RoleTold {
  role: string;
  privileges: string[];
  /** Null: not read. */
  users: readonly string[] | null;
}

/** The role that may do everything without a right being given: no list of rights has any of it (seen on 2.3.5). */
const ADMIN = 'admin';

/**
 * Who reaches a collection by its name, and who reaches all collections: the first end with it, the others do not. A
 * role of both is told in both.
 */
export function rightsTold(
  grants: readonly Grant[],
  roles: readonly RoleUsers[] | null,
): Record<Grant['covers'], RoleTold[]> {
  const usersOf = (role: string) => roles?.find((each) => each.role === role)?.users ?? null;
  const of = (covers: Grant['covers']): RoleTold[] => {
    const byRole = new Map<string, string[]>();
    for (const { role, privilege, ...grant } of grants) {
      if (grant.covers === covers) byRole.set(role, [...(byRole.get(role) ?? []), privilege]);
    }
    return [...byRole].map(([role, privileges]) => ({ role, privileges, users: usersOf(role) }));
  };
  const admin = roles?.find(({ role }) => role === ADMIN);
  const every = of('every').filter(({ role }) => role !== ADMIN);
  const admins = admin === undefined ? [] : [{ role: ADMIN, privileges: ['*'], users: admin.users }];
  return { this: of('this'), every: [...admins, ...every] };
}
