import { NO_CONNECTION } from '@shared/domain/activity';
import { consentOf } from '@shared/policy/confirmation';
import type { ChannelInput } from '@shared/ipc/contract';
import { fail } from '@shared/ipc/result';
import { planRecreate } from '@shared/policy/recreate-plan';
import type { ActivityRecorder } from '../../activity';
import { readDefinitionFile, writeDefinitionFile } from '../../archive/definition-file';
import { keepCopy } from '../../archive/keep';
import type { KeepDeps } from '../../archive/keep';
import { readRecreateFacts } from '../../archive/recreate-facts';
import type { ArchiveStore } from '../../archive/store';
import { summaryOf } from '../../archive/store';
import type { ServerRegistry } from '../../milvus/gateway-types';
import type { TaskManager } from '../../tasks/task-types';
import type { HandlersOf } from '../handler-types';
import { fileNameOf } from './file-name';

export interface ArchiveHandlersDeps {
  servers: ServerRegistry;
  tasks: TaskManager;
  archive: ArchiveStore;
  /** Writes down that a copy goes. */
  recorder: ActivityRecorder;
  /** What keeping a copy needs. */
  keeping: KeepDeps;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Lets the user choose where a file is written; null if they chose nothing. */
  chooseSavePath: (name: string) => Promise<string | null>;
  /** Lets the user choose the file of a definition; null if they chose none. */
  chooseDefinition: () => Promise<string | null>;
}

/** Everything that is known before a collection is made of a copy. */
async function prepare(
  { servers, archive }: ArchiveHandlersDeps,
  input: ChannelInput<'archive.plan'>,
  signal: AbortSignal,
) {
  const { connectionId, entryId, database, collection } = input;
  const { definition } = await archive.read(entryId);
  const gateway = servers.gateway(connectionId);
  const target = { database, collection };
  const facts = await readRecreateFacts(gateway, definition, target, { signal });
  return { definition, ...planRecreate(definition, target, gateway.server, facts) };
}

type Obstacle = NonNullable<Awaited<ReturnType<typeof prepare>>['plan']['obstacle']>;

function refuse({ kind, detail }: Obstacle): never {
  if (kind === 'nameTaken') return fail('alreadyExists', { detail });
  if (kind === 'databaseMissing') return fail('databaseNotFound', { params: { database: detail } });
  return fail('cannotRecreate', { params: { reason: kind, field: detail } });
}

/** Definitions that were kept: listed, taken out and in, and made into collections again. */
export function archiveHandlers(deps: ArchiveHandlersDeps): HandlersOf<'archive'> {
  const { servers, tasks, archive } = deps;
  return {
    'archive.list': ({ offset, limit }) => archive.list(offset, limit),
    'archive.read': async ({ entryId }) => ({ entry: await archive.read(entryId) }),
    'archive.keep': async (target, { signal }) => {
      const wish = { target, partition: null, why: 'asked', mayLack: 'any', options: { signal } } as const;
      const id = await keepCopy(servers.gateway(target.connectionId), deps.keeping, wish);
      return { entry: summaryOf(await archive.read(id)) };
    },
    'archive.plan': async (input, { signal }) => ({ plan: (await prepare(deps, input, signal)).plan }),
    'archive.recreate': async (input, { signal }) => {
      const { connectionId, database, collection, entryId } = input;
      const { definition, plan, request } = await prepare(deps, input, signal);
      if (plan.obstacle !== null) refuse(plan.obstacle);
      // Whoever asked was told that this took too long: nothing is begun after that.
      signal.throwIfAborted();
      const recreated = { entryId, from: definition.collection, leftOut: plan.leftOut };
      const target = { connectionId, database, collection, collectionId: null };
      return tasks.startRecreate(
        target,
        { recreated, steps: plan.steps, request },
        { consent: consentOf(input.confirmation) },
      );
    },
    'archive.export': async ({ entryId }) => {
      const { definition } = await archive.read(entryId);
      const path = await deps.chooseSavePath(fileNameOf(definition.collection, 'definition.json'));
      if (path !== null) await writeDefinitionFile(path, definition);
      return { path };
    },
    'archive.import': async () => {
      const path = await deps.chooseDefinition();
      if (path === null) return { entry: null };
      const definition = await readDefinitionFile(path);
      const kept = { keptAt: deps.now(), why: 'imported', partition: null, connectionId: null } as const;
      return { entry: summaryOf(await archive.add({ ...kept, definition })) };
    },
    'archive.remove': async ({ entryId }) => {
      const { connectionId, definition, keptAt } = await archive.read(entryId);
      const { database, collection } = definition;
      const intent = {
        ...{ connectionId: connectionId ?? NO_CONNECTION, operation: 'dropCopy' as const },
        target: { database, collection, collectionId: null, partitions: null },
        parameters: { copy: entryId, keptAt: new Date(keptAt).toISOString() },
        ...{ taskId: null, bulk: null, consent: { kind: 'acknowledged' as const } },
      };
      await deps.recorder.recorded(intent, () => archive.remove(entryId));
      return {};
    },
  };
}
