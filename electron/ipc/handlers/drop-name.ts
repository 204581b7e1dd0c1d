import type { NameDropBlocker, NameDropTarget } from '@shared/domain/drop';
import { aliasBlockers, databaseBlockers } from '@shared/policy/name-drop-plan';
import type { CallOptions, MilvusGateway } from '../../milvus/gateway-types';
import { readAlias } from '../../tasks/steps/aliases';
import { isDatabaseThere, readDatabaseContents } from '../../tasks/steps/databases';

/** What was read of a name: the target with the id that it has now, and what stands in the way. */
export interface NameReading {
  target: NameDropTarget;
  blockers: NameDropBlocker[];
}

/** Reads afresh what an alias stands for, or what is in a database. Throws as the gateway does. */
export async function readNameTarget(
  gateway: MilvusGateway,
  target: NameDropTarget,
  options: CallOptions,
): Promise<NameReading> {
  if (target.kind === 'database') {
    const { database } = target.ref;
    const isThere = await isDatabaseThere(gateway, database, options);
    const collections = isThere ? await readDatabaseContents(gateway, database, options) : null;
    return { target, blockers: databaseBlockers(database, collections) };
  }
  const { ref, alias } = target;
  const found = await readAlias(gateway, ref.database, alias, options);
  const blockers = aliasBlockers(target, found);
  // What is agreed to has the id, also where the screen had none to show.
  const collectionId = blockers.length === 0 ? (found?.id ?? null) : ref.collectionId;
  return { target: { ...target, ref: { ...ref, collectionId } }, blockers };
}
