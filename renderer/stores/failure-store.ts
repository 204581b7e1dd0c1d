import { create } from 'zustand';
import type { MessageId } from '@renderer/i18n';
import type { AppError } from '@shared/ipc/result';

/** A request without a dialog of its own that failed, such as a switch that was turned. */
export interface ActionFailure {
  /** What was asked, as the action is called. */
  action: MessageId;
  /** What it was asked for: the name of a collection or partition. */
  name: string;
  connectionId: string;
  database: string;
  error: AppError;
  retry: () => Promise<void>;
}

interface FailureStore {
  failure: ActionFailure | null;
  report: (failure: ActionFailure) => void;
  dismiss: () => void;
}

/** The newest failure of a switch or a menu; shown above the list until it is dismissed, retried or outdated. */
export const useFailureStore = create<FailureStore>()((set) => ({
  failure: null,
  report: (failure) => {
    set({ failure });
  },
  dismiss: () => {
    set({ failure: null });
  },
}));
