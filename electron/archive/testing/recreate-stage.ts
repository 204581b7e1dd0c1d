import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ArchiveEntry, KeptReason } from '@shared/domain/archive';
import type { Definition } from '@shared/domain/definition';
import type { CollectionRef } from '@shared/domain/refs';
import type { Task } from '@shared/domain/task';
import { planRecreate } from '@shared/policy/recreate-plan';
import type { SandboxOptions } from '../../sandbox';
import { startStage, stopStages } from '../../tasks/testing/sandbox-stage';
import type { Stage } from '../../tasks/testing/sandbox-stage';
import { keepCopy } from '../keep';
import type { KeepWish } from '../keep';
import { readDefinition } from '../read-definition';
import { readRecreateFacts } from '../recreate-facts';
import { createArchiveStore } from '../store';

const folders: string[] = [];

/** For tests: stops what {@link startRecreateStage} has started, and takes away its files. */
export async function stopRecreateStages(): Promise<void> {
  await stopStages();
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
}

/** For tests: keeps, drops and makes again what is on a sandbox, as the window does. */
export async function startRecreateStage(options: SandboxOptions = {}) {
  const stage: Stage = await startStage(options);
  const { gateway, sandbox, tasks, records, ended } = stage;
  const folder = await mkdtemp(join(tmpdir(), 'falconer-archive-'));
  folders.push(folder);
  const archive = createArchiveStore(join(folder, 'archive'));
  const keeping = {
    ...{ archive, loadedFields: records.get, connectionName: () => 'Sample cluster' },
    now: () => Date.now(),
  };

  async function keep(
    target: CollectionRef,
    why: Exclude<KeptReason, 'imported'> = 'asked',
    mayLack: KeepWish['mayLack'] = 'any',
  ): Promise<ArchiveEntry> {
    return archive.read(await keepCopy(gateway, keeping, { target, partition: null, why, mayLack }));
  }
  /** Its aliases go first, as in every drop that removes them. Nothing of its name may be left. */
  async function dropForGood(target: CollectionRef): Promise<void> {
    const { database, collection } = target;
    const home = sandbox.world.database(database);
    const aliases = [...home.aliases].filter(([, name]) => name === collection).map(([alias]) => alias);
    const how = { keepsCopy: false, aliases, shownAliases: aliases };
    const { status, error } = await ended(tasks.startDropCollection(target, how));
    const isGone = !home.collections.has(collection) && aliases.every((alias) => !home.aliases.has(alias));
    if (status !== 'done' || !isGone) throw new Error(`Not dropped: ${JSON.stringify([collection, error])}`);
  }
  async function planOf({ definition }: ArchiveEntry, target: CollectionRef) {
    const facts = await readRecreateFacts(gateway, definition, target);
    return planRecreate(definition, target, gateway.server, facts);
  }
  async function startRecreate(entry: ArchiveEntry, target: CollectionRef): Promise<Task> {
    const { plan, request } = await planOf(entry, target);
    const recreated = { entryId: entry.id, from: entry.definition.collection, leftOut: plan.leftOut };
    return tasks.startRecreate({ ...target, collectionId: null }, { recreated, steps: plan.steps, request });
  }
  const recreate = async (entry: ArchiveEntry, target: CollectionRef): Promise<Task> =>
    ended(await startRecreate(entry, target));
  const definitionOf = ({ connectionId, ...target }: CollectionRef): Promise<Definition> =>
    readDefinition(
      { gateway, connectionId, ...keeping, connectionName: '' },
      { ...target, collectionId: null },
    );

  return {
    ...{ stage, archive, keep, dropForGood, planOf, startRecreate, recreate, definitionOf },
  };
}
