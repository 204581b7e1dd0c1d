import { useMutation, useQueryClient } from '@tanstack/react-query';
import { warmSetQueries } from './queries';

/** Something that changes the list of sets; the list is read again afterwards. */
export function useSetChange<I, O>(
  connectionId: string,
  mutationFn: (input: I) => Promise<O>,
  onDone?: (output: O) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: async (output) => {
      await client.invalidateQueries(warmSetQueries.list(connectionId));
      onDone?.(output);
    },
  });
}
