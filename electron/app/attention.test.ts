import type { Task } from '@shared/domain/task';
import { expect, describe, it } from 'vitest';
import type { BarLook } from './attention';
import { createAttention, JOIN_MS } from './attention';
import type { Notice } from './notice';
import { noticeOf } from './notice';

const task = (over: Partial<Task> = {}): Task => ({
  ...{ id: 't', kind: 'load', status: 'running', connectionId: 'c', connectionName: 'analytics' },
  ...{ environment: 'production', database: 'shop', collection: 'books', collectionId: '1' },
  ...{ partitions: null, load: null, steps: [], progress: null, startedAt: 1, endedAt: null, error: null },
  ...{ before: null, resumedAt: null },
  ...over,
});
const at = (percent: number): Task['progress'] => ({ percent, partitions: [], recent: [], movedAt: 0 });

/** A window that is away, a person who wants notices, and a clock that the test moves. */
function setUp({ isInFront = false, wants = true } = {}) {
  const notices: Notice[] = [];
  const looks: BarLook[] = [];
  const waiting = new Set<{ ms: number; call: () => void }>();
  const state = { isInFront, wants };
  const attention = createAttention({
    isInFront: () => state.isInFront,
    wantsNotices: () => state.wants,
    notify: (notice) => notices.push(notice),
    showBar: (look) => looks.push(look),
    later: (ms, call) => {
      const entry = { ms, call };
      waiting.add(entry);
      return () => {
        waiting.delete(entry);
      };
    },
  });
  return {
    ...{ notices, looks, waiting },
    change: (over: Partial<Task>) => {
      attention.taskChanged(task(over));
    },
    /** Runs a task of that id from beginning to end. */
    run: (id: string, status: Task['status'], over: Partial<Task> = {}) => {
      attention.taskChanged(task({ ...over, id }));
      attention.taskChanged(task({ ...over, id, status, endedAt: 2 }));
    },
    pass: () => {
      for (const entry of [...waiting]) {
        waiting.delete(entry);
        entry.call();
      }
    },
    front: (isNow: boolean) => {
      state.isInFront = isNow;
      attention.frontChanged();
    },
  };
}

describe('a notification', () => {
  it.each([
    ['done', 'Done · shop on analytics'],
    ['failed', 'Failed · shop on analytics'],
    ['unknown', 'The outcome is unknown · shop on analytics'],
  ] as const)('tells that a task is %s while the window is away', (status, body) => {
    const { run, pass, notices } = setUp();
    run('a', status);
    expect(notices).toEqual([]);
    pass();
    expect(notices).toEqual([{ title: 'Load books', body, taskId: 'a' }]);
  });

  it('joins ends that come within a moment, and leads to what went wrong', () => {
    const { run, pass, notices, waiting } = setUp();
    run('a', 'done');
    run('b', 'failed');
    run('c', 'done');
    expect([...waiting].map(({ ms }) => ms)).toEqual([JOIN_MS]);
    pass();
    expect(notices).toEqual([{ title: '3 tasks ended', body: '2 done, 1 failed', taskId: 'b' }]);
    run('d', 'unknown');
    pass();
    expect(notices[1]).toMatchObject({ taskId: 'd' });
  });

  it('is not given in front, to who came back meanwhile, or to who wants none', () => {
    const inFront = setUp({ isInFront: true });
    inFront.run('a', 'failed');
    inFront.pass();
    const back = setUp();
    back.run('a', 'failed');
    back.front(true);
    back.front(false);
    back.pass();
    const unwanted = setUp({ wants: false });
    unwanted.run('a', 'failed');
    unwanted.pass();
    expect([inFront.notices, back.notices, unwanted.notices]).toEqual([[], [], []]);
  });

  it('is not given for what a person stopped watching, nor twice, nor for what ran before', () => {
    const { run, change, pass, notices } = setUp();
    run('a', 'stopped');
    change({ id: 'old', status: 'done' });
    pass();
    expect(notices).toEqual([]);
    run('b', 'done');
    change({ id: 'b', status: 'done' });
    pass();
    pass();
    expect(notices).toHaveLength(1);
  });

  it('shows what cannot be seen in names, and cuts what is endless', () => {
    const notice = noticeOf([
      task({ collection: 'a\u202Eb', connectionName: 'x'.repeat(500), status: 'done' }),
    ]);
    expect(notice?.title).toBe('Load a[U+202E]b');
    expect(notice?.body.length).toBeLessThan(130);
    expect(noticeOf([])).toBeNull();
  });

  it.each([
    [{ kind: 'refreshLoad' }, 'Refresh load of books'],
    [{ kind: 'release' }, 'Release books'],
    [{ kind: 'dropCollection' }, 'Drop books'],
    [{ kind: 'dropPartition', partitions: ['p1'] }, 'Drop p1 of books'],
    [
      { kind: 'createIndex', index: { field: 'v', name: 'v_idx', type: 'FLAT', metric: 'L2', params: {} } },
      'Create index on v of books',
    ],
  ] satisfies [Partial<Task>, string][])('names %o', (over, title) => {
    expect(noticeOf([task({ ...over, status: 'done' })])?.title).toBe(title);
  });
});

describe('the bar in the taskbar', () => {
  it('is the mean of what loads, goes on only when it changes, and ends with it', () => {
    const { change, looks } = setUp();
    change({ id: 'a' });
    change({ id: 'b', progress: at(50) });
    change({ id: 'b', progress: at(50) });
    change({ id: 'a', progress: at(100) });
    change({ id: 'a', status: 'done' });
    change({ id: 'b', status: 'done' });
    expect(looks).toEqual([
      { mode: 'indeterminate' },
      { mode: 'normal', part: 0.25 },
      { mode: 'normal', part: 0.75 },
      { mode: 'normal', part: 0.5 },
      null,
    ]);
  });

  it('is not moved by releases and drops', () => {
    const { change, looks } = setUp();
    change({ id: 'a', kind: 'release' });
    change({ id: 'a', kind: 'release', status: 'done' });
    expect(looks).toEqual([]);
  });

  it('shows a failure until the window is looked at', () => {
    const { run, front, looks } = setUp();
    run('a', 'failed');
    expect(looks.at(-1)).toEqual({ mode: 'error', part: 1 });
    front(true);
    expect(looks.at(-1)).toBeNull();
    front(false);
    expect(looks.at(-1)).toBeNull();
  });

  it('appears when the window goes from the front, and goes when it comes back', () => {
    const { change, front, looks } = setUp({ isInFront: true });
    change({ progress: at(40) });
    expect(looks).toEqual([]);
    front(false);
    expect(looks).toEqual([{ mode: 'normal', part: 0.4 }]);
    front(true);
    expect(looks.at(-1)).toBeNull();
  });
});
