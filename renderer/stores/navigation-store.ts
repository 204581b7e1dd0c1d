import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

/** The tabs of a collection's panel. */
export const detailTabs = ['overview', 'partitions', 'fields', 'indexes', 'aliases'] as const;
export type DetailTab = (typeof detailTabs)[number];

/** What the main area shows: one database of a connection, what fills its query nodes, or what was done from here. */
export type MainView = 'database' | 'memory' | 'activity';

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
  view: MainView;
  /** The database that was open last, by connection. */
  lastDatabases: Readonly<Record<string, string>>;
  openDatabase: (connectionId: string | null, database: string | null) => void;
  openCollection: (collection: OpenCollection | null) => void;
  showTab: (tab: DetailTab) => void;
  showMemory: () => void;
  showActivity: () => void;
  leaveActivity: () => void;
}

/** Where the person is. Another database closes the panel and is what is shown. Outlives a reload of the window, not the window. */
export const useNavigationStore = create<NavigationStore>()(
  persist(
    (set) => ({
      connectionId: null,
      database: null,
      collection: null,
      detailTab: 'overview',
      view: 'database',
      lastDatabases: {},
      openDatabase: (connectionId, database) => {
        set(({ lastDatabases }) => ({
          connectionId,
          database,
          collection: null,
          view: 'database',
          lastDatabases:
            connectionId === null || database === null
              ? lastDatabases
              : { ...lastDatabases, [connectionId]: database },
        }));
      },
      openCollection: (collection) => {
        set({ collection });
      },
      showTab: (detailTab) => {
        set({ detailTab });
      },
      showMemory: () => {
        set({ view: 'memory' });
      },
      showActivity: () => {
        set({ view: 'activity' });
      },
      leaveActivity: () => {
        set({ view: 'database' });
      },
    }),
    {
      name: 'navigation',
      storage: createJSONStorage(() => sessionStorage),
      partialize: ({ connectionId, database, collection, detailTab, view, lastDatabases }) => ({
        connectionId,
        database,
        collection,
        detailTab,
        view,
        lastDatabases,
      }),
    },
  ),
);
