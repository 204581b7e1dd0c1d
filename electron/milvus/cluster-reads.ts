import type { MilvusGateway } from './gateway-types';
import { toFieldSizes } from './mappers/columns';
import {
  toDiskSegments,
  toGroupNames,
  toHealth,
  toMemorySegments,
  toQueryNodes,
  toResourceGroup,
} from './mappers/cluster';
import type { Send } from './send';

type ClusterReads = Pick<
  MilvusGateway,
  | 'queryNodes'
  | 'health'
  | 'resourceGroupNames'
  | 'resourceGroup'
  | 'segmentsInMemory'
  | 'segmentsOnDisk'
  | 'sampleRows'
>;

/** A filter that every row passes: servers before 2.3 want one, others take it. */
function everyRow({ name, type }: { name: string; type: string }): string {
  return type === 'VarChar' ? `${name} != ""` : `${name} >= 0 or ${name} < 0`;
}

/** Reads of the machines, of segments, and of rows: what memory estimates and "why" are made of. */
export function createClusterReads(send: Send): ClusterReads {
  const segments = (database: string, collection: string) => ({
    dbName: database,
    collectionName: collection,
  });
  return {
    queryNodes: async (options) =>
      toQueryNodes(await send('GetMetrics', { request: '{"metric_type":"system_info"}' }, options)),
    health: async (options) => toHealth(await send('CheckHealth', {}, options)),
    resourceGroupNames: async (options) => toGroupNames(await send('ListResourceGroups', {}, options)),
    resourceGroup: async (name, options) =>
      toResourceGroup(await send('DescribeResourceGroup', { resource_group: name }, options)),
    segmentsInMemory: async (database, collection, options) =>
      toMemorySegments(await send('GetQuerySegmentInfo', segments(database, collection), options)),
    segmentsOnDisk: async (database, collection, options) =>
      toDiskSegments(await send('GetPersistentSegmentInfo', segments(database, collection), options)),
    sampleRows: async (database, collection, { key, fields, limit }, options) =>
      toFieldSizes(
        await send(
          'Query',
          {
            db_name: database,
            collection_name: collection,
            expr: everyRow(key),
            output_fields: fields,
            // Rows of some seconds ago do; waiting for the newest is not worth it.
            consistency_level: 'Eventually',
            use_default_consistency: false,
            query_params: [{ key: 'limit', value: String(limit) }],
          },
          options,
        ),
      ),
  };
}
