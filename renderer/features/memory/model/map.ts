import { hierarchy, treemap } from 'd3-hierarchy';
import type { HeldCollection } from './held';
import type { Grouping } from './lines';
import { sizeOf } from './size';
import type { SizeUnit } from './size';

/** More areas than this cannot be told apart; the smaller ones are put together. */
const MOST_AREAS = 60;
/** The map in CSS pixels: its height is real, its width is stretched to what there is. */
export const MAP_HEIGHT = 240;
const NOMINAL_WIDTH = 1000;
/** Room for the name of a group above its areas, in CSS pixels. */
const TITLE_HEIGHT = 18;

/** What an area stands for; `others` counts those that it stands for together. */
interface MapItem {
  /** Null: no groups. */
  group: string | null;
  name: string | null;
  database: string;
  collection: string;
  collectionId: string | null;
  size: number;
  others: number;
}

/** An area in percent of the map's width and in CSS pixels of its height. */
export interface MapArea extends MapItem {
  key: string;
  left: number;
  width: number;
  top: number;
  height: number;
  /** 0 for the biggest, 1 for the next. */
  rank: number;
}

/** A group of areas with its name. */
export type MapGroup = Pick<MapArea, 'key' | 'left' | 'width' | 'top' | 'height'> & { name: string };

export interface MemoryMapLayout {
  areas: MapArea[];
  groups: MapGroup[];
}

function itemsOf(held: HeldCollection, grouping: Grouping, unit: SizeUnit, named: boolean): MapItem[] {
  const { database, collection, collectionId, holding } = held;
  const of = { database, collection, collectionId, others: 1 };
  const shares = holding?.shares ?? [];
  if (grouping === 'collection') {
    return [{ ...of, group: named ? database : null, name: collection, size: sizeOf(shares, unit) }];
  }
  const by = grouping === 'partition' ? 'partition' : 'node';
  return [...new Set(shares.map((share) => share[by]))].map((part) => {
    const own = shares.filter((share) => share[by] === part);
    const size = sizeOf(own, unit);
    if (grouping === 'partition')
      return { ...of, group: named ? `${database} / ${collection}` : collection, name: part, size };
    return { ...of, group: part ?? '', name: collection, size };
  });
}

/** Puts the small ones together: in their group if it has a big one, else all in one. */
function gather(items: readonly MapItem[]): MapItem[] {
  const sorted = [...items].sort((a, b) => b.size - a.size);
  const kept = sorted.slice(0, MOST_AREAS);
  const rest = sorted.slice(MOST_AREAS);
  const groups = new Set(kept.map(({ group }) => group));
  const others = new Map<string | null, MapItem>();
  for (const item of rest) {
    const group = groups.has(item.group) ? item.group : null;
    const before = others.get(group);
    others.set(group, {
      ...{ group, name: null, database: '', collection: '', collectionId: null },
      size: (before?.size ?? 0) + item.size,
      others: (before?.others ?? 0) + 1,
    });
  }
  // One that would stand alone needs no "others".
  const alone = rest.length === 1 ? rest : [...others.values()];
  return [...kept, ...alone];
}

interface Branch {
  name: string | null;
  item: MapItem | null;
  children?: Branch[];
}

function treeOf(items: readonly MapItem[]): Branch {
  const groups = new Map<string, Branch[]>();
  const top: Branch[] = [];
  for (const item of items) {
    const leaf: Branch = { name: item.name, item };
    if (item.group === null) top.push(leaf);
    else groups.set(item.group, [...(groups.get(item.group) ?? []), leaf]);
  }
  const branches = [...groups].map(([name, children]): Branch => ({ name, item: null, children }));
  return { name: null, item: null, children: [...branches, ...top] };
}

/** Lays out what is in memory by size. Nothing that has no size is on it. */
export function layOut(all: readonly HeldCollection[], grouping: Grouping, unit: SizeUnit): MemoryMapLayout {
  const named = new Set(all.map(({ database }) => database)).size > 1;
  const items = all.flatMap((held) => itemsOf(held, grouping, unit, named)).filter(({ size }) => size > 0);
  const root = hierarchy(treeOf(gather(items)))
    .sum(({ item }) => item?.size ?? 0)
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const laid = treemap<Branch>()
    .size([NOMINAL_WIDTH, MAP_HEIGHT])
    .paddingTop((node) => (node.depth === 1 ? TITLE_HEIGHT : 0))
    .paddingInner(0)(root);
  const placeOf = ({ x0, x1, y0, y1 }: { x0: number; x1: number; y0: number; y1: number }) => ({
    left: (x0 / NOMINAL_WIDTH) * 100,
    width: ((x1 - x0) / NOMINAL_WIDTH) * 100,
    top: y0,
    height: y1 - y0,
  });
  const leaves = laid.leaves().filter(({ data }) => data.item !== null);
  const areas = leaves
    .flatMap((leaf) => (leaf.data.item === null ? [] : [{ ...leaf.data.item, ...placeOf(leaf) }]))
    .sort((a, b) => b.size - a.size)
    .map((area, rank) => ({
      ...area,
      rank,
      key: JSON.stringify([area.group, area.database, area.collection, area.name]),
    }));
  const groups = (laid.children ?? [])
    .filter(({ data }) => data.item === null)
    .map((node) => ({ key: node.data.name ?? '', name: node.data.name ?? '', ...placeOf(node) }));
  return { areas, groups };
}
