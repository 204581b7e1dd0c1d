import type { CollectionDetail, Field } from '@shared/domain/collection';
import type { CollectionDescription } from '../gateway-types';
import {
  findPair,
  toCount,
  toId,
  toInt64,
  toList,
  toPairs,
  toText,
  toTextOrNull,
  toTime,
  toWire,
} from './wire-values';

function isVectorType(type: string): boolean {
  return type.endsWith('Vector') && type !== 'ArrayOfVector';
}

function typeName(type: string, elementType: string): string {
  return type === 'Array' && elementType !== '' && elementType !== 'None' ? `Array<${elementType}>` : type;
}

/** A number stands for a type that is newer than this program's list. */
function wireType(value: unknown): string {
  return typeof value === 'number' ? `Type ${String(value)}` : toText(value);
}

function toField(value: unknown): Field {
  const wire = toWire(value);
  const type = wireType(wire.data_type);
  const roles: Field['roles'] = [];
  if (wire.is_primary_key === true) roles.push('primaryKey');
  if (wire.is_partition_key === true) roles.push('partitionKey');
  if (wire.is_clustering_key === true) roles.push('clusteringKey');
  return {
    name: toText(wire.name),
    id: toId(wire.fieldID),
    type: typeName(type, wireType(wire.element_type)),
    isVector: isVectorType(type),
    dimension: toCount(findPair(wire.type_params, 'dim')),
    maxLength: toCount(findPair(wire.type_params, 'max_length')),
    roles,
    nullable: wire.nullable === true,
    autoId: wire.autoID === true,
    description: toText(wire.description),
    ...(wire.is_function_output === true ? { functionOutput: true } : {}),
  };
}

/** Fields that people defined: the dynamic field has a switch of its own, and not every server lists it. */
function toFields(schema: unknown): Field[] {
  const wire = toWire(schema);
  const plain = toList(wire.fields).filter((field) => toWire(field).is_dynamic !== true);
  const structs = toList(wire.struct_array_fields).map((field) => ({
    ...toWire(field),
    data_type: 'Array',
    element_type: 'Struct',
  }));
  return [...plain, ...structs].map(toField);
}

/** DescribeCollection. `asked` is the name in the request, for servers that do not say theirs. */
export function toDescription(reply: unknown, asked: string): CollectionDescription {
  const wire = toWire(reply);
  const schema = toWire(wire.schema);
  return {
    id: toId(wire.collectionID),
    name: toTextOrNull(schema.name) ?? toTextOrNull(wire.collection_name) ?? asked,
    description: toText(schema.description),
    aliases: toList(wire.aliases).map(toText),
    // 0: a server before 2.3 or milvus-lite, which do not tell; every collection has at least `_default`.
    partitionCount: toCount(wire.num_partitions) === 0 ? null : toCount(wire.num_partitions),
    shards: toCount(wire.shards_num) === 0 ? null : toCount(wire.shards_num),
    consistency: toTextOrNull(wire.consistency_level),
    createdAt: toTime(wire.created_utc_timestamp),
    dynamicField: schema.enable_dynamic_field === true,
    fields: toFields(schema),
    properties: toPairs(wire.properties),
  };
}

/** GetCollectionStatistics and GetPartitionStatistics: the rows, or null where the server tells none. */
export function toRowCount(reply: unknown): string | null {
  return toInt64(findPair(toWire(reply).stats, 'row_count'));
}

/** GetReplicas. A replica without an id says nothing that could be shown. */
export function toReplicas(reply: unknown): NonNullable<CollectionDetail['replicas']> {
  return toList(toWire(reply).replicas).flatMap((value) => {
    const wire = toWire(value);
    const id = toInt64(wire.replicaID);
    if (id === null) return [];
    const nodes = toList(wire.node_ids).flatMap((node) => toInt64(node) ?? []);
    return [{ id, nodes, resourceGroup: toTextOrNull(wire.resource_group_name) }];
  });
}
