import type { ArchiveEntry } from '@shared/domain/archive';
import { SAMPLE_CONNECTION_ID } from '@shared/domain/connection';
import type { CollectionRef, PartitionRef } from '@shared/domain/refs';
import type { Task } from '@shared/domain/task';
import type { MilvusGateway } from '../../milvus/gateway-types';
import { openSandbox } from '../../milvus/testing/open-sandbox';
import { scenarioNamed } from '../../sandbox';
import type { Sandbox, SandboxOptions } from '../../sandbox';
import type { TaskClock } from '../clock';
import { createLoadRecords, createTaskManager } from '../index';
import type { LoadRecords, TaskManager } from '../index';
import { keepsIn } from '../../archive/testing/copies';
import { aConnection } from '../../testing/a-connection';

const stops: (() => Promise<void> | void)[] = [];
/** Stops what {@link startStage} has started. */
export async function stopStages(): Promise<void> {
  for (const stop of stops.splice(0).reverse()) await stop();
}

/** Tasks over the real gateway, on a sandbox. */
export interface Stage {
  sandbox: Sandbox;
  gateway: MilvusGateway;
  tasks: TaskManager;
  records: LoadRecords;
  /** Every snapshot of every task, as the window would see them. */
  /** Copies that drops have kept. */
  kept: ArchiveEntry[];
  snapshots: Task[];
  ended: (task: Task) => Promise<Task>;
  collection: (name: string) => CollectionRef;
  partition: (collection: string, name: string) => PartitionRef;
  sent: (method: string) => number;
}

/** The real gateway on a sandbox whose clock runs with the tasks' own: a task that sleeps moves it. */
export async function startStage(options: SandboxOptions = {}): Promise<Stage> {
  const opened = await openSandbox({ scenario: scenarioNamed('sample'), ...options });
  const { sandbox, registry, gateway, clock: time } = opened;
  const clock: TaskClock = {
    now: () => time.now(),
    sleep: (ms) => {
      time.advance(ms);
      return new Promise((resolve) => setImmediate(resolve));
    },
  };
  const records = createLoadRecords({ read: () => null, write: () => Promise.resolve() });
  const kept: ArchiveEntry[] = [];
  const tasks = createTaskManager({
    gateway: (id) => registry.gateway(id),
    describeConnection: () => aConnection({ name: 'Sample cluster' }),
    ...{ records, clock, keepCopy: keepsIn(kept) },
  });
  stops.push(opened.stop, () => {
    tasks.dispose();
  });
  const snapshots: Task[] = [];
  tasks.onChange((task) => snapshots.push(task));
  const collection = (name: string): CollectionRef => ({
    connectionId: SAMPLE_CONNECTION_ID,
    database: 'default',
    collection: name,
    collectionId: sandbox.world.collection('default', name).id,
  });
  return {
    sandbox,
    gateway,
    tasks,
    kept,
    records,
    snapshots,
    collection,
    partition: (name, partition) => ({
      ...collection(name),
      partition,
      partitionId: sandbox.world.partition(sandbox.world.collection('default', name), partition).id,
    }),
    ended: ({ id }) =>
      new Promise((resolve) => {
        const look = (): void => {
          const task = tasks.list().find((each) => each.id === id);
          if (task === undefined || task.status === 'running') return;
          stop();
          resolve(task);
        };
        const stop = tasks.onChange(look);
        look();
      }),
    sent: (method) => sandbox.calls.filter((call) => call.method === method).length,
  };
}
