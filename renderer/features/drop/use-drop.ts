import { useMutation } from '@tanstack/react-query';
import { invoke } from '@renderer/api/bridge';
import { collectionRefOf } from '@renderer/api/keys';
import type { DropTarget } from './drop-question';

interface DropAnswer {
  /** What was typed, exactly; null where nothing had to be. */
  typedName: string | null;
  releaseFirst: boolean;
}

/** Starts a drop that was asked about and agreed to; the main process reads the ids once more. */
export function useDrop({ collection, partition }: DropTarget, onStarted: () => void) {
  const ref = collectionRefOf(collection);
  return useMutation({
    mutationFn: ({ typedName, releaseFirst }: DropAnswer) => {
      const confirmation = { acknowledged: true, typedName };
      return partition === null
        ? invoke('collections.drop', { ...ref, confirmation })
        : invoke('partitions.drop', {
            ...ref,
            partition: partition.name,
            partitionId: partition.id,
            releaseFirst,
            confirmation,
          });
    },
    onSuccess: onStarted,
  });
}
