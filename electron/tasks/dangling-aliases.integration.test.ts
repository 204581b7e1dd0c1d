import { afterEach, describe, expect, it } from 'vitest';
import { aliasesToRemove, planDrop } from '@shared/policy/drop-plan';
import { readDropTarget } from '../ipc/handlers/drop-facts';
import { readNameTarget } from '../ipc/handlers/drop-name';
import { readAlias } from './steps/aliases';
import { startStage, stopStages } from './testing/sandbox-stage';

afterEach(stopStages);

describe.each(['2.2.16', '2.3.5'] as const)('an alias on %s, where it outlives its collection', (profile) => {
  async function stageWithAlias() {
    const stage = await startStage({ profile });
    const { sandbox, gateway, collection, records } = stage;
    const home = sandbox.world.database('default');
    for (const alias of [...home.aliases.keys()]) home.aliases.delete(alias);
    await gateway.createAlias('default', 'reading', 'books');
    const target = { kind: 'collection' as const, ref: collection('books') };
    const reading = {
      ...{ gateway, loadedFields: records.get, readAt: 1, options: {}, withGrants: false },
      namesIn: () => Promise.resolve([]),
    };
    const plan = async () => planDrop(await readDropTarget(reading, target), true, gateway.capabilities);
    const question = (ref = collectionOf(target.ref.collectionId)) =>
      readNameTarget(gateway, { kind: 'alias', ref, alias: 'reading' }, {});
    const collectionOf = (collectionId: string | null) => ({ ...target.ref, collectionId });
    return { ...stage, home, target, plan, question, isThere: () => home.collections.has('books') };
  }

  it('is removed first by a drop, and nothing is left of it', async () => {
    const { plan, tasks, target, ended, home, gateway, sent, isThere } = await stageWithAlias();
    const item = await plan();
    expect(item.steps).toEqual(['keep', 'removeAliases', 'check', 'drop']);
    const aliases = aliasesToRemove(item);
    const end = await ended(tasks.startDropCollection(target.ref, { aliases, shownAliases: aliases }));
    expect(end).toMatchObject({ status: 'done', aliases: ['reading'] });
    expect([isThere(), [...home.dangling], sent('DropAlias')]).toEqual([false, [], 1]);
    expect(await readAlias(gateway, 'default', 'reading')).toBeNull();
  });

  it('keeps its collection where it points elsewhere by now', async () => {
    const { plan, tasks, target, ended, home, isThere } = await stageWithAlias();
    const aliases = aliasesToRemove(await plan());
    const other = [...home.collections.keys()].find((name) => name !== 'books') ?? '';
    home.aliases.set('reading', other);
    const end = await ended(tasks.startDropCollection(target.ref, { aliases, shownAliases: aliases }));
    expect(end).toMatchObject({ status: 'failed', error: { code: 'aliasMoved' } });
    expect([isThere(), home.aliases.get('reading')]).toEqual([true, other]);
  });

  it('whose collection another client dropped is told from one that is not there, and goes', async () => {
    const { gateway, question, target, tasks, ended, home, sandbox } = await stageWithAlias();
    const id = target.ref.collectionId;
    sandbox.act('DropCollection', { collection_name: 'books' });
    expect(await readAlias(gateway, 'default', 'reading')).toEqual({ name: null, id });
    expect(await readAlias(gateway, 'default', 'never')).toBeNull();
    const asked = await question();
    expect(asked).toMatchObject({ blockers: [], target: { ref: { collection: 'books', collectionId: id } } });
    const other = await question({ ...target.ref, collectionId: '1' });
    expect(other.blockers).toEqual([{ kind: 'aliasMoved', collection: null, id }]);
    const end = await ended(tasks.startDropAlias(target.ref, 'reading'));
    expect([end.status, [...home.dangling]]).toEqual(['done', []]);
  });

  it('can be dropped by its name alone, while it leads where it did', async () => {
    const { question, target, tasks, ended, home, sandbox, gateway } = await stageWithAlias();
    const unknown = { ...target.ref, collection: '', collectionId: null };
    const pointing = await question(unknown);
    expect(pointing).toMatchObject({ blockers: [], target: { ref: target.ref } });
    sandbox.act('DropCollection', { collection_name: 'books' });
    const { target: found, blockers } = await question(unknown);
    const ref = { ...unknown, collectionId: target.ref.collectionId };
    expect([found, blockers]).toEqual([{ kind: 'alias', ref, alias: 'reading' }, []]);
    const other = [...home.collections.keys()][0] ?? '';
    await gateway.alterAlias('default', 'reading', other);
    const moved = await ended(tasks.startDropAlias(ref, 'reading'));
    expect(moved).toMatchObject({ status: 'failed', error: { code: 'aliasMoved' } });
    expect(home.aliases.get('reading')).toBe(other);
  });
});
