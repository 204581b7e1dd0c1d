import { afterEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../sandbox';
import { startStage, stopStages } from './testing/sandbox-stage';

afterEach(stopStages);

type World = Sandbox['world'];

async function stageWithAliases(profile: '2.5.27' | '2.4.23' | '3.0.1') {
  const stage = await startStage({ profile });
  const { sandbox, gateway } = stage;
  for (const alias of ['catalog', 'shelf']) await gateway.createAlias('default', alias, 'books');
  const aliasesOf = async () => (await gateway.listAliases('default', 'books')).sort();
  return { ...stage, aliasesOf, isThere: () => sandbox.world.database('default').collections.has('books') };
}

describe.each(['2.4.23', '2.5.27', '3.0.1'] as const)('a collection with aliases on %s', (profile) => {
  it('loses those that were shown, is kept with them, and goes', async () => {
    const { tasks, collection, ended, kept, isThere, sent } = await stageWithAliases(profile);
    const aliases = ['catalog', 'shelf'];
    const end = await ended(tasks.startDropCollection(collection('books'), { aliases }));
    expect(end).toMatchObject({ status: 'done', copyId: '0', aliases });
    expect(end.steps.map(({ kind }) => kind)).toEqual(['keep', 'removeAliases', 'check', 'drop']);
    expect(isThere()).toBe(false);
    expect(sent('DropAlias')).toBe(2);
    const [copy] = kept;
    expect(copy?.definition.aliases).toEqual({
      kind: 'read',
      value: expect.arrayContaining(aliases) as unknown,
    });
  });

  it('stays as it is if it has one that was not shown', async () => {
    const { tasks, collection, ended, isThere, aliasesOf } = await stageWithAliases(profile);
    const end = await ended(tasks.startDropCollection(collection('books'), { aliases: ['catalog'] }));
    expect(end).toMatchObject({
      status: 'failed',
      error: { code: 'aliasAdded', params: { aliases: 'shelf' } },
    });
    expect(isThere()).toBe(true);
    expect(await aliasesOf()).toEqual(['catalog', 'shelf']);
  });

  it('stays if one of them points elsewhere by now, and so does that one', async () => {
    const { tasks, gateway, collection, ended, isThere, aliasesOf } = await stageWithAliases(profile);
    const other = (await gateway.listCollections('default')).find(({ name }) => name !== 'books')?.name ?? '';
    await gateway.alterAlias('default', 'shelf', other);
    const aliases = ['catalog', 'shelf'];
    const end = await ended(tasks.startDropCollection(collection('books'), { aliases }));
    expect(end).toMatchObject({ status: 'failed', error: { code: 'aliasMoved' } });
    expect(isThere()).toBe(true);
    expect((await gateway.describeCollection('default', 'shelf')).name).toBe(other);
    expect(await aliasesOf()).toEqual(['catalog']);
  });

  it('keeps one that is moved while the one before it is removed', async () => {
    const { tasks, sandbox, collection, ended, isThere, aliasesOf, sent } = await stageWithAliases(profile);
    const other = [...sandbox.world.database('default').collections.keys()].find((name) => name !== 'books');
    sandbox.faults.failNext('DropAlias', {
      kind: 'altered',
      change: (reply) => {
        sandbox.world.database('default').aliases.set('shelf', other ?? '');
        return reply;
      },
    });
    const aliases = ['catalog', 'shelf'];
    const end = await ended(tasks.startDropCollection(collection('books'), { aliases }));
    expect(end).toMatchObject({ status: 'failed', error: { code: 'aliasMoved' } });
    expect([isThere(), await aliasesOf(), sent('DropAlias')]).toEqual([true, [], 1]);
    expect(sandbox.world.database('default').aliases.get('shelf')).toBe(other);
  });
});

describe.each(['2.3.5', 'lite-3.2.1'] as const)(
  'a collection whose aliases are not removed first on %s',
  (profile) => {
    it('stays if one was added since they were shown', async () => {
      const { tasks, gateway, collection, ended, sandbox } = await startStage({ profile });
      const isThere = () => sandbox.world.database('default').collections.has('books');
      await gateway.createAlias('default', 'shelf', 'books');
      const shownAliases = [...sandbox.world.database('default').aliases.keys()];
      await gateway.createAlias('default', 'new', 'books');
      const target = { ...collection('books'), ...(profile === '2.3.5' ? {} : { collectionId: null }) };
      const refused = await ended(tasks.startDropCollection(target, { shownAliases }));
      expect(refused).toMatchObject({
        status: 'failed',
        error: { code: 'aliasAdded', params: { aliases: 'new' } },
      });
      expect(isThere()).toBe(true);
      const all = [...shownAliases, 'new'];
      const end = await ended(tasks.startDropCollection(target, { shownAliases: all }));
      expect([end.status, isThere()]).toEqual(['done', false]);
    });
  },
);

describe('what has another name by now', () => {
  /** A stage on which something happens right before requests are carried out. */
  async function stageWith(before: (world: World, method: string) => void) {
    const holder: { world: World | null } = { world: null };
    const witness = {
      before: ({ method }: { method: string }) => {
        if (holder.world !== null) before(holder.world, method);
      },
      after: () => undefined,
    };
    const stage = await startStage({ profile: '2.5.27', witness });
    holder.world = stage.sandbox.world;
    return stage;
  }
  const rename = (world: World, from: string, to: string): void => {
    const books = world.collection('default', 'books');
    world.database(from).collections.delete('books');
    books.name = 'moved';
    world.database(to).collections.set('moved', books);
  };

  it('is not said to be dropped where it is in another database', async () => {
    const { tasks, collection, ended } = await stageWith((world, method) => {
      if (method !== 'DropCollection') return;
      world.addDatabase('attic');
      rename(world, 'default', 'attic');
    });
    const end = await ended(tasks.startDropCollection(collection('books')));
    expect(end).toMatchObject({ status: 'unknown', error: { code: 'outcomeUnknown' } });
  });

  it.each([
    ['done', 'after'],
    ['failed', 'before'],
  ] as const)('is a partition of it looked for by ids: %s', async (status, when) => {
    let isSent = false;
    const stage = await stageWith((world, method) => {
      // At the first look after the request.
      const isLook = isSent && method === 'ShowPartitions';
      if (isLook && world.database('default').collections.has('books')) rename(world, 'default', 'default');
    });
    const { tasks, partition, ended, sandbox } = stage;
    const { partitions } = sandbox.world.collection('default', 'books');
    for (const each of partitions) each.memory = null;
    const name = partitions.find((each) => each.name !== '_default')?.name ?? '';
    const fault = { kind: 'grpc' as const, code: 4, details: 'Deadline exceeded', when };
    sandbox.faults.failNext('DropPartition', fault);
    tasks.onChange(({ steps }) => {
      isSent ||= steps.some((step) => step.kind === 'drop' && step.status === 'running');
    });
    const end = await ended(tasks.startDropPartition(partition('books', name), false));
    expect(end.status).toBe(status);
    expect(sandbox.world.collection('default', 'moved').partitions.some((each) => each.name === name)).toBe(
      status === 'failed',
    );
  });
});
