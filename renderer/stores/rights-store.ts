import { create } from 'zustand';

/** That rights were checked again from a menu or the palette, which are gone by then. */
export interface RightsCheck {
  connectionId: string;
  /** How many actions had been greyed and are offered again. */
  offered: number;
}

interface RightsStore {
  check: RightsCheck | null;
  report: (check: RightsCheck) => void;
  dismiss: () => void;
}

/** What came of the newest check; shown above what is open until it is dismissed. */
export const useRightsStore = create<RightsStore>()((set) => ({
  check: null,
  report: (check) => {
    set({ check });
  },
  dismiss: () => {
    set({ check: null });
  },
}));
