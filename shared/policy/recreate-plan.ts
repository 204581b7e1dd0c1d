import type { Definition, IndexDefinition, JsonObject, Pairs, Readable } from '../domain/definition';
import type { Grant } from '../domain/grant';
import type { LeftOut, RecreatePlan, RecreateStep } from '../domain/recreate';
import type { ServerInfo } from '../domain/server';
import type { AppError } from '../ipc/result';
import { fitSchema } from './recreate-schema';
import { lackOfIndex } from './recreate-table';
import { flatIndexParams, hasPartitionKey, messagesIn, ownFields, textIn } from './schema-message';

/** Where a collection is to be made again. */
export interface RecreateTarget {
  database: string;
  collection: string;
}

/** Where an alias leads now: nowhere, to a collection (of that name itself, if it is no alias), or nobody could tell. */
export type AliasPlace =
  { kind: 'free' } | { kind: 'leadsTo'; collection: string } | { kind: 'unknown'; error: AppError };

/** What has to be read before. */
export interface RecreateFacts {
  databases: readonly string[];
  /** Something has the target's name: a collection or an alias. */
  isTaken: boolean;
  /** Where the definition's own name leads, in its own database. */
  original: AliasPlace;
  aliases: ReadonlyMap<string, AliasPlace>;
  /** Rights on the target's name as they are now. */
  grants: Readable<Grant[]>;
}

/** What is asked of the server, all of it known before anything is sent. */
export interface RecreateRequest {
  schema: JsonObject;
  shards: number | null;
  consistency: string | null;
  properties: Pairs;
  /** Number of partitions of a collection with a partition key, else null. */
  keyPartitions: number | null;
  /** Names besides `_default`, which every collection has. */
  partitions: string[];
  indexes: IndexDefinition[];
  aliases: string[];
}

const DEFAULT_PARTITION = '_default';
const ofKey = /^_default_\d+$/;

const out = (
  what: LeftOut['what'],
  name: string,
  reason: LeftOut['reason'],
  detail: string | null = null,
): LeftOut => ({ what, name, reason, detail });

interface Part<T> {
  kept: T[];
  leftOut: LeftOut[];
}

function planPartitions({ partitions, schema }: Definition): Part<string> & { count: number | null } {
  if (partitions.kind === 'notRead') {
    return { kept: [], count: null, leftOut: [out('partition', '', 'notRead', partitions.error.detail)] };
  }
  if (!hasPartitionKey(schema)) {
    return { kept: partitions.value.filter((name) => name !== DEFAULT_PARTITION), count: null, leftOut: [] };
  }
  const others = partitions.value.filter((name) => !ofKey.test(name));
  return {
    ...{ kept: [], count: partitions.value.length },
    leftOut: others.length === 0 ? [] : [out('partition', '', 'partitionKey', others.join(', '))],
  };
}

/** Every field that an index may be on, those within structs as `struct[field]` and by their own name. */
function fieldTypes(schema: JsonObject): Map<string, string> {
  const types = new Map<string, string>();
  for (const field of ownFields(schema)) types.set(textIn(field, 'name'), textIn(field, 'data_type'));
  for (const struct of messagesIn(schema, 'struct_array_fields')) {
    for (const field of messagesIn(struct, 'fields')) {
      const name = textIn(field, 'name');
      types.set(name, textIn(field, 'data_type'));
      types.set(`${textIn(struct, 'name')}[${name}]`, textIn(field, 'data_type'));
    }
  }
  return types;
}

function planIndexes(
  { indexes, schema: whole }: Definition,
  schema: JsonObject,
  server: ServerInfo,
): Part<IndexDefinition> {
  if (indexes.kind === 'notRead')
    return { kept: [], leftOut: [out('index', '', 'notRead', indexes.error.detail)] };
  const types = fieldTypes(schema);
  const known = fieldTypes(whole);
  const leftOut: LeftOut[] = [];
  const kept = indexes.value.filter(({ name, field, params }) => {
    // Of paths into a document the schema says nothing.
    if (known.has(field) && !types.has(field)) {
      leftOut.push(out('index', name, 'dependsOn', field));
      return false;
    }
    const { index_type: kind = '', metric_type: metric = null } = flatIndexParams(params);
    const isFilled = messagesIn(schema, 'functions').length > 0;
    if (metric === 'BM25' && !isFilled) {
      leftOut.push(out('index', name, 'dependsOn', 'BM25'));
      return false;
    }
    const lack = lackOfIndex(kind, { fieldType: types.get(field) ?? '', metric }, server);
    if (lack !== null) leftOut.push(out('index', name, lack.reason, lack.since));
    return lack === null;
  });
  return { kept, leftOut };
}

function planAliases({ aliases }: Definition, target: RecreateTarget, facts: RecreateFacts): Part<string> {
  if (aliases.kind === 'notRead')
    return { kept: [], leftOut: [out('alias', '', 'notRead', aliases.error.detail)] };
  const leftOut: LeftOut[] = [];
  const kept = aliases.value.filter((alias) => {
    const place = facts.aliases.get(alias);
    if (alias === target.collection) leftOut.push(out('alias', alias, 'taken', target.collection));
    else if (place?.kind === 'leadsTo')
      leftOut.push(out('alias', alias, place.collection === alias ? 'taken' : 'elsewhere', place.collection));
    else return true;
    return false;
  });
  return { kept, leftOut };
}

/** Rights by the collection's name that nobody has there now; those on all collections hold by themselves. */
function lostGrants({ record }: Definition, { grants }: RecreateFacts): LeftOut[] {
  // A server without rights has none that could be lost.
  if (record.grants.kind === 'notRead' && record.grants.error.code === 'notSupported') return [];
  if (record.grants.kind === 'notRead') return [out('grant', '', 'notRead', record.grants.error.detail)];
  const now = grants.kind === 'read' ? grants.value : [];
  const has = (wanted: Grant): boolean =>
    now.some(
      ({ role, privilege, covers }) =>
        role === wanted.role && privilege === wanted.privilege && covers === 'this',
    );
  return record.grants.value
    .filter((grant) => grant.covers === 'this' && !has(grant))
    .map(({ role, privilege }) => out('grant', `${privilege}: ${role}`, 'notGiven'));
}

function obstacleOf(
  { database, collection }: RecreateTarget,
  facts: RecreateFacts,
): RecreatePlan['obstacle'] {
  if (!facts.databases.includes(database)) return { kind: 'databaseMissing', detail: database };
  return facts.isTaken ? { kind: 'nameTaken', detail: collection } : null;
}

/**
 * What making a collection again comes to on a server: the requests, and everything that will not come back, with why.
 * Pure; what the server refuses beyond it is found out when it is asked.
 */
export function planRecreate(
  definition: Definition,
  target: RecreateTarget,
  server: ServerInfo,
  facts: RecreateFacts,
): { plan: RecreatePlan; request: RecreateRequest } {
  const fitted = fitSchema(definition.schema, server);
  const partitions = planPartitions(definition);
  const indexes = planIndexes(definition, fitted.schema, server);
  const aliases = planAliases(definition, target, facts);
  const steps: RecreateStep[] = [
    'createCollection',
    ...(partitions.kept.length > 0 ? (['createPartitions'] as const) : []),
    ...(indexes.kept.length > 0 ? (['createIndexes'] as const) : []),
    ...(aliases.kept.length > 0 ? (['createAliases'] as const) : []),
    'compare',
  ];
  const unsure = [...facts.aliases.values()].flatMap((place) =>
    place.kind === 'unknown' ? place.error : [],
  );
  const { shards, consistency, properties } = definition;
  return {
    plan: {
      obstacle: obstacleOf(target, facts) ?? fitted.obstacle,
      steps,
      partitions: partitions.kept,
      indexes: indexes.kept.map(({ name }) => name),
      aliases: aliases.kept,
      leftOut: [
        ...[...fitted.leftOut, ...partitions.leftOut, ...indexes.leftOut, ...aliases.leftOut],
        ...lostGrants(definition, facts),
      ],
      originalGone: facts.original.kind === 'free',
      unsure: [
        ...unsure,
        ...(facts.grants.kind === 'notRead' && facts.grants.error.code !== 'notSupported'
          ? [facts.grants.error]
          : []),
      ],
    },
    request: {
      ...{ schema: fitted.schema, shards, consistency, properties },
      keyPartitions: hasPartitionKey(fitted.schema) ? partitions.count : null,
      partitions: partitions.kept,
      indexes: indexes.kept,
      aliases: aliases.kept,
    },
  };
}
