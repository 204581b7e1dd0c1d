import { noRecorder } from '../../electron/activity/testing/lines';
import { emptyConnectionDraft } from '@shared/domain/connection';
import type { Connection } from '@shared/domain/connection';
import { DEFAULT_SETTINGS } from '@shared/domain/settings';
import type { Task } from '@shared/domain/task';
import { BRIDGE_GLOBAL } from '@shared/ipc/bridge';
import type { Bridge } from '@shared/ipc/bridge';
import type { ChannelInput, ChannelName, ChannelOutput } from '@shared/ipc/contract';
import type { EventName, EventPayload } from '@shared/ipc/events';
import type { Result } from '@shared/ipc/result';
import type { Handlers } from '../../electron/ipc/handler-types';
import { collectionHandlers } from '../../electron/ipc/handlers/collections';
import { dropHandlers } from '../../electron/ipc/handlers/drops';
import { partitionHandlers } from '../../electron/ipc/handlers/partitions';
import { taskHandlers } from '../../electron/ipc/handlers/tasks';
import { createPipeline } from '../../electron/ipc/pipeline';
import { createServerRegistry } from '../../electron/milvus';
import type { MilvusGateway, ServerRegistry } from '../../electron/milvus';
import { keepsIn } from '../../electron/archive/testing/copies';
import { createLoadRecords, createTaskManager, seeMemory } from '../../electron/tasks';
import type { TaskManager } from '../../electron/tasks';
import type { BulkManager } from '../../electron/tasks/bulk';
import type { Activity } from './time';
import { connectionFacts } from '../../electron/app/connection-facts';

/** The one connection there is. */
export const CONNECTION_ID = 'truth';

/** The main process' own parts without Electron, behind the bridge that the window's code asks. */
export interface Application {
  tasks: TaskManager;
  invoke<N extends ChannelName>(channel: N, input: ChannelInput<N>): Promise<Result<ChannelOutput<N>>>;
  stop(): Promise<void>;
}

const SENDER = { ownWindow: true, mainFrame: true, url: 'app://bundle/' };

/** Counts the requests to the server, so that a time that is driven knows what is still to come. */
function counted(gateway: MilvusGateway, activity: Activity): MilvusGateway {
  return new Proxy(gateway, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      return async (...given: unknown[]): Promise<unknown> => {
        activity.open += 1;
        activity.changes += 1;
        try {
          return await (Reflect.apply(value, target, given) as Promise<unknown>);
        } finally {
          activity.open -= 1;
          activity.changes += 1;
        }
      };
    },
  });
}

/** Listeners of the window by event. */
function createEvents() {
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  return {
    send<N extends EventName>(name: N, payload: EventPayload<N>): void {
      for (const listener of listeners.get(name) ?? []) listener(structuredClone(payload) as never);
    },
    on: (name: EventName, listener: (payload: never) => void) => {
      const all = listeners.get(name) ?? new Set();
      listeners.set(name, all.add(listener));
      return () => {
        all.delete(listener);
      };
    },
  };
}

interface Parts {
  registry: ServerRegistry;
  tasks: TaskManager;
  connection: Connection;
}

function handlersOver({ registry, tasks, connection }: Parts, records: LoadRecordsOf): Handlers {
  const now = () => Date.now();
  const deps = { servers: registry, tasks, loadedFields: records.get, now };
  const made: Partial<Handlers> = {
    ...collectionHandlers({ ...deps }),
    ...partitionHandlers({ servers: registry, tasks, recorder: noRecorder, now }),
    ...dropHandlers({
      ...deps,
      ...DROPS,
      describeConnection: connectionFacts(
        () => connection,
        () => DEFAULT_SETTINGS,
      ),
    }),
    ...taskHandlers(tasks),
    'connections.list': () => ({ connections: [connection], secretStorage: { kind: 'keychain' } as never }),
    'connections.statuses': () => ({ statuses: registry.statuses() }),
  };
  // The window's code that runs here asks for nothing else.
  return made as Handlers;
}

/** Drops as they are by default; nothing here drops several at once. */
const DROPS = {
  settings: { read: () => DEFAULT_SETTINGS },
  bulks: {} as BulkManager,
};

type LoadRecordsOf = ReturnType<typeof createLoadRecords>;

/** Puts the bridge where the window's code looks for it. */
function exposeBridge(bridge: Bridge): () => void {
  const page = globalThis as { [BRIDGE_GLOBAL]?: Bridge | undefined };
  page[BRIDGE_GLOBAL] = bridge;
  return () => {
    page[BRIDGE_GLOBAL] = undefined;
  };
}

/**
 * Starts registry, gateway, task manager, handlers and pipeline, opens the server, and exposes the bridge.
 * @param address `127.0.0.1:port`
 */
export async function startApplication(address: string, activity: Activity): Promise<Application> {
  const connection: Connection = {
    ...emptyConnectionDraft(),
    ...{ id: CONNECTION_ID, name: CONNECTION_ID, kind: 'server', address, secret: 'none' },
  };
  const opened = createServerRegistry({
    connections: {
      connection: () => connection,
      secret: () => Promise.resolve(null),
      sampleAddress: () => Promise.reject(new Error('There is no sample here.')),
    },
    now: () => Date.now(),
  });
  const status = await opened.open(CONNECTION_ID);
  if (status.kind !== 'connected') throw new Error(`Not connected: ${JSON.stringify(status)}`);
  const registry: ServerRegistry = { ...opened, gateway: (id) => counted(opened.gateway(id), activity) };
  const records = createLoadRecords({ read: () => null, write: () => Promise.resolve() });
  const tasks = createTaskManager({
    gateway: (id) => registry.gateway(id),
    describeConnection: connectionFacts(
      () => connection,
      () => DEFAULT_SETTINGS,
    ),
    records,
    keepCopy: keepsIn([]),
  });
  const events = createEvents();
  registry.onStatus((connectionId, now) => {
    events.send('connections.status', { connectionId, status: now });
  });
  tasks.onChange((task: Task) => {
    activity.changes += 1;
    events.send('tasks.changed', { task });
  });
  tasks.onDismiss((taskId) => {
    events.send('tasks.dismissed', { taskId });
  });
  seeMemory(opened, tasks, records);
  const pipeline = createPipeline({
    handlers: handlersOver({ registry, tasks, connection }, records),
    isTrusted: () => true,
    connection: (id) => (id === CONNECTION_ID ? connection : undefined),
    settings: () => DEFAULT_SETTINGS,
    record: () => undefined,
    checkOutput: true,
  });
  const page = new AbortController();
  const invoke = async (channel: ChannelName, input: unknown): Promise<unknown> => {
    activity.open += 1;
    activity.changes += 1;
    try {
      const request = { channel, sender: SENDER, input: structuredClone(input), pageGone: page.signal };
      return structuredClone(await pipeline(request));
    } finally {
      activity.open -= 1;
      activity.changes += 1;
    }
  };
  const bridge = { invoke, on: events.on } as unknown as Bridge;
  const hide = exposeBridge(bridge);
  return {
    tasks,
    invoke: bridge.invoke,
    async stop() {
      hide();
      page.abort();
      tasks.dispose();
      await registry.dispose();
    },
  };
}
