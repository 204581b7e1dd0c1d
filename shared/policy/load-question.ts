import type { CollectionDetail, CollectionMemory } from '../domain/collection';
import type { LoadOptions } from '../domain/load-request';
import type { TaskStep } from '../domain/task';
import type { Capabilities } from './capabilities';
import { fieldsToLoad, loadSteps, lockedFields, needsReleaseFirst, vectorsWithoutIndex } from './load-plan';
import type { LockReason } from './load-plan';

/** What the person chose in the dialog. */
export interface LoadChoice {
  /** Names of fields; locked ones count whether they are in it or not. */
  fields: ReadonlySet<string>;
  dynamicField: boolean;
  /** Null leaves it to the server. */
  replicas: number | null;
  /** Groups that the replicas live in; null leaves it to the server. */
  resourceGroups: readonly string[] | null;
  /** Null leaves it to the server. */
  priority: LoadOptions['priority'];
  /** Null: the whole collection. */
  partitions: readonly string[] | null;
  /** Asked for although nobody knows whether it is needed. */
  releaseFirst: boolean;
}

/** What is known when the question is asked. */
export interface LoadFacts {
  detail: CollectionDetail;
  /** Null if what is in memory could not be read. */
  memory: CollectionMemory | null;
  capabilities: Capabilities;
}

/** How much a server makes of the list of fields: loads only them, takes it as a hint, or does not know it. */
export type FieldChoice = 'honoured' | 'hint' | 'ignored';

/** Why the load needs a release before it. */
export type ReleaseReason = 'otherFields' | 'mixedLoad' | 'asked';

/** What a load will do and what stands in its way. */
export interface LoadPlan {
  options: LoadOptions;
  locked: Map<string, LockReason>;
  /** Chosen fields and all fields, the dynamic field counted as one. */
  fieldCount: number;
  fieldTotal: number;
  release: ReleaseReason | null;
  /** It is in memory with fields that nobody knows: the server may refuse other ones. */
  mayDiffer: boolean;
  steps: TaskStep['kind'][];
  /** Vector fields for whose lack of an index the server would refuse; null if the indexes could not be read. */
  missingIndexes: string[] | null;
  nothingChosen: boolean;
}

export function fieldChoiceOf(capabilities: Capabilities): FieldChoice {
  if (capabilities.fieldLoad.supported) return 'honoured';
  return capabilities.fieldLoadHint.supported ? 'hint' : 'ignored';
}

/** Names of the partitions that are in memory or on their way; empty if unknown. */
export function partitionsInMemory(memory: CollectionMemory | null): string[] {
  return memory?.partitions.filter(({ percent }) => percent !== null).map(({ name }) => name) ?? [];
}

/**
 * Whether Milvus 2.2 would refuse: it loads a collection or partitions of it, never one after the other
 * ("load the partition after load collection is not supported"). With every partition in memory nobody can tell
 * which of the two it was, so only a collection that is partly loaded is certain.
 */
function mixesLoads({ memory, capabilities }: LoadFacts, partitions: LoadChoice['partitions']): boolean {
  if (capabilities.mixPartitionAndCollectionLoad.supported || !capabilities.partitionLoad.supported)
    return false;
  const loaded = partitionsInMemory(memory).length;
  const isWhole = loaded === memory?.partitions.length;
  return loaded > 0 && (partitions === null ? !isWhole : isWhole);
}

function releaseReason(
  facts: LoadFacts,
  options: Pick<LoadOptions, 'fields' | 'skipDynamicField'>,
  choice: LoadChoice,
): ReleaseReason | null {
  const inMemory = partitionsInMemory(facts.memory).length > 0;
  if (needsReleaseFirst(inMemory, facts.detail.loadedFields, options, facts.capabilities))
    return 'otherFields';
  if (mixesLoads(facts, choice.partitions)) return 'mixedLoad';
  return choice.releaseFirst && inMemory ? 'asked' : null;
}

function optionsFor(facts: LoadFacts, choice: LoadChoice): Omit<LoadOptions, 'releaseFirst'> {
  const { detail, capabilities } = facts;
  const ignored = fieldChoiceOf(capabilities) === 'ignored';
  return {
    fields: ignored ? null : fieldsToLoad(detail.fields, choice.fields),
    skipDynamicField: detail.dynamicField && !choice.dynamicField && capabilities.skipDynamicField.supported,
    partitions: choice.partitions === null ? null : [...choice.partitions],
    replicas: capabilities.replicas.supported ? choice.replicas : null,
    resourceGroups:
      capabilities.resourceGroups.supported && choice.resourceGroups !== null
        ? [...choice.resourceGroups]
        : null,
    priority: capabilities.loadPriority.supported ? choice.priority : null,
  };
}

/** Plans the load that was chosen. */
export function planLoad(facts: LoadFacts, choice: LoadChoice): LoadPlan {
  const { detail, memory, capabilities } = facts;
  const asked = optionsFor(facts, choice);
  const release = releaseReason(facts, asked, choice);
  const options: LoadOptions = { ...asked, releaseFirst: release !== null };
  const changesFields = capabilities.fieldLoad.supported && !capabilities.changeFieldsWhileLoaded.supported;
  const dynamic = detail.dynamicField ? 1 : 0;
  return {
    options,
    locked: lockedFields(detail.fields, new Set(options.fields ?? detail.fields.map(({ name }) => name))),
    fieldCount: (options.fields ?? detail.fields).length + (options.skipDynamicField ? 0 : dynamic),
    fieldTotal: detail.fields.length + dynamic,
    release,
    mayDiffer:
      changesFields && detail.loadedFields.kind === 'unknown' && partitionsInMemory(memory).length > 0,
    steps: loadSteps(options),
    missingIndexes: vectorsWithoutIndex(detail, options.fields, capabilities),
    nothingChosen: options.partitions?.length === 0,
  };
}
