import { describe, expect, it } from 'vitest';
import type { ArchiveEntry } from '@shared/domain/archive';
import type { DropTarget } from '@shared/domain/drop';
import { keepsIn } from '../../electron/archive/testing/copies';
import { readAlias } from '../../electron/tasks/steps/aliases';
import { agreedDrops, CONNECTION } from './agreed-drops';
import { useRealServer } from './real-server';
import { smallSchema } from './small-schema';

const DB = 'default';

describe.each(['2.3.5', '2.2.16', 'lite'] as const)('drops on Milvus %s', (version) => {
  const real = useRealServer(version, () => Promise.resolve());
  // milvus-lite has no ids, and drops partitions that are in memory.
  const isLite = version === 'lite';

  const setUp = () => {
    const kept: ArchiveEntry[] = [];
    return { kept, ...agreedDrops(real.gateway, keepsIn(kept)) };
  };

  /** A collection with a partition, both in memory, and an alias. */
  async function make(name: string): Promise<void> {
    const { probe } = real.reader;
    await probe.call('CreateCollection', { collection_name: name, schema: smallSchema(name), shards_num: 1 });
    await probe.call('CreatePartition', { collection_name: name, partition_name: 'old' });
    const index = { field: 'vector', name: 'vector_idx', type: 'FLAT', metric: 'L2', params: {} };
    await real.gateway.createIndex(DB, name, index);
    await probe.call('LoadCollection', { collection_name: name });
    await real.gateway.createAlias(DB, `${name}_now`, name);
    const inMemory = async () =>
      (await real.gateway.collectionsInMemory(DB)).find((each) => each.name === name);
    await expect.poll(async () => (await inMemory())?.percent, { timeout: 30_000 }).toBe(100);
  }

  const collectionOf = async (name: string) => {
    const { id } = await real.gateway.describeCollection(DB, name);
    return { connectionId: CONNECTION, database: DB, collection: name, collectionId: id };
  };
  const namesOf = async () => (await real.gateway.listCollections(DB)).map(({ name }) => name).sort();
  const partitionsOf = async (name: string) =>
    (await real.gateway.listPartitions(DB, name)).map((each) => each.name).sort();

  it('a partition goes after its release and a copy, a collection with its alias, and nothing else', async () => {
    const { plan, start, kept } = setUp();
    await make('books');
    await make('papers');
    const books = await collectionOf('books');
    const partitionId = (await real.gateway.listPartitions(DB, 'books')).find(
      ({ name }) => name === 'old',
    )?.id;
    const partition: DropTarget = {
      kind: 'partition',
      ref: { ...books, partition: 'old', partitionId: partitionId ?? null },
    };
    const first = await plan(partition);
    expect(first.items[0]?.blockers).toEqual([]);
    // Without release of single partitions after a load of the whole, the server refuses; then nothing is dropped.
    const end = await start(first.ticket, ['old']);
    const refuses = end.error?.code === 'partitionReleaseAfterCollection';
    expect(end.status).toBe(refuses ? 'failed' : 'done');
    expect(await partitionsOf('books')).toEqual(refuses ? ['_default', 'old'] : ['_default']);
    expect(kept.map((entry) => [entry.partition, entry.definition.collection])).toEqual([['old', 'books']]);

    const whole = await plan({ kind: 'collection', ref: books });
    expect(whole.items[0]).toMatchObject({ facts: { aliases: ['books_now'] }, blockers: [] });
    expect((await start(whole.ticket, ['books'])).status).toBe('done');
    expect(await namesOf()).toEqual(['papers']);
    expect(await readAlias(real.gateway, DB, 'books_now')).toBeNull();
    expect(kept[1]?.definition).toMatchObject({
      aliases: { kind: 'read', value: ['books_now'] },
      indexes: { kind: 'read', value: [{ field: 'vector' }] },
    });
    expect((await real.gateway.describeCollection(DB, 'papers_now')).name).toBe('papers');
  });

  it('an alias whose collection another client dropped leads nowhere, and goes by its name', async () => {
    const { planName, start } = setUp();
    const { probe } = real.reader;
    for (const name of ['left', 'other']) {
      await probe.call('CreateCollection', {
        collection_name: name,
        schema: smallSchema(name),
        shards_num: 1,
      });
    }
    const { collectionId } = await collectionOf('left');
    await real.gateway.createAlias(DB, 'left_now', 'left');
    await probe.call('DropCollection', { collection_name: 'left' });
    const gone = isLite ? null : { name: null, id: collectionId };
    expect(await readAlias(real.gateway, DB, 'left_now')).toEqual(gone);
    const ref = { connectionId: CONNECTION, database: DB, collection: '', collectionId: null };
    const { ticket, blockers } = await planName({ kind: 'alias', ref, alias: 'left_now' });
    // milvus-lite has dropped it with its collection.
    expect([blockers.length, ticket === null]).toEqual(isLite ? [1, true] : [0, false]);
    if (!isLite) {
      await expect(real.gateway.createAlias(DB, 'left_now', 'other')).rejects.toThrow();
      expect((await start(ticket, [])).status).toBe('done');
      expect(await readAlias(real.gateway, DB, 'left_now')).toBeNull();
    }
    await real.gateway.createAlias(DB, 'left_now', 'other');
    await real.gateway.dropAlias(DB, 'left_now');
    await probe.call('DropCollection', { collection_name: 'other' });
  });

  it('a collection that was dropped and created again under its name stays', async () => {
    const { plan, start } = setUp();
    const { probe } = real.reader;
    await probe.call('CreateCollection', {
      collection_name: 'twice',
      schema: smallSchema('twice'),
      shards_num: 1,
    });
    const ref = await collectionOf('twice');
    const { ticket } = await plan({ kind: 'collection', ref });
    await probe.call('DropCollection', { collection_name: 'twice' });
    await probe.call('CreateCollection', {
      collection_name: 'twice',
      schema: smallSchema('twice'),
      shards_num: 1,
    });
    const end = await start(ticket, ['twice']);
    // Where there are no ids only the name tells which one it is, and the question says so.
    expect([end.status, end.error?.code ?? null]).toEqual(
      isLite ? ['done', null] : ['failed', 'identityChanged'],
    );
    expect((await namesOf()).includes('twice')).toBe(!isLite);
  });
});
