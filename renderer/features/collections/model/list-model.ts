import type { CollectionSummary } from '@shared/domain/collection';
import type { CollectionRow, ListFacts } from './row';
import { buildRows } from './rows';
import { countStates, orderByName, viewRows } from './view';
import type { ListView, StateCounts } from './view';

/** What the list shows. Each part is the same object as before while it says the same. */
export interface ListResult {
  all: readonly CollectionRow[];
  shown: readonly CollectionRow[];
  counts: StateCounts;
}

function sameNames(a: readonly CollectionRow[], b: readonly CollectionRow[]): boolean {
  return a.length === b.length && a.every((row, at) => row.summary.name === b[at]?.summary.name);
}

function sameView(a: ListView, b: ListView): boolean {
  return a.search === b.search && a.filter === b.filter && a.sort === b.sort && a.descending === b.descending;
}

/**
 * A list that remembers: given the same rows and the same view it answers what it answered before, given other states
 * it keeps the order of names, which is what costs at 65,536 rows.
 */
export function createListModel(): (
  collections: readonly CollectionSummary[],
  facts: ListFacts,
  view: ListView,
) => ListResult {
  let byName: readonly number[] = [];
  let lastCollections: readonly CollectionSummary[] | null = null;
  let lastView: ListView | null = null;
  let last: ListResult = { all: [], shown: [], counts: countStates([]) };

  return (collections, facts, view) => {
    const all = buildRows(collections, facts, last.all);
    if (all === last.all && lastView !== null && sameView(lastView, view)) return last;
    if (collections !== lastCollections && !sameNames(all, last.all)) byName = orderByName(all);
    lastCollections = collections;
    const counts = all === last.all ? last.counts : countStates(all);
    last = { all, shown: viewRows(all, byName, view), counts };
    lastView = { ...view };
    return last;
  };
}
