import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '@shared/domain/settings';
import { appError } from '@shared/ipc/result';
import { broken } from '../../tasks/testing/fake-milvus';
import { CONNECTION, failing, removeDropFolders, setUpDrops } from './testing/drops-stage';

afterEach(removeDropFolders);

describe('a plan', () => {
  it('tells what would go, as it is now', async () => {
    const { milvus, plan, of } = setUpDrops();
    milvus.putInMemory(milvus.add('books', ['_default', 'a']), ['a']);
    milvus.add('Books');
    const { items, phrases, ticket, waitMs } = await plan([of('books')]);
    expect(items).toMatchObject([
      {
        facts: {
          collection: 'books',
          partitionNames: ['_default', 'a'],
          loadedPartitions: ['a'],
          lookAlikes: { named: [{ name: 'Books', how: 'drawnAlike' }], more: 0 },
        },
        ...{ steps: ['keep', 'check', 'drop'], blockers: [] },
      },
    ]);
    expect(phrases).toEqual([{ of: 'name', text: 'books' }]);
    expect([ticket, waitMs]).toEqual([expect.any(String), 0]);
  });

  it('leaves out what the server refused to this user, and asks for the rest alone, until that is forgotten', async () => {
    const { milvus, refusals, plan, of } = setUpDrops({ environment: 'production' });
    for (const name of ['books', 'drafts', 'papers']) milvus.add(name);
    const denied = appError('permissionDenied', { params: { privilege: 'PrivilegeDropCollection' } });
    refusals.note(CONNECTION, 'DropCollection', { database: 'default', collection: 'drafts' }, denied);
    const targets = [of('books'), of('drafts'), of('papers')];
    const { items, phrases } = await plan(targets);
    const refused = { kind: 'refused', privilege: 'PrivilegeDropCollection' };
    expect(items.map(({ blockers }) => blockers)).toEqual([[], [refused], []]);
    expect(phrases).toContainEqual({ of: 'count', text: '2' });
    expect(await plan([of('drafts')])).toMatchObject({ ticket: null, phrases: [] });
    refusals.forget(CONNECTION);
    expect((await plan(targets)).phrases).toContainEqual({ of: 'count', text: '3' });
  });

  it('has no ticket for what cannot be dropped', async () => {
    const { milvus, plan, partOf } = setUpDrops();
    milvus.add('books');
    expect(await plan([partOf('books', '_default')])).toMatchObject({
      ...{ ticket: null, phrases: [] },
      items: [{ blockers: [{ kind: 'defaultPartition' }] }],
    });
  });

  it('says of what cannot be read that nobody can say, and drops the rest', async () => {
    const { milvus, plan, of } = setUpDrops();
    milvus.add('books');
    milvus.add('authors');
    const targets = [of('books'), of('authors')];
    milvus.collections.delete('books');
    const { items, phrases } = await plan(targets);
    expect(items[0]?.blockers).toMatchObject([{ kind: 'unread', error: { code: 'collectionNotFound' } }]);
    expect(phrases).toEqual([{ of: 'name', text: 'authors' }]);
  });

  it('drops no more at once than the settings allow', async () => {
    const { milvus, plan, of } = setUpDrops({
      environment: 'production',
      settings: { mostDrops: { ...DEFAULT_SETTINGS.mostDrops, production: 1 } },
    });
    milvus.add('a');
    milvus.add('b');
    await expect(plan([of('a'), of('b')])).rejects.toMatchObject(
      failing('tooManyDrops', { count: '2', limit: '1' }),
    );
  });

  it('reads nothing over another connection than its own', async () => {
    const { milvus, plan, of } = setUpDrops();
    milvus.add('books');
    const target = of('books');
    target.ref.connectionId = 'c2';
    await expect(plan([target])).rejects.toMatchObject(
      failing('invalidInput', { field: 'targets.0.ref.connectionId' }),
    );
    expect(milvus.calls).toEqual([]);
  });
});

describe('a list of drops', () => {
  it('wants the count and the connection typed on production, and ends each by itself', async () => {
    const settings = { dropWaitSeconds: DEFAULT_SETTINGS.dropWaitSeconds };
    const { milvus, plan, start, of, partOf, bulks, finished } = setUpDrops({
      environment: 'production',
      settings,
    });
    milvus.add('a');
    milvus.add('b');
    milvus.putInMemory(milvus.add('c', ['_default', 'p']));
    const targets = [of('a'), of('b'), partOf('c', 'p')];
    const { ticket, phrases } = await plan(targets);
    expect(phrases.map(({ of: what, text }) => [what, text])).toEqual([
      ['count', '3'],
      ['connection', 'Main'],
    ]);
    const { bulk } = await start(ticket, ['3', 'Main']);
    // Another client makes one of them anew while it waits.
    const anew = milvus.add('b');
    await finished();
    const { entries } = await bulks.entries(bulk!.id, 0, 10);
    expect(entries.map(({ result }) => [result.state, result.error?.code ?? null])).toEqual([
      ['done', null],
      ['failed', 'identityChanged'],
      ['done', null],
    ]);
    expect([...milvus.collections.keys()].sort()).toEqual(['b', 'c']);
    expect(milvus.collections.get('b')).toBe(anew);
    expect(milvus.collections.get('c')?.partitions.map(({ name }) => name)).toEqual(['_default']);
  });

  it('tells of a drop whose answer was lost what reading says', async () => {
    const { milvus, plan, start, of, bulks, finished } = setUpDrops({ environment: 'development' });
    milvus.add('a');
    milvus.add('b');
    milvus.failNext('dropCollection', { error: broken('connectionLost'), carriedOut: 'atOnce' });
    const { ticket } = await plan([of('a'), of('b')]);
    const { bulk } = await start(ticket, []);
    await finished();
    const { entries } = await bulks.entries(bulk!.id, 0, 10);
    expect(entries.map(({ result }) => result.state)).toEqual(['done', 'done']);
    expect(milvus.collections.size).toBe(0);
  });
});

describe('a plan without a copy', () => {
  it('wants that typed, keeps none, and is of that alone', async () => {
    const { milvus, plan, start, of, ended, kept } = setUpDrops({ environment: 'development' });
    milvus.add('books');
    milvus.add('papers');
    const with_ = await plan([of('papers')]);
    expect(with_.phrases).toEqual([]);
    const { ticket, phrases, items } = await plan([of('books')], false);
    expect([phrases.map(({ of: what }) => what), items[0]?.steps]).toEqual([
      ['withoutCopy'],
      ['check', 'drop'],
    ]);
    await expect(start(ticket, [])).rejects.toMatchObject(failing('confirmationRequired'));
    const again = await plan([of('books')], false);
    const { task } = await start(again.ticket, ['without a copy']);
    expect((await ended(task!)).status).toBe('done');
    expect(kept).toEqual([]);
    await ended((await start(with_.ticket, [])).task!);
    expect(kept).toEqual(['papers']);
  });
});
