import { describe, expect, it } from 'vitest';
import { EVERY_ACTIVITY } from '@shared/domain/activity';
import type { ActivityBegin } from '@shared/domain/activity';
import { appError, fail, FalconerError } from '@shared/ipc/result';
import type { MilvusGateway } from '../milvus/gateway-types';
import { VirtualClock } from '../tasks/testing/virtual-clock';
import { createActivityLog } from './activity-log';
import { createEndFinder } from './end-finder';
import type { EndFinderDeps } from './end-finder';
import { createActivityRecorder } from './recorder';
import { beginLine, memoryLogFiles } from './testing/lines';
import { aConnection } from '../testing/a-connection';

/** What an earlier process left, a server with some collections, and a finder. */
async function stage(left: readonly Partial<ActivityBegin>[], over: Partial<EndFinderDeps> = {}) {
  const clock = new VirtualClock();
  const files = memoryLogFiles();
  const open = () => createActivityLog({ folder: '', now: () => clock.now(), files });
  await open().append(...left.map((begin) => beginLine(begin)));
  const log = open();
  const connection = { ...aConnection(), user: null };
  const describeConnection = () => connection;
  const deps = { log, now: () => clock.now(), describeConnection, redact: (text: string) => text };
  const recorder = createActivityRecorder(deps);
  const server = {
    collections: new Map<string, string>([['books', '7']]),
    aliases: new Map<string, string>(),
    inMemory: [] as string[],
    refusal: null as FalconerError | null,
    reads: 0,
  };
  const found = (asked: string) => {
    const name = server.aliases.get(asked) ?? asked;
    server.reads++;
    if (server.refusal !== null) throw server.refusal;
    const id = server.collections.get(name);
    return id === undefined ? fail('collectionNotFound') : { name, id };
  };
  const gateway = {
    capabilities: { partitionMemory: { supported: false } },
    describeCollection: (_database: string, name: string) => Promise.resolve().then(() => found(name)),
    collectionMessage: (_database: string, name: string) => Promise.resolve().then(() => found(name)),
    listCollections: () => Promise.resolve([...server.collections].map(([name, id]) => ({ name, id }))),
    collectionsInMemory: () =>
      Promise.resolve(server.inMemory.map((name) => ({ name, id: '7', percent: 100 }))),
    listPartitions: () => Promise.resolve([{ name: 'p1', id: '1', createdAt: null }]),
    listIndexes: () => Promise.resolve([]),
    listDatabases: () => Promise.resolve(['default', 'there']),
  } as unknown as MilvusGateway;
  const finder = createEndFinder({
    ...{
      log,
      recorder,
      clock,
      life: new AbortController().signal,
      gateway: () => gateway,
      describeConnection,
    },
    ...{ isTakenUp: () => false, isBulkBusy: () => Promise.resolve(false), outlives: () => true },
    ...over,
  });
  const look = async (): Promise<void> => {
    let isOver = false;
    void finder.look('c1').then(() => (isOver = true));
    await clock.until(() => isOver);
  };
  const told = async () =>
    (await log.page(EVERY_ACTIVITY, 0, 100)).entries
      .reverse()
      .map(({ operation, state, byReading, error }) => [operation, state, byReading, error?.code ?? null]);
  return { look, told, log, server, recorder, clock, connection };
}

const drop = { operation: 'dropCollection' };
const gone = { database: 'default', collection: 'gone', collectionId: '8', partitions: null };
const database = { database: 'there', collection: null, collectionId: null, partitions: null };
const old = { database: 'default', collection: 'old', collectionId: '7', partitions: null };
const unmade = { ...gone, collectionId: null };
const partition = { database: 'default', collection: 'books', collectionId: '7', partitions: ['p1'] };

describe('what was begun on a server to which the connection does not lead any more', () => {
  it.each([gone, old])('has an unknown end, whatever the other server holds', async (target) => {
    const { look, told, server } = await stage([{ ...drop, target, fingerprint: 'before' }]);
    await look();
    expect(await told()).toEqual([['dropCollection', 'unknown', false, 'leadsElsewhere']]);
    expect(server.reads).toBe(0);
  });
});

describe('what nobody saw end', () => {
  it.each<[string, Partial<ActivityBegin>, unknown[]]>([
    ['a drop of what is gone', { ...drop, target: gone }, ['done', true, null]],
    ['a drop of what is there', drop, ['failed', true, 'notInEffect']],
    [
      'a drop of a partition that is there',
      { operation: 'dropPartition', target: partition },
      ['failed', true, 'notInEffect'],
    ],
    [
      'a drop of a partition whose name another one has by now',
      { operation: 'dropPartition', target: { ...partition, partitionId: '2' } },
      ['done', true, null],
    ],
    [
      'a rename that was made',
      { operation: 'renameCollection', target: old, parameters: { name: 'books' } },
      ['done', true, null],
    ],
    [
      'a rename that was not',
      { operation: 'renameCollection', parameters: { name: 'novels' } },
      ['failed', true, 'notInEffect'],
    ],
    [
      'a rename of what is there under neither name',
      { operation: 'renameCollection', target: gone, parameters: { name: 'lost' } },
      ['unknown', true, 'interrupted'],
    ],
    [
      'an alias that is not there',
      { operation: 'createAlias', parameters: { name: 'reading' } },
      ['failed', true, 'notInEffect'],
    ],
    ['a drop of an alias', { operation: 'dropAlias', parameters: { name: 'reading' } }, ['done', true, null]],
    ['a new database', { operation: 'createDatabase', target: database }, ['done', true, null]],
    [
      'a drop of a database that is there',
      { operation: 'dropDatabase', target: database },
      ['failed', true, 'notInEffect'],
    ],
    [
      'a name that nobody can read',
      { operation: 'dropAlias', parameters: { name: 5 } },
      ['unknown', true, 'interrupted'],
    ],
    ['what was not made again', { operation: 'recreate', target: unmade }, ['failed', true, 'notInEffect']],
    ['what was made again, at least in part', { operation: 'recreate' }, ['unknown', true, 'interrupted']],
    ['a partition that is there', { operation: 'createPartition', target: partition }, ['done', true, null]],
    [
      'an index that is not',
      { operation: 'createIndex', parameters: { field: 'v' } },
      ['failed', true, 'notInEffect'],
    ],
    ['a load of what is not in memory', {}, ['failed', true, 'notInEffect']],
    ['a release of what is not in memory', { operation: 'release' }, ['done', true, null]],
    [
      'a load of another collection of that name',
      { target: { ...partition, collectionId: '9', partitions: null } },
      ['unknown', true, 'identityChanged'],
    ],
    ['a refresh', { operation: 'refreshLoad' }, ['unknown', true, 'interrupted']],
    ['what a later version did', { operation: 'constructor' }, ['unknown', true, 'interrupted']],
  ])('%s is told by reading', async (_what, begin, end) => {
    const { look, told } = await stage([begin]);
    await look();
    expect(await told()).toEqual([[begin.operation ?? 'load', ...end]]);
  });

  it('is looked for over some seconds before it counts as not carried out', async () => {
    const { look, told, server, clock } = await stage([drop]);
    const from = clock.now();
    clock.after(4500, () => server.collections.delete('books'));
    await look();
    expect(clock.now() - from).toBeGreaterThan(4500);
    expect(await told()).toEqual([['dropCollection', 'done', true, null]]);
  });

  it('is told of aliases of which only some are gone: which', async () => {
    const parameters = { aliases: ['there', 'gone'] };
    const { look, log, server } = await stage([{ operation: 'dropAlias', parameters }]);
    server.aliases.set('there', 'books');
    await look();
    const { entries } = await log.page(EVERY_ACTIVITY, 0, 1);
    expect(entries).toMatchObject([
      {
        state: 'failed',
        error: { code: 'interrupted', params: { left: 'aliasesRemoved', aliases: 'gone' } },
      },
    ]);
  });

  it('stays open while the server does not answer, and is unknown where it may not be read', async () => {
    const { look, told, server } = await stage([drop]);
    server.refusal = new FalconerError(appError('connectionLost'));
    await look();
    expect(await told()).toEqual([['dropCollection', 'open', false, null]]);
    server.refusal = new FalconerError(appError('permissionDenied'));
    await look();
    expect(await told()).toEqual([['dropCollection', 'unknown', true, 'permissionDenied']]);
  });

  it('is left to its task, and to its list as long as that looks', async () => {
    let isBusy = true;
    const { look, told } = await stage(
      [
        { ...drop, taskId: 'mine' },
        { operation: 'release', taskId: 't2', bulk: { id: 'b', n: 0 } },
      ],
      { isTakenUp: (id) => id === 'mine', isBulkBusy: () => Promise.resolve(isBusy) },
    );
    await look();
    expect((await told()).map(([, state]) => state)).toEqual(['open', 'open']);
    isBusy = false;
    await look();
    expect((await told()).map(([, state]) => state)).toEqual(['open', 'done']);
  });

  it('on a server that is gone for good is unknown, and nothing is read', async () => {
    const { look, told, server } = await stage([drop], { outlives: () => false });
    await look();
    expect(await told()).toEqual([['dropCollection', 'unknown', false, 'interrupted']]);
    expect(server.reads).toBe(0);
  });

  it('is ended once, whoever finds it first', async () => {
    const { recorder, told } = await stage([drop]);
    const [[first], [second]] = await Promise.all([recorder.left(() => true), recorder.left(() => true)]);
    const byReading = true;
    await first?.ended({ outcome: 'done', error: null, byReading });
    await second?.ended({ outcome: 'failed', error: null, byReading });
    expect(await told()).toEqual([['dropCollection', 'done', true, null]]);
  });
});
