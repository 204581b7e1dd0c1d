import { useMutation, useQueryClient } from '@tanstack/react-query';
import { invoke } from '@renderer/api/bridge';
import type { LoadPreset } from '@shared/domain/load-preset';
import type { CollectionRef } from '@shared/domain/refs';
import { plannerQueries } from './planner-queries';

/** Saves and removes the person's own choices of fields of a collection. */
export function usePresets(target: CollectionRef) {
  const client = useQueryClient();
  const { connectionId, database, collection } = target;
  const at = { connectionId, database, collection };
  const onSuccess = ({ presets }: { presets: LoadPreset[] }) => {
    client.setQueryData(plannerQueries.presets(target).queryKey, presets);
  };
  return {
    save: useMutation({
      mutationFn: (preset: LoadPreset) => invoke('presets.save', { ...at, preset }),
      onSuccess,
    }),
    remove: useMutation({
      mutationFn: (name: string) => invoke('presets.remove', { ...at, name }),
      onSuccess,
    }),
  };
}
