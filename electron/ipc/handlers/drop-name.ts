import type { NameDropPlan, NameDropTarget, PointedFacts } from '@shared/domain/drop';
import type { CollectionRef } from '@shared/domain/refs';
import { settle } from '@shared/ipc/settle';
import { lookAlikes } from '@shared/policy/look-alikes';
import { aliasAsFound, aliasBlockers, databaseBlockers } from '@shared/policy/name-drop-plan';
import type { CallOptions, MilvusGateway } from '../../milvus/gateway-types';
import { readAlias } from '../../tasks/steps/aliases';
import { readDatabaseContents } from '../../tasks/steps/databases';
import { readNamesBeside } from './names-beside';
import { namesInMemory, readPartitionMemory } from './partition-memory';

/** What was read of a name: the target with the id that it has now, what stands in the way, and what is told of it. */
export type NameReading = Pick<NameDropPlan, 'target' | 'blockers' | 'pointed' | 'lookAlikes'>;

type TargetOf<K extends NameDropTarget['kind']> = Extract<NameDropTarget, { kind: K }>;

async function readDatabaseTarget(
  gateway: MilvusGateway,
  target: TargetOf<'database'>,
  options: CallOptions,
): Promise<NameReading> {
  const { database } = target.ref;
  const databases = await gateway.listDatabases(options);
  const isThere = databases.includes(database);
  const collections = isThere ? await readDatabaseContents(gateway, database, options) : null;
  return {
    ...{ target, blockers: databaseBlockers(database, collections), pointed: null },
    lookAlikes: lookAlikes(database, databases),
  };
}

/** How much is behind an alias, and whether it is in memory; what may not be read is null. */
async function readPointed(
  gateway: MilvusGateway,
  ref: CollectionRef,
  options: CallOptions,
): Promise<PointedFacts> {
  const { database, collection } = ref;
  const [rows, partitions, percentOf] = await Promise.all([
    settle(gateway.rowCount(database, collection, options)),
    settle(gateway.listPartitions(database, collection, options)),
    settle(readPartitionMemory(gateway, ref, options)),
  ]);
  const loaded = namesInMemory(partitions.value, percentOf.value);
  const memory =
    loaded === null || partitions.value === null
      ? null
      : { loaded: loaded.length, total: partitions.value.length };
  return { isGone: false, rowCount: rows.value, memory };
}

const GONE: PointedFacts = { isGone: true, rowCount: null, memory: null };

async function readAliasTarget(
  gateway: MilvusGateway,
  target: TargetOf<'alias'>,
  options: CallOptions,
): Promise<NameReading> {
  const { ref, alias } = target;
  const [found, beside] = await Promise.all([
    readAlias(gateway, ref.database, alias, options),
    readNamesBeside(gateway, ref.database, options),
  ]);
  const blockers = aliasBlockers(target, found);
  const alike = beside === null ? null : lookAlikes(alias, beside);
  if (found === null) return { target, blockers, pointed: null, lookAlikes: alike };
  const agreed = blockers.length > 0 ? target : aliasAsFound(target, found);
  const pointed =
    found.name === null ? GONE : await readPointed(gateway, { ...ref, collection: found.name }, options);
  return { target: agreed, blockers, pointed, lookAlikes: alike };
}

/** Reads afresh what an alias stands for, or what is in a database. Throws as the gateway does. */
export function readNameTarget(
  gateway: MilvusGateway,
  target: NameDropTarget,
  options: CallOptions,
): Promise<NameReading> {
  return target.kind === 'database'
    ? readDatabaseTarget(gateway, target, options)
    : readAliasTarget(gateway, target, options);
}
