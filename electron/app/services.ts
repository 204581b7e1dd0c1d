import { join } from 'node:path';
import { SAMPLE_CONNECTION_ID } from '@shared/domain/connection';
import type { Environment } from '@shared/domain/environment';
import { createServerRegistry } from '../milvus';
import type { ServerRegistry } from '../milvus';
import type { Sandbox } from '../sandbox';
import type { Profile } from '../storage/profile';
import { createTaskJournal, createTaskManager, seeMemory } from '../tasks';
import type { LoadRecords, TaskManager } from '../tasks';
import { createBulkManager } from '../tasks/bulk';
import type { BulkManager } from '../tasks/bulk';
import { bulkGate } from './bulk-gate';
import { createLoadMemory } from './load-memory';
import { createSampleCluster } from './sample-cluster';
import type { SampleCluster } from './sample-cluster';

/** What works on servers, whatever the window does. */
export interface Services {
  servers: ServerRegistry;
  tasks: TaskManager;
  bulks: BulkManager;
  sample: SampleCluster<Sandbox>;
  loadRecords: LoadRecords;
  /** A connection that was removed meanwhile is asked about as if it mattered most. */
  describeConnection: (connectionId: string) => { name: string; environment: Environment };
  /** Stops watching, lets go of all servers and stops the sample cluster. */
  stop(): Promise<void>;
}

/** Builds the services over the profile. Neither the SDK nor the sample cluster is read before it is used. */
export function createServices(profile: Profile): Services {
  const { connections, loadRecords: file, taskJournal, folder } = profile;
  const sample = createSampleCluster(async () => (await import('../sandbox')).startSandbox());
  const servers = createServerRegistry({
    connections: { ...connections, sampleAddress: () => sample.address() },
  });
  const loadRecords = createLoadMemory(file);
  const describeConnection: Services['describeConnection'] = (id) =>
    connections.connection(id) ?? { name: id, environment: 'production' };
  const tasks = createTaskManager({
    gateway: (id) => servers.gateway(id),
    describeConnection,
    records: loadRecords,
    // The sample cluster starts afresh each time: nothing of what was under way in it is left. What is an item of a
    // bulk has its place in the ledger, which finds out by itself how it ended.
    journal: createTaskJournal(
      { read: () => taskJournal.value, update: (change) => taskJournal.update(change) },
      ({ connectionId, id }) => connectionId !== SAMPLE_CONNECTION_ID && !bulks.taskIds().includes(id),
    ),
  });
  seeMemory(servers, tasks, loadRecords);
  const bulks: BulkManager = createBulkManager({
    tasks,
    gateway: (id) => servers.gateway(id),
    gate: bulkGate(servers, (id) => connections.connection(id)),
    onOpen: (listener) => {
      servers.onStatus((id, { kind }) => {
        if (kind === 'connected') listener(id);
      });
    },
    describeConnection,
    // The sample cluster starts afresh.
    outlives: (id) => id !== SAMPLE_CONNECTION_ID,
    folder: join(folder, 'bulks'),
  });
  return {
    servers,
    tasks,
    bulks,
    sample,
    loadRecords,
    describeConnection,
    async stop() {
      tasks.dispose();
      await bulks.dispose();
      await servers.dispose();
      await sample.stop();
    },
  };
}
