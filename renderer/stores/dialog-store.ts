import { create } from 'zustand';
import type { BulkWish } from '@shared/domain/bulk';
import type { DropTarget, NameDropTarget } from '@shared/domain/drop';
import type { LoadOptions } from '@shared/domain/load-request';
import type { CollectionRef, DatabaseRef } from '@shared/domain/refs';

/** Every dialog that can be open, with what it is about. */
export type Dialog =
  | { kind: 'connectionEditor'; id: string | null }
  | { kind: 'removeConnection'; id: string }
  | { kind: 'settings' }
  | { kind: 'load'; target: CollectionRef; partitions?: string[] }
  | { kind: 'confirmLoad'; target: CollectionRef; options: LoadOptions }
  /** `partitions`: null for the whole collection. */
  | { kind: 'release'; target: CollectionRef; partitions: string[] | null }
  | { kind: 'releasePartitions'; target: CollectionRef }
  /** All of one connection, with the ids that were on the screen. */
  | { kind: 'drop'; connectionId: string; targets: DropTarget[] }
  /** An alias with the collection that it was shown at, or a database. */
  | { kind: 'dropName'; target: NameDropTarget }
  /** Asks which alias is to be dropped. */
  | { kind: 'dropAlias'; ref: DatabaseRef }
  /** `name`: what the field begins with; empty by default. */
  | { kind: 'createPartition'; target: CollectionRef; name?: string }
  /** `name`: what the field begins with. */
  | { kind: 'renameCollection'; target: CollectionRef; name: string }
  | { kind: 'createAlias'; target: CollectionRef; name: string }
  /** `from`: where it points; `to`: the name of the collection that is chosen at first. */
  | { kind: 'alterAlias'; alias: string; from: CollectionRef; to: string | null }
  | { kind: 'createDatabase'; connectionId: string; name: string }
  /** `thenLoad`: what is loaded when the index is built; null leaves that to the person. */
  | { kind: 'createIndex'; target: CollectionRef; field: string; thenLoad: LoadOptions | null }
  /** Plans wishes about one connection, in any of its databases. `title` names the list that becomes of it. */
  | { kind: 'bulkPlan'; wishes: BulkWish[]; title: string }
  | { kind: 'bulkRun'; bulkId: string }
  | { kind: 'warmSets'; connectionId: string }
  /** `entryId`: the copy that is shown first; null: the list. */
  | { kind: 'archive'; connectionId: string; entryId: string | null };

/** The dialog of one kind. */
export type DialogOf<K extends Dialog['kind']> = Extract<Dialog, { kind: K }>;

interface DialogStore {
  dialog: Dialog | null;
  openDialog: (dialog: Dialog) => void;
  closeDialog: () => void;
}

/** The one dialog that is open. */
export const useDialogStore = create<DialogStore>()((set) => ({
  dialog: null,
  openDialog: (dialog) => {
    set({ dialog });
  },
  closeDialog: () => {
    set({ dialog: null });
  },
}));
