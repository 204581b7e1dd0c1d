import { Refusal } from '../refusal';
import type { World } from '../world/world';
import type { WorldJob } from '../world/jobs';
import type { Handler, Wire } from './handler';
import { targetOf, text, texts } from './handler';

/** A job is done after that long. */
const JOB_MS = 5000;

const isDone = (job: WorldJob, world: World): boolean => world.clock.now() - job.startedAt >= JOB_MS;

function start(kind: WorldJob['kind'], collection: string, world: World): WorldJob {
  return world.jobs.start(kind, { id: world.nextId(), collection, startedAt: world.clock.now() });
}

function importFiles(request: Wire, world: World): Wire {
  const collection = targetOf(request, world);
  if (texts(request, 'files').length === 0) throw new Refusal('nothingToImport', {});
  return { tasks: [start('import', collection.name, world).id] };
}

/** Rows are made up: no file is read, so none are added. */
function importState(job: WorldJob, world: World): Wire {
  const done = isDone(job, world);
  return {
    state: done ? 'ImportCompleted' : 'ImportStarted',
    row_count: '0',
    id: job.id,
    id_list: [],
    infos: [
      { key: 'collection', value: job.collection },
      { key: 'progress_percent', value: done ? '100' : '0' },
    ],
    create_ts: String(Math.floor(job.startedAt / 1000)),
  };
}

function jobOf(kind: WorldJob['kind'], id: string, world: World): WorldJob {
  const job = world.jobs.find(kind, id);
  if (job === undefined) throw new Refusal('jobNotFound', { id });
  return job;
}

function compact(request: Wire, world: World): Wire {
  const name = text(request, 'collection_name');
  const byId = world.collectionById(text(request, 'collectionID'))?.collection;
  const collection = name === '' && byId !== undefined ? byId : targetOf(request, world);
  return { compactionID: start('compaction', collection.name, world).id, compactionPlanCount: 1 };
}

/** A compaction that nobody started counts as completed without plans (datacoord/compaction_trigger). */
function compactionState(request: Wire, world: World): Wire {
  const job = world.jobs.find('compaction', text(request, 'compactionID'));
  const runs = job !== undefined && !isDone(job, world);
  const done = job === undefined || runs ? '0' : '1';
  return {
    state: runs ? 'Executing' : 'Completed',
    executingPlanNo: runs ? '1' : '0',
    completedPlanNo: done,
  };
}

function listImports(request: Wire, world: World): Wire {
  const name = text(request, 'collection_name');
  const jobs = world.jobs.all('import').filter((job) => name === '' || job.collection === name);
  const limit = Number(text(request, 'limit'));
  return { tasks: jobs.slice(0, limit > 0 ? limit : undefined).map((job) => importState(job, world)) };
}

/** What runs for a while on the server: imports and compactions. */
export const jobHandlers: Record<string, Handler> = {
  Import: importFiles,
  GetImportState: (request, world) => importState(jobOf('import', text(request, 'task'), world), world),
  ListImportTasks: listImports,
  ManualCompaction: compact,
  GetCompactionState: compactionState,
  GetCompactionStateWithPlans: (request, world) => ({
    state: compactionState(request, world).state,
    mergeInfos: [],
  }),
};
