import { afterEach, describe, expect, it } from 'vitest';
import type { CollectionRef } from '@shared/domain/refs';
import type { Task } from '@shared/domain/task';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import { FalconerError } from '@shared/ipc/result';
import { profileNames } from '../sandbox';
import type { ProfileName } from '../sandbox';
import { createPartition } from './steps/create-partition';
import { startStage as start, stopStages } from './testing/sandbox-stage';
import type { Stage } from './testing/sandbox-stage';

afterEach(stopStages);

const lost = (when: 'before' | 'after') => ({ kind: 'lost', when }) as const;

/** A stage, with targets as the window would name them: milvus-lite tells no ids. */
async function open(profile: ProfileName) {
  const stage = await start({ profile });
  const isLite = profile.startsWith('lite');
  const of = (name: string): CollectionRef => ({
    ...stage.collection(name),
    ...(isLite ? { collectionId: null } : {}),
  });
  const { world } = stage.sandbox;
  const names = () => [...world.database('default').collections.keys()];
  const aliases = () => Object.fromEntries(world.database('default').aliases);
  return { ...stage, world, of, isLite, names, aliases };
}

const database = ({ collection }: Stage, name: string) => ({
  ...{ connectionId: collection('books').connectionId, database: name },
});

const outcome = ({ status, error }: Task) => [status, error?.code ?? null];

describe.each(profileNames)('on %s', (profile) => {
  it('renames a collection in memory with an alias, once, and the id has the new name', async () => {
    const { tasks, ended, of, names, aliases, sent, world, records, isLite } = await open(profile);
    world.database('default').aliases.set('reading', 'books');
    const target = of('books');
    await ended(tasks.startLoad(target, LOAD_EVERYTHING));
    const remembered = records.get(target.connectionId, 'default', target.collectionId);
    const { id } = world.collection('default', 'books');
    const end = await ended(tasks.startRename(target, 'novels'));
    expect(outcome(end)).toEqual(['done', null]);
    expect(end).toMatchObject({ kind: 'renameCollection', collection: 'books', name: 'novels' });
    expect(names()).toContain('novels');
    expect(names()).not.toContain('books');
    expect(world.collection('default', 'novels')).toMatchObject({ id });
    // milvus-lite lets go of it.
    expect(world.collection('default', 'novels').loadedWith === null).toBe(isLite);
    expect(aliases().reading).toBe('novels');
    expect(sent('RenameCollection')).toBe(1);
    // What is remembered of the load is kept by the id.
    if (isLite) return;
    expect(records.get(target.connectionId, 'default', target.collectionId)).toEqual(remembered);
  });

  it('renames nothing that is another one now, by an alias, or to a name that is taken', async () => {
    const { tasks, ended, of, aliases, sent, world, isLite } = await open(profile);
    world.database('default').aliases.set('reading', 'books');
    const stale = { ...of('books'), collectionId: '1' };
    if (!isLite) expect(outcome(await ended(tasks.startRename(stale, 'novels')))[1]).toBe('identityChanged');
    const byAlias = { ...of('books'), collection: 'reading' };
    expect(outcome(await ended(tasks.startRename(byAlias, 'novels')))).toEqual(['failed', 'aliasGiven']);
    for (const taken of ['events', 'reading', 'books']) {
      expect(outcome(await ended(tasks.startRename(of('books'), taken)))).toEqual([
        'failed',
        'alreadyExists',
      ]);
    }
    expect(sent('RenameCollection')).toBe(0);
    expect(aliases().reading).toBe('books');
  });

  it.each(['before', 'after'] as const)(
    'finds out what became of a rename lost %s it was made',
    async (when) => {
      const { tasks, ended, of, names, sent, sandbox } = await open(profile);
      sandbox.faults.failNext('RenameCollection', lost(when));
      const end = await ended(tasks.startRename(of('books'), 'novels'));
      expect(end.status).toBe(when === 'after' ? 'done' : 'failed');
      expect(names().includes('novels')).toBe(when === 'after');
      expect(sent('RenameCollection')).toBe(1);
    },
  );

  it('creates, moves and drops an alias, each once, and the collections stay', async () => {
    const { tasks, ended, of, names, aliases, sent } = await open(profile);
    const before = names();
    expect(outcome(await ended(tasks.startCreateAlias(of('books'), 'current')))).toEqual(['done', null]);
    expect(aliases().current).toBe('books');
    const moved = await ended(tasks.startAlterAlias(of('events'), 'current', of('books')));
    expect(outcome(moved)).toEqual(['done', null]);
    expect(moved).toMatchObject({
      collection: 'events',
      name: 'current',
      pointedTo: { collection: 'books' },
    });
    expect(aliases().current).toBe('events');
    expect(outcome(await ended(tasks.startDropAlias(of('events'), 'current')))).toEqual(['done', null]);
    expect(aliases().current).toBeUndefined();
    expect(['CreateAlias', 'AlterAlias', 'DropAlias'].map(sent)).toEqual([1, 1, 1]);
    expect(names()).toEqual(before);
  });

  it('touches no alias that is not as it was shown', async () => {
    const { tasks, ended, of, aliases, sent, world, isLite } = await open(profile);
    world.database('default').aliases.set('current', 'events');
    const code = async (task: Task) => outcome(await ended(task));
    // It points to another collection than the one shown.
    expect(await code(tasks.startDropAlias(of('books'), 'current'))).toEqual(['failed', 'aliasMoved']);
    expect(await code(tasks.startAlterAlias(of('logs_2024'), 'current', of('books')))).toEqual([
      'failed',
      'aliasMoved',
    ]);
    // There is none: neither of that name, nor where a collection has it.
    for (const none of ['nothing', 'books']) {
      expect(await code(tasks.startDropAlias(of('books'), none))).toEqual(['failed', 'aliasNotFound']);
    }
    // The name is taken.
    for (const taken of ['current', 'events', 'books']) {
      expect(await code(tasks.startCreateAlias(of('books'), taken))).toEqual(['failed', 'alreadyExists']);
    }
    // A collection of that name is another one now.
    const stale = { ...of('books'), collectionId: '1' };
    if (!isLite) {
      expect(await code(tasks.startCreateAlias(stale, 'fresh'))).toEqual(['failed', 'identityChanged']);
      expect(await code(tasks.startAlterAlias(stale, 'current', of('events')))).toEqual([
        'failed',
        'identityChanged',
      ]);
      const staleFrom = { ...of('events'), collectionId: '1' };
      expect(await code(tasks.startAlterAlias(of('books'), 'current', staleFrom))).toEqual([
        'failed',
        'aliasMoved',
      ]);
      expect(await code(tasks.startDropAlias(staleFrom, 'current'))).toEqual(['failed', 'aliasMoved']);
    }
    expect(aliases()).toMatchObject({ current: 'events' });
    expect(['CreateAlias', 'AlterAlias', 'DropAlias'].map(sent)).toEqual([0, 0, 0]);
  });

  it.each(['before', 'after'] as const)(
    'finds out what became of aliases lost %s they were changed',
    async (when) => {
      const { tasks, ended, of, sandbox, sent, aliases, world } = await open(profile);
      const status = when === 'after' ? 'done' : 'failed';
      sandbox.faults.failNext('CreateAlias', lost(when));
      expect((await ended(tasks.startCreateAlias(of('books'), 'current'))).status).toBe(status);
      expect('current' in aliases()).toBe(when === 'after');
      world.database('default').aliases.set('current', 'books');
      sandbox.faults.failNext('AlterAlias', lost(when));
      expect((await ended(tasks.startAlterAlias(of('events'), 'current', of('books')))).status).toBe(status);
      expect(aliases().current).toBe(when === 'after' ? 'events' : 'books');
      world.database('default').aliases.set('current', 'books');
      sandbox.faults.failNext('DropAlias', lost(when));
      expect((await ended(tasks.startDropAlias(of('books'), 'current'))).status).toBe(status);
      expect('current' in aliases()).toBe(when === 'before');
      expect(['CreateAlias', 'AlterAlias', 'DropAlias'].map(sent)).toEqual([1, 1, 1]);
    },
  );

  it('says unknown where the answer was lost and somebody else moved the alias meanwhile', async () => {
    const { tasks, ended, of, sandbox, world } = await open(profile);
    world.database('default').aliases.set('current', 'books');
    sandbox.faults.failNext('AlterAlias', lost('before'));
    const task = tasks.startAlterAlias(of('events'), 'current', of('books'));
    const stop = tasks.onChange(({ id, steps }) => {
      const isSent = steps.some(({ kind, status }) => kind === 'change' && status === 'running');
      if (id === task.id && isSent) world.database('default').aliases.set('current', 'logs_2024');
    });
    expect((await ended(task)).status).toBe('unknown');
    stop();
  });

  it('creates a database and drops it again, each once', async () => {
    const stage = await open(profile);
    const { tasks, ended, sent, world } = stage;
    const archive = database(stage, 'archive');
    expect(outcome(await ended(tasks.startCreateDatabase(archive)))).toEqual(['done', null]);
    expect([...world.databases.keys()]).toContain('archive');
    expect(outcome(await ended(tasks.startCreateDatabase(archive)))).toEqual(['failed', 'alreadyExists']);
    expect(outcome(await ended(tasks.startDropDatabase(archive)))).toEqual(['done', null]);
    expect([...world.databases.keys()]).not.toContain('archive');
    expect(outcome(await ended(tasks.startDropDatabase(archive)))).toEqual(['failed', 'databaseNotFound']);
    expect(['CreateDatabase', 'DropDatabase'].map(sent)).toEqual([1, 1]);
  });

  it('drops no database that holds something, and never default; nothing is sent', async () => {
    const stage = await open(profile);
    const { tasks, ended, sent } = stage;
    const full = await ended(tasks.startDropDatabase(database(stage, 'reviews')));
    expect(full).toMatchObject({ status: 'failed', error: { code: 'databaseNotEmpty' } });
    expect(Number(full.error?.params.count)).toBeGreaterThan(0);
    expect(outcome(await ended(tasks.startDropDatabase(database(stage, 'default'))))).toEqual([
      'failed',
      'defaultDatabase',
    ]);
    expect(sent('DropDatabase')).toBe(0);
  });

  it('tells the words of the server where something came in between', async () => {
    const stage = await open(profile);
    const { gateway, isLite } = stage;
    const codeOf = (work: Promise<void>) => work.then(() => 'done', codeOfError);
    expect(await codeOf(gateway.dropDatabase('reviews'))).toBe('databaseNotEmpty');
    expect(await codeOf(gateway.dropDatabase('default'))).toBe('defaultDatabase');
    expect(await codeOf(gateway.createDatabase('reviews'))).toBe('alreadyExists');
    expect(await codeOf(gateway.renameCollection('default', 'books', 'events'))).toBe('alreadyExists');
    expect(await codeOf(gateway.renameCollection('default', 'nothing', 'novels'))).toBe('collectionNotFound');
    expect(await codeOf(gateway.createAlias('default', 'events', 'books'))).toBe('alreadyExists');
    expect(await codeOf(gateway.alterAlias('default', 'nothing', 'books'))).toBe('aliasNotFound');
    await gateway.createAlias('default', 'current', 'books');
    expect(await codeOf(gateway.createAlias('default', 'current', 'events'))).toBe('alreadyExists');
    if (isLite) return;
    expect(await codeOf(gateway.renameCollection('default', 'current', 'novels'))).toBe('aliasGiven');
    for (const bad of ['bad name!', '1st', 'x'.repeat(256)]) {
      expect(await codeOf(gateway.renameCollection('default', 'books', bad))).toBe('invalidParameter');
      expect(await codeOf(gateway.createAlias('default', bad, 'books'))).toBe('invalidParameter');
      expect(await codeOf(gateway.createDatabase(bad))).toBe('invalidParameter');
    }
  });

  it('creates a partition of that very collection once, and finds out what became of a lost one', async () => {
    const { gateway, of, sandbox, sent, world, isLite } = await open(profile);
    const life = new AbortController().signal;
    const clock = { now: () => 0, sleep: () => Promise.resolve() };
    let time = 0;
    const looking = {
      clock: { now: () => time, sleep: (ms: number) => clock.sleep().then(() => void (time += ms)) },
      life,
      signal: life,
    };
    const create = (target: CollectionRef, name: string) =>
      createPartition(() => gateway, target, name, looking).then(() => 'done', codeOfError);
    const has = (name: string) =>
      world.collection('default', 'books').partitions.some((each) => each.name === name);
    expect(await create(of('books'), 'y2030')).toBe('done');
    expect(await create(of('books'), 'y2030')).toBe('alreadyExists');
    if (!isLite) expect(await create({ ...of('books'), collectionId: '1' }, 'y2031')).toBe('identityChanged');
    expect(sent('CreatePartition')).toBe(1);
    sandbox.faults.failNext('CreatePartition', lost('after'));
    expect(await create(of('books'), 'y2032')).toBe('done');
    sandbox.faults.failNext('CreatePartition', lost('before'));
    expect(await create(of('books'), 'y2033')).toBe('connectionLost');
    expect([has('y2032'), has('y2033'), sent('CreatePartition')]).toEqual([true, false, 3]);
  });
});

const codeOfError = (thrown: unknown): string =>
  thrown instanceof FalconerError ? thrown.error.code : String(thrown);
