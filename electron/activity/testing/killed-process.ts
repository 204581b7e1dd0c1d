// For the test that kills this process: drops and loads collections as the main process does, against the server at an
// address, and tells on standard output what the activity log holds. Time goes by faster, as it does in that server.
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { EVERY_ACTIVITY } from '@shared/domain/activity';
import { emptyConnectionDraft } from '@shared/domain/connection';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import { createServerRegistry } from '../../milvus/server-registry';
import { openJsonFile } from '../../storage/json-file';
import type { TaskClock } from '../../tasks/clock';
import { createTaskJournal } from '../../tasks/journal';
import { createLoadRecords } from '../../tasks/load-records';
import { createTaskManager } from '../../tasks/task-manager';
import { createActivityLog, createActivityRecorder, createEndFinder } from '..';
import { keepsOnDisk } from '../../archive/testing/copies';

const CONNECTION = 'c1';
const AGREED = { consent: { kind: 'acknowledged' as const } };

/** A time that goes `speed` times as fast as the machine's, from a moment on that both processes know. */
function fastClock(speed: number, from: number): TaskClock {
  return {
    now: () => from + (Date.now() - from) * speed,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms / speed);
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      }),
  };
}

async function openServer(address: string) {
  const registry = createServerRegistry({
    connections: {
      connection: (id) => ({ ...emptyConnectionDraft(), id, kind: 'sample', address, secret: 'none' }),
      secret: () => Promise.resolve(null),
      sampleAddress: () => Promise.resolve({ address, token: null }),
    },
    timing: { retryMs: 20 },
  });
  await registry.open(CONNECTION);
  return registry;
}

/** Only half of the tasks are in the journal: of the others nobody but the activity log knows. */
const isKept = ({ collection }: { collection: string }): boolean => Number(collection.slice(1)) % 2 === 0;

async function open(folder: string, address: string, clock: TaskClock) {
  const registry = await openServer(address);
  const gateway = (id: string) => registry.gateway(id);
  const log = createActivityLog({ folder: join(folder, 'activity'), now: () => clock.now() });
  const recorder = createActivityRecorder({
    ...{ log, now: () => clock.now(), redact: (text) => text },
    describeConnection: () => ({ name: 'Sandbox', environment: 'development', user: null }),
  });
  const path = join(folder, 'tasks.json');
  const file = await openJsonFile<unknown>({ path, schema: z.unknown(), initial: null });
  const store = {
    read: () => file.value,
    update: (change: (value: unknown) => unknown) => file.update(change),
  };
  const journal = createTaskJournal(store, isKept);
  const records = createLoadRecords({ read: () => null, write: () => Promise.resolve() });
  const describeConnection = () => ({ name: 'Sandbox', environment: 'development' as const });
  const tasks = createTaskManager({
    ...{ gateway, describeConnection, records, journal, recorder, clock },
    keepCopy: keepsOnDisk(join(folder, 'archive')),
  });
  const finder = createEndFinder({
    ...{ log, recorder, clock, gateway, life: new AbortController().signal, outlives: () => true },
    isTakenUp: (taskId) => journal.left().some(({ id }) => id === taskId),
    isBulkBusy: () => Promise.resolve(false),
  });
  return { registry, gateway, log, tasks, finder };
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

async function tell({ log, tasks, finder }: Opened): Promise<void> {
  await finder.look(CONNECTION);
  while (tasks.list().some(({ status }) => status === 'running')) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await log.idle();
  const { entries } = await log.page(EVERY_ACTIVITY, 0, Infinity);
  const told = entries.map(({ operation, target, state, byReading, error }) => ({
    ...{ operation, collection: target.collection, state, byReading, code: error?.code ?? null },
  }));
  process.stdout.write(`${JSON.stringify({ told, chain: (await log.state()).chain })}\n`);
}

async function run([folder = '', address = '', speed = '1', from = '0']: string[]): Promise<void> {
  const opened = await open(folder, address, fastClock(Number(speed), Number(from)));
  process.stdout.write('open\n');
  for await (const order of createInterface({ input: process.stdin })) {
    if (order === 'start') await start(opened);
    if (order === 'tell') await tell(opened);
  }
  process.exit(0);
}

void run(process.argv.slice(2));
