import type { DropTarget, NameDropTarget } from '@shared/domain/drop';
import { DEFAULT_SETTINGS } from '@shared/domain/settings';
import type { Task } from '@shared/domain/task';
import { dropHandlers } from '../../electron/ipc/handlers/drops';
import type { MilvusGateway, ServerRegistry } from '../../electron/milvus/gateway-types';
import { createRefusals } from '../../electron/milvus/refusals';
import { createLoadRecords, createTaskManager } from '../../electron/tasks';
import type { BulkManager } from '../../electron/tasks/bulk';
import type { KeepCopy } from '../../electron/tasks/steps/context';
import { aConnection } from '../../electron/testing/a-connection';

export const CONNECTION = 'real';

/** Plans drops and carries them out by ticket, as the main process does for its window, on a connection to staging. */
export function agreedDrops(server: MilvusGateway, keepCopy: KeepCopy) {
  const records = createLoadRecords({ read: () => null, write: () => Promise.resolve() });
  const describeConnection = () => aConnection({ name: 'Real one', environment: 'staging' });
  const gateway = () => server;
  const tasks = createTaskManager({ gateway, describeConnection, records, keepCopy });
  const handlers = dropHandlers({
    ...{ tasks, describeConnection, loadedFields: records.get, now: () => Date.now() },
    servers: { gateway, refusals: createRefusals() } as unknown as ServerRegistry,
    bulks: {} as BulkManager,
    settings: { read: () => DEFAULT_SETTINGS },
  });
  const page = new AbortController().signal;
  const call = () => ({ signal: new AbortController().signal, page });
  const ended = ({ id }: Task): Promise<Task> =>
    new Promise((resolve) => {
      const look = (): void => {
        const task = tasks.list().find((each) => each.id === id);
        if (task !== undefined && task.status !== 'running') resolve(task);
      };
      tasks.onChange(look);
      look();
    });
  return {
    plan: async (target: DropTarget) =>
      handlers['drops.plan']({ connectionId: CONNECTION, targets: [target], keepsCopy: true }, call()),
    planName: async (target: NameDropTarget) =>
      handlers['drops.planName']({ connectionId: CONNECTION, target }, call()),
    /** @returns the task when it has ended */
    start: async (ticket: string | null, typed: string[]): Promise<Task> => {
      const input = { connectionId: CONNECTION, ticket: ticket ?? '', typed };
      const { task } = await handlers['drops.start'](input, call());
      return ended(task!);
    },
  };
}
