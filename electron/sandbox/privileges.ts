import { text } from './handlers/handler';
import type { Wire } from './handlers/handler';
import type { Grant, Role } from './world/accounts';
import { ROOT } from './world/accounts';
import { homeOf } from './world/world';
import type { World } from './world/world';

/** What a method takes: the kind of object, and the privilege's name without the word itself. */
type Needed = readonly ['Global' | 'Collection' | 'User', string];

/** From the options of the requests in milvus-proto `proto/milvus.proto` (v2.3.5 to v3.0.0). */
const NEEDED: Readonly<Partial<Record<string, Needed>>> = {
  CreateCollection: ['Global', 'CreateCollection'],
  DropCollection: ['Global', 'DropCollection'],
  DescribeCollection: ['Global', 'DescribeCollection'],
  BatchDescribeCollection: ['Global', 'DescribeCollection'],
  ShowCollections: ['Global', 'ShowCollections'],
  RenameCollection: ['Global', 'RenameCollection'],
  AlterCollection: ['Global', 'CreateCollection'],
  AlterCollectionField: ['Global', 'CreateCollection'],
  AddCollectionFunction: ['Global', 'CreateCollection'],
  AlterCollectionFunction: ['Global', 'CreateCollection'],
  DropCollectionFunction: ['Global', 'CreateCollection'],
  TruncateCollection: ['Global', 'DropCollection'],
  AddCollectionField: ['Collection', 'AddCollectionField'],
  LoadCollection: ['Collection', 'Load'],
  LoadPartitions: ['Collection', 'Load'],
  ReleaseCollection: ['Collection', 'Release'],
  ReleasePartitions: ['Collection', 'Release'],
  GetLoadState: ['Collection', 'GetLoadState'],
  GetLoadingProgress: ['Collection', 'GetLoadState'],
  GetCollectionStatistics: ['Collection', 'GetStatistics'],
  GetPartitionStatistics: ['Collection', 'GetStatistics'],
  CreatePartition: ['Collection', 'CreatePartition'],
  DropPartition: ['Collection', 'DropPartition'],
  HasPartition: ['Collection', 'HasPartition'],
  ShowPartitions: ['Collection', 'ShowPartitions'],
  CreateAlias: ['Global', 'CreateAlias'],
  DropAlias: ['Global', 'DropAlias'],
  CreateIndex: ['Collection', 'CreateIndex'],
  AlterIndex: ['Collection', 'CreateIndex'],
  DropIndex: ['Collection', 'DropIndex'],
  DescribeIndex: ['Collection', 'IndexDetail'],
  GetIndexStatistics: ['Collection', 'IndexDetail'],
  GetIndexState: ['Collection', 'IndexDetail'],
  GetIndexBuildProgress: ['Collection', 'IndexDetail'],
  Insert: ['Collection', 'Insert'],
  Delete: ['Collection', 'Delete'],
  Upsert: ['Collection', 'Upsert'],
  Search: ['Collection', 'Search'],
  HybridSearch: ['Collection', 'Search'],
  Query: ['Collection', 'Query'],
  Flush: ['Collection', 'Flush'],
  FlushAll: ['Global', 'FlushAll'],
  ManualCompaction: ['Collection', 'Compaction'],
  LoadBalance: ['Collection', 'LoadBalance'],
  Import: ['Collection', 'Import'],
  CreateCredential: ['Global', 'CreateOwnership'],
  DeleteCredential: ['Global', 'DropOwnership'],
  UpdateCredential: ['User', 'UpdateUser'],
  ListCredUsers: ['Global', 'SelectOwnership'],
  CreateRole: ['Global', 'CreateOwnership'],
  AlterRole: ['Global', 'CreateOwnership'],
  DropRole: ['Global', 'DropOwnership'],
  OperateUserRole: ['Global', 'ManageOwnership'],
  SelectRole: ['Global', 'SelectOwnership'],
  SelectUser: ['User', 'SelectUser'],
  OperatePrivilege: ['Global', 'ManageOwnership'],
  OperatePrivilegeV2: ['Global', 'ManageOwnership'],
  SelectGrant: ['Global', 'SelectOwnership'],
  CreateResourceGroup: ['Global', 'CreateResourceGroup'],
  DropResourceGroup: ['Global', 'DropResourceGroup'],
  UpdateResourceGroups: ['Global', 'UpdateResourceGroups'],
  TransferNode: ['Global', 'TransferNode'],
  TransferReplica: ['Global', 'TransferReplica'],
  ListResourceGroups: ['Global', 'ListResourceGroups'],
  DescribeResourceGroup: ['Global', 'DescribeResourceGroup'],
  CreateDatabase: ['Global', 'CreateDatabase'],
  DropDatabase: ['Global', 'DropDatabase'],
  AlterDatabase: ['Global', 'AlterDatabase'],
  DescribeDatabase: ['Global', 'DescribeDatabase'],
  BackupRBAC: ['Global', 'BackupRBAC'],
  RestoreRBAC: ['Global', 'RestoreRBAC'],
  CreatePrivilegeGroup: ['Global', 'CreatePrivilegeGroup'],
  DropPrivilegeGroup: ['Global', 'DropPrivilegeGroup'],
  ListPrivilegeGroups: ['Global', 'ListPrivilegeGroups'],
  OperatePrivilegeGroup: ['Global', 'OperatePrivilegeGroup'],
  CreateSnapshot: ['Collection', 'CreateSnapshot'],
  DropSnapshot: ['Collection', 'DropSnapshot'],
  ListSnapshots: ['Collection', 'ListSnapshots'],
  DescribeSnapshot: ['Collection', 'DescribeSnapshot'],
  RestoreSnapshot: ['Collection', 'RestoreSnapshot'],
};

/** What everybody may do who can sign in (Milvus util.PublicPrivileges, 2.3 to 2.5; ListCollections stands for all). */
const PUBLIC: ReadonlySet<string> = new Set(['DescribeCollection', 'ShowCollections', 'IndexDetail']);

/** The privilege of a method, as the version names it; null: it takes none. */
export function privilegeOf(method: string, { profile }: World): Needed | null {
  const needed = NEEDED[method];
  if (needed === undefined) return null;
  if (needed[1] === 'GetLoadState' && !profile.loadStatePrivilege) return ['Collection', 'Load'];
  return needed;
}

/** The collection that a request is about, as the privilege's object. */
function objectOf(request: Wire): string {
  const names = ['collection_name', 'collectionName', 'oldName'].map((key) => text(request, key));
  return names.find((name) => name !== '') ?? '*';
}

function covers(grant: Grant, [kind, privilege]: Needed, object: string, database: string): boolean {
  const isAll = grant.privilege === '*' || grant.privilege === 'All' || grant.privilege === privilege;
  const isThere = grant.database === '*' || grant.database === database;
  const isIt = kind === 'Global' || grant.objectName === '*' || grant.objectName === object;
  return grant.object === kind && isAll && isThere && isIt;
}

/** Users may change their own password, and see the grants of their own roles (seen on 2.3.5). */
function isAboutOneself(method: string, request: Wire, caller: string, roles: readonly Role[]): boolean {
  if (method === 'UpdateCredential') return text(request, 'username') === caller;
  if (method !== 'SelectGrant') return false;
  const { role } = (request.entity ?? {}) as { role?: { name?: string } };
  return roles.some(({ name }) => name === role?.name);
}

/**
 * Why a user may not make a call, in Milvus' words (proxy/privilege_interceptor.go); null if they may.
 * @param caller null where nobody has to sign in: everything is allowed then
 * @param denied privileges that a fault takes from everybody, named as the server names them
 */
export function denial(
  method: string,
  request: Wire,
  world: World,
  caller: string | null,
  denied: ReadonlySet<string> = new Set(),
): string | null {
  const needed = privilegeOf(method, world);
  if (needed === null) return null;
  const database = homeOf(text(request, 'db_name'));
  const where = world.profile.denialNamesDatabase ? ` in the \`${database}\` database` : '';
  const words = `Privilege${needed[1]}: permission deny to ${caller ?? ROOT}${where}`;
  if (denied.has(`Privilege${needed[1]}`)) return words;
  if (caller === null || caller === ROOT || PUBLIC.has(needed[1])) return null;
  const roles = [...world.accounts.roles.values()].filter(({ users }) => users.has(caller));
  if (roles.some(({ name }) => name === 'admin')) return null;
  const isOwn = isAboutOneself(method, request, caller, roles);
  const object = objectOf(request);
  const groups = (grant: Grant): Grant[] => {
    const inGroup = world.accounts.privilegeGroups.get(grant.privilege);
    if (inGroup === undefined) return [grant];
    return [...inGroup].map((privilege) => ({ ...grant, object: needed[0], privilege }));
  };
  const may = roles.some(({ grants }) =>
    grants.flatMap(groups).some((grant) => covers(grant, needed, object, database)),
  );
  return may || isOwn ? null : words;
}
