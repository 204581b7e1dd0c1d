import type { DialogOf } from '@renderer/stores/dialog-store';
import { DropDialog } from './DropDialog';

interface DropPartitionDialogProps {
  dialog: DialogOf<'dropPartition'>;
  onClose: () => void;
}

/** Asks before a partition is dropped. */
export function DropPartitionDialog({ dialog: { target }, onClose }: DropPartitionDialogProps) {
  const partition = { name: target.partition, id: target.partitionId };
  return <DropDialog target={{ collection: target, partition }} onClose={onClose} />;
}
