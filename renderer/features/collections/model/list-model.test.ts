import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CollectionDetail, CollectionMemory } from '@shared/domain/collection';
import type { Task } from '@shared/domain/task';
import { appError } from '@shared/ipc/result';
import { detailOf, memoryOf, summaryOf, taskOf } from '@renderer/test/samples';
import { createListModel } from './list-model';
import type { ListFacts } from './row';
import { tasksByCollection } from './row-tasks';
import { changedInMemory, shareList } from './share-list';
import { sortKeys } from './view';
import type { ListView } from './view';

function factsOf(given: {
  memory?: Record<string, CollectionMemory>;
  details?: Record<string, CollectionDetail>;
  tasks?: Task[];
  readAt?: number;
}): ListFacts {
  const memory = Object.entries(given.memory ?? {});
  return {
    readAt: given.readAt ?? 1000,
    memoryError: null,
    memory: new Map(memory.map(([name, read]) => [name, { id: '1', memory: read, error: null }])),
    details: new Map(Object.entries(given.details ?? {})),
    tasks: tasksByCollection(given.tasks ?? [], 'c', 'default'),
  };
}

const everything: ListView = { search: '', filter: 'all', sort: 'name', descending: false };
const names = (rows: readonly { summary: { name: string } }[]) => rows.map((row) => row.summary.name);

describe('states of rows', () => {
  it('says partly where one of four partitions is in memory, whatever the percentage', () => {
    const list = [summaryOf('books', { memoryPercent: 100 })];
    const facts = factsOf({ memory: { books: memoryOf(100, null, null, null) } });
    const { all, counts } = createListModel()(list, facts, everything);
    expect(all[0]?.state).toEqual({ kind: 'partly', loaded: 1, total: 4 });
    expect(counts).toMatchObject({ all: 1, partly: 1, loaded: 0 });
  });

  it('is checking while the partitions were read before the last task ended', () => {
    const list = [summaryOf('books', { memoryPercent: 100 })];
    const memory = { books: memoryOf(100) };
    const before = taskOf({ status: 'done', startedAt: 1, endedAt: 999 });
    const after = taskOf({ status: 'done', startedAt: 1, endedAt: 1001 });
    const model = createListModel();
    expect(model(list, factsOf({ memory, tasks: [before] }), everything).all[0]?.state.kind).toBe('loaded');
    expect(model(list, factsOf({ memory, tasks: [after] }), everything).all[0]?.state.kind).toBe('checking');
  });

  it('shows the progress of a running load, and never arrives before the task does', () => {
    const list = [summaryOf('books', { memoryPercent: null })];
    const at = (percent: number) =>
      taskOf({
        steps: [{ kind: 'load', status: 'running' }],
        progress: { percent, partitions: [], movedAt: 1, recent: [] },
      });
    const model = createListModel();
    expect(model(list, factsOf({ tasks: [at(45)] }), everything).all[0]?.state).toEqual({
      kind: 'loading',
      percent: 45,
    });
    expect(model(list, factsOf({ tasks: [at(100)] }), everything).all[0]?.state).toEqual({
      kind: 'loading',
      percent: 99,
    });
  });

  it('does not fall back between the last step of a load and its end', () => {
    const list = [summaryOf('books', { memoryPercent: 37 })];
    const task = taskOf({
      steps: [
        { kind: 'load', status: 'done' },
        { kind: 'watch', status: 'done' },
      ],
      progress: { percent: 100, partitions: [], movedAt: 1, recent: [] },
    });
    const { all } = createListModel()(list, factsOf({ tasks: [task] }), everything);
    expect(all[0]?.state).toEqual({ kind: 'loading', percent: 99 });
  });

  it('does not fall back when a load arrives before the next list', () => {
    const list = [summaryOf('books', { memoryPercent: 37 })];
    const done = taskOf({ status: 'done', startedAt: 1, endedAt: 500 });
    const model = createListModel();
    const stateAt = (readAt: number, tasks: Task[]) =>
      model(list, factsOf({ readAt, tasks }), everything).all[0]?.state;
    expect(stateAt(499, [done])).toEqual({ kind: 'checking' });
    expect(stateAt(501, [done])).toEqual({ kind: 'loading', percent: 37 });
    expect(stateAt(499, [taskOf({ status: 'failed', startedAt: 1, endedAt: 500 })])).toEqual({
      kind: 'loading',
      percent: 37,
    });
    const dropped = taskOf({ id: 'd', kind: 'dropPartition', status: 'done', startedAt: 501, endedAt: 600 });
    expect(stateAt(599, [done, dropped])).toEqual({ kind: 'loading', percent: 37 });
  });

  describe('a list from before a load', () => {
    const list = [summaryOf('books', { memoryPercent: null })];
    const load = (over: Partial<Task>): Task =>
      taskOf({
        ...{ id: 'l', startedAt: 2000, steps: [{ kind: 'load', status: 'done' }] },
        progress: { percent: 40, partitions: [], movedAt: 2100, recent: [] },
        ...over,
      });
    const release = (over: Partial<Task> = {}): Task =>
      taskOf({ id: 'r', kind: 'release', startedAt: 3000, ...over });
    const stateAt = (readAt: number, ...tasks: Task[]) =>
      createListModel()(list, factsOf({ readAt, tasks }), everything).all[0]?.state;

    it('is not taken for its end while a release takes the load back', () => {
      const loading = { kind: 'loading', percent: 40 };
      // For a moment both run: the load is withdrawn when the release begins.
      expect(stateAt(1000, load({ status: 'running' }), release())).toEqual(loading);
      expect(stateAt(1000, load({ status: 'stopped', endedAt: 3001 }), release())).toEqual(loading);
      expect(stateAt(1000, load({ status: 'done', endedAt: 2900 }), release())?.kind).toBe('checking');
      expect(stateAt(1000, load({ status: 'stopped', endedAt: 2900 }))).toEqual(loading);
      expect(stateAt(1000, load({ status: 'unknown', endedAt: 2900 }))).toEqual(loading);
    });

    it('is believed where it was read after that, or the load came to nothing', () => {
      const ended = load({ status: 'stopped', endedAt: 3001 });
      expect(stateAt(3002, ended, release())?.kind).toBe('notLoaded');
      expect(stateAt(3500, load({ status: 'running' }), release())?.kind).toBe('notLoaded');
      expect(stateAt(1000, ended, release({ status: 'done', endedAt: 3100 }))?.kind).toBe('notLoaded');
      // Another client released it, and the list shows that: a task since tells nothing else.
      const done = load({ status: 'done', endedAt: 2900 });
      expect(stateAt(2950, done, taskOf({ id: 'a', kind: 'createAlias', startedAt: 4000 }))?.kind).toBe(
        'notLoaded',
      );
      const lost = load({
        steps: [{ kind: 'load', status: 'running' }],
        progress: null,
        status: 'stopped',
        endedAt: 2900,
      });
      expect(stateAt(1000, lost)?.kind).toBe('notLoaded');
      expect(stateAt(1000, load({ status: 'failed', endedAt: 2900 }), release())?.kind).toBe('notLoaded');
    });
  });

  it('says what the server says while a load still releases', () => {
    const list = [summaryOf('books', { memoryPercent: null })];
    const task = taskOf({
      steps: [
        { kind: 'release', status: 'running' },
        { kind: 'load', status: 'waiting' },
      ],
    });
    expect(createListModel()(list, factsOf({ tasks: [task] }), everything).all[0]?.state.kind).toBe(
      'notLoaded',
    );
  });

  it('keeps a failed load on the row until a release or another id', () => {
    const failed = taskOf({
      status: 'failed',
      endedAt: 5,
      error: appError('loadReverted'),
      progress: { percent: 74, partitions: [], movedAt: 1, recent: [] },
    });
    const released = taskOf({ id: 'r', kind: 'release', status: 'done', startedAt: 6, endedAt: 7 });
    const model = createListModel();
    const state = (id: string, ...tasks: (typeof failed)[]) =>
      model([summaryOf('books', { id })], factsOf({ tasks }), everything).all[0]?.state;
    expect(state('1', failed)).toMatchObject({ kind: 'failed', percent: 74 });
    expect(state('2', failed)).toEqual({ kind: 'notLoaded' });
    expect(state('1', failed, released)).toEqual({ kind: 'notLoaded' });
  });

  it('does not take what was read of another collection of the same name', () => {
    const list = [summaryOf('books', { id: '2', memoryPercent: 100 })];
    const facts = factsOf({ memory: { books: memoryOf(100) }, details: { books: detailOf('books') } });
    const row = createListModel()(list, facts, everything).all[0];
    expect(row?.state.kind).toBe('checking');
    expect(row?.detail).toBeNull();
  });
});

describe('what is shown', () => {
  const list = [
    summaryOf('Zebra', { createdAt: 3 }),
    summaryOf('apple', { createdAt: 1, memoryPercent: 100 }),
    summaryOf('banana', { createdAt: 1, memoryPercent: 40 }),
    summaryOf('cherry', { createdAt: null }),
  ];
  const facts = factsOf({
    memory: { apple: memoryOf(100) },
    details: {
      apple: detailOf('apple', { rowCount: '9007199254740993', partitionCount: 2 }),
      Zebra: detailOf('Zebra', { rowCount: '9007199254740992', partitionCount: 2 }),
    },
  });
  const show = (over: Partial<ListView>) => createListModel()(list, facts, { ...everything, ...over });

  it('searches any part of the name, whatever the case', () => {
    expect(names(show({ search: 'AN' }).shown)).toEqual(['banana']);
    expect(names(show({ search: 'z' }).shown)).toEqual(['Zebra']);
  });

  it('filters by state and counts the whole database, whatever is searched', () => {
    const { shown, counts } = show({ filter: 'notLoaded', search: 'c' });
    expect(names(shown)).toEqual(['cherry']);
    expect(counts).toMatchObject({ all: 4, loaded: 1, loading: 1, notLoaded: 2, failed: 0 });
  });

  it('sorts without regard to case, by exact 64-bit counts, unknown last', () => {
    expect(names(show({}).shown)).toEqual(['apple', 'banana', 'cherry', 'Zebra']);
    expect(names(show({ sort: 'rows' }).shown)).toEqual(['Zebra', 'apple', 'banana', 'cherry']);
    expect(names(show({ sort: 'rows', descending: true }).shown)).toEqual([
      'apple',
      'Zebra',
      'banana',
      'cherry',
    ]);
    expect(names(show({ sort: 'state' }).shown)).toEqual(['banana', 'apple', 'cherry', 'Zebra']);
    expect(names(show({ sort: 'created' }).shown)).toEqual(['apple', 'banana', 'Zebra', 'cherry']);
  });

  it('keeps ties in the order of names and loses no row, whatever is sorted by', () => {
    const row = fc.record({
      name: fc.string({ minLength: 1, maxLength: 4 }),
      percent: fc.constantFrom(null, 10, 100),
      created: fc.constantFrom(null, 1, 2),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(row, { selector: ({ name }) => name, maxLength: 30 }),
        fc.constantFrom(...sortKeys),
        (made, sort) => {
          const some = made.map(({ name, percent, created }) =>
            summaryOf(name, { memoryPercent: percent, createdAt: created }),
          );
          const model = createListModel();
          const byName = names(model(some, factsOf({}), everything).shown);
          const { shown } = model(some, factsOf({}), { ...everything, sort });
          expect([...names(shown)].sort()).toEqual([...byName].sort());
          const key = (row: (typeof shown)[number]) =>
            sort === 'state' ? row.state.kind : sort === 'created' ? row.summary.createdAt : 'one';
          shown.forEach((row, at) => {
            const next = shown[at + 1];
            if (next === undefined || key(row) !== key(next)) return;
            expect(byName.indexOf(row.summary.name)).toBeLessThan(byName.indexOf(next.summary.name));
          });
        },
      ),
    );
  });
});

describe('at 65,536 collections', () => {
  const many = Array.from({ length: 65_536 }, (_, at) =>
    summaryOf(`collection_${String((at * 7919) % 65_536)}`, { memoryPercent: at % 10 === 0 ? 40 : null }),
  );

  it('answers the same objects while nothing changed, and new ones only where something did', () => {
    const model = createListModel();
    const facts = factsOf({});
    const first = model(many, facts, everything);
    expect(model(many, facts, { ...everything })).toBe(first);
    const next = model(
      many.map((summary, at) => (at === 3 ? { ...summary, memoryPercent: 50 } : summary)),
      facts,
      everything,
    );
    const fresh = next.all.filter((row, at) => row !== first.all[at]);
    expect(names(fresh)).toEqual([many[3]?.name]);
  });

  it('filters and searches', () => {
    const model = createListModel();
    const facts = factsOf({});
    model(many, facts, everything);
    const { shown } = model(many, facts, { ...everything, search: '123', filter: 'loading', sort: 'state' });
    const wanted = many.filter(({ name, memoryPercent }) => name.includes('123') && memoryPercent === 40);
    expect(names(shown).sort()).toEqual(wanted.map(({ name }) => name).sort());
    expect(wanted.length).toBeGreaterThan(0);
  });
});

describe('shareList and changedInMemory', () => {
  const list = (...collections: ReturnType<typeof summaryOf>[]) => ({
    readAt: 1,
    collections,
    memoryError: null,
  });

  it('keeps the array if only the time of reading changed', () => {
    const before = list(summaryOf('a'), summaryOf('b'));
    const now = shareList(before, { ...list(summaryOf('a'), summaryOf('b')), readAt: 2 });
    expect(now.readAt).toBe(2);
    expect(now.collections).toBe(before.collections);
  });

  it('names those whose percentage changed', () => {
    const before = list(summaryOf('a', { memoryPercent: 100 }), summaryOf('b'));
    const now = list(summaryOf('a', { memoryPercent: 50 }), summaryOf('b'), summaryOf('new'));
    expect(changedInMemory(before, now)).toEqual(['a']);
  });
});
