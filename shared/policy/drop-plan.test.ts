import { describe, expect, it } from 'vitest';
import { capabilitiesOf, serverInfoFrom } from './capabilities';
import { planCollectionDrop, planPartitionDrop } from './drop-plan';

const on = (version: string) => capabilitiesOf(serverInfoFrom(version));

describe('planPartitionDrop', () => {
  it('releases a loaded partition first, as a step of its own', () => {
    const plan = planPartitionDrop(
      { partition: 'y2015', loadedPartitions: ['y2015', 'y2016'] },
      false,
      on('v2.3.5'),
    );
    expect(plan).toEqual({ steps: ['release', 'check', 'drop'], releaseFirst: true, blockers: [] });
  });

  it('drops one that is not loaded straight away', () => {
    const plan = planPartitionDrop({ partition: 'y2015', loadedPartitions: ['y2016'] }, false, on('v2.3.5'));
    expect(plan).toEqual({ steps: ['check', 'drop'], releaseFirst: false, blockers: [] });
  });

  it('never drops _default, nor a partition of a partition-key collection', () => {
    expect(
      planPartitionDrop({ partition: '_default', loadedPartitions: [] }, false, on('v2.5.27')).blockers,
    ).toEqual([{ kind: 'defaultPartition' }]);
    expect(
      planPartitionDrop({ partition: '_default_0', loadedPartitions: [] }, true, on('v2.5.27')).blockers,
    ).toEqual([{ kind: 'partitionKeyMode' }]);
  });

  it('needs no release on milvus-lite, which drops loaded partitions', () => {
    const plan = planPartitionDrop(
      { partition: 'a', loadedPartitions: ['a'] },
      false,
      on('milvus_lite-3.2.1'),
    );
    expect(plan).toMatchObject({ releaseFirst: false, blockers: [] });
  });
});

describe('planCollectionDrop', () => {
  it('is blocked by aliases from 2.4.23 and 2.5.5 on', () => {
    const facts = { collection: 'books', aliases: ['catalog'] };
    expect(planCollectionDrop(facts, 'books', on('v2.5.27')).blockers).toEqual([
      { kind: 'hasAliases', aliases: ['catalog'] },
    ]);
    expect(planCollectionDrop(facts, 'books', on('v2.3.5')).blockers).toEqual([]);
  });

  it('refuses an alias in place of the name', () => {
    expect(
      planCollectionDrop({ collection: 'books', aliases: [] }, 'catalog', on('v2.3.5')).blockers,
    ).toEqual([{ kind: 'aliasGiven', collection: 'books' }]);
  });
});
