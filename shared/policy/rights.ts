import { z } from 'zod';

/** What a user may lack the right to, by the request that was refused. */
export const refusableActions = [
  ...(['load', 'release', 'createIndex', 'createPartition', 'dropPartition', 'dropCollection'] as const),
  ...(['renameCollection', 'createAlias', 'alterAlias', 'dropAlias'] as const),
  ...(['createCollection', 'createDatabase', 'dropDatabase'] as const),
] as const;
export type RefusableAction = (typeof refusableActions)[number];

const actionsByRpc: Readonly<Record<string, RefusableAction>> = {
  LoadCollection: 'load',
  LoadPartitions: 'load',
  ReleaseCollection: 'release',
  ReleasePartitions: 'release',
  CreateIndex: 'createIndex',
  CreatePartition: 'createPartition',
  DropPartition: 'dropPartition',
  DropCollection: 'dropCollection',
  RenameCollection: 'renameCollection',
  CreateAlias: 'createAlias',
  AlterAlias: 'alterAlias',
  DropAlias: 'dropAlias',
  CreateCollection: 'createCollection',
  CreateDatabase: 'createDatabase',
  DropDatabase: 'dropDatabase',
};

/**
 * The name by which a privilege is granted: what a refusal calls "PrivilegeLoad", servers grant as "Load", and by no
 * other name ("not found the privilege name[PrivilegeLoad]", seen on 2.3.5).
 */
const grantNameOf = (privilege: string): string => privilege.replace(/^Privilege(?=[A-Z])/, '');

/** How a privilege is said: by the name that a grant takes, and by the server's own where that is another one. */
export interface PrivilegeNames {
  /** `both`: the two differ; `one`: they do not; `none`: the server named none. */
  told: 'both' | 'one' | 'none';
  grant: string;
  privilege: string;
}

/** The names of a privilege that a refusal told of; null: it told of none. */
export function privilegeNames(privilege: string | null): PrivilegeNames {
  if (privilege === null) return { told: 'none', grant: '', privilege: '' };
  const grant = grantNameOf(privilege);
  return { told: grant === privilege ? 'one' : 'both', grant, privilege };
}

/** The action that a request of Milvus' protocol carries out; undefined for one that is none of them. */
export function actionOf(rpc: string): RefusableAction | undefined {
  return Object.hasOwn(actionsByRpc, rpc) ? actionsByRpc[rpc] : undefined;
}

/**
 * A refusal for want of a right: what was asked, of what, and the privilege that the server named. Milvus grants by
 * object, so a refusal says nothing of another collection or database.
 */
export const refusalSchema = z.object({
  action: z.enum(refusableActions),
  /** Null: the request was about no database, such as one that creates it. */
  database: z.string().nullable(),
  collection: z.string().nullable(),
  privilege: z.string().nullable(),
});
export type Refusal = z.infer<typeof refusalSchema>;

/** Where an action would be carried out. */
export type RefusalPlace = Pick<Refusal, 'action' | 'database' | 'collection'>;

const isAt = (refusal: Refusal, { action, database, collection }: RefusalPlace): boolean =>
  refusal.action === action && refusal.database === database && refusal.collection === collection;

/** The remembered refusal of that very action on that very thing; undefined if there is none. */
export function refusalOf(
  refusals: readonly Refusal[] | undefined,
  place: RefusalPlace,
): Refusal | undefined {
  return refusals?.find((each) => isAt(each, place));
}

/** The refusals without what is remembered of that place. */
export function withoutRefusal(refusals: readonly Refusal[], place: RefusalPlace): Refusal[] {
  return refusals.filter((each) => !isAt(each, place));
}

/** Actions that are about a database, whatever else the request names: what is created or dropped there is no place. */
const ofDatabase: ReadonlySet<RefusableAction> = new Set(['dropAlias', 'createCollection', 'dropDatabase']);

/** The place that a request is about, from the names in it; null for a request that is none of the actions. */
export function placeOf(rpc: string, params: Readonly<Record<string, string>>): RefusalPlace | null {
  const action = actionOf(rpc);
  if (action === undefined) return null;
  if (action === 'createDatabase') return { action, database: null, collection: null };
  const collection = ofDatabase.has(action) ? null : (params.collection ?? null);
  return { action, database: params.database ?? null, collection };
}
