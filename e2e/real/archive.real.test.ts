import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject, Pairs } from '@shared/domain/definition';
import type { Task } from '@shared/domain/task';
import { planRecreate } from '@shared/policy/recreate-plan';
import { readDefinition } from '../../electron/archive/read-definition';
import { readRecreateFacts } from '../../electron/archive/recreate-facts';
import type { ArchiveStore } from '../../electron/archive/store';
import { createArchiveStore } from '../../electron/archive/store';
import { comparable } from '../../electron/archive/testing/comparable';
import { keepsIn, keepsOnDisk } from '../../electron/archive/testing/copies';
import { createLoadRecords, createTaskManager } from '../../electron/tasks';
import { encodeSchema } from '../../scripts/lib/milvus-client.mjs';
import { agreedDrops } from './agreed-drops';
import { useRealServer } from './real-server';
import { aConnection } from '../../electron/testing/a-connection';

const DB = 'default';

const pairs = (values: Record<string, string>): Pairs =>
  Object.entries(values).map(([key, value]) => ({ key, value }));
const id: JsonObject = { name: 'id', data_type: 'Int64', is_primary_key: true };
const vector = (name: string, data_type: string, dim: number): JsonObject => ({
  ...{ name, data_type, type_params: pairs({ dim: String(dim) }) },
});

interface Case {
  schema: JsonObject;
  properties?: Record<string, string>;
  shards?: number;
  consistency?: string;
  partitions?: string[];
  indexes?: Record<string, Record<string, string>>;
  aliases?: string[];
  keyPartitions?: number;
}

/** One of everything that a server of 2.3 keeps of a collection. */
const cases: Record<string, Case> = {
  plain: {
    schema: {
      description: 'Books, "quoted" and ünïcode \u202e',
      fields: [id, vector('v', 'FloatVector', 8)],
    },
    partitions: ['old', 'recent'],
    indexes: {
      v: { index_type: 'HNSW', metric_type: 'COSINE', params: '{"M":"18","efConstruction":"240"}' },
    },
    aliases: ['library', 'catalog'],
  },
  every_type: {
    schema: {
      enable_dynamic_field: true,
      fields: [
        { name: 'key', data_type: 'VarChar', is_primary_key: true, type_params: pairs({ max_length: '64' }) },
        ...['Bool', 'Int8', 'Int16', 'Int32', 'Int64', 'Float', 'Double', 'JSON'].map((data_type) => ({
          ...{ name: `a_${data_type.toLowerCase()}`, data_type, description: `of type ${data_type}` },
        })),
        {
          ...{ name: 'tags', data_type: 'Array', element_type: 'VarChar' },
          type_params: pairs({ max_length: '32', max_capacity: '7' }),
        },
        vector('v', 'FloatVector', 4),
      ],
    },
    shards: 2,
    consistency: 'Session',
    properties: { 'collection.ttl.seconds': '86400', 'collection.insertRate.max.mb': '9' },
    indexes: {
      v: { index_type: 'IVF_FLAT', metric_type: 'L2', params: '{"nlist":"64"}' },
      a_int64: { index_type: 'STL_SORT' },
      key: { index_type: 'Trie' },
    },
  },
  keyed: {
    schema: {
      fields: [
        { ...id, autoID: true },
        { name: 'tenant', data_type: 'Int64', is_partition_key: true },
        vector('v', 'BinaryVector', 16),
      ],
    },
    keyPartitions: 9,
    consistency: 'Strong',
    indexes: { v: { index_type: 'BIN_IVF_FLAT', metric_type: 'JACCARD', params: '{"nlist":"32"}' } },
  },
  defaults: {
    schema: {
      fields: [
        id,
        { name: 'long', data_type: 'Int64', default_value: { long_data: '9007199254740993' } },
        { name: 'zero', data_type: 'Int32', default_value: { int_data: 0 } },
        { name: 'no', data_type: 'Bool', default_value: { bool_data: false } },
        { name: 'tiny', data_type: 'Double', default_value: { double_data: 5e-324 } },
        {
          ...{ name: 'text', data_type: 'VarChar', default_value: { string_data: '' } },
          type_params: pairs({ max_length: '8' }),
        },
        vector('v', 'FloatVector', 4),
      ],
    },
    consistency: 'Eventually',
  },
};

describe('Milvus 2.3.5', () => {
  const real = useRealServer('2.3.5', () => Promise.resolve());
  let folder: string;
  let archive: ArchiveStore;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'falconer-archive-'));
    archive = createArchiveStore(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function create(collection_name: string, made: Case): Promise<void> {
    const { probe } = real.reader;
    const where = { collection_name };
    await probe.call('CreateCollection', {
      ...{ ...where, schema: encodeSchema({ name: collection_name, fields: [], ...made.schema }) },
      ...{ shards_num: made.shards ?? 1, properties: pairs(made.properties ?? {}) },
      ...(made.consistency === undefined ? {} : { consistency_level: made.consistency }),
      ...(made.keyPartitions === undefined ? {} : { num_partitions: made.keyPartitions }),
    });
    for (const partition_name of made.partitions ?? []) {
      await probe.call('CreatePartition', { ...where, partition_name });
    }
    for (const [field_name, params] of Object.entries(made.indexes ?? {})) {
      const index_name = `${field_name}_idx`;
      await probe.call('CreateIndex', { ...where, field_name, index_name, extra_params: pairs(params) });
    }
    for (const alias of made.aliases ?? []) await probe.call('CreateAlias', { ...where, alias });
  }

  const keeping = () => ({
    ...{ archive, connectionName: () => 'real', now: Date.now },
    loadedFields: () => ({ kind: 'unknown' }) as const,
  });
  const targetOf = (collection: string) => ({
    connectionId: 'real',
    database: DB,
    collection,
    collectionId: null,
  });
  const definitionOf = (name: string) =>
    readDefinition(
      { gateway: real.gateway, connectionId: 'real', ...keeping(), connectionName: '' },
      targetOf(name),
    );

  /** @returns the id of the copy that was kept before */
  async function dropAsAgreed(name: string): Promise<string> {
    const { plan, start } = agreedDrops(real.gateway, keepsOnDisk(folder));
    const { id } = await real.gateway.describeCollection(DB, name);
    const { ticket } = await plan({ kind: 'collection', ref: { ...targetOf(name), collectionId: id } });
    const task = await start(ticket, [name]);
    expect(task).toMatchObject({ status: 'done', error: null });
    expect(await real.reader.collections()).not.toContain(name);
    return task.copyId ?? '';
  }

  async function recreate(entryId: string, name: string): Promise<Task> {
    const { definition } = await archive.read(entryId);
    const facts = await readRecreateFacts(real.gateway, definition, targetOf(name));
    const { plan, request } = planRecreate(definition, targetOf(name), real.gateway.server, facts);
    expect(plan).toMatchObject({ obstacle: null, leftOut: [], unsure: [] });
    const tasks = createTaskManager({
      gateway: () => real.gateway,
      describeConnection: () => aConnection(),
      records: createLoadRecords({ read: () => null, write: () => Promise.resolve() }),
      keepCopy: keepsIn([]),
    });
    const recreated = { entryId, from: definition.collection, leftOut: plan.leftOut };
    const ended = new Promise<Task>((resolve) => {
      tasks.onChange((task) => {
        if (task.status !== 'running') resolve(task);
      });
    });
    tasks.startRecreate(targetOf(name), { recreated, steps: plan.steps, request });
    return ended.finally(() => {
      tasks.dispose();
    });
  }

  it.each(Object.entries(cases))(
    '%s comes back as it was, under its name and another one',
    async (name, made) => {
      const { probe } = real.reader;
      await create(name, made);
      const described = await probe.call('DescribeCollection', { collection_name: name });
      const entryId = await dropAsAgreed(name);
      const { definition } = await archive.read(entryId);

      const task = await recreate(entryId, name);
      expect(task).toMatchObject({ status: 'done', error: null, recreated: { leftOut: [] } });
      expect(comparable(await definitionOf(name))).toEqual(comparable(definition));
      const again = await probe.call('DescribeCollection', { collection_name: name });
      expect(again.collectionID).not.toBe(described.collectionID);
      // By the server's own answer, whatever Falconer makes of it.
      expect(again.schema).toEqual(described.schema);
      expect(again.properties).toEqual(described.properties);

      for (const alias of made.aliases ?? []) await probe.call('DropAlias', { alias });
      const other = await recreate(entryId, `${name}_again`);
      expect(other).toMatchObject({ status: 'done', recreated: { leftOut: [] } });
      expect(comparable(await definitionOf(`${name}_again`))).toEqual(comparable(definition));
      const where = { collection_name: `${name}_again` };
      for (const alias of made.aliases ?? []) await probe.call('DropAlias', { alias });
      for (const collection_name of [name, where.collection_name])
        await probe.call('DropCollection', { collection_name });
    },
  );
});
