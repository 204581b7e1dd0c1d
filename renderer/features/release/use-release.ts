import { useMutation } from '@tanstack/react-query';
import { invoke } from '@renderer/api/bridge';
import { collectionRefOf } from '@renderer/api/keys';
import type { CollectionRef } from '@shared/domain/refs';

/**
 * Starts a release that was asked about and agreed to; what comes of it is a task.
 * @param partitions null for the whole collection
 */
export function useRelease(target: CollectionRef, partitions: string[] | null, onStarted: () => void) {
  const confirmation = { acknowledged: true, typedName: null };
  const ref = collectionRefOf(target);
  return useMutation({
    mutationFn: () =>
      partitions === null
        ? invoke('collections.release', { ...ref, confirmation })
        : invoke('partitions.release', { ...ref, partitions, confirmation }),
    onSuccess: onStarted,
  });
}
