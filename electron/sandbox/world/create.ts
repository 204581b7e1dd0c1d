import { decodeSchema } from '../protocol';
import type { WorldCollection, WorldField } from './model';
import { isVector } from './model';
import type { World } from './world';

/** First id of a field that a person made; lower ones are the server's. */
export const FIRST_FIELD_ID = 100;

const KEY_PARTITIONS = 16;

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

function toField(wire: Record<string, unknown>, at: number): WorldField {
  const field = wire as Partial<WireField>;
  const params = (either(wire, 'type_params') as WireField['type_params'] | undefined) ?? [];
  const elementType = either(wire, 'element_type');
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
  };
}

function keyPartitions(wish: CreateWish, fields: readonly WorldField[]): string[] {
  if (!fields.some((field) => field.isPartitionKey)) return ['_default'];
  const number = wish.partitions > 0 ? wish.partitions : KEY_PARTITIONS;
  return Array.from({ length: number }, (_, at) => `_default_${String(at)}`);
}

/** A new collection, or the refusal of the profile's version. */
export function collectionFrom(world: World, wish: CreateWish): WorldCollection {
  const schema = decodeSchema(wish.schema as Uint8Array);
  const fields = ((schema.fields as Record<string, unknown>[] | undefined) ?? []).map(toField);
  const vectors = fields.filter(isVector).map((field) => field.name);
  if (vectors.length > 1 && !world.profile.severalVectors) {
    throw world.plain(`multiple vector fields is not supported, fields name: ${vectors.join(', ')}`);
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
    partitions: keyPartitions(wish, fields).map((name) => ({
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
  };
}
