import { afterEach, describe, expect, it } from 'vitest';
import { startStage, stopStages } from './testing/sandbox-stage';

afterEach(stopStages);

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
});
