import type { ServerRegistry } from '../milvus/gateway-types';
import type { LoadRecords } from './load-records';
import type { TaskManager } from './task-types';

/** Lets every reading of what is in memory, whoever asked for it, correct what is remembered of loaded fields. */
export function seeMemory(
  servers: Pick<ServerRegistry, 'onInMemory'>,
  tasks: Pick<TaskManager, 'list'>,
  records: Pick<LoadRecords, 'see'>,
): void {
  servers.onInMemory((connectionId, database, inMemory, askedAt) => {
    const isOurs = (id: string): boolean =>
      tasks
        .list()
        .some(
          (task) =>
            task.status === 'running' && task.connectionId === connectionId && task.collectionId === id,
        );
    records.see(connectionId, database, { inMemory, askedAt, isOurs });
  });
}
