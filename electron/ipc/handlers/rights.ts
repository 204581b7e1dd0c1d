import type { ServerRegistry } from '../../milvus/gateway-types';
import type { HandlersOf } from '../handler-types';

export function rightsHandlers({ servers }: { servers: ServerRegistry }): HandlersOf<'rights'> {
  const refused = (connectionId: string) => ({ refusals: [...servers.refusals.of(connectionId)] });
  return {
    'rights.refused': ({ connectionId }) => refused(connectionId),
    'rights.forget': ({ connectionId }) => {
      servers.refusals.forget(connectionId);
      return refused(connectionId);
    },
  };
}
