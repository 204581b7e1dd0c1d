import type { ActivityLog } from '../activity';
import type { ServerRegistry } from '../milvus/gateway-types';
import type { ConnectionStore } from '../storage/connections';
import type { BulkManager } from '../tasks/bulk';
import type { TaskManager } from '../tasks/task-types';
import type { Send } from './send';

/** A bulk writes many lines a second: the window need not hear of each, in ms. */
const ACTIVITY_MS = 250;

/** Calls at once, and for calls that follow sooner than `ms` once more at the end of that time. */
function atMostEvery(ms: number, call: () => void): () => void {
  let isWaiting = false;
  let isWanted = false;
  const run = (): void => {
    isWaiting = true;
    isWanted = false;
    call();
    setTimeout(() => {
      isWaiting = false;
      if (isWanted) run();
    }, ms).unref();
  };
  return () => {
    if (isWaiting) isWanted = true;
    else run();
  };
}

/** Tells the window what changes by itself. */
export function forwardEvents(
  send: Send,
  sources: {
    connections: ConnectionStore;
    servers: ServerRegistry;
    tasks: TaskManager;
    bulks: BulkManager;
    activity: ActivityLog;
  },
): void {
  sources.connections.onChange((connections) => {
    send('connections.changed', { connections });
  });
  sources.servers.onStatus((connectionId, status) => {
    send('connections.status', { connectionId, status });
  });
  sources.servers.refusals.onChange((connectionId, refusals) => {
    send('rights.changed', { connectionId, refusals: [...refusals] });
  });
  sources.tasks.onChange((task) => {
    send('tasks.changed', { task });
  });
  sources.tasks.onDismiss((taskId) => {
    send('tasks.dismissed', { taskId });
  });
  sources.bulks.onChange((bulk, results) => {
    send('bulk.changed', { bulk, results });
  });
  sources.bulks.onDismiss((bulkId) => {
    send('bulk.dismissed', { bulkId });
  });
  sources.activity.onChange(
    atMostEvery(ACTIVITY_MS, () => {
      send('activity.changed', {});
    }),
  );
}
