/** A thing of a list; the id is null where the server tells none. */
export interface Named {
  name: string;
  id: string | null;
}

/** How a list differs from an earlier one of the same things. */
export interface ListChanges {
  appeared: string[];
  gone: string[];
  /** The same name with another id: dropped and made again. */
  remade: string[];
  /** The same id with another name. */
  renamed: { before: string; now: string }[];
  /** New here, and known by its id from another place. */
  arrived: { name: string; from: string }[];
}

/** Where else things with these ids were seen, by id. Asked once a comparison, and only if something is new. */
export type FindPlaces = (ids: ReadonlySet<string>) => ReadonlyMap<string, string>;

/** Nothing has changed. */
export const NO_CHANGES: ListChanges = { appeared: [], gone: [], remade: [], renamed: [], arrived: [] };

const nowhere: FindPlaces = () => new Map();

const isSame = (a: Named | undefined, b: Named | undefined): boolean =>
  a?.name === b?.name && a?.id === b?.id;

/** Whether both have the same things in the same order, which is so nearly always. */
function areSame(before: readonly Named[], now: readonly Named[]): boolean {
  return (
    before === now || (before.length === now.length && before.every((each, at) => isSame(each, now[at])))
  );
}

/** What only one of the lists has as it is, by name: few, however long the lists are. */
function unmatched(before: readonly Named[], now: readonly Named[]) {
  const left = new Map(before.map((each) => [each.name, each]));
  const fresh: Named[] = [];
  for (const each of now) {
    if (isSame(left.get(each.name), each)) left.delete(each.name);
    else fresh.push(each);
  }
  return { left, fresh };
}

/** Takes those out that have another name now, which only an id tells: also where the name went to another one. */
function takeRenamed(left: Map<string, Named>, fresh: readonly Named[]) {
  const byId = new Map(
    [...left.values()].flatMap((each) => (each.id === null ? [] : [[each.id, each.name]])),
  );
  const renamed: ListChanges['renamed'] = [];
  const others: Named[] = [];
  for (const each of fresh) {
    const before = each.id === null ? undefined : byId.get(each.id);
    if (before === undefined) others.push(each);
    else renamed.push({ before, now: each.name });
  }
  for (const { before } of renamed) left.delete(before);
  return { renamed, others };
}

/**
 * What has appeared, gone, been made anew or been renamed between two lists, in one pass over each. What has no id in
 * one of them (milvus-lite) is told by its name alone: made anew or renamed it cannot be told from another.
 */
export function changesBetween(
  before: readonly Named[],
  now: readonly Named[],
  findPlaces: FindPlaces = nowhere,
): ListChanges {
  if (areSame(before, now)) return NO_CHANGES;
  const { left, fresh } = unmatched(before, now);
  const { renamed, others } = takeRenamed(left, fresh);
  const changes: ListChanges = { appeared: [], gone: [], remade: [], renamed, arrived: [] };
  const ids = new Set(others.flatMap(({ id }) => id ?? []));
  const places = ids.size === 0 ? new Map<string, string>() : findPlaces(ids);
  for (const { name, id } of others) {
    const same = left.get(name);
    left.delete(name);
    const from = places.get(id ?? '');
    if (from !== undefined) {
      changes.arrived.push({ name, from });
      // What had the name before is another one, and went.
      if (same !== undefined) changes.gone.push(name);
    } else if (same === undefined) changes.appeared.push(name);
    else if (same.id !== null && id !== null) changes.remade.push(name);
  }
  changes.gone.push(...left.keys());
  return changes;
}

/** The changes without those that are about one of these names. */
export function withoutOurs(changes: ListChanges, isOurs: (name: string) => boolean): ListChanges {
  const isTheirs = (name: string): boolean => !isOurs(name);
  return {
    appeared: changes.appeared.filter(isTheirs),
    gone: changes.gone.filter(isTheirs),
    remade: changes.remade.filter(isTheirs),
    renamed: changes.renamed.filter(({ before, now }) => isTheirs(before) && isTheirs(now)),
    arrived: changes.arrived.filter(({ name }) => isTheirs(name)),
  };
}

/** How many things have changed. */
export function countOf({ appeared, gone, remade, renamed, arrived }: ListChanges): number {
  return appeared.length + gone.length + remade.length + renamed.length + arrived.length;
}
