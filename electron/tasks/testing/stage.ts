import type { ActivityRecorder } from '../../activity';
import type { CollectionRef, PartitionRef } from '@shared/domain/refs';
import type { Task } from '@shared/domain/task';
import { createTaskJournal } from '../journal';
import { createLoadRecords } from '../load-records';
import { createTaskManager } from '../task-manager';
import { FakeMilvus } from './fake-milvus';
import { VirtualClock } from './virtual-clock';
import { aConnection } from '../../testing/a-connection';

const CONNECTION = 'c1';
const DATABASE = 'default';
/** Id of every copy that is kept. */
export const COPY = 'a copy';

interface StageOptions {
  version?: string;
  recorder?: ActivityRecorder;
}

/** A task manager on a {@link FakeMilvus}, both on one clock. */
export function createStage({ version = 'v2.5.4', recorder }: StageOptions = {}) {
  const clock = new VirtualClock();
  const milvus = new FakeMilvus(clock, version);
  const records = createLoadRecords({ read: () => null, write: () => Promise.resolve() });
  /** What a copy was asked for of, and what keeping one throws. */
  const kept: string[] = [];
  const connection = aConnection({ name: 'Fake' });
  const keeping: { fault: Error | null } = { fault: null };
  let lastId = 0;
  let onDisk: unknown = null;
  const start = (given = recorder) =>
    createTaskManager({
      gateway: () => milvus.gateway(),
      describeConnection: () => connection,
      records,
      clock,
      keepCopy: (_server, { collection }, { partition }) => {
        kept.push(partition === null ? collection : `${collection}/${partition}`);
        return keeping.fault === null ? Promise.resolve(COPY) : Promise.reject(keeping.fault);
      },
      ...(given === undefined ? {} : { recorder: given }),
      journal: createTaskJournal(
        {
          read: () => onDisk,
          update: (change) => {
            onDisk = structuredClone(change(onDisk));
            return Promise.resolve();
          },
        },
        () => true,
      ),
      newId: () => `t${String(++lastId)}`,
    });
  const tasks = start();
  const snapshots: Task[] = [];
  tasks.onChange((task) => snapshots.push(task));

  const ref = (collection: string): CollectionRef => ({
    ...{ connectionId: CONNECTION, database: DATABASE, collection },
    collectionId: milvus.gateway().capabilities.collectionIds.supported
      ? (milvus.collections.get(collection)?.id ?? null)
      : null,
  });
  const partitionRef = (collection: string, partition: string): PartitionRef => ({
    ...ref(collection),
    partition,
    partitionId:
      milvus.collections.get(collection)?.partitions.find(({ name }) => name === partition)?.id ?? null,
  });
  const now = ({ id }: Task): Task => {
    const found = tasks.list().find((each) => each.id === id);
    if (found === undefined) throw new Error(`${id} is not in the list`);
    return found;
  };
  return {
    ...{ clock, milvus, records, tasks, snapshots, ref, partitionRef, now, kept, keeping },
    /** As it is now: tests may change it. */
    connection,
    loaded: (target: CollectionRef) => records.get(CONNECTION, DATABASE, target.collectionId),
    /** What the journal holds. */
    journal: () => onDisk as Task[] | null,
    /** The application ends where it is and starts again. */
    restart: (after = recorder): Restarted => {
      tasks.dispose();
      const again = start(after);
      const only = (): Task => {
        const [task] = again.list();
        if (task === undefined) throw new Error('Nothing was picked up');
        return task;
      };
      return {
        tasks: again,
        only,
        ended: async () => {
          await clock.until(() => only().status !== 'running');
          return only();
        },
      };
    },
    /** Lets time pass until the task has ended. */
    ended: async (task: Task): Promise<Task> => {
      await clock.until(() => now(task).status !== 'running');
      return now(task);
    },
  };
}

interface Restarted {
  tasks: ReturnType<typeof createTaskManager>;
  /** The task that was picked up. */
  only: () => Task;
  ended: () => Promise<Task>;
}

export type Stage = ReturnType<typeof createStage>;
