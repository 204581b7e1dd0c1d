import { useMutation } from '@tanstack/react-query';
import { invoke } from '@renderer/api/bridge';

/** Lets go of a server, or gives up connecting; the new status comes as an event. */
export function useDisconnect(connectionId: string) {
  return useMutation({ mutationFn: () => invoke('connections.close', { connectionId }) });
}
