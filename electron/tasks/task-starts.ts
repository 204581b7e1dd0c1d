import type { CollectionRef } from '@shared/domain/refs';
import type { Task, TaskStep } from '@shared/domain/task';
import { dropSteps } from '@shared/policy/drop-plan';
import { loadSteps } from '@shared/policy/load-plan';
import { afterWait, createNameStarts } from './name-starts';
import type { NameStarts } from './name-starts';
import type { StepDeps, Work } from './steps/context';
import { dropCollectionWork, dropPartitionWork } from './steps/drop';
import { createIndexSteps, createIndexWork } from './steps/index-build';
import { loadWork, refreshWork } from './steps/load';
import { recreateWork } from './steps/recreate';
import { releaseWork } from './steps/release';
import type { TaskOrigin } from './run-record';
import type { TaskManager } from './task-types';

type About = 'partitions' | 'partitionId' | 'aliases' | 'load' | 'index' | 'name' | 'pointedTo' | 'recreated';

/** What a task is about and what it does. */
export interface Plan extends Pick<Task, 'kind' | About> {
  target: CollectionRef;
  steps: TaskStep['kind'][];
  work: Work;
  origin?: TaskOrigin | undefined;
}

type Starts = Pick<
  TaskManager,
  | 'startLoad'
  | 'startRefreshLoad'
  | 'startRelease'
  | 'startDropPartition'
  | 'startDropCollection'
  | 'startCreateIndex'
  | 'startRecreate'
> &
  NameStarts;

/** What begins each kind of task: what it is about, its steps, and its work. */
export function createStarts(start: (plan: Plan) => Task, deps: StepDeps): Starts {
  return {
    ...createNameStarts(start, deps),
    startLoad: (target, options, origin) => {
      // A copy: what was asked for stays what it was, whatever becomes of the caller's object.
      const load = structuredClone(options);
      const work = loadWork(deps, target, load);
      const { partitions } = load;
      return start({ kind: 'load', target, partitions, load, steps: loadSteps(load), work, origin });
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
    startRelease: (target, names, origin) => {
      const partitions = names === null ? null : [...names];
      const work = releaseWork(deps, target, partitions);
      return start({ kind: 'release', target, partitions, load: null, steps: ['release'], work, origin });
    },
    startDropPartition: (target, releaseFirst, { waitMs = 0, keepsCopy = true, ...rest } = {}) => {
      const { copyLacks = [], ...origin } = rest;
      const partitions = [target.partition];
      const steps = afterWait(waitMs, dropSteps({ keepsCopy, releaseFirst }));
      const work = dropPartitionWork(deps, target, { keepsCopy, copyLacks, releaseFirst, waitMs });
      const { partitionId } = target;
      return start({
        ...{ kind: 'dropPartition', target, partitions, load: null, steps, work, origin },
        ...(partitionId === null ? {} : { partitionId }),
      });
    },
    startDropCollection: (target, { waitMs = 0, keepsCopy = true, aliases = [], ...rest } = {}) => {
      const { shownAliases, copyLacks = [], ...origin } = rest;
      const shown = shownAliases === undefined ? {} : { shownAliases: [...shownAliases] };
      const way = { keepsCopy, copyLacks, aliases: [...aliases], ...shown };
      const work = dropCollectionWork(deps, target, { ...way, waitMs });
      const steps = afterWait(waitMs, dropSteps(way));
      return start({
        ...{ kind: 'dropCollection', target, partitions: null, load: null, steps, work, origin },
        ...(aliases.length === 0 ? {} : { aliases: way.aliases }),
      });
    },
    startCreateIndex: (target, wish, thenLoad, origin) => {
      const index = structuredClone(wish);
      const load = structuredClone(thenLoad);
      const work = createIndexWork(deps, target, index, load);
      const partitions = load?.partitions ?? null;
      return start({
        ...{ kind: 'createIndex', target, partitions, load, index },
        steps: createIndexSteps(load),
        work,
        origin,
      });
    },
    startRecreate: (target, wish, origin) => {
      const { recreated, steps, request } = structuredClone(wish);
      const work = recreateWork(deps, target, { recreated, steps, request });
      return start({
        ...{ kind: 'recreate', target, partitions: null, load: null, recreated },
        ...{ steps: [...steps], work, origin },
      });
    },
  };
}
