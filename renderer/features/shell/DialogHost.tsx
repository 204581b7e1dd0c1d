import { useEffect, useRef } from 'react';
import { ArchiveDialog } from '@renderer/features/archive';
import { BulkPlanDialog, BulkRunDialog } from '@renderer/features/bulk';
import {
  ConnectionEditorDialog,
  RemoveConnectionDialog,
  SecretStorageNote,
} from '@renderer/features/connections';
import { DropAliasDialog, DropDialog, DropNameDialog } from '@renderer/features/drop';
import { CreateIndexDialog } from '@renderer/features/indexes';
import { ConfirmLoadDialog, LoadDialog } from '@renderer/features/load';
import {
  AlterAliasDialog,
  CreateAliasDialog,
  CreateDatabaseDialog,
  RenameCollectionDialog,
} from '@renderer/features/names';
import { CreatePartitionDialog } from '@renderer/features/partitions';
import { ReleaseDialog, ReleasePartitionsDialog } from '@renderer/features/release';
import { SettingsDialog } from '@renderer/features/settings';
import { WarmSetsDialog } from '@renderer/features/warm-sets';
import { useTasks } from '@renderer/features/tasks';
import { useDialogStore } from '@renderer/stores/dialog-store';
import type { Dialog } from '@renderer/stores/dialog-store';

interface DialogHostPartProps {
  dialog: Dialog;
  onClose: () => void;
}

function OpenDialog({ dialog, onClose }: DialogHostPartProps) {
  const tasks = useTasks();
  switch (dialog.kind) {
    case 'connectionEditor':
      return <ConnectionEditorDialog dialog={dialog} onClose={onClose} />;
    case 'removeConnection': {
      const isRunning = ({ connectionId, status }: (typeof tasks)[number]) =>
        connectionId === dialog.id && status === 'running';
      const runningTasks = tasks.filter(isRunning).length;
      return <RemoveConnectionDialog dialog={dialog} runningTasks={runningTasks} onClose={onClose} />;
    }
    case 'warmSets':
      return <WarmSetsDialog dialog={dialog} onClose={onClose} />;
    case 'archive':
      return <ArchiveDialog dialog={dialog} onClose={onClose} />;
    case 'settings':
      return (
        <SettingsDialog onClose={onClose}>
          <SecretStorageNote />
        </SettingsDialog>
      );
    case 'load':
      return <LoadDialog dialog={dialog} onClose={onClose} />;
    case 'confirmLoad':
      return <ConfirmLoadDialog dialog={dialog} onClose={onClose} />;
    case 'release':
      return <ReleaseDialog dialog={dialog} onClose={onClose} />;
    case 'releasePartitions':
      return <ReleasePartitionsDialog dialog={dialog} onClose={onClose} />;
    case 'drop':
      return <DropDialog dialog={dialog} onClose={onClose} />;
    case 'dropName':
      return <DropNameDialog dialog={dialog} onClose={onClose} />;
    case 'dropAlias':
      return <DropAliasDialog dialog={dialog} onClose={onClose} />;
    case 'createPartition':
      return <CreatePartitionDialog dialog={dialog} onClose={onClose} />;
    case 'createIndex':
      return <CreateIndexDialog dialog={dialog} onClose={onClose} />;
    case 'renameCollection':
      return <RenameCollectionDialog dialog={dialog} onClose={onClose} />;
    case 'createAlias':
      return <CreateAliasDialog dialog={dialog} onClose={onClose} />;
    case 'alterAlias':
      return <AlterAliasDialog dialog={dialog} onClose={onClose} />;
    case 'createDatabase':
      return <CreateDatabaseDialog dialog={dialog} onClose={onClose} />;
    case 'bulkPlan':
      return <BulkPlanDialog dialog={dialog} onClose={onClose} />;
    case 'bulkRun':
      return <BulkRunDialog dialog={dialog} onClose={onClose} />;
  }
}

/** What gets the focus back: of a menu's item the button of the menu, because the item is gone by then. */
function openerOf(focused: Element | null): HTMLElement | null {
  const menu = focused?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  const opener = menu == null ? focused : document.getElementById(menu);
  return opener instanceof HTMLElement ? opener : null;
}

/** The one dialog that is open. What had the focus before has it again afterwards, or else what is left beside it. */
export function DialogHost() {
  const dialog = useDialogStore((store) => store.dialog);
  const closeDialog = useDialogStore((store) => store.closeDialog);
  const opener = useRef<HTMLElement | null>(null);

  useEffect(
    () =>
      useDialogStore.subscribe((now, before) => {
        if (before.dialog === null && now.dialog !== null) opener.current = openerOf(document.activeElement);
      }),
    [],
  );

  const isOpen = dialog !== null;
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) {
      const back = opener.current?.isConnected === true ? opener.current : null;
      (back ?? document.querySelector<HTMLElement>('[data-main]'))?.focus({ preventScroll: true });
    }
    wasOpen.current = isOpen;
  }, [isOpen]);

  if (dialog === null) return null;
  // A plan can be about tens of thousands.
  const key = dialog.kind === 'bulkPlan' ? dialog.kind : JSON.stringify(dialog);
  return <OpenDialog key={key} dialog={dialog} onClose={closeDialog} />;
}
