import { useMutation } from '@tanstack/react-query';
import { invoke } from '@renderer/api/bridge';
import { collectionRefOf } from '@renderer/api/keys';
import type { NewIndex } from '@shared/domain/index-request';
import type { LoadOptions } from '@shared/domain/load-request';
import type { CollectionRef } from '@shared/domain/refs';

/** Starts what the dialog showed; what comes of it is a task. */
export function useCreateIndex(target: CollectionRef, onStarted: () => void) {
  return useMutation({
    mutationFn: (wish: { index: NewIndex; thenLoad: LoadOptions | null }) =>
      invoke('indexes.create', {
        ...collectionRefOf(target),
        ...wish,
        confirmation: { acknowledged: true, typedName: null },
      }),
    onSuccess: onStarted,
  });
}
