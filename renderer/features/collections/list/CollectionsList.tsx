import type { RefObject } from 'react';
import { errorOf } from '@renderer/api/bridge';
import { useText } from '@renderer/i18n';
import type { CollectionListState } from '../data/use-collection-list';
import type { ListSelection } from '../data/use-list-selection';
import type { PlanSelected } from '../data/use-plan-selected';
import { useDatabase } from '../database-context';
import type { CollectionRow } from '../model/row';
import type { ListView } from '../model/view';
import { SelectionProvider } from '../selection-context';
import { CollectionTable } from './CollectionTable';
import { ListHeader } from './ListHeader';
import { ListMiddle } from './ListMiddle';
import type { NoRows } from './ListMiddle';
import { ListNotices } from './ListNotices';
import classes from './list.module.css';
import { refusedForFields } from './refused-load';
import { SelectionBar } from './SelectionBar';
import { SortNote } from './SortNote';
import { StateFilters } from './StateFilters';

interface CollectionsListProps {
  list: CollectionListState;
  view: ListView;
  onView: (change: Partial<ListView>) => void;
  searchRef: RefObject<HTMLInputElement | null>;
  onRefresh: () => void;
  openName: string | null;
  onOpen: (row: CollectionRow) => void;
  selection: ListSelection;
  planning: PlanSelected;
}

function noRows({ query, all, shown }: CollectionListState, connected: boolean): NoRows | null {
  if (shown.length > 0) return null;
  if (query.data !== undefined) return all.length === 0 ? 'empty' : 'noMatch';
  if (!connected) return 'disconnected';
  return query.error === null ? 'reading' : 'failed';
}

/** The list of a database with everything around it. */
export function CollectionsList(props: CollectionsListProps) {
  const { list, view, onView, searchRef, onRefresh, openName, onOpen, selection, planning } = props;
  const t = useText();
  const { server } = useDatabase();
  const { query, all, shown, counts, tasks } = list;
  const error = query.error === null ? null : errorOf(query.error);
  const why = noRows(list, server.connected);
  return (
    <section className={classes.view}>
      <ListHeader
        count={all.length}
        readAt={query.data?.readAt ?? null}
        isReading={query.isFetching}
        search={view.search}
        searchRef={searchRef}
        onSearch={(search) => {
          onView({ search });
        }}
        onRefresh={onRefresh}
      />
      {query.data !== undefined && (
        <>
          <div className={classes.filterBar}>
            <StateFilters
              counts={counts}
              filter={view.filter}
              onFilter={(filter) => {
                onView({ filter });
              }}
            />
            <span role="status" className={classes.matches}>
              {view.search !== '' && t('collections.match', { shown: shown.length, count: all.length })}
            </span>
          </div>
          <ListNotices
            readAt={query.data.readAt}
            error={error}
            memoryError={query.data.memoryError}
            refused={refusedForFields(tasks)}
            others={list.others}
            onRetry={onRefresh}
          />
          <SortNote rows={all} sort={view.sort} />
        </>
      )}
      {why === null ? (
        <SelectionProvider value={selection.actions}>
          <CollectionTable
            rows={shown}
            view={view}
            onView={onView}
            openName={openName}
            onOpen={onOpen}
            selected={selection.shownCount}
          />
        </SelectionProvider>
      ) : (
        <ListMiddle
          why={why}
          count={all.length}
          error={error}
          onRetry={onRefresh}
          onClear={() => {
            onView({ search: '', filter: 'all' });
          }}
        />
      )}
      <SelectionBar selection={selection} planning={planning} />
    </section>
  );
}
