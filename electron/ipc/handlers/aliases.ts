import { collectionRefSchema } from '@shared/domain/refs';
import { consentOf } from '@shared/policy/confirmation';
import type { ServerRegistry } from '../../milvus/gateway-types';
import { readAlias } from '../../tasks/steps/aliases';
import type { TaskManager } from '../../tasks/task-types';
import type { HandlersOf } from '../handler-types';

export interface AliasHandlersDeps {
  servers: ServerRegistry;
  tasks: TaskManager;
}

export function aliasHandlers({ servers, tasks }: AliasHandlersDeps): HandlersOf<'aliases'> {
  return {
    'aliases.find': async ({ connectionId, database, alias }, { signal }) => {
      const found = await readAlias(servers.gateway(connectionId), database, alias, { signal });
      return { pointsTo: found && { collection: found.name, collectionId: found.id } };
    },
    'aliases.create': (input) => tasks.startCreateAlias(collectionRefSchema.parse(input), input.alias),
    'aliases.alter': (input) =>
      tasks.startAlterAlias(collectionRefSchema.parse(input), input.alias, input.from, {
        consent: consentOf(input.confirmation),
      }),
  };
}
