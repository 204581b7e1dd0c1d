import type { CollectionRef } from '@shared/domain/refs';
import type { Task, TaskStep } from '@shared/domain/task';
import { dropSteps } from '@shared/policy/drop-plan';
import { loadSteps } from '@shared/policy/load-plan';
import type { StepDeps, Work } from './steps/context';
import { dropCollectionWork, dropPartitionWork } from './steps/drop';
import { createIndexSteps, createIndexWork } from './steps/index-build';
import { loadWork, refreshWork } from './steps/load';
import { releaseWork } from './steps/release';
import type { DropOptions, TaskManager } from './task-types';

const AT_ONCE: DropOptions = { waitMs: 0 };

/** What a task is about and what it does. */
export interface Plan extends Pick<Task, 'kind' | 'partitions' | 'load' | 'index'> {
  target: CollectionRef;
  steps: TaskStep['kind'][];
  work: Work;
}

type Starts = Pick<
  TaskManager,
  | 'startLoad'
  | 'startRefreshLoad'
  | 'startRelease'
  | 'startDropPartition'
  | 'startDropCollection'
  | 'startCreateIndex'
>;

/** The steps with the wait before them, if there is one. */
function afterWait(waitMs: number, steps: TaskStep['kind'][]): TaskStep['kind'][] {
  return waitMs > 0 ? ['wait', ...steps] : steps;
}

/** What begins each kind of task: what it is about, its steps, and its work. */
export function createStarts(start: (plan: Plan) => Task, deps: StepDeps): Starts {
  return {
    startLoad: (target, options) => {
      // A copy: what was asked for stays what it was, whatever becomes of the caller's object.
      const load = structuredClone(options);
      const work = loadWork(deps, target, load);
      return start({ kind: 'load', target, partitions: load.partitions, load, steps: loadSteps(load), work });
    },
    startRefreshLoad: (target) => {
      const work = refreshWork(deps, target);
      return start({
        kind: 'refreshLoad',
        target,
        partitions: null,
        load: null,
        steps: ['load', 'watch'],
        work,
      });
    },
    startRelease: (target, names) => {
      const partitions = names === null ? null : [...names];
      const work = releaseWork(deps, target, partitions);
      return start({ kind: 'release', target, partitions, load: null, steps: ['release'], work });
    },
    startDropPartition: (target, releaseFirst, { waitMs } = AT_ONCE) => {
      const partitions = [target.partition];
      const steps = afterWait(waitMs, dropSteps(releaseFirst));
      const work = dropPartitionWork(deps, target, { releaseFirst, waitMs });
      return start({ kind: 'dropPartition', target, partitions, load: null, steps, work });
    },
    startDropCollection: (target, { waitMs } = AT_ONCE) => {
      const work = dropCollectionWork(deps, target, waitMs);
      const steps = afterWait(waitMs, dropSteps(false));
      return start({ kind: 'dropCollection', target, partitions: null, load: null, steps, work });
    },
    startCreateIndex: (target, wish, thenLoad) => {
      const index = structuredClone(wish);
      const load = structuredClone(thenLoad);
      const work = createIndexWork(deps, target, index, load);
      const partitions = load?.partitions ?? null;
      return start({
        ...{ kind: 'createIndex', target, partitions, load, index },
        steps: createIndexSteps(load),
        work,
      });
    },
  };
}
