import { collectionOf, ID, indexOn, VECTOR } from '../requests';
import { ask, prepare, takeAway, type Chapter } from '../step';

const NAME = 'cf_rights';
const ON = { collection_name: NAME };
const ROLE = { name: 'cf_readers' };
const secret = Buffer.from('Reader-1').toString('base64');
const grant = (privilege: string, object: string, object_name: string) =>
  prepare('OperatePrivilege', {
    entity: {
      ...{ role: ROLE, object: { name: object }, object_name, db_name: 'default' },
      grantor: { privilege: { name: privilege } },
    },
    type: 'Grant',
  });

/** Who asks in {@link rights}, as the server wants to be told. */
export const READER_TOKEN = 'cf_reader:Reader-1';

/** What root sets up: a user who may load one collection, and see the names of all. */
export const rightsBefore: Chapter = {
  name: 'rights, before',
  steps: [
    ...takeAway(NAME),
    prepare('CreateCollection', collectionOf(NAME, [ID, VECTOR])),
    prepare('CreateIndex', indexOn(NAME)),
    prepare('CreateCredential', { username: 'cf_reader', password: secret }),
    prepare('CreateRole', { entity: ROLE }),
    prepare('OperateUserRole', { username: 'cf_reader', role_name: ROLE.name, type: 'AddUserToRole' }),
    grant('Load', 'Collection', NAME),
    grant('ShowCollections', 'Global', '*'),
  ],
};

/** What that user is allowed, and what is refused them and in which words. */
export const rights: Chapter = {
  name: 'rights',
  steps: [
    ask('GetVersion'),
    ask('ShowCollections', { collection_names: [NAME] }),
    ask('DescribeCollection', ON),
    ask('HasCollection', ON),
    ask('GetLoadState', ON),
    ask('GetLoadState', { collection_name: 'cf_other' }, 'of another'),
    ask('LoadCollection', { collection_name: 'cf_other', replica_number: 1 }, 'of another'),
    ask('LoadPartitions', { collection_name: 'cf_other', partition_names: ['_default'] }, 'of another'),
    ask('ReleaseCollection', ON),
    ask('ReleasePartitions', { ...ON, partition_names: ['_default'] }),
    ask('ShowPartitions', ON),
    ask('CreatePartition', { ...ON, partition_name: 'p' }),
    ask('DropPartition', { ...ON, partition_name: 'p' }),
    ask('HasPartition', { ...ON, partition_name: 'p' }),
    ask('GetCollectionStatistics', ON),
    ask('DropCollection', ON),
    ask('RenameCollection', { oldName: NAME, newName: 'cf_else' }),
    ask('CreateCollection', collectionOf('cf_mine', [ID, VECTOR])),
    ask('CreateIndex', indexOn(NAME)),
    ask('DropIndex', { ...ON, index_name: 'vec' }),
    ask('DescribeIndex', ON),
    ask('CreateAlias', { ...ON, alias: 'cf_a' }),
    ask('DropAlias', { alias: 'cf_a' }),
    ask('CreateDatabase', { db_name: 'cf_d' }),
    ask('DropDatabase', { db_name: 'cf_d' }),
    ask('ListResourceGroups'),
    ask('CreateResourceGroup', { resource_group: 'cf_g' }),
    ask('Query', { ...ON, expr: 'id < 1', output_fields: ['id'] }),
    ask('Delete', { ...ON, expr: 'id in [1]' }),
    ask('Flush', { collection_names: [NAME] }),
    ask('FlushAll'),
    ask('ListCredUsers'),
    ask('CreateCredential', { username: 'cf_x', password: secret }),
    ask('CreateRole', { entity: { name: 'cf_r' } }),
    ask('SelectGrant', { entity: { role: ROLE } }),
  ],
};

/** What root takes away again. */
export const rightsAfter: Chapter = { name: 'rights, after', steps: takeAway(NAME) };
