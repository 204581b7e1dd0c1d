import { afterEach, describe, expect, it } from 'vitest';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import { smallScenario } from '../../milvus/testing/open-sandbox';
import type { ProfileName } from '../../sandbox';
import { startStage, stopStages } from '../../tasks/testing/sandbox-stage';
import { readDropFacts } from './drop-facts';

afterEach(stopStages);

const BOOKS = { collection_name: 'books' };

/** `books`, loaded from here, and what its drop would destroy. */
async function loadedBooks(profile: ProfileName) {
  const stage = await startStage({ profile, scenario: smallScenario });
  const { sandbox, gateway, records, tasks, ended } = stage;
  const collectionId = gateway.capabilities.collectionIds.supported
    ? stage.collection('books').collectionId
    : null;
  const books = { ...stage.collection('books'), collectionId };
  expect((await ended(tasks.startLoad(books, LOAD_EVERYTHING))).status).toBe('done');
  const reading = {
    ...{ gateway, loadedFields: records.get, readAt: 77, options: {}, withGrants: true },
    namesIn: () => Promise.resolve(['books', 'bare']),
  };
  return {
    ...stage,
    read: (partition: string | null = null) => readDropFacts(reading, books, partition),
    /** Another client releases it and loads it again. */
    loadAnew: () => {
      sandbox.act('ReleaseCollection', BOOKS);
      sandbox.act('LoadCollection', BOOKS);
    },
  };
}

describe.each(['2.2.16', '2.3.5', '2.5.27', '3.0.1'] as const)('what a drop on %s destroys', (profile) => {
  it('is told with what is remembered of its load, while it is that load', async () => {
    const { read, loadAnew } = await loadedBooks(profile);
    const own = { loadedSince: expect.any(Number) as number, replicas: 1 };
    expect(await read()).toMatchObject({ ...own, loadedPartitions: ['_default', 'old', 'recent'] });
    expect(await read('old')).toMatchObject({ ...own, loadedPartitions: ['old'], rowCount: '20' });
    loadAnew();
    expect(await read()).toMatchObject({ loadedSince: null, replicas: 1 });
  });
});

it('is told of a collection whose partitions and rows this user may not read; of a partition it is not', async () => {
  const { read, sandbox } = await loadedBooks('2.3.5');
  sandbox.faults.denied.add('PrivilegeShowPartitions').add('PrivilegeGetStatistics');
  const unread = { partitionNames: null, loadedPartitions: null, rowCount: null };
  expect(await read()).toMatchObject({
    ...unread,
    collection: 'books',
    aliases: ['catalog'],
    partitionKeyMode: false,
  });
  await expect(read('old')).rejects.toMatchObject({
    error: { code: 'permissionDenied', params: { privilege: 'PrivilegeShowPartitions' } },
  });
});

it('asks milvus-lite for no replicas, of which it knows nothing', async () => {
  const { read, sent } = await loadedBooks('lite-3.2.1');
  const before = sent('GetReplicas');
  expect((await read()).replicas).toBeNull();
  expect(sent('GetReplicas')).toBe(before);
});
