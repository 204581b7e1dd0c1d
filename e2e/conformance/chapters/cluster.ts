import { collectionOf, ID, VECTOR } from '../requests';
import { ask, prepare, type Chapter } from '../step';

const THERE = { db_name: 'cf_db' };
const GROUP = { resource_group: 'cf_group' };

/** Databases, resource groups, users and roles, metrics. */
export const cluster: Chapter = {
  name: 'cluster',
  steps: [
    ask('CreateDatabase', THERE),
    ask('CreateDatabase', THERE, 'again'),
    ask('CreateDatabase', { db_name: 'bad name!' }, 'with a bad name'),
    ask('CreateDatabase', { db_name: '' }, 'without a name'),
    ask('ListDatabases'),
    ask('DescribeDatabase', THERE),
    ask('DescribeDatabase', { db_name: 'cf_nodb' }, 'that is not there'),
    ask('CreateCollection', { ...collectionOf('cf_there', [ID, VECTOR]), ...THERE }, 'in it'),
    ask('ShowCollections', THERE, 'in it'),
    ask('DescribeCollection', { ...THERE, collection_name: 'cf_there' }, 'in it'),
    ask('DropDatabase', THERE, 'that is not empty'),
    prepare('DropCollection', { ...THERE, collection_name: 'cf_there' }),
    ask('DropDatabase', THERE),
    ask('DropDatabase', { db_name: 'cf_nodb' }, 'that is not there'),
    ask('DropDatabase', { db_name: 'default' }, 'the default one'),

    ask('ListResourceGroups'),
    ask('DescribeResourceGroup', { resource_group: '__default_resource_group' }),
    ask('DescribeResourceGroup', GROUP, 'that is not there'),
    ask('GetMetrics', { request: '{"metric_type":"system_info"}' }),
    ask('GetMetrics', { request: '{"metric_type":"nope"}' }, 'of no kind'),
    ask('GetMetrics', { request: 'x' }, 'that cannot be read'),
  ],
};
