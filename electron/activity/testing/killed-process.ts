// For the test that kills this process: drops and loads collections as the main process does, against the server at an
// address, and tells on standard output what the activity log holds. Time goes by faster, as it does in that server.
import { setMaxListeners } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { EVERY_ACTIVITY, takesAway } from '@shared/domain/activity';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import { DEFAULT_SETTINGS } from '@shared/domain/settings';
import type { Task } from '@shared/domain/task';
import { dropHandlers } from '../../ipc/handlers/drops';
import { openJsonFile } from '../../storage/json-file';
import { createBulkManager } from '../../tasks/bulk';
import type { BulkManager } from '../../tasks/bulk';
import type { TaskClock } from '../../tasks/clock';
import { createTaskJournal } from '../../tasks/journal';
import { createLoadRecords } from '../../tasks/load-records';
import { createTaskManager } from '../../tasks/task-manager';
import type { DropOrder, KilledReport } from './killed-report';
import { createActivityLog, createActivityRecorder, createEndFinder } from '..';
import { keepsOnDisk } from '../../archive/testing/copies';
import { CONNECTION, endWithParent, fastClock, openServer, untilAtRest } from '../../testing/killed';
import { aConnection } from '../../testing/a-connection';
import { bulkGate } from '../../app/bulk-gate';

const AGREED = { consent: { kind: 'acknowledged' as const } };

/**
 * Of what is no item of a list only half is in the journal: of the others nobody but the activity log knows. What is an
 * item has its place in the ledger.
 */
const isKept = ({ collection, id }: Task, bulks: BulkManager): boolean =>
  Number(collection.slice(1)) % 2 === 0 && !bulks.taskIds().includes(id);

async function open(folder: string, address: string, clock: TaskClock) {
  const registry = await openServer(address);
  const gateway = (id: string) => registry.gateway(id);
  const log = createActivityLog({ folder: join(folder, 'activity'), now: () => clock.now() });
  const recorder = createActivityRecorder({
    ...{ log, now: () => clock.now(), redact: (text) => text },
    describeConnection: () => ({ ...aConnection(), user: null }),
  });
  const path = join(folder, 'tasks.json');
  const file = await openJsonFile<unknown>({ path, schema: z.unknown(), initial: null });
  const store = {
    read: () => file.value,
    update: (change: (value: unknown) => unknown) => file.update(change),
  };
  const journal = createTaskJournal(store, (task) => isKept(task, bulks));
  const records = createLoadRecords({ read: () => null, write: () => Promise.resolve() });
  const describeConnection = () => aConnection();
  const tasks = createTaskManager({
    ...{ gateway, describeConnection, records, journal, recorder, clock },
    keepCopy: keepsOnDisk(join(folder, 'archive')),
  });
  const bulks: BulkManager = createBulkManager({
    ...{ tasks, gateway, describeConnection, clock, folder: join(folder, 'bulks') },
    gate: bulkGate(registry, describeConnection),
    outlives: () => true,
    onOpen: (listener) => {
      registry.onStatus((id, { kind }) => {
        if (kind === 'connected') listener(id);
      });
    },
    found: (bulkId, n, _action, state, error) => {
      void recorder
        .left(({ bulk, operation }) => bulk?.id === bulkId && bulk.n === n && takesAway(operation))
        .then(async (recordings) => {
          for (const each of recordings) await each.ended({ outcome: state, error, byReading: true });
        });
    },
  });
  const finder = createEndFinder({
    ...{
      log,
      recorder,
      clock,
      gateway,
      describeConnection: () => aConnection(),
      life: new AbortController().signal,
      outlives: () => true,
    },
    isTakenUp: (taskId) => journal.left().some(({ id }) => id === taskId),
    isBulkBusy: async () => (await bulks.list()).some(({ isResolving }) => isResolving),
  });
  const settings = { value: DEFAULT_SETTINGS };
  const drops = dropHandlers({
    ...{ servers: registry, tasks, bulks, describeConnection, now: () => clock.now() },
    settings: { read: () => settings.value },
    loadedFields: () => ({ kind: 'unknown' }),
  });
  return { gateway, log, tasks, bulks, finder, drops, settings };
}

type Opened = Awaited<ReturnType<typeof open>>;

/** Drops a third of all collections and loads the others. */
async function start({ gateway, tasks }: Opened): Promise<void> {
  for (const { name: collection, id } of await gateway(CONNECTION).listCollections('default')) {
    const target = { connectionId: CONNECTION, database: 'default', collection, collectionId: id };
    if (Number(collection.slice(1)) % 3 === 0) tasks.startDropCollection(target, AGREED);
    else tasks.startLoad(target, LOAD_EVERYTHING, AGREED);
  }
}

/** Plans drops and agrees to them, one request after the other, without waiting for their ends. */
async function drop({ drops, settings }: Opened, path: string): Promise<void> {
  const page = new AbortController().signal;
  const call = { signal: new AbortController().signal, page };
  setMaxListeners(0, call.signal);
  for (const { targets, keepsCopy, waitSeconds } of JSON.parse(await readFile(path, 'utf8')) as DropOrder[]) {
    const dropWaitSeconds = { ...DEFAULT_SETTINGS.dropWaitSeconds, development: waitSeconds };
    settings.value = { ...DEFAULT_SETTINGS, dropWaitSeconds };
    const wish = { connectionId: CONNECTION, targets, keepsCopy };
    const { ticket, phrases } = await drops['drops.plan'](wish, call);
    if (ticket === null) continue;
    const typed = phrases.map(({ text }) => text);
    // What cannot be started because of trouble is told by nobody, and nothing of it is done.
    await Promise.resolve(drops['drops.start']({ connectionId: CONNECTION, ticket, typed }, call)).catch(
      () => undefined,
    );
  }
}

/** Resolves when nothing is under way or being looked for. */
const atRest = ({ tasks, bulks }: Opened): Promise<void> =>
  untilAtRest(async () => [
    ...tasks.list().filter(({ status }) => status === 'running'),
    ...(await bulks.list()).filter(({ state, isResolving }) => state === 'running' || isResolving),
  ]);

async function itemsOf(bulks: BulkManager) {
  const lists = await bulks.list();
  const all = await Promise.all(lists.map(({ id }) => bulks.entries(id, 0, 1000)));
  return all.flatMap(({ entries }) => entries);
}

async function tell(opened: Opened): Promise<void> {
  const { log, tasks, bulks, finder } = opened;
  await finder.look(CONNECTION);
  await atRest(opened);
  await log.idle();
  const { entries } = await log.page(EVERY_ACTIVITY, 0, Infinity);
  const told = entries.map(({ operation, target, state, byReading, error }) => ({
    ...{ operation, collection: target.collection, state, byReading, code: error?.code ?? null, target },
  }));
  const report: KilledReport = {
    ...{ told, chain: (await log.state()).chain, tasks: tasks.list(), items: await itemsOf(bulks) },
  };
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

async function run([folder = '', address = '', speed = '1', from = '0']: string[]): Promise<void> {
  endWithParent();
  const opened = await open(folder, address, fastClock(Number(speed), Number(from)));
  process.stdout.write('open\n');
  for await (const order of createInterface({ input: process.stdin })) {
    const [deed = '', path = ''] = order.split(' ');
    if (deed === 'start') await start(opened);
    if (deed === 'drop') await drop(opened, path);
    if (order === 'tell') await tell(opened);
  }
  process.exit(0);
}

void run(process.argv.slice(2));
