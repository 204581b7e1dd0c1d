import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { beforeEach, expect, it, vi } from 'vitest';
import { memoryOf, taskOf } from '@renderer/test/samples';
import { tasksByCollection } from '../model/row-tasks';
import { forgetMemory, outdateBySteps, outdateByTasks, readAgain } from './stale-reads';

const ref = { connectionId: 'c', database: 'default' };
const keyOf = (feature: string, what: string, ...rest: string[]) => [feature, 'c', 'default', what, ...rest];

const list = keyOf('collections', 'list');
const books = keyOf('collections', 'memory', 'books', '1');
const bookDetail = keyOf('collections', 'detail', 'books', '1');
const users = keyOf('collections', 'memory', 'users', '2');
const partitions = keyOf('partitions', 'list', 'books', '1');
const elsewhere = ['collections', 'other', 'default', 'memory', 'books', '1'];
const all = [list, books, bookDetail, users, partitions, elsewhere];

let client: QueryClient;

/** Everything was read at 1000 and is on screen; answers of now say 2000. */
function show(...shown: string[][]) {
  const queryFn = vi.fn(() => ({ ...memoryOf(100), readAt: 2000 }));
  const stops = shown.map((queryKey) =>
    new QueryObserver(client, { queryKey, queryFn, staleTime: Infinity, retry: false }).subscribe(
      () => undefined,
    ),
  );
  return {
    queryFn,
    stop: () => {
      stops.forEach((stop) => {
        stop();
      });
    },
  };
}
const readAt = (key: string[]) => client.getQueryData<{ readAt: number }>(key)?.readAt ?? null;

beforeEach(() => {
  client = new QueryClient();
  for (const key of all) client.setQueryData(key, { ...memoryOf(100), readAt: 1000 });
});

it('reads again what was read before a task on it ended, and only that', async () => {
  const { stop } = show(...all);
  const ended = taskOf({ status: 'done', endedAt: 1500 });
  await outdateByTasks(client, ref, tasksByCollection([ended], 'c', 'default'));
  expect(all.filter((key) => readAt(key) === 2000)).toEqual([list, books, bookDetail, partitions]);
  stop();
});

it('reads nothing again for a task that ended before', async () => {
  const { queryFn, stop } = show(...all);
  const ended = taskOf({ status: 'done', endedAt: 900 });
  await outdateByTasks(client, ref, tasksByCollection([ended, taskOf()], 'c', 'default'));
  expect(queryFn).not.toHaveBeenCalled();
  stop();
});

it('reads the fields again once for a load that the server took', async () => {
  const { queryFn, stop } = show(...all);
  const known = new Set<string>();
  const outdate = (load: 'running' | 'done') => {
    const task = taskOf({ steps: [{ kind: 'load', status: load }] });
    return outdateBySteps(client, ref, tasksByCollection([task], 'c', 'default'), known);
  };
  await outdate('running');
  expect(queryFn).not.toHaveBeenCalled();
  await outdate('done');
  await outdate('done');
  expect(all.filter((key) => readAt(key) === 2000)).toEqual([bookDetail]);
  expect(queryFn).toHaveBeenCalledOnce();
  stop();
});

it('forgets what is in memory once the release before a drop was seen', async () => {
  const steps = [{ kind: 'release', status: 'done' } as const, { kind: 'drop', status: 'running' } as const];
  const drop = tasksByCollection([taskOf({ kind: 'dropPartition', steps })], 'c', 'default');
  await outdateBySteps(client, ref, drop, new Set());
  expect([readAt(books), readAt(users)]).toEqual([null, 1000]);
});

it('forgets what is in memory of a collection whose percentage moved', async () => {
  await forgetMemory(client, ref, ['books']);
  expect(readAt(books)).toBeNull();
  expect(readAt(users)).toBe(1000);
  expect(client.getQueryState(partitions)?.isInvalidated).toBe(true);
});

it('reads what is on screen again and forgets the rest', async () => {
  const { stop } = show(list, books);
  await readAgain(client, ref);
  expect([readAt(list), readAt(books), readAt(users), readAt(elsewhere)]).toEqual([2000, 2000, null, 1000]);
  stop();
});

it('keeps what was read while the server is away', async () => {
  const observer = new QueryObserver(client, { queryKey: list, enabled: false });
  const stop = observer.subscribe(() => undefined);
  await readAgain(client, ref);
  expect([readAt(list), readAt(books), readAt(users)]).toEqual([1000, 1000, 1000]);
  stop();
});
