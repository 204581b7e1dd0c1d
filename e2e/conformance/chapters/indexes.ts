import { collectionOf, ID, indexOn, rowsFor, TITLE, VECTOR, YEAR } from '../requests';
import { ask, prepare, takeAway, untilIndexed, untilRows, type Chapter } from '../step';

const BOOKS = { collection_name: 'cf_index' };

/** Indexes and what the statistics say. */
export const indexes: Chapter = {
  name: 'indexes',
  steps: [
    prepare('CreateCollection', collectionOf('cf_index', [ID, VECTOR, YEAR, TITLE])),
    prepare('CreatePartition', { ...BOOKS, partition_name: 'p1' }),
    ask('DescribeIndex', BOOKS, 'none'),
    ask('LoadCollection', { ...BOOKS, replica_number: 1 }, 'without an index'),
    ask('CreateIndex', indexOn('cf_missing'), 'of what is not there'),
    ask('CreateIndex', indexOn('cf_index', 'nope'), 'on a field that is not there'),
    ask('CreateIndex', indexOn('cf_index', 'vec', { index_type: 'NOPE', metric_type: 'L2' }), 'of no kind'),
    ask('CreateIndex', indexOn('cf_index', 'year', {}), 'on a scalar'),
    ask('LoadCollection', { ...BOOKS, replica_number: 1 }, 'with an index on a scalar only'),
    prepare('ReleaseCollection', BOOKS),
    ask('CreateIndex', indexOn('cf_index')),
    ask('CreateIndex', indexOn('cf_index'), 'again'),
    ask(
      'CreateIndex',
      indexOn('cf_index', 'vec', {
        index_type: 'HNSW',
        metric_type: 'L2',
        params: '{"M":8,"efConstruction":64}',
      }),
      'of another kind',
    ),
    ask('CreateIndex', indexOn('cf_index', 'vec', undefined, { index_name: 'second' }), 'of another name'),
    prepare('Insert', rowsFor('cf_index', 'p1', 50, true)),
    ask('Flush', { collection_names: ['cf_index'] }),
    untilRows('cf_index', 50),
    untilIndexed('cf_index', 50),
    ask('DescribeIndex', BOOKS),
    ask('DescribeIndex', { ...BOOKS, index_name: 'nope' }, 'that is not there'),
    ask('DescribeIndex', { ...BOOKS, field_name: 'vec' }, 'of a field'),
    ask('DescribeIndex', { ...BOOKS, field_name: 'nope' }, 'of a field that is not there'),
    ask('GetIndexState', { ...BOOKS, field_name: 'vec' }),
    ask('GetIndexState', { ...BOOKS, index_name: 'nope' }, 'that is not there'),
    ask('GetIndexBuildProgress', { ...BOOKS, field_name: 'vec' }),
    ask('GetIndexBuildProgress', { ...BOOKS, index_name: 'nope' }, 'that is not there'),
    ask('GetCollectionStatistics', BOOKS),
    ask('GetPartitionStatistics', { ...BOOKS, partition_name: 'p1' }),
    ask('GetPartitionStatistics', { ...BOOKS, partition_name: '_default' }, 'of an empty one'),
    ask('GetPersistentSegmentInfo', { collectionName: 'cf_index' }),
    ask('DropIndex', { ...BOOKS, index_name: 'nope' }, 'that is not there'),
    ask('DropIndex', { ...BOOKS, field_name: 'vec', index_name: 'vec' }),
    ask('DescribeIndex', BOOKS, 'after the drop'),
    ...takeAway('cf_index'),
  ],
};
