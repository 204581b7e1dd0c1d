import { useMutation, useQueryClient } from '@tanstack/react-query';
import { archiveQueries } from './queries';

/** Something that changes what is kept; the list is read again afterwards. */
export function useArchiveChange<I, O>(mutationFn: (input: I) => Promise<O>, onDone?: (output: O) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: async (output) => {
      await client.invalidateQueries({ queryKey: archiveQueries.list().queryKey });
      onDone?.(output);
    },
  });
}
