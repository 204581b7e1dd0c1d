import type { ServerRegistry } from '../milvus/gateway-types';
import type { ConnectionStore } from '../storage/connections';
import type { BulkManager } from '../tasks/bulk';
import type { TaskManager } from '../tasks/task-types';
import type { Send } from './send';

/** Tells the window what changes by itself. */
export function forwardEvents(
  send: Send,
  sources: { connections: ConnectionStore; servers: ServerRegistry; tasks: TaskManager; bulks: BulkManager },
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
}
