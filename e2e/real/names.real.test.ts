import { describe, expect, it } from 'vitest';
import type { CollectionRef } from '@shared/domain/refs';
import type { Task } from '@shared/domain/task';
import { nameProblem } from '@shared/policy/name-rules';
import type { NamedThing } from '@shared/policy/name-rules';
import { keepsIn } from '../../electron/archive/testing/copies';
import { createLoadRecords, createTaskManager } from '../../electron/tasks';
import { errorOf } from './outcome';
import { useRealServer } from './real-server';
import { smallSchema } from './small-schema';
import { aConnection } from '../../electron/testing/a-connection';

const DB = 'shelf';

describe.each(['2.3.5', '2.2.16', 'lite'] as const)('Milvus %s', (version) => {
  const real = useRealServer(version, () => Promise.resolve());

  function tasksOf() {
    const tasks = createTaskManager({
      gateway: () => real.gateway,
      describeConnection: () => aConnection(),
      records: createLoadRecords({ read: () => null, write: () => Promise.resolve() }),
      keepCopy: keepsIn([]),
    });
    const ended = ({ id }: Task): Promise<[string, string | null]> =>
      new Promise((resolve) => {
        const look = (): void => {
          const task = tasks.list().find((each) => each.id === id);
          if (task !== undefined && task.status !== 'running') {
            resolve([task.status, task.error?.code ?? null]);
          }
        };
        tasks.onChange(look);
        look();
      });
    return { tasks, ended };
  }

  /** A collection in a database that is not the default one, described by any of its names. */
  async function refOf(name: string): Promise<CollectionRef> {
    const { id, name: collection } = await real.gateway.describeCollection(DB, name);
    return { connectionId: 'real', database: DB, collection, collectionId: id };
  }

  async function makeLoaded(name: string): Promise<void> {
    const { probe } = real.reader;
    const where = { db_name: DB, collection_name: name };
    await probe.call('CreateCollection', { ...where, schema: smallSchema(name), shards_num: 1 });
    const wish = { field: 'vector', name: 'vector_idx', type: 'FLAT', metric: 'L2', params: {} };
    await real.gateway.createIndex(DB, name, wish);
    await probe.call('LoadCollection', where);
    await expect.poll(() => inMemory(), { timeout: 30_000 }).toContain(name);
  }

  const inMemory = async (): Promise<string[]> =>
    (await real.gateway.collectionsInMemory(DB)).map(({ name }) => name);
  const names = async (database: string): Promise<string[]> =>
    (await real.gateway.listCollections(database)).map(({ name }) => name).sort();

  it('creates a database, and renames, aliases and drops in it and nowhere else', async () => {
    const { tasks, ended } = tasksOf();
    const shelf = { connectionId: 'real', database: DB };
    const done = ['done', null];
    expect(await ended(tasks.startCreateDatabase(shelf))).toEqual(done);
    expect(await ended(tasks.startCreateDatabase(shelf))).toEqual(['failed', 'alreadyExists']);
    await makeLoaded('books');
    await makeLoaded('papers');

    const books = await refOf('books');
    expect(await ended(tasks.startCreateAlias(books, 'current'))).toEqual(done);
    expect(await ended(tasks.startCreateAlias(books, 'papers'))).toEqual(['failed', 'alreadyExists']);

    // What is in memory and an alias do not stand in the way, and stay.
    expect(await ended(tasks.startRename(books, 'papers'))).toEqual(['failed', 'alreadyExists']);
    expect(await ended(tasks.startRename(books, 'novels'))).toEqual(done);
    expect(await names(DB)).toEqual(['novels', 'papers']);
    expect(await names('default')).toEqual([]);
    const novels = await refOf('current');
    expect(novels).toEqual({ ...books, collection: 'novels' });
    // milvus-lite lets go of it.
    expect((await inMemory()).includes('novels')).toBe(version !== 'lite');

    const papers = await refOf('papers');
    expect(await ended(tasks.startAlterAlias(papers, 'current', papers))).toEqual(['failed', 'aliasMoved']);
    expect(await ended(tasks.startAlterAlias(papers, 'current', novels))).toEqual(done);
    expect(await refOf('current')).toEqual(papers);
    expect(await ended(tasks.startDropAlias(novels, 'current'))).toEqual(['failed', 'aliasMoved']);
    expect(await ended(tasks.startDropAlias(papers, 'current'))).toEqual(done);
    expect((await errorOf(real.gateway.describeCollection(DB, 'current'))).code).toBe('collectionNotFound');
    expect(await names(DB)).toEqual(['novels', 'papers']);

    expect(await ended(tasks.startDropDatabase(shelf))).toEqual(['failed', 'databaseNotEmpty']);
    expect((await errorOf(real.gateway.dropDatabase(DB))).code).toBe('databaseNotEmpty');
    const standard = { connectionId: 'real', database: 'default' };
    expect(await ended(tasks.startDropDatabase(standard))).toEqual(['failed', 'defaultDatabase']);
    for (const name of ['novels', 'papers']) {
      await real.reader.probe.call('DropCollection', { db_name: DB, collection_name: name });
    }
    expect(await ended(tasks.startDropDatabase(shelf))).toEqual(done);
    expect(await real.gateway.listDatabases()).toEqual(['default']);
    tasks.dispose();
  });

  // milvus-lite takes any name: there is nothing to hold the rules against.
  const itOnMilvus = version === 'lite' ? () => undefined : it;
  itOnMilvus(
    'refuses every kind of name that the rules refuse, and takes what they let through',
    async () => {
      const { probe } = real.reader;
      const { gateway } = real;
      await probe.call('CreateCollection', {
        ...{ collection_name: 'tried', schema: smallSchema('tried'), shards_num: 1 },
      });
      const attempts: Record<NamedThing, (name: string) => Promise<void>> = {
        collection: async (name) => {
          await gateway.renameCollection('default', 'tried', name);
          await gateway.renameCollection('default', name, 'tried');
        },
        alias: async (name) => {
          await gateway.createAlias('default', name, 'tried');
          await gateway.dropAlias('default', name);
        },
        database: async (name) => {
          await gateway.createDatabase(name);
          await gateway.dropDatabase(name);
        },
        partition: (name) => gateway.createPartition('default', 'tried', name),
      };
      const tried = [
        'ok',
        '_ok2',
        'O'.repeat(255),
        'x'.repeat(256),
        '1st',
        'a-b',
        'a$b',
        'a b',
        'ä',
        'a.b',
        'a\u202eb',
      ];
      const found: string[] = [];
      for (const [thing, attempt] of Object.entries(attempts)) {
        for (const name of tried) {
          const taken = await attempt(name).then(
            () => true,
            () => false,
          );
          const allowed = nameProblem(thing as NamedThing, name) === null;
          if (taken !== allowed)
            found.push(`${thing} ${JSON.stringify(name.slice(0, 12))}: ${taken ? 'taken' : 'refused'}`);
        }
      }
      console.log(`${version}: where the server differs from the rules: ${found.join('; ') || 'nowhere'}`);
      // For partitions the rules are those of all versions together: the server may take less, and never more.
      expect(found.filter((each) => !/^partition .*refused$/.test(each))).toEqual([]);
    },
  );
});
