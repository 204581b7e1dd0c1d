import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ArchiveEntry } from '@shared/domain/archive';
import { emptyConnectionDraft } from '@shared/domain/connection';
import type { Connection } from '@shared/domain/connection';
import type { Settings } from '@shared/domain/settings';
import { DEFAULT_SETTINGS } from '@shared/domain/settings';
import type { ChannelInput, ChannelOutput } from '@shared/ipc/contract';
import type { Result } from '@shared/ipc/result';
import { createActivityLog, createActivityRecorder } from '../../../electron/activity';
import type { ActivityIntent, ActivityLog, ActivityRecorder } from '../../../electron/activity';
import { memoryLogFiles } from '../../../electron/activity/testing/lines';
import { keepsIn } from '../../../electron/archive/testing/copies';
import type { Handlers } from '../../../electron/ipc/handler-types';
import { dropHandlers } from '../../../electron/ipc/handlers/drops';
import { createPipeline } from '../../../electron/ipc/pipeline';
import { createServerRegistry } from '../../../electron/milvus';
import type { MilvusGateway, ServerRegistry } from '../../../electron/milvus';
import { ManualClock, startSandbox } from '../../../electron/sandbox';
import type { ProfileName, Sandbox } from '../../../electron/sandbox';
import { createLoadRecords, createTaskManager } from '../../../electron/tasks';
import type { TaskManager } from '../../../electron/tasks';
import { createBulkManager } from '../../../electron/tasks/bulk';
import type { BulkManager } from '../../../electron/tasks/bulk';
import type { TaskClock } from '../../../electron/tasks/clock';
import type { KeepCopy } from '../../../electron/tasks/steps/context';
import { DropWitness } from './witness';
import { connectionFacts } from '../../../electron/app/connection-facts';
import { bulkGate } from '../../../electron/app/bulk-gate';

/** Where every request goes. */
export const CONNECTION = 'c1';
/** Another connection of the same window, which is never opened. */
export const FOREIGN = 'c2';
export const DATABASES = ['default', 'attic', 'constructor'];
const SENDER = { ownWindow: true, mainFrame: true, url: 'app://bundle/' };

/** What was announced in the activity log, and how it ended. */
export interface Announced {
  intent: ActivityIntent;
  /** By the witness' time. */
  from: number;
  until: number;
  outcome: string | null;
}

/** Parts that are made worse on purpose, to see that it is noticed. */
export interface Sabotage {
  gateway?: (real: MilvusGateway) => MilvusGateway;
  keepCopy?: (real: KeepCopy) => KeepCopy;
  recorder?: (real: ActivityRecorder) => ActivityRecorder;
}

type Starting = Promise<Result<ChannelOutput<'drops.start'>>>;

/** The main process' own parts from the pipeline to the wire, on a sandbox. */
export interface DropStage {
  sandbox: Sandbox;
  witness: DropWitness;
  tasks: TaskManager;
  bulks: BulkManager;
  log: ActivityLog;
  connection: Connection;
  settings: { value: Settings };
  kept: ArchiveEntry[];
  keeping: { fault: Error | null };
  announced: Announced[];
  now: () => number;
  pass: (ms: number) => void;
  /** The server is unavailable until then, by the stage's time. */
  outage: { until: number };
  /** Is called, once, when a drop begins to wait. */
  whileWaiting: { call: (() => Promise<void>) | null };
  plan(input: ChannelInput<'drops.plan'>, page: AbortSignal): Promise<Result<ChannelOutput<'drops.plan'>>>;
  start(input: ChannelInput<'drops.start'>, page: AbortSignal): Starting;
  /** Waits until the server can be asked again. */
  heal(): Promise<void>;
  stop(): Promise<void>;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Resolves when the connection is there. */
function untilConnected(registry: ServerRegistry): Promise<void> {
  return new Promise((resolve) => {
    const isThere = (): boolean => registry.statuses()[CONNECTION]?.kind === 'connected';
    if (isThere()) {
      resolve();
      return;
    }
    const stop = registry.onStatus(() => {
      if (!isThere()) return;
      stop();
      resolve();
    });
  });
}

/** A time that jumps: who sleeps moves it, for the server as well. */
function jumping(
  time: ManualClock,
  registry: ServerRegistry,
  { whileWaiting, outage }: Pick<DropStage, 'whileWaiting' | 'outage'>,
): TaskClock {
  return {
    now: () => time.now(),
    sleep: async (ms) => {
      const { call } = whileWaiting;
      if (call !== null && ms >= 5000) {
        whileWaiting.call = null;
        await call();
      }
      time.advance(ms);
      await turn();
      // The way back to a server takes the machine's time, of which there is as much as it needs.
      if (time.now() >= outage.until) await untilConnected(registry);
    },
  };
}

/** Notes what is announced and how it ends. */
function noting(real: ActivityRecorder, announced: Announced[], witness: DropWitness): ActivityRecorder {
  return {
    ...real,
    recorded: (intent, work) => real.recorded(intent, work),
    left: (belongs) => real.left(belongs),
    begin: async (intent) => {
      const recording = await real.begin(intent);
      const note: Announced = {
        ...{ intent: structuredClone(intent), from: witness.now(), until: Infinity, outcome: null },
      };
      announced.push(note);
      return {
        operation: recording.operation,
        ended: async (seen) => {
          note.until = witness.now();
          note.outcome ??= seen.outcome;
          await recording.ended(seen);
        },
      };
    },
  };
}

function openRegistry(sandbox: Sandbox, connection: Connection): ServerRegistry {
  return createServerRegistry({
    connections: {
      connection: (id) => (id === CONNECTION ? connection : undefined),
      secret: () => Promise.resolve(null),
      sampleAddress: () => Promise.resolve({ address: sandbox.address, token: sandbox.token }),
    },
    timing: { retryMs: 5 },
  });
}

/** Starts everything and opens the server. */
export async function startDropStage(profile: ProfileName, sabotage: Sabotage = {}): Promise<DropStage> {
  const witness = new DropWitness();
  const time = new ManualClock();
  const scenario = { databases: Object.fromEntries(DATABASES.map((name) => [name, []])) };
  const sandbox = await startSandbox({ profile, clock: time, scenario, witness });
  witness.sandbox = sandbox;
  const folder = await mkdtemp(join(tmpdir(), 'falconer-drops-'));
  const connection: Connection = {
    ...{ ...emptyConnectionDraft(), id: CONNECTION, name: 'Mаin', kind: 'sample', secret: 'none' },
  };
  const registry = openRegistry(sandbox, connection);
  const status = await registry.open(CONNECTION);
  if (status.kind !== 'connected') throw new Error(`Not connected: ${JSON.stringify(status)}`);

  const whileWaiting: DropStage['whileWaiting'] = { call: null };
  const outage = { until: 0 };
  const clock = jumping(time, registry, { whileWaiting, outage });
  const kept: ArchiveEntry[] = [];
  const keeping: DropStage['keeping'] = { fault: null };
  const announced: Announced[] = [];
  const now = () => time.now();
  const describeConnection = connectionFacts(
    () => connection,
    () => DEFAULT_SETTINGS,
  );
  const log = createActivityLog({ folder: '', now, files: memoryLogFiles() });
  const real = createActivityRecorder({
    ...{ log, now, redact: (text: string) => text },
    describeConnection: (id) => ({ ...describeConnection(id), user: null }),
  });
  const recorder = (sabotage.recorder ?? ((same) => same))(noting(real, announced, witness));
  const keeps: KeepCopy = async (...wish) => {
    const id = await keepsIn(kept)(...wish);
    if (keeping.fault === null) return id;
    kept.pop();
    throw keeping.fault;
  };
  const ofTasks = sabotage.gateway ?? ((same: MilvusGateway) => same);
  const gateway = (id: string) => ofTasks(registry.gateway(id));
  const tasks = createTaskManager({
    ...{ gateway, describeConnection, clock, recorder },
    records: createLoadRecords({ read: () => null, write: () => Promise.resolve() }),
    keepCopy: (sabotage.keepCopy ?? ((same) => same))(keeps),
  });
  const bulks = createBulkManager({
    ...{ tasks, gateway, describeConnection, folder, clock },
    gate: bulkGate(registry, describeConnection),
    outlives: () => true,
    onOpen: (listener) => {
      registry.onStatus((id, { kind }) => {
        if (kind === 'connected') listener(id);
      });
    },
  });
  const settings = { value: DEFAULT_SETTINGS };
  const handlers = dropHandlers({
    ...{ servers: { ...registry, gateway }, tasks, bulks, describeConnection, now },
    loadedFields: () => ({ kind: 'unknown' }),
    settings: { read: () => settings.value },
  });
  const pipeline = createPipeline({
    // Nothing else is asked for here.
    handlers: handlers as unknown as Handlers,
    isTrusted: () => true,
    connection: (id) => (id === FOREIGN ? { ...connection, id } : connection),
    settings: () => settings.value,
    record: () => undefined,
    checkOutput: true,
  });
  const ask = <N extends 'drops.plan' | 'drops.start'>(
    channel: N,
    input: ChannelInput<N>,
    pageGone: AbortSignal,
  ): Promise<Result<ChannelOutput<N>>> =>
    pipeline({ channel, sender: SENDER, input: structuredClone(input), pageGone }) as Promise<
      Result<ChannelOutput<N>>
    >;
  return {
    ...{ sandbox, witness, tasks, bulks, log, connection, settings, kept, keeping, announced, now },
    ...{ whileWaiting, outage },
    pass: (ms) => {
      time.advance(ms);
    },
    plan: (input, page) => ask('drops.plan', input, page),
    start: (input, page) => ask('drops.start', input, page),
    async heal() {
      for (;;) {
        await untilConnected(registry);
        try {
          await registry.gateway(CONNECTION).listCollections('default');
          return;
        } catch {
          await turn();
        }
      }
    },
    async stop() {
      tasks.dispose();
      await bulks.dispose();
      await registry.dispose();
      await sandbox.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
