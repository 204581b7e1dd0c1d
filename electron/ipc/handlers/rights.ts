import type { ServerRegistry } from '../../milvus/gateway-types';
import type { HandlersOf } from '../handler-types';

export function rightsHandlers({ servers }: { servers: ServerRegistry }): HandlersOf<'rights'> {
  return {
    'rights.refused': ({ connectionId }) => ({ refusals: [...servers.refusals.of(connectionId)] }),
    'rights.forget': ({ connectionId }) => {
      const offered = servers.refusals.of(connectionId).length;
      servers.refusals.forget(connectionId);
      return { offered };
    },
  };
}
