import type { Task } from '@shared/domain/task';
import { visibleText } from '@shared/policy/visible-text';

/** What a system notification says, and the task that a click on it shows. */
export interface Notice {
  title: string;
  body: string;
  taskId: string;
}

/** Names are of any length, notifications are not; systems cut them at a place of their own. */
const LONGEST_NAME = 80;

function short(name: string): string {
  const shown = visibleText(name);
  return shown.length <= LONGEST_NAME ? shown : `${shown.slice(0, LONGEST_NAME - 1)}…`;
}

function titleOf({ kind, collection, partitions, index, database, name: other = '' }: Task): string {
  const name = short(collection);
  switch (kind) {
    case 'renameCollection':
      return `Rename ${name} to ${short(other)}`;
    case 'createAlias':
      return `Create alias ${short(other)} of ${name}`;
    case 'alterAlias':
      return `Point alias ${short(other)} to ${name}`;
    case 'dropAlias':
      return `Drop alias ${short(other)} of ${name}`;
    case 'createDatabase':
      return `Create database ${short(database)}`;
    case 'dropDatabase':
      return `Drop database ${short(database)}`;
    case 'load':
      return `Load ${name}`;
    case 'refreshLoad':
      return `Refresh load of ${name}`;
    case 'release':
      return `Release ${name}`;
    case 'dropCollection':
      return `Drop ${name}`;
    case 'dropPartition':
      return `Drop ${short(partitions?.[0] ?? '')} of ${name}`;
    case 'createIndex':
      return `Create index on ${short(index?.field ?? '')} of ${name}`;
    case 'recreate':
      return `Re-create ${name}`;
  }
}

const words: Readonly<Partial<Record<Task['status'], string>>> = {
  done: 'Done',
  failed: 'Failed',
  unknown: 'The outcome is unknown',
};

function together(tasks: readonly Task[]): string {
  const count = (status: Task['status']): number => tasks.filter((task) => task.status === status).length;
  return [
    { number: count('done'), word: 'done' },
    { number: count('failed'), word: 'failed' },
    { number: count('unknown'), word: 'with unknown outcome' },
  ]
    .filter(({ number }) => number > 0)
    .map(({ number, word }) => `${String(number)} ${word}`)
    .join(', ');
}

/** What is said of tasks that have ended: one by its name, several by their number. Null if there is none. */
export function noticeOf(tasks: readonly Task[]): Notice | null {
  const [only, ...more] = tasks;
  if (only === undefined) return null;
  if (more.length === 0) {
    const { database, connectionName, status, id } = only;
    const where = `${short(database)} on ${short(connectionName)}`;
    return { title: titleOf(only), body: `${words[status] ?? ''} · ${where}`, taskId: id };
  }
  // What went wrong is what a person wants to see.
  const first = tasks.find(({ status }) => status !== 'done') ?? only;
  return { title: `${String(tasks.length)} tasks ended`, body: together(tasks), taskId: first.id };
}
