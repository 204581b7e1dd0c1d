import { describe, expect, it } from 'vitest';
import type { DropFacts } from '../domain/collection';
import type { DropItem, DropTarget } from '../domain/drop';
import type { Environment } from '../domain/environment';
import { appError } from '../ipc/result';
import { capabilitiesOf, serverInfoFrom } from './capabilities';
import type { ChosenLevels } from './confirmation';
import { aliasesToRemove, isDroppable, phrasesFor, planDrop, withoutTwice } from './drop-plan';
import { dropFactsOf } from './testing/drop-facts';

const on = (version: string) => capabilitiesOf(serverInfoFrom(version));
const ref = { connectionId: 'c', database: 'default', collection: 'books', collectionId: '1' };
const whole: DropTarget = { kind: 'collection', ref };
const part = (partition: string, partitionId: string | null = '7'): DropTarget => ({
  kind: 'partition',
  ref: { ...ref, partition, partitionId },
});

const planPart = (target: DropTarget, over: Partial<DropFacts>, version: string) => {
  const partition = target.kind === 'partition' ? target.ref.partition : null;
  return planDrop(
    { target, facts: dropFactsOf({ partition, partitionId: '7', ...over }) },
    true,
    on(version),
  );
};

describe('a partition', () => {
  it('is released first if it is loaded, as a step of its own', () => {
    const plan = planPart(part('y2015'), { loadedPartitions: ['y2015', 'y2016'] }, 'v2.3.5');
    expect(plan).toMatchObject({ steps: ['keep', 'release', 'check', 'drop'], blockers: [] });
  });

  it('that is not loaded is dropped straight away', () => {
    const plan = planPart(part('y2015'), { loadedPartitions: ['y2016'] }, 'v2.3.5');
    expect(plan).toMatchObject({ steps: ['keep', 'check', 'drop'], blockers: [] });
  });

  it('_default is never dropped, nor one of a collection with a partition key', () => {
    expect(planPart(part('_default'), {}, 'v2.5.27').blockers).toEqual([{ kind: 'defaultPartition' }]);
    expect(planPart(part('_default_0'), { partitionKeyMode: true }, 'v2.5.27').blockers).toEqual([
      { kind: 'partitionKeyMode' },
    ]);
  });

  it('needs no release on milvus-lite, which drops loaded partitions', () => {
    const plan = planPart(part('a'), { loadedPartitions: ['a'] }, 'milvus_lite-3.2.1');
    expect(plan).toMatchObject({ steps: ['keep', 'check', 'drop'], blockers: [] });
  });

  it('that is another one now is not dropped', () => {
    expect(planPart(part('a'), { partitionId: '8' }, 'v2.5.27').blockers).toEqual([
      { kind: 'changed', what: 'partition', before: '7', now: '8' },
    ]);
  });
});

describe('a collection', () => {
  it.each(['v2.2.16', 'v2.3.5', 'v2.4.22', 'v2.5.27', 'v3.0.1', 'a build of our own'])(
    'that has aliases on %s loses them first, as a step of its own',
    (version) => {
      const facts = dropFactsOf({ aliases: ['catalog'] });
      const plan = planDrop({ target: whole, facts }, true, on(version));
      expect(plan).toMatchObject({ steps: ['keep', 'removeAliases', 'check', 'drop'], blockers: [] });
      expect(aliasesToRemove(plan)).toEqual(['catalog']);
    },
  );

  it('takes its aliases with it on milvus-lite', () => {
    const facts = dropFactsOf({ aliases: ['catalog'] });
    const plan = planDrop({ target: whole, facts }, true, on('milvus_lite-3.2.1'));
    expect(plan).toMatchObject({ steps: ['keep', 'check', 'drop'], blockers: [] });
    expect(aliasesToRemove(plan)).toEqual([]);
  });

  it('goes without a copy only where that was chosen', () => {
    expect(planDrop({ target: whole, facts: dropFactsOf() }, false, on('v2.3.5')).steps).toEqual([
      'check',
      'drop',
    ]);
  });

  it('is refused by an alias in place of its name', () => {
    const target: DropTarget = { kind: 'collection', ref: { ...ref, collection: 'catalog' } };
    expect(planDrop({ target, facts: dropFactsOf() }, true, on('v2.3.5')).blockers).toEqual([
      { kind: 'aliasGiven', collection: 'books' },
    ]);
  });

  it('that is another one now is not dropped', () => {
    const facts = dropFactsOf({ collectionId: '2' });
    expect(planDrop({ target: whole, facts }, true, on('v2.3.5')).blockers).toEqual([
      { kind: 'changed', what: 'collection', before: '1', now: '2' },
    ]);
  });

  it('whose id was not shown has the one that was read', () => {
    const target: DropTarget = { kind: 'collection', ref: { ...ref, collectionId: null } };
    const plan = planDrop({ target, facts: dropFactsOf() }, true, on('v2.3.5'));
    expect(plan).toMatchObject({ target: { ref: { collectionId: '1' } }, blockers: [] });
  });

  it('that could not be read is not dropped', () => {
    const plan = planDrop({ target: whole, error: appError('timeout') }, true, on('v2.3.5'));
    expect(plan).toMatchObject({ facts: null, blockers: [{ kind: 'unread' }] });
    expect(isDroppable(plan)).toBe(false);
  });
});

it('what is on the list twice, or goes with its collection, is dropped once', () => {
  const other: DropTarget = { kind: 'collection', ref: { ...ref, database: 'other' } };
  const targets = [part('a'), whole, whole, part('b'), other];
  const items = targets.map((target) => ({ target, facts: dropFactsOf(), steps: [], blockers: [] }));
  const twice = withoutTwice(items).map(({ blockers }) => blockers.length > 0);
  expect(twice).toEqual([true, false, true, true, false]);
});

it('what has to be typed is the name of the only one, or how many go', () => {
  const typed = (
    targets: DropTarget[],
    environment: Environment,
    chosen: ChosenLevels = {},
    steps: DropItem['steps'] = ['keep'],
  ) =>
    phrasesFor(
      targets.map((target) => ({ target, steps })),
      { name: 'Main', environment },
      chosen,
    ).map(({ text }) => text);
  expect(typed([], 'production')).toEqual([]);
  expect(typed([whole], 'staging')).toEqual(['books']);
  expect(typed([part('y2015')], 'staging')).toEqual(['y2015']);
  expect(typed([whole, part('y2015')], 'production')).toEqual(['2', 'Main']);
  expect(typed([whole], 'development')).toEqual([]);
  expect(typed([whole], 'development', { dropCollection: { development: 'typeName' } })).toEqual(['books']);
  // That no copy is kept is said in words, on every environment.
  expect(typed([whole], 'development', {}, ['drop'])).toEqual(['without a copy']);
  expect(typed([whole], 'production', {}, ['drop'])).toEqual(['books', 'without a copy']);
});
