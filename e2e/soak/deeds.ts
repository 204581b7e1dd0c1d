import { encodeSchema } from '../../scripts/lib/milvus-client.mjs';
import type { Cluster } from './cluster';
import type { Dice } from './dice';

/** Another client that is busy, and what it knows. */
export interface OtherClient {
  cluster: Cluster;
  dice: Dice;
  /** A number that was not used yet. */
  next: () => number;
}

/** Most collections that another client makes. */
const MOST = 8;
const VECTOR = 'embedding';

const of = (collection: string) => ({ db_name: 'default', collection_name: collection });

async function create({ cluster, dice }: OtherClient, name: string): Promise<void> {
  const fields = [
    { name: 'id', data_type: 'Int64', is_primary_key: true },
    { name: VECTOR, data_type: 'FloatVector', type_params: [{ key: 'dim', value: '8' }] },
    { name: 'title', data_type: 'VarChar', type_params: [{ key: 'max_length', value: '64' }] },
  ];
  const schema = encodeSchema({ name, fields: dice.percent(50) ? fields : fields.slice(0, 2) });
  await cluster.act('CreateCollection', { ...of(name), schema, shards_num: 1 });
  for (let at = dice.below(3); at > 0; at--) {
    await cluster.act('CreatePartition', { ...of(name), partition_name: `p${String(at)}` });
  }
  await cluster.act('CreateIndex', {
    ...of(name),
    ...{ field_name: VECTOR, index_name: VECTOR },
    extra_params: [
      { key: 'index_type', value: 'FLAT' },
      { key: 'metric_type', value: 'L2' },
      { key: 'params', value: '{}' },
    ],
  });
}

async function partitionsOf({ cluster }: OtherClient, name: string): Promise<string[]> {
  return [...((await cluster.picture()).get(name)?.partitions ?? [])].map((partition) => partition.name);
}

type Deed = (client: OtherClient, name: string) => Promise<void>;

async function some(client: OtherClient, name: string): Promise<string[]> {
  const all = await partitionsOf(client, name);
  return all.length === 0 ? [] : client.dice.some(all);
}

/** What another client does to a collection, by name. Half of it may be refused, as happens to clients. */
export const deeds: Readonly<Record<string, Deed>> = {
  load: async ({ cluster }, name) => {
    await cluster.act('LoadCollection', { ...of(name), replica_number: 1 });
  },
  'load a few fields of': async ({ cluster }, name) => {
    await cluster.act('LoadCollection', { ...of(name), replica_number: 1, load_fields: ['id', VECTOR] });
  },
  'load partitions of': async (client, name) => {
    const partition_names = await some(client, name);
    await client.cluster.act('LoadPartitions', { ...of(name), partition_names, replica_number: 1 });
  },
  release: async ({ cluster }, name) => {
    await cluster.act('ReleaseCollection', of(name));
  },
  'release partitions of': async (client, name) => {
    await client.cluster.act('ReleasePartitions', {
      ...of(name),
      partition_names: await some(client, name),
    });
  },
  'load anew': async ({ cluster, dice }, name) => {
    await cluster.act('ReleaseCollection', of(name));
    const load_fields = dice.percent(50) ? [] : ['id', VECTOR];
    await cluster.act('LoadCollection', { ...of(name), replica_number: 1, load_fields });
  },
  'make a partition in': async (client, name) => {
    const { cluster, next } = client;
    if ((await partitionsOf(client, name)).length > 6) return;
    await cluster.act('CreatePartition', { ...of(name), partition_name: `other_${String(next())}` });
  },
  'drop a partition of': async (client, name) => {
    const [partition_name] = await some(client, name);
    await client.cluster.act('DropPartition', { ...of(name), partition_name });
  },
  drop: async ({ cluster }, name) => {
    await cluster.act('DropCollection', of(name));
  },
  'make anew': async (client, name) => {
    if (await client.cluster.act('DropCollection', of(name))) await create(client, name);
  },
  rename: async ({ cluster, next }, name) => {
    const newName = `renamed_${String(next())}`;
    await cluster.act('RenameCollection', { db_name: 'default', oldName: name, newName });
  },
  'give an alias to': async ({ cluster, next }, name) => {
    await cluster.act('CreateAlias', { ...of(name), alias: `alias_${String(next())}` });
  },
  'take the aliases of': async ({ cluster }, name) => {
    for (const alias of (await cluster.picture()).get(name)?.aliases ?? []) {
      await cluster.act('DropAlias', { db_name: 'default', alias });
    }
  },
};

/** Makes a collection, unless there are many. */
export async function makeAnother(client: OtherClient): Promise<string | null> {
  if ((await client.cluster.picture()).size >= MOST) return null;
  const name = `made_${String(client.next())}`;
  await create(client, name);
  return name;
}
