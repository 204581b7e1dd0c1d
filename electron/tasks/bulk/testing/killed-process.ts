import { join } from 'node:path';
// For the test that kills this process: works on bulks as the main process does, against the server at an address, and
// tells on standard output how they stand. Time goes by faster, as it does in that server.
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { BulkPlanItem } from '@shared/domain/bulk';
import type { TaskClock } from '../../clock';
import { createLoadRecords } from '../../load-records';
import { createTaskManager } from '../../task-manager';
import { createBulkManager } from '../index';
import type { BulkManager } from '../index';
import { keepsOnDisk } from '../../../archive/testing/copies';
import { CONNECTION, endWithParent, fastClock, openServer, untilAtRest } from '../../../testing/killed';
import { aConnection } from '../../../testing/a-connection';
import { bulkGate } from '../../../app/bulk-gate';

const EVERYTHING = { loads: true, releases: true };
const CONCURRENCY = 24;

async function openBulks(folder: string, address: string, clock: TaskClock): Promise<BulkManager> {
  const registry = await openServer(address);
  const gateway = (id: string) => registry.gateway(id);
  const describeConnection = () => aConnection();
  const records = createLoadRecords({ read: () => null, write: () => Promise.resolve() });
  const tasks = createTaskManager({
    ...{ gateway, describeConnection, records, clock },
    keepCopy: keepsOnDisk(join(folder, 'archive')),
  });
  return createBulkManager({
    ...{ tasks, gateway, describeConnection, folder, clock },
    gate: bulkGate(registry, describeConnection),
    outlives: () => true,
    onOpen: (listener) => {
      registry.onStatus((id, { kind }) => {
        if (kind === 'connected') listener(id);
      });
    },
  });
}

/** Resolves when nothing of any bulk is under way or being looked for. */
const atRest = (bulks: BulkManager): Promise<void> =>
  untilAtRest(async () =>
    (await bulks.list()).filter(({ state, isResolving }) => state === 'running' || isResolving),
  );

async function tell(bulks: BulkManager): Promise<void> {
  const [bulk] = await bulks.list();
  const entries = bulk === undefined ? [] : (await bulks.entries(bulk.id, 0, 1000)).entries;
  const results = entries.map(({ result: { state, error, byReading } }) => ({
    ...{ state, byReading, code: error?.code ?? null },
  }));
  process.stdout.write(`${JSON.stringify(results)}\n`);
}

async function start(bulks: BulkManager, planPath: string): Promise<void> {
  const items = JSON.parse(await readFile(planPath, 'utf8')) as BulkPlanItem[];
  const draftId = bulks.prepare(null, items);
  const { length: count } = items;
  const what = { connectionId: CONNECTION, draftId, title: 'R7', count, does: EVERYTHING };
  await bulks.start({ ...what, concurrency: CONCURRENCY });
}

async function again(bulks: BulkManager, deed: 'resume' | 'retry'): Promise<void> {
  const [bulk] = await bulks.list();
  if (bulk !== undefined) await bulks[deed]({ bulkId: bulk.id, connectionId: CONNECTION, does: EVERYTHING });
}

async function run([folder = '', address = '', speed = '1', from = '0']: string[]): Promise<void> {
  endWithParent();
  const bulks = await openBulks(folder, address, fastClock(Number(speed), Number(from)));
  process.stdout.write('open\n');
  for await (const line of createInterface({ input: process.stdin })) {
    const [order, path = ''] = line.split(' ');
    if (order === 'start') {
      await start(bulks, path);
      process.stdout.write('started\n');
    }
    if (order === 'resume' || order === 'retry') {
      await again(bulks, order);
      process.stdout.write('started\n');
    }
    if (order === 'tell') {
      await atRest(bulks);
      await tell(bulks);
    }
  }
  process.exit(0);
}

void run(process.argv.slice(2));
