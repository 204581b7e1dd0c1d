import { BridgeError, invoke } from '@renderer/api/bridge';
import { collectionRefOf } from '@renderer/api/keys';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { useFailureStore } from '@renderer/stores/failure-store';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import type { CollectionRef } from '@shared/domain/refs';
import { action } from './action';

/** What can be done with the archive of definitions as a whole. */
export const archiveActions = {
  open: action({
    id: 'archive.open',
    label: 'archive.open',
    named: 'archive.openNamed',
    keywords: 'archive.openKeywords',
    enabled: () =>
      useNavigationStore.getState().connectionId === null ? { because: 'because.noConnection' } : true,
    run: () => {
      const { connectionId } = useNavigationStore.getState();
      if (connectionId === null) return;
      useDialogStore.getState().openDialog({ kind: 'archive', connectionId, entryId: null });
    },
  }),
};

/** Keeps the definition of a collection, and shows the copy when it is on the disk; a failure stays on the screen. */
export async function keepDefinition(ref: CollectionRef): Promise<void> {
  const target = collectionRefOf(ref);
  const { connectionId, database, collection: name } = target;
  const { report, dismiss } = useFailureStore.getState();
  dismiss();
  try {
    const { entry } = await invoke('archive.keep', target);
    useDialogStore.getState().openDialog({ kind: 'archive', connectionId, entryId: entry.id });
  } catch (thrown) {
    if (!(thrown instanceof BridgeError)) throw thrown;
    const retry = () => keepDefinition(ref);
    report({ action: 'archive.keep', name, connectionId, database, error: thrown.error, retry });
  }
}
