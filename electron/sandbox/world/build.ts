import type { CollectionPlan, FieldPlan, Scenario } from '../scenarios/scenario';
import { FIRST_FIELD_ID } from './create';
import { bringIn } from './memory';
import type { WorldCollection, WorldDatabase, WorldField } from './model';
import { isVector } from './model';
import type { World } from './world';

const DAY_MS = 24 * 60 * 60 * 1000;

function toField(plan: FieldPlan, at: number): WorldField {
  const params: Record<string, string> = {};
  if (plan.dim !== undefined) params.dim = String(plan.dim);
  if (plan.maxLength !== undefined) params.max_length = String(plan.maxLength);
  return {
    name: plan.name,
    id: String(FIRST_FIELD_ID + at),
    type: plan.type,
    elementType: plan.elementType ?? 'None',
    params,
    isPrimaryKey: plan.is === 'primaryKey',
    isPartitionKey: plan.is === 'partitionKey',
    isClusteringKey: plan.is === 'clusteringKey',
    nullable: plan.nullable === true,
    autoId: plan.autoId === true,
    description: '',
    defaultValue: null,
    functionOutput: false,
  };
}

/** Names of things that are alike: `{n}` counts them. */
function counted(name: string, at: number, count: number): string {
  return name.replace('{n}', String(at).padStart(String(count - 1).length, '0'));
}

function partitionsOf(plan: CollectionPlan): [string, number][] {
  const named = Object.entries(plan.partitions ?? {});
  const more = plan.morePartitions;
  for (let at = 0; at < (more?.count ?? 0); at++) {
    if (more !== undefined) named.push([counted(more.name, at, more.count), more.rows]);
  }
  if (plan.fields.some((field) => field.is === 'partitionKey')) return named;
  return named.some(([name]) => name === '_default') ? named : [['_default', 0], ...named];
}

function build(world: World, plan: CollectionPlan, createdAt: number): WorldCollection {
  // Versions before 2.4 know one vector field: they get the first one of the plan.
  let vectors = 0;
  const fields = plan.fields.filter(
    (field) => !isVector(field) || world.profile.severalVectors || vectors++ === 0,
  );
  return {
    name: plan.name,
    id: world.nextId(),
    description: plan.description ?? '',
    createdAt,
    shards: plan.shards ?? 1,
    consistency: 'Bounded',
    dynamicField: plan.dynamicField === true,
    fields: fields.map(toField),
    structs: [],
    functions: [],
    partitions: partitionsOf(plan).map(([name, rows]) => ({
      name,
      id: world.nextId(),
      createdAt,
      rows,
      memory: null,
    })),
    indexes: Object.entries(plan.indexes ?? {})
      .filter(([field]) => fields.some((each) => each.name === field))
      .map(([field, params]) => ({
        name: field,
        id: world.nextId(),
        field,
        params,
        startedAt: createdAt,
        readyAt: createdAt,
      })),
    properties: plan.properties ?? {},
    loadedWith: null,
    trouble: plan.trouble ?? null,
    failedLoad: null,
  };
}

/** Brings in what is loaded from the start, as of long ago. */
function loadAtStart(collection: WorldCollection, loaded: 'all' | readonly string[], now: number): void {
  const partitions =
    loaded === 'all'
      ? collection.partitions
      : collection.partitions.filter((partition) => loaded.includes(partition.name));
  const scope = loaded === 'all' ? 'collection' : 'partitions';
  bringIn(
    collection,
    partitions,
    { fields: null, replicas: 1, groups: [], scope, refreshedAt: null },
    now - DAY_MS,
  );
}

/** Puts a collection into a database, as a scenario tells it. */
export function addCollection(
  world: World,
  database: WorldDatabase,
  plan: CollectionPlan,
  ageInDays = 1,
): WorldCollection {
  const now = world.clock.now();
  const collection = build(world, plan, now - ageInDays * DAY_MS);
  database.collections.set(collection.name, collection);
  for (const alias of plan.aliases ?? []) database.aliases.set(alias, collection.name);
  if (plan.loaded !== undefined) loadAtStart(collection, plan.loaded, now);
  return collection;
}

/** Collections that are alike. */
function* copiesOf(plan: CollectionPlan): Generator<CollectionPlan> {
  const { copies = 1, loadedEvery = 1, loaded, ...rest } = plan;
  for (let at = 0; at < copies; at++) {
    const name = plan.copies === undefined ? plan.name : counted(plan.name, at, copies);
    yield { ...rest, name, ...(loaded !== undefined && at % loadedEvery === 0 ? { loaded } : {}) };
  }
}

/** Puts a collection, or all its copies, into a database; those whose names are taken are left out. */
export function addCollections(
  world: World,
  database: WorldDatabase,
  plan: CollectionPlan,
  ageInDays = 1,
): void {
  for (const copy of copiesOf(plan)) {
    if (!database.collections.has(copy.name)) addCollection(world, database, copy, ageInDays);
  }
}

const GIGABYTE = 2 ** 30;
/** A cluster that says nothing of its nodes has one of that size. */
const USUAL_GB = 64;

/** Fills an empty world. */
export function fillWorld(world: World, scenario: Scenario): void {
  const queryNodes = scenario.queryNodes ?? [{ memoryGb: USUAL_GB }];
  for (const { memoryGb } of queryNodes) world.nodes.add(memoryGb * GIGABYTE);
  for (const [name, plans] of Object.entries(scenario.databases)) {
    const database = world.databases.get(name) ?? world.addDatabase(name);
    plans.forEach((plan, at) => {
      addCollections(world, database, plan, plan.copies === undefined ? 3 + at * 17 : 1);
    });
  }
}
