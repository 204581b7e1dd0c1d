import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useDeferredValue, useRef, useState } from 'react';
import { databaseQueries } from '@renderer/features/connections';
import { useNavigationStore } from '@renderer/stores/navigation-store';
import type { CollectionSummary } from '@shared/domain/collection';
import type { DatabaseRef } from '@shared/domain/refs';
import { readAgain } from './data/stale-reads';
import { useBackgroundMemory } from './data/use-background-memory';
import { useCollectionList } from './data/use-collection-list';
import { useListSelection } from './data/use-list-selection';
import { usePlanSelected } from './data/use-plan-selected';
import { DatabaseProvider, subjectOf } from './database-context';
import { CollectionsList } from './list/CollectionsList';
import type { CollectionRow } from './model/row';
import type { ListView } from './model/view';
import { CollectionPanel } from './panel/CollectionPanel';
import { SplitView } from './SplitView';
import { useOpenDatabase } from './use-open-database';
import { useShownContext } from './use-shown-context';

const FIRST_VIEW: ListView = { search: '', filter: 'all', sort: 'name', descending: false };

/** Whether a row is of the collection that is open: by its id, which a rename leaves; by its name where there is none. */
const isOpen = ({ summary }: CollectionRow, { name, id }: Pick<CollectionSummary, 'name' | 'id'>): boolean =>
  id === null ? summary.id === null && summary.name === name : summary.id === id;

/** One database, from when it is opened until another one is. */
export function OpenedDatabase(ref: DatabaseRef) {
  const client = useQueryClient();
  const open = useOpenDatabase(ref);
  const [view, setView] = useState(FIRST_VIEW);
  // Typing must not wait for 65,536 names.
  const list = useCollectionList(open.ref, useDeferredValue(view), open.server.connected);
  useBackgroundMemory(open.ref, list.all, open.server.connected);

  const selection = useListSelection(open.ref, list.all, list.shown);
  const planning = usePlanSelected(open, selection.rows);

  const { collection, openCollection } = useNavigationStore();
  const row = list.all.find((each) => collection !== null && isOpen(each, collection));
  const onOpen = useCallback(
    ({ summary: { name, id } }: CollectionRow) => {
      openCollection({ name, id });
    },
    [openCollection],
  );
  const searchRef = useRef<HTMLInputElement>(null);
  const refresh = () => {
    void readAgain(client, open.ref);
    // One call more: whoever asks what there is now means the databases beside the list as well.
    void client.invalidateQueries(databaseQueries.list(ref.connectionId));
  };
  useShownContext({
    ...open.ref,
    collection: row === undefined ? null : subjectOf(open, row),
    list: {
      refresh,
      focusSearch: () => searchRef.current?.select(),
      selection: {
        ...{ count: selection.rows.length, ...selection.actions },
        ...{ enabled: planning.enabled, plan: planning.plan },
      },
    },
  });

  return (
    <DatabaseProvider value={open}>
      <SplitView
        list={
          <CollectionsList
            list={list}
            view={view}
            onView={(change) => {
              setView((before) => ({ ...before, ...change }));
            }}
            searchRef={searchRef}
            onRefresh={refresh}
            openName={row?.summary.name ?? null}
            onOpen={onOpen}
            selection={selection}
            planning={planning}
          />
        }
        panel={
          collection && (
            <CollectionPanel
              name={row?.summary.name ?? collection.name}
              row={row ?? null}
              onClose={() => {
                openCollection(null);
              }}
            />
          )
        }
      />
    </DatabaseProvider>
  );
}
