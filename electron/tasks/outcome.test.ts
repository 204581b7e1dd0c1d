import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import type { LoadOptions } from '@shared/domain/load-request';
import type { Task, TaskStep } from '@shared/domain/task';
import { appError, FalconerError } from '@shared/ipc/result';
import type { AppError } from '@shared/ipc/result';
import { carryOut } from './outcome';
import { broken, refused } from './testing/fake-milvus';
import type { FakeCollection, FakeFault, FakeMethod } from './testing/fake-milvus';
import { createStage } from './testing/stage';
import type { Stage } from './testing/stage';
import { VirtualClock } from './testing/virtual-clock';

/** A step that changes something, and whether that is so now. */
type Facts = (stage: Stage, books: FakeCollection) => boolean;

/** Something that can be asked for. Its last changing step is what it is about. */
interface Wish {
  begin: (stage: Stage) => Task;
  steps: Partial<Record<TaskStep['kind'], Facts>>;
  isSo: Facts;
}

const all = ['_default', 'a', 'b'];
const exists: Facts = ({ milvus }, books) => milvus.collections.get('books') === books;
const percents = (stage: Stage, books: FakeCollection, names: readonly string[]): (number | null)[] =>
  books.partitions
    .filter(({ name }) => names.includes(name))
    .map((each) => stage.milvus.percentOf(books, each));

const isOut =
  (names: readonly string[]): Facts =>
  (stage, books) =>
    !exists(stage, books) || percents(stage, books, names).every((percent) => percent === null);
const isIn =
  (names: readonly string[], least: number): Facts =>
  (stage, books) =>
    exists(stage, books) &&
    percents(stage, books, names).every((percent) => percent !== null && percent >= least);
const isDropped: Facts = (stage, books) =>
  !exists(stage, books) || !books.partitions.some(({ name }) => name === 'a');

const load = (options: Partial<LoadOptions>): Wish => ({
  begin: ({ tasks, ref }) => tasks.startLoad(ref('books'), { ...LOAD_EVERYTHING, ...options }),
  steps: { release: isOut(all), load: isIn(options.partitions ?? all, 0) },
  isSo: isIn(options.partitions ?? all, 100),
});
const release = (partitions: string[] | null): Wish => ({
  begin: ({ tasks, ref }) => tasks.startRelease(ref('books'), partitions),
  steps: { release: isOut(partitions ?? all) },
  isSo: isOut(partitions ?? all),
});
const dropPartition = (releaseFirst: boolean): Wish => ({
  begin: ({ tasks, partitionRef }) => tasks.startDropPartition(partitionRef('books', 'a'), releaseFirst),
  steps: { release: isOut(['a']), drop: isDropped },
  isSo: isDropped,
});

const INDEX = { field: 'vec', name: 'vec_idx', type: 'HNSW', metric: 'L2', params: {} };
const hasIndex: Facts = (stage, books) => exists(stage, books) && books.indexes.length > 0;

const wishes: Record<string, Wish> = {
  load: load({}),
  loadPartitions: load({ partitions: ['a', 'b'] }),
  reload: load({ releaseFirst: true }),
  release: release(null),
  releasePartitions: release(['a']),
  dropPartition: dropPartition(false),
  releaseAndDropPartition: dropPartition(true),
  createIndex: {
    begin: ({ tasks, ref }) => tasks.startCreateIndex(ref('books'), INDEX, null),
    steps: { createIndex: hasIndex },
    isSo: (stage, books) =>
      hasIndex(stage, books) &&
      books.indexes.every(({ startedAt }) => stage.clock.now() - startedAt >= books.indexMs),
  },
  drop: {
    begin: ({ tasks, ref }) => tasks.startDropCollection(ref('books')),
    steps: { drop: (...facts) => !exists(...facts) },
    isSo: (...facts) => !exists(...facts),
  },
};

const lost = fc
  .constantFrom<AppError['code']>('connectionLost', 'timeout', 'cancelled', 'internal')
  .map(broken);
/** What becomes of a request whose answer is lost; a minute is how long it is looked for. */
const fate = fc.oneof(
  fc.constantFrom('never' as const, 'atOnce' as const),
  fc.record({ afterMs: fc.integer({ min: 1, max: 55_000 }) }),
);
const fault: fc.Arbitrary<FakeFault | null> = fc.oneof(
  fc.constant(null),
  fc.record({ error: lost, carriedOut: fate }),
  fc.record({ error: fc.constant(refused()), carriedOut: fc.constant('never' as const) }),
);
const faults = fc.record({
  ...{ loadCollection: fault, loadPartitions: fault, releaseCollection: fault, releasePartitions: fault },
  ...{ dropPartition: fault, dropCollection: fault, createIndex: fault },
});
/** Times, in ms from the start, between which nothing can be read. */
const outages = fc.array(
  fc.record({ from: fc.integer({ min: 0, max: 90_000 }), length: fc.integer({ min: 1, max: 90_000 }) }),
  { maxLength: 3 },
);
const story = fc.record({
  wish: fc.constantFrom(...Object.keys(wishes)),
  loaded: fc.subarray(all),
  ...{ faults, outages },
  remadeAfterMs: fc.option(fc.integer({ min: 0, max: 70_000 })),
});
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

/** Plays a story to its end, and long enough after it for everything to arrive that is still on its way. */
async function play({ wish, loaded, faults: order, outages: gaps, remadeAfterMs }: Story) {
  const stage = createStage();
  const { milvus, clock, tasks } = stage;
  const books = milvus.add('books', all);
  milvus.putInMemory(books, loaded);
  for (const [method, each] of Object.entries(order)) {
    if (each !== null) milvus.failNext(method as FakeMethod, each);
  }
  const start = clock.now();
  milvus.readFailure = () => {
    const at = clock.now() - start;
    return gaps.some(({ from, length }) => at >= from && at < from + length)
      ? broken('connectionLost')
      : null;
  };
  const remade: FakeCollection[] = [];
  const remake = (): void => {
    const made = milvus.add('books', all);
    milvus.putInMemory(made);
    remade.push(made);
  };
  if (remadeAfterMs !== null) clock.after(remadeAfterMs, remake);
  const { begin, steps, isSo } = wishes[wish]!;
  let soWhenDone: boolean | null = null;
  tasks.onChange(({ status }) => {
    if (status === 'done') soWhenDone = isSo(stage, books);
  });
  const end = await stage.ended(begin(stage));
  const failed = end.steps.find(({ status }) => status === 'failed');
  const isFailedSo = (): boolean => failed !== undefined && steps[failed.kind]?.(stage, books) === true;
  const soAtEnd = isFailedSo();
  await clock.pass(180_000);
  return { end, soWhenDone, failedButSo: soAtEnd || isFailedSo(), milvus, remade };
}

describe('whatever is lost, and whenever', () => {
  it('done is said only of what is so', () =>
    fc.assert(
      fc.asyncProperty(story, async (told) => {
        const { end, soWhenDone } = await play(told);
        if (end.status === 'done') expect(soWhenDone).toBe(true);
        expect(end.status).not.toBe('stopped');
      }),
      { numRuns: 500 },
    ));

  it('failed is said only of what is not so and will not be', () =>
    fc.assert(
      fc.asyncProperty(story, async (told) => {
        const { end, failedButSo, milvus } = await play({ ...told, remadeAfterMs: null });
        if (milvus.writes.length === 0) return;
        // A refusal is told as the server said it, whatever has been so all the time.
        if (end.error?.serverCode?.startsWith('gRPC') === true) expect(failedButSo).toBe(false);
      }),
      { numRuns: 500 },
    ));

  it('unknown is said only where the reading failed', () =>
    fc.assert(
      fc.asyncProperty(story, async (told) => {
        const { end } = await play({ ...told, outages: [], remadeAfterMs: null });
        expect(end.status).not.toBe('unknown');
      }),
      { numRuns: 200 },
    ));

  it('no request is sent twice', () =>
    fc.assert(
      fc.asyncProperty(story, async (told) => {
        const { end, milvus } = await play(told);
        expect(new Set(milvus.writes).size).toBe(milvus.writes.length);
        const sending = end.steps.filter(({ kind }) => kind !== 'watch' && kind !== 'check');
        expect(milvus.writes.length).toBeLessThanOrEqual(sending.length);
      }),
      { numRuns: 200 },
    ));

  it('a collection that took the name is never touched', () =>
    fc.assert(
      fc.asyncProperty(story, fc.integer({ min: 0, max: 70_000 }), async (told, remadeAfterMs) => {
        const { milvus, remade } = await play({ ...told, remadeAfterMs });
        expect(remade).toHaveLength(1);
        expect(milvus.collections.get('books')).toBe(remade[0]);
        expect(remade[0]?.partitions.filter(({ loadedAt }) => loadedAt !== null)).toHaveLength(3);
      }),
      { numRuns: 200 },
    ));
});

describe('a failed request', () => {
  const attempt = async (error: AppError) => {
    const clock = new VirtualClock();
    const { signal } = new AbortController();
    let looks = 0;
    const change = {
      send: () => Promise.reject(new FalconerError(error)),
      isDone: () => {
        looks++;
        return Promise.resolve(true);
      },
    };
    const ending = carryOut(change, { clock, life: signal, signal }).then(
      () => 'done',
      () => 'thrown',
    );
    await clock.settle();
    return { ending: await ending, looks };
  };

  it.each([
    appError('timeout', { serverCode: 'gRPC 4' }),
    appError('timeout', { serverCode: 'Milvus 65535', detail: 'context deadline exceeded' }),
    appError('connectionLost', { serverCode: 'gRPC 14' }),
    appError('cancelled'),
    appError('serverError', { serverCode: 'gRPC 13' }),
    appError('notMilvus', { serverCode: 'gRPC 2', detail: 'Received HTTP status code 504' }),
    appError('connectionRefused', { serverCode: 'gRPC 14', detail: 'read EHOSTUNREACH' }),
    appError('internal'),
  ])('is looked for where nobody knows: $code $serverCode', async (error) => {
    expect(await attempt(error)).toEqual({ ending: 'done', looks: 1 });
  });

  it.each([
    appError('serverError', { serverCode: 'Milvus 65535' }),
    appError('permissionDenied', { serverCode: 'gRPC 7' }),
    appError('authFailed', { serverCode: 'gRPC 16' }),
    appError('notSupported'),
    appError('notConnected'),
    appError('connectionRefused', { serverCode: 'gRPC 14', detail: 'connect ECONNREFUSED 127.0.0.1:1' }),
    appError('rateLimited', { serverCode: 'gRPC 8' }),
  ])('is a refusal where it cannot have been carried out: $code $serverCode', async (error) => {
    expect(await attempt(error)).toEqual({ ending: 'thrown', looks: 0 });
  });
});
