/** What a role may do. */
export interface Grant {
  /** `Collection`, `Global` or `User`. */
  object: string;
  objectName: string;
  privilege: string;
  database: string;
  /** The user who granted it. */
  grantor: string;
}

export interface Role {
  name: string;
  users: Set<string>;
  grants: Grant[];
}

/** The user that is there from the start, and may not go (Milvus util.UserRoot). */
export const ROOT = 'root';

/** Users and roles. Whether anybody has to sign in is not theirs to say. */
export class Accounts {
  /** Password by user. */
  readonly users = new Map([[ROOT, 'Milvus']]);
  readonly roles = new Map<string, Role>();
  /** Names of privileges by group (2.4.16). */
  readonly privilegeGroups = new Map<string, Set<string>>();
  /** Roles that are there from the start (Milvus util.DefaultRoles). */
  static readonly defaultRoles: readonly string[] = ['admin', 'public'];

  constructor() {
    for (const name of Accounts.defaultRoles) this.addRole(name);
  }

  addRole(name: string): void {
    this.roles.set(name, { name, users: new Set(), grants: [] });
  }

  removeUser(name: string): void {
    this.users.delete(name);
    for (const role of this.roles.values()) role.users.delete(name);
  }

  /** Names of a user's roles, in order. */
  rolesOf(user: string): string[] {
    return [...this.roles.values()]
      .filter(({ users }) => users.has(user))
      .map(({ name }) => name)
      .sort();
  }
}
