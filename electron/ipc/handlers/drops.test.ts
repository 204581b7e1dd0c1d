import type { CollectionRef } from '@shared/domain/refs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DropTarget, NameDropTarget } from '@shared/domain/drop';
import type { Environment } from '@shared/domain/environment';
import type { Settings } from '@shared/domain/settings';
import { DEFAULT_SETTINGS } from '@shared/domain/settings';
import { appError } from '@shared/ipc/result';
import type { ActivityIntent, ActivityRecorder } from '../../activity';
import { noRecorder } from '../../activity/testing/lines';
import type { ServerRegistry } from '../../milvus/gateway-types';
import { createRefusals } from '../../milvus/refusals';
import { createBulkManager } from '../../tasks/bulk';
import { broken } from '../../tasks/testing/fake-milvus';
import { createStage } from '../../tasks/testing/stage';
import type { Call } from '../handler-types';
import { TICKET_MS } from '../tickets';
import { dropHandlers } from './drops';

const CONNECTION = 'c1';
const folders: string[] = [];
const callOf = (page: AbortSignal): Call => ({ signal: new AbortController().signal, page });

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

interface Given {
  environment?: Environment;
  settings?: Partial<Settings>;
  version?: string;
}

function setUp({ environment = 'staging', settings = {}, version = 'v2.3.5' }: Given = {}) {
  /** What the activity log is told before each request. */
  const told: ActivityIntent[] = [];
  const recorder: ActivityRecorder = {
    ...noRecorder,
    begin: (intent) => {
      told.push(intent);
      return noRecorder.begin(intent);
    },
  };
  const stage = createStage({ version, recorder });
  const { milvus, tasks, clock } = stage;
  const refusals = createRefusals();
  const connection = Object.assign(stage.connection, { name: 'Main', environment });
  const folder = mkdtempSync(join(tmpdir(), 'falconer-drops-'));
  folders.push(folder);
  const bulks = createBulkManager({
    ...{ tasks, clock, folder },
    gateway: () => milvus.gateway(),
    gate: () => 'open',
    onOpen: () => undefined,
    describeConnection: () => connection,
    outlives: () => true,
  });
  const handlers = dropHandlers({
    ...{ tasks, bulks },
    servers: { gateway: () => milvus.gateway(), refusals } as unknown as ServerRegistry,
    loadedFields: () => ({ kind: 'unknown' }),
    settings: { read: () => ({ ...DEFAULT_SETTINGS, ...settings }) },
    describeConnection: () => connection,
    now: () => clock.now(),
  });
  /** Lets time pass until the newest list of drops has ended. */
  const finished = async (): Promise<void> => {
    while ((await bulks.list())[0]?.state === 'running') {
      let isLater = false;
      clock.after(500, () => (isLater = true));
      await clock.until(() => isLater);
      // Its ledger is a real file.
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const page = new AbortController();
  const call = callOf(page.signal);
  const of = (collection: string): DropTarget => ({ kind: 'collection', ref: stage.ref(collection) });
  return {
    ...{ ...stage, bulks, handlers, refusals, page, call, connection, of, finished },
    consents: () => told.map(({ operation, consent }) => [operation, consent]),
    partOf: (collection: string, partition: string): DropTarget => ({
      kind: 'partition',
      ref: stage.partitionRef(collection, partition),
    }),
    plan: (targets: DropTarget[], keepsCopy = true) =>
      Promise.resolve(handlers['drops.plan']({ connectionId: CONNECTION, targets, keepsCopy }, call)),
    planName: (target: NameDropTarget) =>
      Promise.resolve(handlers['drops.planName']({ connectionId: CONNECTION, target }, call)),
    start: async (ticket: string | null, typed: string[], with_: Call = call) =>
      handlers['drops.start']({ connectionId: CONNECTION, ticket: ticket ?? '', typed }, with_),
  };
}

const failing = (code: string, params: object = {}) => ({ error: { code, params } });

describe('a plan', () => {
  it('tells what would go, as it is now', async () => {
    const { milvus, plan, of } = setUp();
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
    const { milvus, refusals, plan, of } = setUp({ environment: 'production' });
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
    const { milvus, plan, partOf } = setUp();
    milvus.add('books');
    expect(await plan([partOf('books', '_default')])).toMatchObject({
      ...{ ticket: null, phrases: [] },
      items: [{ blockers: [{ kind: 'defaultPartition' }] }],
    });
  });

  it('says of what cannot be read that nobody can say, and drops the rest', async () => {
    const { milvus, plan, of } = setUp();
    milvus.add('books');
    milvus.add('authors');
    const targets = [of('books'), of('authors')];
    milvus.collections.delete('books');
    const { items, phrases } = await plan(targets);
    expect(items[0]?.blockers).toMatchObject([{ kind: 'unread', error: { code: 'collectionNotFound' } }]);
    expect(phrases).toEqual([{ of: 'name', text: 'authors' }]);
  });

  it('drops no more at once than the settings allow', async () => {
    const { milvus, plan, of } = setUp({
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
    const { milvus, plan, of } = setUp();
    milvus.add('books');
    const target = of('books');
    target.ref.connectionId = 'c2';
    await expect(plan([target])).rejects.toMatchObject(
      failing('invalidInput', { field: 'targets.0.ref.connectionId' }),
    );
    expect(milvus.calls).toEqual([]);
  });
});

describe('a ticket', () => {
  it('drops what its plan says, once', async () => {
    const { milvus, plan, start, of, ended } = setUp();
    milvus.add('books');
    const { ticket } = await plan([of('books')]);
    const { task } = await start(ticket, ['books']);
    expect((await ended(task!)).status).toBe('done');
    expect(milvus.collections.has('books')).toBe(false);
    milvus.add('books');
    await expect(start(ticket, ['books'])).rejects.toMatchObject(
      failing('ticketInvalid', { why: 'unknown' }),
    );
    expect(milvus.writes).toEqual(['dropCollection']);
  });

  it.each([[['Books']], [['books ']], [['']], [[]], [['books', 'books']]])(
    'is lost on what was typed wrong: %j',
    async (typed) => {
      const { milvus, plan, start, of } = setUp();
      milvus.add('books');
      const { ticket } = await plan([of('books')]);
      await expect(start(ticket, typed)).rejects.toMatchObject(
        failing('confirmationRequired', { environment: 'staging' }),
      );
      await expect(start(ticket, ['books'])).rejects.toMatchObject(failing('ticketInvalid'));
      expect(milvus.writes).toEqual([]);
    },
  );

  it('expires', async () => {
    const { milvus, plan, start, of, clock } = setUp();
    milvus.add('books');
    const { ticket, expiresAt } = await plan([of('books')]);
    expect(expiresAt).toBe(clock.now() + TICKET_MS);
    let isOver = false;
    clock.after(TICKET_MS, () => (isOver = true));
    await clock.until(() => isOver);
    await expect(start(ticket, ['books'])).rejects.toMatchObject(
      failing('ticketInvalid', { why: 'expired' }),
    );
    expect(milvus.writes).toEqual([]);
  });

  it('is good for its own page only', async () => {
    const { milvus, plan, start, of, page } = setUp();
    milvus.add('books');
    const { ticket } = await plan([of('books')]);
    const other = callOf(new AbortController().signal);
    await expect(start(ticket, ['books'], other)).rejects.toMatchObject(
      failing('ticketInvalid', { why: 'foreign' }),
    );
    page.abort();
    await expect(start(ticket, ['books'])).rejects.toMatchObject(
      failing('ticketInvalid', { why: 'foreign' }),
    );
    expect(milvus.writes).toEqual([]);
  });

  it('is not good any more when the connection became more important', async () => {
    const { milvus, plan, start, of, connection } = setUp({ environment: 'development' });
    milvus.add('books');
    const { ticket } = await plan([of('books')]);
    connection.environment = 'production';
    await expect(start(ticket, [])).rejects.toMatchObject(failing('ticketInvalid', { why: 'changed' }));
    expect(milvus.writes).toEqual([]);
  });

  it('is not good over a connection that leads elsewhere by now', async () => {
    const { milvus, plan, start, of, connection } = setUp({ environment: 'development' });
    milvus.add('books');
    const { ticket } = await plan([of('books')]);
    connection.fingerprint = 'elsewhere';
    await expect(start(ticket, [])).rejects.toMatchObject(failing('ticketInvalid', { why: 'changed' }));
    expect(milvus.writes).toEqual([]);
  });

  it('binds a list to where the connection led: nothing of it is sent or taken up elsewhere', async () => {
    const { milvus, plan, start, of, connection, bulks, finished } = setUp({ environment: 'development' });
    milvus.add('a');
    milvus.add('b');
    const { ticket } = await plan([of('a'), of('b')]);
    const starting = start(ticket, []);
    // While its ledger is being written.
    connection.fingerprint = 'elsewhere';
    const { bulk } = await starting;
    await finished();
    const { entries } = await bulks.entries(bulk!.id, 0, 10);
    expect(entries.map(({ result }) => result.error?.code)).toEqual(['leadsElsewhere', 'leadsElsewhere']);
    expect(milvus.writes).toEqual([]);
    const again = { bulkId: bulk!.id, connectionId: CONNECTION, does: { loads: true, releases: true } };
    await expect(bulks.resume(again)).rejects.toMatchObject(failing('leadsElsewhere'));
    await expect(bulks.retry(again)).rejects.toMatchObject(failing('leadsElsewhere'));
  });

  it('does not reach what has taken the name since', async () => {
    const { milvus, plan, start, of, ended } = setUp();
    milvus.add('books');
    const { ticket } = await plan([of('books')]);
    milvus.add('books');
    const { task } = await start(ticket, ['books']);
    expect((await ended(task!)).error?.code).toBe('identityChanged');
    expect(milvus.writes).toEqual([]);
  });

  it('releases a loaded partition first, as its plan said', async () => {
    const { milvus, plan, start, partOf, ended } = setUp({ environment: 'development' });
    milvus.putInMemory(milvus.add('books', ['_default', 'a']));
    const { ticket, items } = await plan([partOf('books', 'a')]);
    expect(items[0]?.steps).toEqual(['keep', 'release', 'check', 'drop']);
    const { task } = await start(ticket, []);
    expect((await ended(task!)).status).toBe('done');
    expect(milvus.writes).toEqual(['releasePartitions', 'dropPartition']);
  });
});

describe('what was typed', () => {
  const clicked = { kind: 'acknowledged' };
  const agreed = (...phrases: string[]) => ({ kind: 'typed', phrases });

  it('is in the log with the drop, and with the release before it', async () => {
    const { milvus, plan, start, partOf, ended, consents } = setUp();
    milvus.putInMemory(milvus.add('books', ['_default', 'a']));
    const { ticket } = await plan([partOf('books', 'a')]);
    const { task } = await start(ticket, ['a']);
    await ended(task!);
    expect(consents()).toEqual([
      ['release', agreed('a')],
      ['dropPartition', agreed('a')],
    ]);
  });

  it('is no phrase where only a click is asked for', async () => {
    const { milvus, plan, start, of, ended, consents } = setUp({ environment: 'development' });
    milvus.add('books');
    const { ticket } = await plan([of('books')]);
    const { task } = await start(ticket, []);
    await ended(task!);
    expect(consents()).toEqual([['dropCollection', clicked]]);
  });

  it('is in the log with each of a list, also with what goes on after a pause', async () => {
    const { milvus, plan, start, of, bulks, finished, consents } = setUp({ environment: 'production' });
    for (const name of ['a', 'b']) milvus.add(name);
    const { ticket } = await plan([of('a'), of('b')]);
    const { bulk } = await start(ticket, ['2', 'Main']);
    await bulks.pause(bulk!.id);
    const consent = { kind: 'acknowledged' as const };
    const rest = { bulkId: bulk!.id, connectionId: CONNECTION, does: { loads: false, releases: false } };
    await bulks.resume({ ...rest, consent });
    await finished();
    const both = ['dropCollection', agreed('2', 'Main')];
    expect(consents()).toEqual([both, both]);
  });
});

describe('a drop that waits', () => {
  const waits = { dropWaitSeconds: { development: 0, staging: 0, production: 10 } };

  it('sends nothing until then, and nothing at all once it is taken back', async () => {
    const { milvus, plan, start, of, tasks, clock, now, kept } = setUp({
      environment: 'production',
      settings: waits,
    });
    milvus.add('books');
    const { ticket, waitMs } = await plan([of('books')]);
    const { task } = await start(ticket, ['books']);
    const began = clock.now();
    expect([waitMs, task?.steps[0]?.kind]).toEqual([10_000, 'wait']);
    let isLate = false;
    clock.after(9_900, () => (isLate = true));
    await clock.until(() => isLate);
    expect(now(task!).waitsUntil).toBe(began + 10_000);
    tasks.undo(task!.id);
    await clock.until(() => now(task!).status === 'undone');
    expect(milvus.writes).toEqual([]);
    expect(new Set(now(task!).steps.map(({ status }) => status))).toEqual(new Set(['skipped']));
    expect(kept).toEqual([]);
    expect(() => {
      tasks.undo(task!.id);
    }).toThrow();
  });

  it('is carried out when it is over, and then it is too late', async () => {
    const { milvus, plan, start, of, tasks, ended } = setUp({ environment: 'production', settings: waits });
    milvus.add('books');
    const { ticket } = await plan([of('books')]);
    const { task } = await start(ticket, ['books']);
    expect((await ended(task!)).status).toBe('done');
    expect(() => {
      tasks.undo(task!.id);
    }).toThrow();
    expect(milvus.collections.has('books')).toBe(false);
  });

  it('was not sent if the application ends meanwhile', async () => {
    const { milvus, plan, start, of, restart, clock } = setUp({ environment: 'production', settings: waits });
    milvus.add('books');
    const { ticket } = await plan([of('books')]);
    await start(ticket, ['books']);
    await clock.settle();
    const end = await restart().ended();
    expect(end).toMatchObject({
      status: 'failed',
      error: { code: 'interrupted', params: { left: 'nothing' } },
    });
    expect(milvus.writes).toEqual([]);
  });

  it('as a list is taken back as a whole', async () => {
    const { milvus, plan, start, of, bulks, clock } = setUp({ environment: 'production', settings: waits });
    milvus.add('a');
    milvus.add('b');
    const { ticket } = await plan([of('a'), of('b')]);
    const { bulk } = await start(ticket, ['2', 'Main']);
    expect(bulk).toMatchObject({ drops: true, startsAt: clock.now() + 10_000, state: 'running' });
    await bulks.stop(bulk!.id);
    let isOver = false;
    clock.after(20_000, () => (isOver = true));
    await clock.until(() => isOver);
    expect((await bulks.list())[0]).toMatchObject({ state: 'interrupted', counts: { notStarted: 2 } });
    const again = { bulkId: bulk!.id, connectionId: CONNECTION, does: { loads: true, releases: true } };
    await expect(bulks.resume(again)).rejects.toMatchObject(failing('confirmationRequired'));
    await expect(bulks.retry(again)).rejects.toMatchObject(failing('confirmationRequired'));
    expect(milvus.writes).toEqual([]);
  });
});

describe('a list of drops', () => {
  it('wants the count and the connection typed on production, and ends each by itself', async () => {
    const settings = { dropWaitSeconds: DEFAULT_SETTINGS.dropWaitSeconds };
    const { milvus, plan, start, of, partOf, bulks, finished } = setUp({
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
    const { milvus, plan, start, of, bulks, finished } = setUp({ environment: 'development' });
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

describe('the drop of a name', () => {
  const aliasOf = (collection: CollectionRef, alias: string): NameDropTarget => ({
    kind: 'alias',
    ref: collection,
    alias,
  });

  it('is planned with what it stands for, and carried out by ticket once', async () => {
    const { milvus, planName, start, ref, ended } = setUp({ environment: 'production' });
    milvus.add('books');
    milvus.aliases.set('catalog', 'books');
    const dropAlias = vi.fn((_database: string, alias: string) => {
      milvus.aliases.delete(alias);
      return Promise.resolve();
    });
    milvus.gateway().dropAlias = dropAlias;
    const { ticket, phrases, blockers } = await planName(aliasOf(ref('books'), 'catalog'));
    expect([phrases, blockers]).toEqual([[{ of: 'name', text: 'catalog' }], []]);
    await expect(start(ticket, ['Catalog'])).rejects.toMatchObject(failing('confirmationRequired'));
    const again = await planName(aliasOf(ref('books'), 'catalog'));
    const { task } = await start(again.ticket, ['catalog']);
    expect((await ended(task!)).status).toBe('done');
    await expect(start(again.ticket, ['catalog'])).rejects.toMatchObject(failing('ticketInvalid'));
    expect(dropAlias).toHaveBeenCalledTimes(1);
    expect([...milvus.collections.keys()]).toEqual(['books']);
  });

  it('has no ticket where the alias points elsewhere by now', async () => {
    const { milvus, planName, ref } = setUp();
    milvus.add('books');
    milvus.add('papers');
    milvus.aliases.set('catalog', 'papers');
    const plan = await planName(aliasOf(ref('books'), 'catalog'));
    expect(plan).toMatchObject({ ticket: null, phrases: [], blockers: [{ kind: 'aliasMoved' }] });
  });

  it('has no ticket where a database holds something, and names it', async () => {
    const { milvus, planName } = setUp();
    milvus.add('books');
    const gateway = milvus.gateway();
    gateway.listDatabases = () => Promise.resolve(['default', 'shop']);
    const plan = await planName({ kind: 'database', ref: { connectionId: CONNECTION, database: 'shop' } });
    expect(plan.blockers).toEqual([{ kind: 'databaseNotEmpty', collections: ['books'] }]);
    expect(plan.ticket).toBeNull();
  });

  it('has no ticket where the server refused the same before, until it is asked anew', async () => {
    const { milvus, planName, refusals, ref } = setUp();
    milvus.add('books');
    milvus.aliases.set('catalog', 'books');
    const error = appError('permissionDenied', { params: { privilege: 'PrivilegeDropAlias' } });
    refusals.note(CONNECTION, 'DropAlias', { database: 'default', alias: 'catalog' }, error);
    const plan = await planName(aliasOf(ref('books'), 'catalog'));
    const blockers = [{ kind: 'refused', privilege: 'PrivilegeDropAlias' }];
    expect(plan).toMatchObject({ ticket: null, phrases: [], blockers });
    refusals.forget(CONNECTION);
    expect(await planName(aliasOf(ref('books'), 'catalog'))).toMatchObject({ blockers: [] });
  });

  it('of another connection is not planned', async () => {
    const { planName, ref } = setUp();
    const foreign = { ...ref('books'), connectionId: 'c2' };
    await expect(planName(aliasOf(foreign, 'catalog'))).rejects.toMatchObject(failing('invalidInput'));
  });
});

describe('a plan without a copy', () => {
  it('wants that typed, keeps none, and is of that alone', async () => {
    const { milvus, plan, start, of, ended, kept } = setUp({ environment: 'development' });
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
