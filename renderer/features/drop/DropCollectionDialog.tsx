import type { DialogOf } from '@renderer/stores/dialog-store';
import { DropDialog } from './DropDialog';

interface DropCollectionDialogProps {
  dialog: DialogOf<'dropCollection'>;
  onClose: () => void;
}

/** Asks before a collection is dropped. */
export function DropCollectionDialog({ dialog: { target }, onClose }: DropCollectionDialogProps) {
  return <DropDialog target={{ collection: target, partition: null }} onClose={onClose} />;
}
