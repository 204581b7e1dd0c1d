import type { AppError } from '@shared/ipc/result';
import type { HeldCollection, HeldShare } from './held';
import { sizeOf } from './size';
import type { SizeUnit } from './size';

/** What one line, and one area of the map, stands for. */
export const groupings = ['collection', 'partition', 'node'] as const;
export type Grouping = (typeof groupings)[number];

/** `empty`: loaded, and there are no rows in it. `reading`: not read yet. */
export type LineState = 'held' | 'empty' | 'loading' | 'reading' | 'failed';

/** One line of the table. What does not apply or is not known is null. */
export interface MemoryLine {
  key: string;
  name: string | null;
  database: string | null;
  collection: string | null;
  collectionId: string | null;
  size: number | null;
  rows: number | null;
  segments: number | null;
  state: LineState;
  percent: number;
  error: AppError | null;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** Segments of shares, or null if the server told of none at all. */
function segmentsOf(shares: readonly HeldShare[]): number | null {
  const told = shares.flatMap(({ segments }) => segments ?? []);
  return told.length === 0 && shares.length > 0 ? null : sum(told);
}

function amounts(shares: readonly HeldShare[], unit: SizeUnit) {
  const rows = sum(shares.map((share) => share.rows));
  return { size: sizeOf(shares, unit), rows, segments: segmentsOf(shares) };
}

const UNREAD = { size: null, rows: null, segments: null };

function stateOf(percent: number, shares: readonly HeldShare[]): LineState {
  if (percent < 100) return 'loading';
  return shares.every(({ rows }) => rows === 0) ? 'empty' : 'held';
}

/** The line of a collection as a whole. */
function collectionLine(held: HeldCollection, unit: SizeUnit): MemoryLine {
  const { database, collection, collectionId, percent, holding, error } = held;
  const of = { database, collection, collectionId, percent, error, name: collection };
  const key = JSON.stringify([database, collection]);
  if (holding === null) return { ...of, ...UNREAD, key, state: error === null ? 'reading' : 'failed' };
  return { ...of, ...amounts(holding.shares, unit), key, state: stateOf(percent, holding.shares) };
}

/** The lines of a collection's partitions: those in memory, and those that segments name. */
function partitionLines(held: HeldCollection, unit: SizeUnit): MemoryLine[] {
  const whole = collectionLine(held, unit);
  const { holding } = held;
  if (holding === null) return [{ ...whole, name: null }];
  const percents = new Map(holding.partitions?.map(({ name, percent }) => [name, percent]));
  const names = new Set([...percents.keys(), ...holding.shares.map(({ partition }) => partition)]);
  if (names.size === 0) return [{ ...whole, name: null }];
  return [...names].map((name): MemoryLine => {
    const shares = holding.shares.filter(({ partition }) => partition === name);
    const percent = (name === null ? undefined : percents.get(name)) ?? held.percent;
    const key = JSON.stringify([held.database, held.collection, name]);
    return { ...whole, ...amounts(shares, unit), key, name, percent, state: stateOf(percent, shares) };
  });
}

function nodeLines(
  all: readonly HeldCollection[],
  unit: SizeUnit,
  nodes: readonly { id: string }[],
): MemoryLine[] {
  const byNode = new Map<string | null, HeldShare[]>(nodes.map(({ id }) => [id, []]));
  for (const share of all.flatMap(({ holding }) => holding?.shares ?? [])) {
    const shares = byNode.get(share.node);
    if (shares === undefined) byNode.set(share.node, [share]);
    else shares.push(share);
  }
  return [...byNode].map(([node, shares]) => ({
    ...{ key: JSON.stringify([node]), name: node, database: null, collection: null, collectionId: null },
    ...{ ...amounts(shares, unit), state: 'held', percent: 100, error: null },
  }));
}

/** What is in memory, one line for each collection, partition or node. @param nodes also those that hold nothing */
export function linesOf(
  all: readonly HeldCollection[],
  grouping: Grouping,
  unit: SizeUnit,
  nodes: readonly { id: string }[],
): MemoryLine[] {
  if (grouping === 'collection') return all.map((held) => collectionLine(held, unit));
  if (grouping === 'partition') return all.flatMap((held) => partitionLines(held, unit));
  return nodeLines(all, unit, nodes);
}

/** What the lines are sorted by. */
export type LineSort = 'name' | 'size' | 'rows' | 'segments';

/** How the table is looked at. */
export interface LineView {
  sort: LineSort;
  descending: boolean;
  search: string;
  onlyEmpty: boolean;
}

const byName = (a: MemoryLine, b: MemoryLine): number =>
  (a.name ?? '').localeCompare(b.name ?? '') ||
  (a.collection ?? '').localeCompare(b.collection ?? '') ||
  (a.database ?? '').localeCompare(b.database ?? '');

/** The lines that are wanted, in order; what is not known comes last either way. */
export function arrange(lines: readonly MemoryLine[], view: LineView): MemoryLine[] {
  const { sort, descending, onlyEmpty } = view;
  const search = view.search.trim().toLowerCase();
  const turn = descending ? -1 : 1;
  return lines
    .filter(({ state }) => !onlyEmpty || state === 'empty')
    .filter(({ name, collection }) =>
      [name, collection].some((text) => (text ?? '').toLowerCase().includes(search)),
    )
    .sort((a, b) => {
      if (sort === 'name') return turn * byName(a, b);
      const [one, other] = [a[sort], b[sort]];
      if (one === null || other === null)
        return Number(one === null) - Number(other === null) || byName(a, b);
      return turn * (one - other) || byName(a, b);
    });
}
