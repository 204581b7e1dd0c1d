import { create } from 'zustand';

/** The tabs of a collection's panel. */
export const detailTabs = ['overview', 'partitions', 'fields', 'indexes', 'aliases'] as const;
export type DetailTab = (typeof detailTabs)[number];

/** The collection whose panel is open, by name and the id that the list showed. */
export interface OpenCollection {
  name: string;
  id: string | null;
}

interface NavigationStore {
  connectionId: string | null;
  database: string | null;
  collection: OpenCollection | null;
  detailTab: DetailTab;
  openDatabase: (connectionId: string | null, database: string | null) => void;
  openCollection: (collection: OpenCollection | null) => void;
  showTab: (tab: DetailTab) => void;
}

/** Where the person is. Another database closes the panel. */
export const useNavigationStore = create<NavigationStore>()((set) => ({
  connectionId: null,
  database: null,
  collection: null,
  detailTab: 'overview',
  openDatabase: (connectionId, database) => {
    set({ connectionId, database, collection: null });
  },
  openCollection: (collection) => {
    set({ collection });
  },
  showTab: (detailTab) => {
    set({ detailTab });
  },
}));
