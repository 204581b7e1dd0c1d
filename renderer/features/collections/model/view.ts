import type { CollectionStateKind } from '@shared/policy/collection-state';
import type { CollectionRow } from './row';

/** What the list can be filtered by: a state (a refresh counts as loading), or all. */
export const stateFilters = [
  'all',
  'loaded',
  'partly',
  'loading',
  'checking',
  'failed',
  'notLoaded',
  'unknown',
] as const;
export type StateFilter = (typeof stateFilters)[number];

export const sortKeys = ['name', 'state', 'rows', 'partitions', 'created'] as const;
export type SortKey = (typeof sortKeys)[number];

/** How the list is looked at. */
export interface ListView {
  search: string;
  filter: StateFilter;
  sort: SortKey;
  descending: boolean;
}

/** How many collections of the whole database are in each state. */
export type StateCounts = Record<StateFilter, number>;

const filterOf: Record<CollectionStateKind, StateFilter> = {
  notLoaded: 'notLoaded',
  loading: 'loading',
  reloading: 'loading',
  loaded: 'loaded',
  partly: 'partly',
  checking: 'checking',
  failed: 'failed',
  unknown: 'unknown',
};

/** What wants attention comes first when sorted by state. */
const stateRank: Record<CollectionStateKind, number> = {
  failed: 0,
  loading: 1,
  reloading: 1,
  partly: 2,
  checking: 3,
  loaded: 4,
  unknown: 5,
  notLoaded: 6,
};

export function countStates(rows: readonly CollectionRow[]): StateCounts {
  const counts = Object.fromEntries(stateFilters.map((filter) => [filter, 0])) as StateCounts;
  for (const row of rows) counts[filterOf[row.state.kind]] += 1;
  counts.all = rows.length;
  return counts;
}

/** Row positions by name without case; equal ones by the exact name. Sorted once for each list of names. */
export function orderByName(rows: readonly CollectionRow[]): number[] {
  const order = rows.map((_, at) => at);
  return order.sort((a, b) => {
    const x = rows[a];
    const y = rows[b];
    if (x === undefined || y === undefined) return 0;
    if (x.searchName !== y.searchName) return x.searchName < y.searchName ? -1 : 1;
    return x.summary.name < y.summary.name ? -1 : x.summary.name > y.summary.name ? 1 : 0;
  });
}

type SortValue = number | bigint | null;

function sortValue(row: CollectionRow, key: Exclude<SortKey, 'name'>): SortValue {
  if (key === 'state') return stateRank[row.state.kind];
  if (key === 'created') return row.summary.createdAt;
  if (key === 'partitions') return row.detail?.partitionCount ?? null;
  const rows = row.detail?.rowCount ?? null;
  return rows === null ? null : BigInt(rows);
}

/** Sorts rows that are in name order; what is unknown comes last in either direction, ties stay by name. */
function sortRows(rows: CollectionRow[], key: SortKey, descending: boolean): CollectionRow[] {
  if (key === 'name') return descending ? rows.reverse() : rows;
  const known: { row: CollectionRow; value: NonNullable<SortValue> }[] = [];
  const unknown: CollectionRow[] = [];
  for (const row of rows) {
    const value = sortValue(row, key);
    if (value === null) unknown.push(row);
    else known.push({ row, value });
  }
  const sign = descending ? -1 : 1;
  known.sort((a, b) => (a.value < b.value ? -sign : a.value > b.value ? sign : 0));
  return known.map(({ row }) => row).concat(unknown);
}

/**
 * The rows to show.
 * @param byName positions in `rows` by name, from {@link orderByName}
 */
export function viewRows(
  rows: readonly CollectionRow[],
  byName: readonly number[],
  view: ListView,
): readonly CollectionRow[] {
  const search = view.search.toLowerCase();
  const shown: CollectionRow[] = [];
  for (const at of byName) {
    const row = rows[at];
    if (row === undefined) continue;
    if (view.filter !== 'all' && filterOf[row.state.kind] !== view.filter) continue;
    if (search !== '' && !row.searchName.includes(search)) continue;
    shown.push(row);
  }
  return sortRows(shown, view.sort, view.descending);
}
