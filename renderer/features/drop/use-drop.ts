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

interface DropEnds {
  onStarted: () => void;
  /** It was refused; the ticket is used up by that. */
  onFailed: (ticket: string) => void;
}

/** Starts what a ticket stands for; several open the list of how each of them stands. */
export function useDrop({ onStarted, onFailed }: DropEnds) {
  const client = useQueryClient();
  const openDialog = useDialogStore((store) => store.openDialog);
  return useMutation({
    mutationFn: (answer: DropAnswer) => invoke('drops.start', answer),
    onError: (_, { ticket }) => {
      onFailed(ticket);
    },
    onSuccess: ({ bulk }) => {
      onStarted();
      if (bulk === null) return;
      noteBulk(client, bulk);
      openDialog({ kind: 'bulkRun', bulkId: bulk.id });
    },
  });
}
