import { useMutation } from '@tanstack/react-query';
import { invoke } from '@renderer/api/bridge';
import { collectionRefOf } from '@renderer/api/keys';
import type { LoadOptions } from '@shared/domain/load-request';
import type { CollectionRef } from '@shared/domain/refs';

/** Starts a load that was shown and agreed to; what comes of it is a task. */
export function useLoad(target: CollectionRef, onStarted: () => void) {
  return useMutation({
    mutationFn: (options: LoadOptions) =>
      invoke('collections.load', {
        ...collectionRefOf(target),
        options,
        confirmation: { acknowledged: true, typedName: null },
      }),
    onSuccess: onStarted,
  });
}
