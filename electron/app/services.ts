import { join } from 'node:path';
import { SAMPLE_CONNECTION_ID } from '@shared/domain/connection';
import type { ActivityLog, ActivityRecorder } from '../activity';
import { keepCopy } from '../archive/keep';
import type { KeepDeps } from '../archive/keep';
import type { ArchiveStore } from '../archive/store';
import { createArchiveStore } from '../archive/store';
import { createServerRegistry } from '../milvus';
import type { ServerRegistry } from '../milvus';
import type { Sandbox } from '../sandbox';
import type { Profile } from '../storage/profile';
import type { ConnectionFacts } from '../tasks/gate';
import { createTaskJournal, createTaskManager, seeMemory } from '../tasks';
import type { LoadRecords, TaskManager } from '../tasks';
import { createBulkManager } from '../tasks/bulk';
import type { BulkManager } from '../tasks/bulk';
import { createActivity } from './activity';
import { bulkGate } from './bulk-gate';
import { connectionFacts } from './connection-facts';
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
  archive: ArchiveStore;
  /** What keeps a copy in it; see `keepCopy`. */
  keeping: KeepDeps;
  activity: ActivityLog;
  recorder: ActivityRecorder;
  describeConnection: (connectionId: string) => ConnectionFacts;
  /** Stops watching, lets go of all servers and stops the sample cluster. */
  stop(): Promise<void>;
}

/**
 * Builds the services over the profile. Neither the SDK nor the sample cluster is read before it is used.
 * @param redact blots out secrets
 */
export function createServices(profile: Profile, redact: (text: string) => string): Services {
  const { connections, settings, loadRecords: file, taskJournal, folder } = profile;
  const sample = createSampleCluster(async () => (await import('../sandbox')).startSandbox());
  const servers = createServerRegistry({
    connections: { ...connections, sampleAddress: () => sample.address() },
  });
  const loadRecords = createLoadMemory(file);
  const archive = createArchiveStore(join(folder, 'archive'));
  const keeping: KeepDeps = {
    archive,
    loadedFields: loadRecords.get,
    connectionName: (id) => connections.connection(id)?.name ?? id,
    now: Date.now,
  };
  // The sample cluster starts afresh each time: nothing of what was under way in it is left.
  const outlives = (id: string): boolean => id !== SAMPLE_CONNECTION_ID;
  const describeConnection = connectionFacts(
    (id) => connections.connection(id),
    () => settings.read(),
  );
  const { activity, recorder, found, watch } = createActivity({
    ...{ folder, connections, servers, redact, outlives, describeConnection },
    takenUp: () => journal.left().map(({ id }) => id),
    bulks: () => bulks.list(),
  });
  const journal = createTaskJournal(
    { read: () => taskJournal.value, update: (change) => taskJournal.update(change) },
    // What is an item of a bulk has its place in the ledger, which finds out by itself how it ended.
    ({ connectionId, id }) => outlives(connectionId) && !bulks.taskIds().includes(id),
  );
  const tasks = createTaskManager({
    gateway: (id) => servers.gateway(id),
    describeConnection,
    records: loadRecords,
    keepCopy: (gateway, target, wish) =>
      keepCopy(gateway, keeping, {
        ...{ target, ...wish },
        why: wish.partition === null ? 'dropCollection' : 'dropPartition',
      }),
    journal,
    recorder,
  });
  seeMemory(servers, tasks, loadRecords);
  const bulks: BulkManager = createBulkManager({
    tasks,
    gateway: (id) => servers.gateway(id),
    gate: bulkGate(servers, describeConnection),
    onOpen: (listener) => {
      servers.onStatus((id, { kind }) => {
        if (kind === 'connected') listener(id);
      });
    },
    ...{ describeConnection, outlives, found },
    folder: join(folder, 'bulks'),
  });
  const stopWatching = watch();
  return {
    ...{ activity, recorder },
    servers,
    tasks,
    bulks,
    sample,
    loadRecords,
    archive,
    keeping,
    describeConnection,
    async stop() {
      stopWatching();
      tasks.dispose();
      await bulks.dispose();
      await servers.dispose();
      await sample.stop();
      await activity.idle();
    },
  };
}
