import type { CollectionMemory, CollectionSummary } from '@shared/domain/collection';
import { collectionState } from '@shared/policy/collection-state';
import type { CollectionState } from '@shared/policy/collection-state';
import type { CollectionRow, ListFacts, RowInputs, RowTasks } from './row';
import { rowTasks } from './row-tasks';

/** Whether a task is past its release and waits for the server to load. */
function isLoading({ running }: RowTasks): boolean {
  if (running?.kind !== 'load') return false;
  return running.steps.some((step) => step.kind !== 'release' && step.status === 'running');
}

/**
 * The percentage to judge by. A load of ours tells its progress sooner than the next look at the list, and it is not
 * at its end before its task is.
 */
function memoryPercent(summary: CollectionSummary, tasks: RowTasks): number | null {
  if (!isLoading(tasks)) return summary.memoryPercent;
  return Math.min(99, Math.floor(tasks.running?.progress?.percent ?? 0));
}

function currentMemory(from: RowInputs, id: string | null, tasks: RowTasks): CollectionMemory | null {
  const memory = from.memory?.id === id ? from.memory.memory : null;
  return memory !== null && memory.readAt >= (tasks.endedAt ?? 0) ? memory : null;
}

const NOT_LOADED: CollectionState = { kind: 'notLoaded' };

function stateOf(summary: CollectionSummary, from: RowInputs, tasks: RowTasks): CollectionState {
  const percent = memoryPercent(summary, tasks);
  if (percent === null && tasks.lastLoad === null && from.memoryError === null) return NOT_LOADED;
  return collectionState({
    summary: { memoryPercent: percent },
    memoryError: isLoading(tasks) ? null : from.memoryError,
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

function sameInputs(a: RowInputs, b: RowInputs): boolean {
  return (
    a.memory === b.memory && a.detail === b.detail && a.tasks === b.tasks && a.memoryError === b.memoryError
  );
}

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
  const rows = collections.map((summary, at) => {
    const from: RowInputs = {
      memoryError: facts.memoryError,
      memory: facts.memory.get(summary.name),
      detail: facts.details.get(summary.name),
      tasks: facts.tasks.get(summary.name),
    };
    const before = previous[at];
    if (before?.summary === summary && sameInputs(before.from, from)) return before;
    changed = true;
    return makeRow(summary, from);
  });
  return changed ? rows : previous;
}
