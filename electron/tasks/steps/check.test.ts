import { describe, expect, it } from 'vitest';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import type { CollectionRef } from '@shared/domain/refs';
import type { Task } from '@shared/domain/task';
import { broken } from '../testing/fake-milvus';
import { createStage } from '../testing/stage';
import type { Stage } from '../testing/stage';

const starts: [string, (stage: Stage, target: CollectionRef) => Task][] = [
  ['load', ({ tasks }, target) => tasks.startLoad(target, LOAD_EVERYTHING)],
  [
    'load with a release first',
    ({ tasks }, target) => tasks.startLoad(target, { ...LOAD_EVERYTHING, releaseFirst: true }),
  ],
  ['refresh', ({ tasks }, target) => tasks.startRefreshLoad(target)],
  ['release', ({ tasks }, target) => tasks.startRelease(target, null)],
  ['release of partitions', ({ tasks }, target) => tasks.startRelease(target, ['a'])],
  [
    'drop of a partition',
    ({ tasks, partitionRef }, target) =>
      tasks.startDropPartition({ ...partitionRef('books', 'a'), ...target }, false),
  ],
  [
    'drop of a partition with a release first',
    ({ tasks, partitionRef }, target) =>
      tasks.startDropPartition({ ...partitionRef('books', 'a'), ...target }, true),
  ],
  ['drop', ({ tasks }, target) => tasks.startDropCollection(target)],
];

describe.each(starts)('%s', (_name, begin) => {
  it('sends nothing if the collection was made anew under the same name', async () => {
    const stage = createStage();
    const { milvus, ref, ended } = stage;
    const shown = ref((milvus.add('books', ['_default', 'a']), 'books'));
    const now = milvus.add('books', ['_default', 'a']);
    const end = await ended(begin(stage, shown));
    expect(end).toMatchObject({
      status: 'failed',
      error: {
        code: 'identityChanged',
        params: { what: 'collection', collection: 'books', expected: shown.collectionId, found: now.id },
      },
    });
    expect(milvus.writes).toEqual([]);
  });

  it('sends nothing if the collection is gone', async () => {
    const stage = createStage();
    const { milvus, ref, ended } = stage;
    const shown = ref((milvus.add('books', ['_default', 'a']), 'books'));
    milvus.collections.clear();
    const end = await ended(begin(stage, shown));
    expect(end).toMatchObject({
      status: 'failed',
      error: { code: 'identityChanged', params: { expected: shown.collectionId, found: '–' } },
    });
    expect(milvus.writes).toEqual([]);
  });

  it('sends nothing if the identity cannot be read', async () => {
    const stage = createStage();
    const { milvus, ref, ended } = stage;
    milvus.add('books', ['_default', 'a']);
    milvus.readFailure = () => broken('connectionLost');
    const end = await ended(begin(stage, ref('books')));
    expect(end).toMatchObject({ status: 'failed', error: { code: 'connectionLost' } });
    expect(milvus.writes).toEqual([]);
  });
});

describe.each(starts.filter(([name]) => name.includes('drop')))('%s', (_name, begin) => {
  it('by an alias is refused, even of the very collection', async () => {
    const stage = createStage();
    const { milvus, ref, ended } = stage;
    const shown = ref((milvus.add('books', ['_default', 'a']), 'books'));
    milvus.aliases.set('novels', 'books');
    const end = await ended(begin(stage, { ...shown, collection: 'novels' }));
    expect(end.error).toMatchObject({ code: 'aliasGiven', params: { alias: 'novels', collection: 'books' } });
    expect(milvus.writes).toEqual([]);
  });
});

describe('an alias', () => {
  it('is as good as the name for a load and a release where ids tell', async () => {
    const { milvus, tasks, ref, ended } = createStage();
    const books = milvus.add('books');
    const byAlias = { ...ref('books'), collection: 'novels' };
    milvus.aliases.set('novels', 'books');
    expect((await ended(tasks.startLoad(byAlias, LOAD_EVERYTHING))).status).toBe('done');
    expect((await ended(tasks.startRelease(byAlias, null))).status).toBe('done');
    expect(milvus.percentOf(books, books.partitions[0]!)).toBeNull();
  });

  it('is refused for everything where there are no ids', async () => {
    const { milvus, tasks, ref, ended } = createStage({ version: 'milvus_lite-3.2.1' });
    milvus.add('books');
    milvus.aliases.set('novels', 'books');
    const end = await ended(tasks.startLoad({ ...ref('books'), collection: 'novels' }, LOAD_EVERYTHING));
    expect(end.error?.code).toBe('aliasGiven');
    expect(milvus.writes).toEqual([]);
  });
});

describe('between two steps', () => {
  it('the collection is read again before the drop that follows a release', async () => {
    const { milvus, tasks, partitionRef, ended } = createStage();
    milvus.putInMemory(milvus.add('books', ['_default', 'a']));
    const target = partitionRef('books', 'a');
    tasks.onChange(({ steps }) => {
      if (steps[1]?.status === 'done' && steps[2]?.status === 'waiting')
        milvus.add('books', ['_default', 'a']);
    });
    const end = await ended(tasks.startDropPartition(target, true));
    expect(end).toMatchObject({ status: 'failed', error: { code: 'identityChanged' } });
    expect(end.steps.map(({ status }) => status)).toEqual(['done', 'done', 'failed', 'skipped']);
    expect(milvus.writes).toEqual(['releasePartitions']);
  });

  it('and so is the partition', async () => {
    const { milvus, tasks, partitionRef, ended } = createStage();
    const books = milvus.add('books', ['_default', 'a']);
    milvus.putInMemory(books);
    const target = partitionRef('books', 'a');
    tasks.onChange(({ steps }) => {
      const partition = books.partitions.find(({ name }) => name === 'a')!;
      if (steps[1]?.status === 'done') partition.id = '77';
    });
    const end = await ended(tasks.startDropPartition(target, true));
    expect(end.error).toMatchObject({
      code: 'identityChanged',
      params: { what: 'partition', collection: 'a', expected: target.partitionId, found: '77' },
    });
    expect(milvus.writes).toEqual(['releasePartitions']);
  });

  it('the name is read once more after the partitions where there are no ids', async () => {
    const { milvus, tasks, partitionRef, ended } = createStage({ version: 'milvus_lite-3.2.1' });
    milvus.add('books', ['_default', 'a']);
    milvus.add('novels', ['_default', 'a']);
    const target = { ...partitionRef('books', 'a'), partitionId: null };
    milvus.readFailure = (method) => {
      // Another client drops it and gives its name to an alias, between the two calls.
      if (method === 'listPartitions' && milvus.collections.delete('books'))
        milvus.aliases.set('books', 'novels');
      return null;
    };
    const end = await ended(tasks.startDropPartition(target, false));
    expect(end).toMatchObject({ status: 'failed', error: { code: 'aliasGiven' } });
    expect(milvus.writes).toEqual([]);
  });

  it('the collection is read again before the load that follows a release', async () => {
    const { milvus, tasks, ref, ended } = createStage();
    milvus.putInMemory(milvus.add('books'));
    const target = ref('books');
    tasks.onChange(({ steps }) => {
      if (steps[0]?.status === 'done' && steps[1]?.status === 'waiting') milvus.add('books');
    });
    const end = await ended(tasks.startLoad(target, { ...LOAD_EVERYTHING, releaseFirst: true }));
    expect(end.error?.code).toBe('identityChanged');
    expect(milvus.writes).toEqual(['releaseCollection']);
  });
});

it('a partition that is gone is not dropped', async () => {
  const { milvus, tasks, partitionRef, ended } = createStage();
  const books = milvus.add('books', ['_default', 'a']);
  const target = partitionRef('books', 'a');
  books.partitions.pop();
  const end = await ended(tasks.startDropPartition(target, false));
  expect(end.error).toMatchObject({ code: 'identityChanged', params: { what: 'partition', found: '–' } });
  expect(milvus.writes).toEqual([]);
});
