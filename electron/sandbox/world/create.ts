import { decodeMessage } from '../protocol';
import { Refusal } from '../refusal';
import type { WorldCollection, WorldField, WorldFunction, WorldStruct } from './model';
import { isVector } from './model';
import type { World } from './world';

/** First id of a field that a person made; lower ones are the server's. */
export const FIRST_FIELD_ID = 100;

interface WireField {
  name: string;
  description: string;
  data_type: string;
  element_type: string;
  type_params: { key: string; value: string }[];
  is_primary_key: boolean;
  is_partition_key: boolean;
  is_clustering_key: boolean;
  nullable: boolean;
  autoID: boolean;
  is_function_output: boolean;
}

/** What CreateCollection asks for; `schema` is the encoded message. */
export interface CreateWish {
  name: string;
  schema: unknown;
  shards: number;
  consistency: string;
  /** Of a collection with a partition key; 0 or NaN leaves it to the server. */
  partitions: number;
  properties: Record<string, string>;
}

// The decoder keeps the proto's names or turns them into camel case, by how the description was loaded.
function either(wire: Record<string, unknown>, snake: string): unknown {
  const camel = snake.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return wire[snake] ?? wire[camel];
}

/** A field as `schema.FieldSchema` tells it. @param id its number in the collection */
export function toField(wire: Record<string, unknown>, at: number): WorldField {
  const field = wire as Partial<WireField>;
  const params = (either(wire, 'type_params') as WireField['type_params'] | undefined) ?? [];
  const elementType = either(wire, 'element_type');
  const defaultValue = either(wire, 'default_value');
  return {
    name: field.name ?? '',
    id: String(FIRST_FIELD_ID + at),
    type: String(either(wire, 'data_type')),
    elementType: typeof elementType === 'string' ? elementType : 'None',
    params: Object.fromEntries(params.map(({ key, value }) => [key, value])),
    isPrimaryKey: either(wire, 'is_primary_key') === true,
    isPartitionKey: either(wire, 'is_partition_key') === true,
    isClusteringKey: either(wire, 'is_clustering_key') === true,
    nullable: field.nullable === true,
    autoId: field.autoID === true,
    description: field.description ?? '',
    defaultValue: typeof defaultValue === 'object' ? defaultValue : null,
    functionOutput: either(wire, 'is_function_output') === true,
  };
}

const words = (wire: Record<string, unknown>, key: string): string => {
  const value = either(wire, key);
  return typeof value === 'string' ? value : '';
};

/** A function as `schema.FunctionSchema` tells it. */
export function toFunction(wire: Record<string, unknown>, id: string): WorldFunction {
  const params = (wire.params as { key: string; value: string }[] | undefined) ?? [];
  return {
    name: words(wire, 'name'),
    id,
    type: words(wire, 'type'),
    description: words(wire, 'description'),
    inputs: (either(wire, 'input_field_names') as string[] | undefined) ?? [],
    outputs: (either(wire, 'output_field_names') as string[] | undefined) ?? [],
    params: Object.fromEntries(params.map(({ key, value }) => [key, value])),
  };
}

/** A field of structs, whose own fields are numbered after it. */
export function toStruct(wire: Record<string, unknown>, at: number): WorldStruct {
  const fields = (wire.fields as Record<string, unknown>[] | undefined) ?? [];
  return {
    name: words(wire, 'name'),
    id: String(FIRST_FIELD_ID + at),
    description: words(wire, 'description'),
    fields: fields.map((field, next) => toField(field, at + 1 + next)),
  };
}

function structsOf(schema: Record<string, unknown>, first: number): WorldStruct[] {
  let at = first;
  return ((either(schema, 'struct_array_fields') as Record<string, unknown>[] | undefined) ?? []).map(
    (wire) => {
      const struct = toStruct(wire, at);
      at += 1 + struct.fields.length;
      return struct;
    },
  );
}

function partitionNames(wish: CreateWish, fields: readonly WorldField[], { profile }: World): string[] {
  if (!fields.some((field) => field.isPartitionKey)) return ['_default'];
  const asked = profile.ids && wish.partitions > 0;
  const number = asked ? wish.partitions : profile.keyPartitions;
  return Array.from({ length: number }, (_, at) => profile.keyPartitionName(at));
}

function decode(bytes: unknown): Record<string, unknown> {
  try {
    return decodeMessage('schema.CollectionSchema', bytes);
  } catch (thrown) {
    throw new Refusal('schemaUnreadable', { words: thrown instanceof Error ? thrown.message : '' });
  }
}

/** Whether a collection is what a request to create it asks for (rootcoord/create_collection_task.go). */
export function sameShape(one: WorldCollection, other: WorldCollection): boolean {
  const shape = ({ fields, structs, dynamicField, shards, description }: WorldCollection) =>
    JSON.stringify([fields, structs, dynamicField, shards, description]);
  return shape(one) === shape(other);
}

/** A new collection, or the refusal of the profile's version. */
export function collectionFrom(world: World, wish: CreateWish): WorldCollection {
  const schema = decode(wish.schema);
  const fields = ((schema.fields as Record<string, unknown>[] | undefined) ?? []).map(toField);
  if (!fields.some((field) => field.isPrimaryKey)) throw new Refusal('primaryKeyMissing', {});
  if (world.profile.loadsWithoutIndex && !fields.some(isVector)) throw new Refusal('vectorMissing', {});
  const vectors = fields.filter(isVector).map((field) => field.name);
  if (vectors.length > 1 && !world.profile.severalVectors) {
    throw new Refusal('severalVectors', { fields: vectors });
  }
  const now = world.clock.now();
  return {
    name: wish.name,
    id: world.nextId(),
    description: typeof schema.description === 'string' ? schema.description : '',
    createdAt: now,
    shards: Math.max(1, wish.shards),
    consistency: wish.consistency,
    dynamicField: either(schema, 'enable_dynamic_field') === true,
    fields,
    structs: structsOf(schema, fields.length),
    functions: ((schema.functions as Record<string, unknown>[] | undefined) ?? []).map((wire, at) =>
      toFunction(wire, String(FIRST_FIELD_ID + at)),
    ),
    partitions: partitionNames(wish, fields, world).map((name) => ({
      name,
      id: world.nextId(),
      createdAt: now,
      rows: 0,
      memory: null,
    })),
    indexes: [],
    properties: wish.properties,
    loadedWith: null,
    trouble: null,
    failedLoad: null,
  };
}
