import { collectionOf, ID, indexOn, rowsFor, VECTOR } from '../requests';
import { ask, prepare, takeAway, untilIndexed, untilLoaded, type Chapter } from '../step';

const NAME = 'conf_changes';
const on = (more: object = {}) => ({ collection_name: NAME, ...more });
const ttl = [{ key: 'collection.ttl.seconds', value: '3600' }];

/**
 * Changes of what is there, rows, and jobs. A Delete without an expression is left out: it ends the process of a
 * 2.2.16. So is AlterIndex, which 2.3.5 answers with a mistake of its encoder.
 */
export const changes: Chapter = {
  name: 'changes',
  steps: [
    ...takeAway(NAME),
    prepare('CreateCollection', collectionOf(NAME, [ID, VECTOR])),
    ask('AlterCollection', on({ properties: ttl })),
    ask('DescribeCollection', on(), 'after its properties were altered'),
    ask('AlterCollection', on({ collection_name: 'conf_nothing', properties: ttl }), 'that is not there'),
    ask('Delete', on({ collection_name: 'conf_nothing', expr: 'id in [1]' }), 'in what is not there'),
    ask('Upsert', { ...rowsFor('conf_nothing', '_default', 2) }, 'into what is not there'),
    ask('Insert', { ...rowsFor('conf_nothing', '_default', 2) }, 'into what is not there'),
    ask('Insert', { ...rowsFor(NAME, 'nope', 2) }, 'into a partition that is not there'),
    ask('GetImportState', { task: '1' }, 'of no job'),
    ask('ListImportTasks', on(), 'of a collection without any'),
    ask('GetCompactionState', { compactionID: '1' }, 'of no job'),
    ask('GetFlushState', { segmentIDs: [] }, 'of nothing'),
    prepare('CreateIndex', indexOn(NAME)),
    untilIndexed(NAME),
    prepare('LoadCollection', on({ replica_number: 1 })),
    untilLoaded(NAME),
    ask('GetIndexStatistics', on({ index_name: 'vec' })),
    ...takeAway(NAME),
  ],
};
