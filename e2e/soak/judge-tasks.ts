import type { Task, TaskStep } from '@shared/domain/task';
import type { Clicked } from './clicks';
import type { HeldCollection, Picture } from './cluster';
import type { Statement } from './judge';

/** A task and what the server held when it began. */
export interface TaskRecord {
  id: string;
  before: Picture;
  /** Another client did something to the collection while it ran. */
  isDisturbed: boolean;
}

/** The collection that a task is about, by its id where there is one: its name may be another's by now. */
function heldOf(task: Task, picture: Picture): HeldCollection | undefined {
  const all = [...picture.values()];
  return task.collectionId === null
    ? picture.get(task.collection)
    : all.find(({ id }) => id === task.collectionId);
}

function isLoaded(task: Task, held: HeldCollection | undefined, comparesFields: boolean): boolean {
  if (held === undefined) return false;
  const { load } = task;
  const asked = load?.partitions ?? held.partitions.map(({ name }) => name);
  const areThere = asked.every(
    (name) => (held.partitions.find((each) => each.name === name)?.percent ?? 0) >= 100,
  );
  const fields = load?.fields ?? null;
  if (!areThere || !comparesFields || fields === null || held.fields === null) return areThere;
  const loaded = held.fields.filter((name) => name !== '$meta');
  return loaded.length === fields.length && fields.every((name) => loaded.includes(name));
}

/** Whether what a task was to reach is so. */
function isReached(task: Task, picture: Picture, comparesFields: boolean): boolean {
  const held = heldOf(task, picture);
  const inMemory = held?.partitions.filter(({ percent }) => percent !== null) ?? [];
  switch (task.kind) {
    case 'load':
      return isLoaded(task, held, comparesFields);
    case 'refreshLoad':
      // What is in memory is brought up to date, and no more is brought in.
      return inMemory.length > 0 && inMemory.every(({ percent }) => (percent ?? 0) >= 100);
    case 'release':
      return !inMemory.some(({ name }) => task.partitions?.includes(name) ?? true);
    case 'dropPartition':
      return held?.partitions.some(({ name }) => task.partitions?.includes(name)) !== true;
    case 'dropCollection':
      return held === undefined;
    case 'createIndex':
    case 'renameCollection':
    case 'createAlias':
    case 'alterAlias':
    case 'dropAlias':
    case 'createDatabase':
    case 'dropDatabase':
    case 'recreate':
      // The steps create none: their truth is held by tests of their own.
      return true;
  }
}

/** Whether a refresh that is told as done was made. */
function wasRefreshed(task: Task, picture: Picture): boolean {
  const refreshedAt = heldOf(task, picture)?.refreshedAt;
  return task.kind !== 'refreshLoad' || refreshedAt == null || refreshedAt >= task.startedAt - 1;
}

function verdictOn(
  task: Task,
  { before, isDisturbed }: TaskRecord,
  now: Picture,
  comparesFields: boolean,
): Statement['verdict'] {
  const isSo = isReached(task, now, comparesFields);
  switch (task.status) {
    case 'done':
      return isSo && wasRefreshed(task, now) ? 'true' : 'false';
    case 'failed': {
      // What was so before, or what somebody else did, is not this request's doing.
      const isOwn = task.kind !== 'refreshLoad' && !isDisturbed && !isReached(task, before, comparesFields);
      return isSo && isOwn ? 'false' : 'true';
    }
    case 'unknown':
      // The server's word and its deed differ: nobody can know more.
      return heldOf(task, now)?.ignoresRelease === true ? 'true' : 'unknown';
    case 'running':
    case 'stopped':
      return 'true';
    case 'undone':
      // Nothing was sent of it.
      return isSo && !isReached(task, before, comparesFields) && !isDisturbed ? 'false' : 'true';
  }
}

const stepsInWords = (steps: readonly TaskStep[]) =>
  steps.map(({ kind, status }) => `${kind} ${status}`).join(', ');

/** What the end of a task says, held against what the server holds right after it. */
export function judgeEnd(task: Task, record: TaskRecord, now: Picture, comparesFields: boolean): Statement[] {
  const about = task.collection;
  const asked = `${task.kind} ${about} ${(task.partitions ?? []).join(', ')} fields ${String(task.load?.fields ?? 'all')}`;
  const held = heldOf(task, now);
  const words =
    `${asked}: says ${task.status} (${task.error?.code ?? 'no error'}; ${stepsInWords(task.steps)}); ` +
    `is ${JSON.stringify(held?.partitions.map(({ name, percent }) => [name, percent]) ?? 'gone')} fields ${String(held?.fields)}`;
  const isOpen = task.steps.some(({ status }) => status === 'running' || status === 'waiting');
  return [
    { kind: 'outcome of a task', about, verdict: verdictOn(task, record, now, comparesFields), words },
    { kind: 'end of a step', about, verdict: isOpen ? 'false' : 'true', words },
  ];
}

/** A task that is said to run although nothing moves or stands still for it. */
export function judgeRunning(task: Task, picture: Picture): Statement {
  const held = heldOf(task, picture);
  const isOnItsWay = held !== undefined && (held.isMoving || held.isStuck);
  const words = `${task.kind} ${task.collection} is said to run: ${stepsInWords(task.steps)}, ${String(task.error?.code)}`;
  return {
    kind: 'a bar that moves',
    about: task.collection,
    verdict: isOnItsWay ? 'true' : 'false',
    words,
  };
}

/** What was said of a partition that was asked for, held against the server. */
export function judgeMade(
  { collectionId, name, said }: NonNullable<Clicked['partition']>,
  about: string,
  picture: Picture,
): Statement {
  const isThere = [...picture.values()].some(
    ({ id, partitions }) => id === collectionId && partitions.some((partition) => partition.name === name),
  );
  const words = `said of ${name}: ${said}; it is ${isThere ? 'there' : 'not there'}`;
  const verdict = said === 'unknown' ? 'unknown' : isThere === (said === 'made') ? 'true' : 'false';
  return { kind: 'outcome of a task', about, verdict, words };
}
