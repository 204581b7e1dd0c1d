import type { CollectionMemory, CollectionSummary } from '@shared/domain/collection';
import type { Task } from '@shared/domain/task';
import { collectionState, isLoadMissed, isLoadOnItsWay } from '@shared/policy/collection-state';
import type { CollectionState } from '@shared/policy/collection-state';
import type { CollectionRow, ListFacts, RowInputs, RowTasks } from './row';
import { rowTasks } from './row-tasks';

/** While the looks of a load fail, the list may know more than the load: it may have arrived unseen. */
function tellsProgress(running: Task | null): boolean {
  return isLoadOnItsWay(running) && running?.error === null;
}

/** Until the load was looked at, what was in memory before it still is, unless it was released for it. */
function percentOnItsWay({ memoryPercent: before }: CollectionSummary, { running }: RowTasks): number {
  if (running?.progress != null) return Math.min(99, Math.floor(running.progress.percent));
  return running?.load?.releaseFirst === true ? 0 : (before ?? 0);
}

/**
 * The percentage to judge by. A load of ours tells its progress sooner than the next look at the list, it is not at
 * its end before its task is, and once it is, a list from before that says no more than where it was then. What a load
 * put into memory stays there while nobody watches it any more, and until a release of it is done.
 */
function memoryPercent(summary: CollectionSummary, from: RowInputs, tasks: RowTasks): number | null {
  if (tellsProgress(tasks.running)) return percentOnItsWay(summary, tasks);
  const { predatesEnd, missesLoad } = from;
  const hasArrived = predatesEnd && tasks.running === null && tasks.lastLoad?.status === 'done';
  if (hasArrived && tasks.lastLoad?.endedAt === tasks.endedAt) return 100;
  const { taken } = tasks;
  if (!missesLoad || taken === null || summary.memoryPercent !== null) return summary.memoryPercent;
  return taken.status === 'done' ? 100 : Math.min(99, Math.floor(taken.progress?.percent ?? 0));
}

function currentMemory(from: RowInputs, id: string | null, tasks: RowTasks): CollectionMemory | null {
  const memory = from.memory?.id === id ? from.memory.memory : null;
  return memory !== null && memory.readAt >= (tasks.endedAt ?? 0) ? memory : null;
}

const NOT_LOADED: CollectionState = { kind: 'notLoaded' };

function stateOf(summary: CollectionSummary, from: RowInputs, tasks: RowTasks): CollectionState {
  const percent = memoryPercent(summary, from, tasks);
  if (percent === null && tasks.lastLoad === null && from.memoryError === null) return NOT_LOADED;
  return collectionState({
    summary: { memoryPercent: percent },
    memoryError: tellsProgress(tasks.running) ? null : from.memoryError,
    memory: currentMemory(from, summary.id, tasks),
    memoryReadError: from.memory?.id === summary.id ? from.memory.error : null,
    lastLoad: tasks.lastLoad,
  });
}

function makeRow(summary: CollectionSummary, from: RowInputs): CollectionRow {
  const tasks = rowTasks(from.tasks, summary.id);
  return {
    summary,
    searchName: summary.name.toLowerCase(),
    state: stateOf(summary, from, tasks),
    tasks,
    detail: from.detail?.id === summary.id ? from.detail : null,
    from,
  };
}

const NOTHING: ReadonlyMap<string, undefined> = new Map();

/** Empty maps are not asked 65,536 times. */
const orNothing = <T>(map: ReadonlyMap<string, T>): ReadonlyMap<string, T | undefined> =>
  map.size === 0 ? NOTHING : map;

/**
 * The rows of a list, in its order. Rows about which nothing changed are the objects of `previous`, and if nothing
 * changed at all `previous` itself is answered: 65,536 rows are judged again at every answer of the server.
 */
export function buildRows(
  collections: readonly CollectionSummary[],
  facts: ListFacts,
  previous: readonly CollectionRow[],
): readonly CollectionRow[] {
  let changed = previous.length !== collections.length;
  const { memoryError } = facts;
  const [allDetails, allTasks] = [orNothing(facts.details), orNothing(facts.tasks)];
  const rows = collections.map((summary, at) => {
    const memory = summary.memoryPercent === null ? undefined : facts.memory.get(summary.name);
    const detail = allDetails.get(summary.name);
    const tasks = allTasks.get(summary.name);
    const predatesEnd = tasks?.some(({ endedAt }) => (endedAt ?? 0) > facts.readAt) === true;
    const missesLoad = tasks !== undefined && isLoadMissed(rowTasks(tasks, summary.id), facts.readAt);
    const before = previous[at];
    if (before?.summary === summary) {
      const { from } = before;
      const isSame = from.memory === memory && from.detail === detail && from.tasks === tasks;
      const isSameList =
        from.memoryError === memoryError &&
        from.predatesEnd === predatesEnd &&
        from.missesLoad === missesLoad;
      if (isSame && isSameList) return before;
    }
    changed = true;
    return makeRow(summary, { predatesEnd, missesLoad, memoryError, memory, detail, tasks });
  });
  return changed ? rows : previous;
}
