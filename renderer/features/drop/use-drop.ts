import { useMutation, useQueryClient } from '@tanstack/react-query';
import { invoke } from '@renderer/api/bridge';
import { noteBulk } from '@renderer/features/bulk';
import { useDialogStore } from '@renderer/stores/dialog-store';

interface DropAnswer {
  connectionId: string;
  ticket: string;
  /** What was typed for each phrase, exactly. */
  typed: string[];
}

/** Starts what a ticket stands for; several open the list of how each of them stands. */
export function useDrop(onStarted: () => void) {
  const client = useQueryClient();
  const openDialog = useDialogStore((store) => store.openDialog);
  return useMutation({
    mutationFn: (answer: DropAnswer) => invoke('drops.start', answer),
    onSuccess: ({ bulk }) => {
      onStarted();
      if (bulk === null) return;
      noteBulk(client, bulk);
      openDialog({ kind: 'bulkRun', bulkId: bulk.id });
    },
  });
}
