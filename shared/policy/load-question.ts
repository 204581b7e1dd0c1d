import type { CollectionDetail, CollectionMemory } from '../domain/collection';
import type { LoadOptions } from '../domain/load-request';
import type { TaskStep } from '../domain/task';
import type { Capabilities } from './capabilities';
import { fieldsToLoad, loadSteps, lockedFields, vectorsWithoutIndex } from './load-plan';
import type { LockReason } from './load-plan';
import type { LoadConflict } from './load-rules';
import {
  isAlreadyLoaded,
  isUnderWay,
  keepReplicas,
  loadConflict,
  mayHaveOtherFields,
  partitionsInMemory,
} from './load-rules';

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

/** The choice that asks for exactly these options, of a collection with these fields. */
export function choiceOf({ fields }: Pick<CollectionDetail, 'fields'>, options: LoadOptions): LoadChoice {
  const { replicas, resourceGroups, priority, partitions, releaseFirst } = options;
  return {
    fields: new Set(options.fields ?? fields.map(({ name }) => name)),
    dynamicField: !options.skipDynamicField,
    ...{ replicas, resourceGroups, priority, partitions, releaseFirst },
  };
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

/** Why the load needs a release before it: the server would refuse it otherwise, or it was asked for. */
export type ReleaseReason = LoadConflict['kind'] | 'asked';

/** What a load will do and what stands in its way. */
export interface LoadPlan {
  options: LoadOptions;
  locked: Map<string, LockReason>;
  /** Chosen fields and all fields, the dynamic field counted as one. */
  fieldCount: number;
  fieldTotal: number;
  release: ReleaseReason | null;
  /** All that is asked for is in memory already. */
  already: boolean;
  /** Nothing can be sent: what is asked for is there or on its way, and 2.2 may refuse to be asked again. */
  nothingToDo: boolean;
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

/**
 * Partitions to name after a release that the server makes necessary: those that were in memory come back with those
 * that are asked for.
 */
function withThoseInMemory(
  { memory }: LoadFacts,
  partitions: LoadOptions['partitions'],
): LoadOptions['partitions'] {
  if (partitions === null) return null;
  const wanted = new Set([...partitions, ...partitionsInMemory(memory)]);
  return memory?.partitions.map(({ name }) => name).filter((name) => wanted.has(name)) ?? partitions;
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

function releaseReason(facts: LoadFacts, asked: LoadOptions, choice: LoadChoice): ReleaseReason | null {
  const conflict = loadConflict({ ...facts, ...facts.detail }, asked);
  if (conflict !== null) return conflict.kind;
  return choice.releaseFirst && partitionsInMemory(facts.memory).length > 0 ? 'asked' : null;
}

/** Plans the load that was chosen. */
export function planLoad(facts: LoadFacts, choice: LoadChoice): LoadPlan {
  const { detail, capabilities } = facts;
  const there = { ...facts, ...detail };
  const asked = keepReplicas({ ...optionsFor(facts, choice), releaseFirst: false }, detail.replicas);
  const release = releaseReason(facts, asked, choice);
  const isForced = release !== null && release !== 'asked';
  const options: LoadOptions = {
    ...asked,
    partitions: isForced ? withThoseInMemory(facts, asked.partitions) : asked.partitions,
    releaseFirst: release !== null,
  };
  const dynamic = detail.dynamicField ? 1 : 0;
  const already = release === null && isAlreadyLoaded(there, asked);
  return {
    options,
    locked: lockedFields(detail.fields, new Set(options.fields ?? detail.fields.map(({ name }) => name))),
    fieldCount: (options.fields ?? detail.fields).length + (options.skipDynamicField ? 0 : dynamic),
    fieldTotal: detail.fields.length + dynamic,
    release,
    already,
    nothingToDo: release === null && isUnderWay(there, asked),
    mayDiffer: release === null && mayHaveOtherFields(there, asked),
    steps: loadSteps(options),
    missingIndexes: vectorsWithoutIndex(detail, options.fields, capabilities),
    nothingChosen: options.partitions?.length === 0,
  };
}
