import type { CollectionDetail, CollectionMemory, LoadedFields } from '../domain/collection';
import type { LoadOptions } from '../domain/load-request';
import type { Capabilities } from './capabilities';
import { DEFAULT_RESOURCE_GROUP } from './load-memory';
import { sameFields } from './load-plan';

/**
 * Generations of servers by what they make of a load of something that is in memory already:
 * `wholeOrParts`: 2.2 loads the collection or a fixed set of its partitions, and every field of it.
 * `everything`: 2.3 to 2.4.9 mix the two, and load every field whatever the list says.
 * `chosen`: 2.4.10 to 2.5 load the fields of the list and refuse another list while loaded.
 * `hint`: 2.6.0 to 2.6.4 take the list as a hint, and another list without effect.
 * `hintReloads`: 2.6.5 and later keep another list and load anew.
 * `lite`: milvus-lite loads whole collections at once.
 */
export const generations = ['wholeOrParts', 'everything', 'chosen', 'hint', 'hintReloads', 'lite'] as const;
export type Generation = (typeof generations)[number];

/** The generation of a server. */
export function generationOf(capabilities: Capabilities): Generation {
  if (!capabilities.partitionLoad.supported) return 'lite';
  if (!capabilities.mixPartitionAndCollectionLoad.supported) return 'wholeOrParts';
  if (capabilities.fieldLoad.supported) return 'chosen';
  if (!capabilities.fieldLoadHint.supported) return 'everything';
  return capabilities.changeFieldsWhileLoaded.supported ? 'hintReloads' : 'hint';
}

/** What is in memory of a collection, as far as it is known. */
export interface LoadedFacts {
  memory: CollectionMemory | null;
  /** The schema. */
  fields: CollectionDetail['fields'];
  loadedFields: LoadedFields;
  /** Null: not in memory, or not read. */
  replicas: CollectionDetail['replicas'];
  capabilities: Capabilities;
}

/** What a load asks for, as far as it can conflict with what is in memory. */
export type AskedLoad = Pick<
  LoadOptions,
  'fields' | 'skipDynamicField' | 'partitions' | 'replicas' | 'resourceGroups'
>;

/** Why a server would refuse a load of what is in memory; a release before it is the way round each of them. */
export type LoadConflict =
  | { kind: 'otherFields' }
  | { kind: 'otherReplicas'; loaded: number; asked: number }
  | { kind: 'otherGroups' }
  | { kind: 'mixedLoad' }
  | { kind: 'otherPartitions' };

/** Names of the partitions that are in memory or on their way; empty if unknown. */
export function partitionsInMemory(memory: CollectionMemory | null): string[] {
  return memory?.partitions.filter(({ percent }) => percent !== null).map(({ name }) => name) ?? [];
}

const asksForSame = ({ fields, loadedFields }: LoadedFacts, asked: AskedLoad): boolean | null =>
  sameFields(fields, loadedFields, asked);

type Rule = (facts: LoadedFacts, asked: AskedLoad) => LoadConflict | null;

/**
 * 2.2 querycoordv2/job/job_load.go: "load the partition after load collection is not supported", the reverse, and
 * "load other partitions". With every partition in memory nobody can tell which of the two it was; then all that can
 * be asked for is there.
 */
const mixing: Rule = ({ memory }, { partitions }) => {
  const loaded = partitionsInMemory(memory);
  if (loaded.length === memory?.partitions.length) return null;
  if (partitions === null) return { kind: 'mixedLoad' };
  return partitions.every((name) => loaded.includes(name)) ? null : { kind: 'otherPartitions' };
};

/** 2.4.10 to 2.5: "can't change the load field list for loaded collection". */
const fields: Rule = (facts, asked) => (asksForSame(facts, asked) === false ? { kind: 'otherFields' } : null);

/** 2.2 to 3.0: "can't change the replica number for loaded collection"; LoadCollection may from 2.5 on. */
const replicas: Rule = ({ replicas: there, capabilities }, asked) => {
  if (there === null || there.length === 0 || asked.replicas === null) return null;
  if (asked.replicas === there.length) return null;
  if (asked.partitions === null && capabilities.changeReplicasWhileLoaded.supported) return null;
  return { kind: 'otherReplicas', loaded: there.length, asked: asked.replicas };
};

/** Before 2.4.1: "load operation should use collection's resource group" (2.2.16), "given resource group not found". */
const groups: Rule = ({ replicas: there, capabilities }, { resourceGroups }) => {
  if (capabilities.mixDefaultGroup.supported || there === null || there.length === 0) return null;
  const used = there.map(({ resourceGroup }) => resourceGroup ?? DEFAULT_RESOURCE_GROUP);
  return resourceGroups?.every((group) => used.includes(group)) === false ? { kind: 'otherGroups' } : null;
};

const RULES: Readonly<Record<Generation, readonly Rule[]>> = {
  wholeOrParts: [groups, mixing, replicas],
  everything: [groups, replicas],
  chosen: [groups, fields, replicas],
  hint: [groups, replicas],
  hintReloads: [groups, replicas],
  lite: [],
};

/** The first reason for which the server would refuse this load of what is in memory; null if there is none. */
export function loadConflict(facts: LoadedFacts, asked: AskedLoad): LoadConflict | null {
  if (partitionsInMemory(facts.memory).length === 0) return null;
  for (const rule of RULES[generationOf(facts.capabilities)]) {
    const conflict = rule(facts, asked);
    if (conflict !== null) return conflict;
  }
  return null;
}

/**
 * Whether the fields in memory may be other ones than a load asks for and nobody knows: a server of the generation
 * `chosen` may refuse it, and only it.
 */
export function mayHaveOtherFields(facts: LoadedFacts, asked: AskedLoad): boolean {
  return (
    generationOf(facts.capabilities) === 'chosen' &&
    partitionsInMemory(facts.memory).length > 0 &&
    asksForSame(facts, asked) === null
  );
}

/** Whether all that is asked for is in memory, so that a load would bring nothing. False where nobody knows. */
export function isAlreadyLoaded(facts: LoadedFacts, asked: AskedLoad): boolean {
  const { memory } = facts;
  if (memory === null || loadConflict(facts, asked) !== null) return false;
  const wanted = memory.partitions.filter(({ name }) => asked.partitions?.includes(name) ?? true);
  if (wanted.length === 0 || wanted.some(({ percent }) => percent !== 100)) return false;
  if (asked.replicas !== null && facts.replicas !== null && asked.replicas !== facts.replicas.length)
    return false;
  const loadsAll = ['wholeOrParts', 'everything', 'lite'].includes(generationOf(facts.capabilities));
  return loadsAll || asksForSame(facts, asked) === true;
}

/**
 * Whether all that is asked for is in memory or on its way on a server of the generation `wholeOrParts`, which may
 * refuse to be asked for it again: nobody can tell whether it was loaded whole or in parts.
 */
export function isUnderWay({ memory, capabilities }: LoadedFacts, { partitions }: AskedLoad): boolean {
  if (generationOf(capabilities) !== 'wholeOrParts' || memory === null) return false;
  const wanted = memory.partitions.filter(({ name }) => partitions?.includes(name) ?? true);
  return wanted.length > 0 && wanted.every(({ percent }) => percent !== null);
}

/**
 * What is sent where replicas and groups are left to the server: of what is in memory its present ones. A server takes
 * nothing for one replica in its default group, and would refuse that, or from 2.5 on move what is there.
 */
export function keepReplicas<T extends Pick<LoadOptions, 'replicas' | 'resourceGroups'>>(
  options: T,
  there: CollectionDetail['replicas'],
): T {
  if (there === null || there.length === 0 || options.replicas !== null) return options;
  const groups = there.flatMap(({ resourceGroup }) => resourceGroup ?? []);
  const resourceGroups = options.resourceGroups ?? (groups.length === there.length ? groups : null);
  return { ...options, replicas: there.length, resourceGroups };
}
