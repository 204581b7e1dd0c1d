import { useMutation } from '@tanstack/react-query';
import { invoke } from '@renderer/api/bridge';
import type { ChannelInput } from '@shared/ipc/contract';
import type { Confirmation } from '@shared/policy/confirmation';

type NameChannel = 'collections.rename' | 'aliases.create' | 'aliases.alter' | 'databases.create';

/** What the dialog showed was read, and agreed to by its button. */
export const AGREED: Confirmation = { acknowledged: true, typedName: null };

/** Starts what the dialog showed; what comes of it is a task, and the dialog is done. */
export function useStart<N extends NameChannel>(channel: N, onStarted: () => void) {
  return useMutation({
    mutationFn: (input: ChannelInput<N>) => invoke(channel, input),
    onSuccess: onStarted,
  });
}
