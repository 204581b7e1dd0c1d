import type { DropFacts } from '../domain/collection';
import type { MakingPart } from '../domain/definition-parts';
import type { DropBlocker, DropItem, DropTarget, Phrase } from '../domain/drop';
import type { Environment } from '../domain/environment';
import type { TaskStep } from '../domain/task';
import type { AppError } from '../ipc/result';
import type { Capabilities } from './capabilities';
import { levelOf, phrasesOf } from './confirmation';
import type { ChosenLevels } from './confirmation';

/** Name of the partition that every collection has and no server drops. */
export const DEFAULT_PARTITION = '_default';

/** The exact name of what goes. */
export function nameOf({ kind, ref }: DropTarget): string {
  return kind === 'partition' ? ref.partition : ref.collection;
}

/** How something is dropped. */
export interface DropWay {
  /** Whether a copy of the definition is kept first. */
  keepsCopy: boolean;
  /** Whether its partition leaves memory first. */
  releaseFirst?: boolean;
  /** Aliases that are removed first. */
  aliases?: readonly string[];
  /** All that were shown: one more keeps it from being dropped. Absent: nobody has read them. */
  shownAliases?: readonly string[];
  /** Parts of which it was told that the copy has none of them; none by default. */
  copyLacks?: readonly MakingPart[];
}

/** The steps of a drop, for its plan and for its task: a partition that is loaded may have to be released first. */
export function dropSteps({ keepsCopy, releaseFirst = false, aliases = [] }: DropWay): TaskStep['kind'][] {
  return [
    ...(keepsCopy ? (['keep'] as const) : []),
    ...(aliases.length > 0 ? (['removeAliases'] as const) : []),
    ...(releaseFirst ? (['release'] as const) : []),
    ...(['check', 'drop'] as const),
  ];
}

type Planned = Pick<DropItem, 'steps' | 'blockers'>;

/**
 * Plans the drop of a partition. A loaded one is released first, as a step of its own: every Milvus refuses it
 * otherwise (`partition cannot be dropped, partition is loaded, please release it first`).
 */
function planPartition(facts: DropFacts, keepsCopy: boolean, capabilities: Capabilities): Planned {
  const blockers: DropBlocker[] = [];
  if (facts.partition === DEFAULT_PARTITION) blockers.push({ kind: 'defaultPartition' });
  if (facts.partitionKeyMode) blockers.push({ kind: 'partitionKeyMode' });
  const loaded = facts.loadedPartitions?.includes(facts.partition ?? '') === true;
  const releaseFirst = loaded && !capabilities.dropLoadedPartition.supported;
  if (releaseFirst && !capabilities.partitionRelease.supported)
    blockers.push({ kind: 'cannotReleasePartition' });
  return { steps: dropSteps({ keepsCopy, releaseFirst }), blockers };
}

/**
 * Plans the drop of a collection. The server releases it by itself. Aliases are removed first, as a step of its own:
 * from 2.4.23 and 2.5.5 on servers refuse to drop a collection that has any, and before that they outlive it, lead
 * nowhere and keep their name from other collections. Only milvus-lite drops them with it.
 */
function planCollection(
  facts: DropFacts,
  asked: string,
  keepsCopy: boolean,
  capabilities: Capabilities,
): Planned {
  const blockers: DropBlocker[] = [];
  // If the server answers with another name, the one that was asked for is an alias.
  if (facts.collection !== asked) blockers.push({ kind: 'aliasGiven', collection: facts.collection });
  const aliases = capabilities.aliasesGoAlong.supported ? [] : facts.aliases;
  return { steps: dropSteps({ keepsCopy, aliases }), blockers };
}

/** Whether what was read is not what was shown: then nothing of it may be dropped. No id was shown where it is null. */
function changedSince({ kind, ref }: DropTarget, facts: DropFacts): DropBlocker[] {
  const { collectionId: before } = ref;
  if (before !== null && facts.collectionId !== before)
    return [{ kind: 'changed', what: 'collection', before, now: facts.collectionId }];
  if (kind === 'partition' && ref.partitionId !== null && facts.partitionId !== ref.partitionId)
    return [{ kind: 'changed', what: 'partition', before: ref.partitionId, now: facts.partitionId }];
  return [];
}

/** The target with the ids that were read: what is agreed to has them, also where the screen had none to show. */
function withIds(target: DropTarget, { collectionId, partitionId }: DropFacts): DropTarget {
  return target.kind === 'partition'
    ? { kind: 'partition', ref: { ...target.ref, collectionId, partitionId } }
    : { kind: 'collection', ref: { ...target.ref, collectionId } };
}

/** What was read of one target, or why it could not be. */
export type DropReading = { target: DropTarget } & ({ facts: DropFacts } | { error: AppError });

/**
 * Plans one drop by what was freshly read: its steps, and everything that stands in its way.
 * @param keepsCopy whether a copy of the definition is kept before it
 */
export function planDrop(reading: DropReading, keepsCopy: boolean, capabilities: Capabilities): DropItem {
  const { target } = reading;
  if ('error' in reading)
    return { target, facts: null, steps: [], blockers: [{ kind: 'unread', error: reading.error }] };
  const { facts } = reading;
  const { steps, blockers } =
    target.kind === 'partition'
      ? planPartition(facts, keepsCopy, capabilities)
      : planCollection(facts, target.ref.collection, keepsCopy, capabilities);
  const changed = changedSince(target, facts);
  return { target: withIds(target, facts), facts, steps, blockers: [...changed, ...blockers] };
}

const keyOf = ({ database, collection }: DropTarget['ref'], partition: string | null): string =>
  JSON.stringify([database, collection, partition]);

/** Marks what is on the list a second time, or goes with a collection that is on the list as well. */
export function withoutTwice(items: readonly DropItem[]): DropItem[] {
  const whole = new Set<string>();
  for (const { target } of items) if (target.kind === 'collection') whole.add(keyOf(target.ref, null));
  const seen = new Set<string>();
  return items.map((item) => {
    const { target } = item;
    const own = keyOf(target.ref, target.kind === 'partition' ? target.ref.partition : null);
    const goesAlong = target.kind === 'partition' && whole.has(keyOf(target.ref, null));
    const isTwice = seen.has(own) || goesAlong;
    seen.add(own);
    return isTwice ? { ...item, blockers: [...item.blockers, { kind: 'twice' }] } : item;
  });
}

/** Whether anything of it will be done. */
export function isDroppable({ blockers }: DropItem): boolean {
  return blockers.length === 0;
}

/** Whether its partition leaves memory before it is dropped. */
export function releasesFirst({ steps }: Pick<DropItem, 'steps'>): boolean {
  return steps.includes('release');
}

/** Aliases that are removed before their collection is dropped. */
export function aliasesToRemove({ steps, facts }: Pick<DropItem, 'steps' | 'facts'>): readonly string[] {
  return steps.includes('removeAliases') ? (facts?.aliases ?? []) : [];
}

/** What is typed where no copy is kept: the same in every language, because it is compared exactly. */
const WITHOUT_COPY: Phrase = { of: 'withoutCopy', text: 'without a copy' };

/**
 * What has to be typed for the items that will be dropped; nothing for none.
 * @param items those that are droppable
 * @param confirmations levels that were chosen in place of the table's
 */
export function phrasesFor(
  items: readonly Pick<DropItem, 'target' | 'steps'>[],
  connection: { name: string; environment: Environment },
  confirmations: ChosenLevels,
): Phrase[] {
  const [first] = items;
  if (first === undefined) return [];
  const { target } = first;
  const one = target.kind === 'partition' ? 'dropPartition' : 'dropCollection';
  const level = levelOf(items.length > 1 ? 'dropSeveral' : one, connection.environment, confirmations);
  const phrases = phrasesOf(level, {
    name: nameOf(target),
    count: items.length,
    connection: connection.name,
  });
  return items.every(({ steps }) => steps.includes('keep')) ? phrases : [...phrases, WITHOUT_COPY];
}
