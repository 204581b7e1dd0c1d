import { addCollection } from '../../../electron/sandbox';
import type { Sandbox } from '../../../electron/sandbox';
import { bringIn, letGo } from '../../../electron/sandbox/world/memory';
import type { WorldCollection, WorldDatabase } from '../../../electron/sandbox/world/model';
import type { Dice } from '../dice';

type World = Sandbox['world'];
type Plan = Parameters<typeof addCollection>[2];

/** Where a target is, by its names. */
export interface Place {
  database: string;
  collection: string;
  partition: string | null;
}

/** Everything that one name leads to is known by it. */
export const keyOf = (database: string, name: string, partition?: string): string =>
  JSON.stringify([database, name, ...(partition === undefined ? [] : [partition])]);

/** The server's world as another client changes it, and what is told of each name that then leads elsewhere. */
export interface Elsewhere {
  world: World;
  /** Names that nothing has. */
  freeNames: string[];
  changed: (key: string) => void;
}

export const FIELDS: Plan['fields'] = [
  { name: 'id', type: 'Int64', is: 'primaryKey' },
  { name: 'embedding', type: 'FloatVector', dim: 8 },
];
export const INDEXES = { embedding: { index_type: 'FLAT', metric_type: 'L2' } };

type Deed = (elsewhere: Elsewhere, place: Place, dice: Dice) => void;

function aliasesOf(home: WorldDatabase, name: string): string[] {
  return [...home.aliases].filter(([, target]) => target === name).map(([alias]) => alias);
}

function take({ world, changed }: Elsewhere, home: WorldDatabase, found: WorldCollection): string[] {
  const aliases = aliasesOf(home, found.name);
  home.collections.delete(found.name);
  changed(keyOf(home.name, found.name));
  for (const alias of aliases) {
    home.aliases.delete(alias);
    if (world.profile.dropsAliased && world.profile.ids) home.dangling.set(alias, found.id);
    changed(keyOf(home.name, alias));
  }
  return aliases;
}

function put(elsewhere: Elsewhere, home: WorldDatabase, found: WorldCollection, name: string): void {
  found.name = name;
  home.collections.set(name, found);
  home.aliases.delete(name);
  home.dangling.delete(name);
  elsewhere.changed(keyOf(home.name, name));
}

function make(elsewhere: Elsewhere, home: WorldDatabase, plan: Plan): void {
  home.dangling.delete(plan.name);
  addCollection(elsewhere.world, home, plan, 0);
  elsewhere.changed(keyOf(home.name, plan.name));
}

/** Gives a collection another name; its aliases go with it. */
function rename(
  elsewhere: Elsewhere,
  from: WorldDatabase,
  found: WorldCollection,
  to: WorldDatabase,
  name: string,
): void {
  const aliases = take(elsewhere, from, found);
  for (const alias of aliases) from.dangling.delete(alias);
  put(elsewhere, to, found, name);
  for (const alias of aliases) if (!to.collections.has(alias)) to.aliases.set(alias, name);
}

const homeOf = ({ world }: Elsewhere, { database }: Place): WorldDatabase => world.database(database);

/** What the name leads to now. */
function foundAt(elsewhere: Elsewhere, place: Place): WorldCollection | undefined {
  return homeOf(elsewhere, place).collections.get(place.collection);
}

function neighbour(home: WorldDatabase, name: string, dice: Dice): WorldCollection | undefined {
  const others = [...home.collections.values()].filter((each) => each.name !== name);
  return others.length === 0 ? undefined : dice.pick(others);
}

/** The same again, as somebody makes it who runs a script a second time. */
function again(found: WorldCollection): Plan {
  const rows = found.partitions.map(({ name }): [string, number] => [name, 1]);
  return { name: found.name, fields: FIELDS, partitions: Object.fromEntries(rows), indexes: INDEXES };
}

const withFound =
  (deed: (elsewhere: Elsewhere, found: WorldCollection, place: Place, dice: Dice) => void): Deed =>
  (elsewhere, place, dice) => {
    const found = foundAt(elsewhere, place);
    if (found !== undefined) deed(elsewhere, found, place, dice);
  };

const withNeighbour = (
  deed: (elsewhere: Elsewhere, home: WorldDatabase, found: WorldCollection, other: WorldCollection) => void,
): Deed =>
  withFound((elsewhere, found, place, dice) => {
    const home = homeOf(elsewhere, place);
    const other = neighbour(home, place.collection, dice);
    if (other !== undefined) deed(elsewhere, home, found, other);
  });

const withPartition = (deed: (elsewhere: Elsewhere, found: WorldCollection, name: string) => void): Deed =>
  withFound((elsewhere, found, { partition }, dice) => {
    const own = found.partitions.filter(({ name }) => name !== '_default');
    const name = partition ?? (own.length === 0 ? null : dice.pick(own).name);
    if (name !== null && name !== '_default') deed(elsewhere, found, name);
  });

function homeNameOf({ world }: Elsewhere, found: WorldCollection): string {
  return [...world.databases.values()].find((home) => home.collections.get(found.name) === found)?.name ?? '';
}

function dropPartition(elsewhere: Elsewhere, found: WorldCollection, name: string): void {
  found.partitions = found.partitions.filter((each) => each.name !== name);
  elsewhere.changed(keyOf(homeNameOf(elsewhere, found), found.name, name));
}

/** What another client does to a target, by name, whenever it likes. */
export const deedsOfOthers: Readonly<Record<string, Deed>> = {
  'drops it': withFound((elsewhere, found, place) => {
    take(elsewhere, homeOf(elsewhere, place), found);
  }),
  'makes it anew': withFound((elsewhere, found, place, dice) => {
    const home = homeOf(elsewhere, place);
    const aliases = take(elsewhere, home, found);
    const kept = dice.percent(50) ? aliases : [];
    make(elsewhere, home, { ...again(found), aliases: kept });
    for (const alias of kept) home.dangling.delete(alias);
  }),
  'renames it': withFound((elsewhere, found, place) => {
    const home = homeOf(elsewhere, place);
    rename(elsewhere, home, found, home, elsewhere.freeNames.pop() ?? 'renamed');
  }),
  'renames it into another database': withFound((elsewhere, found, place, dice) => {
    const home = homeOf(elsewhere, place);
    const others = [...elsewhere.world.databases.values()].filter((each) => each !== home);
    rename(elsewhere, home, found, dice.pick(others), elsewhere.freeNames.pop() ?? 'moved');
  }),
  'renames it and makes another one of its name': withFound((elsewhere, found, place) => {
    const home = homeOf(elsewhere, place);
    const plan = again(found);
    rename(elsewhere, home, found, home, elsewhere.freeNames.pop() ?? 'old');
    make(elsewhere, home, plan);
  }),
  'swaps it with a neighbour': withNeighbour((elsewhere, home, found, other) => {
    const [name, otherName] = [found.name, other.name];
    rename(elsewhere, home, found, home, elsewhere.freeNames.pop() ?? 'swap');
    rename(elsewhere, home, other, home, name);
    rename(elsewhere, home, found, home, otherName);
  }),
  'gives its name to an alias of a neighbour': withNeighbour((elsewhere, home, found, other) => {
    const { name } = found;
    rename(elsewhere, home, found, home, elsewhere.freeNames.pop() ?? 'gave');
    home.aliases.set(name, other.name);
    elsewhere.changed(keyOf(home.name, name));
  }),
  'drops it and gives its name to an alias of a neighbour': withNeighbour((elsewhere, home, found, other) => {
    take(elsewhere, home, found);
    home.aliases.set(found.name, other.name);
    elsewhere.changed(keyOf(home.name, found.name));
  }),
  'adds an alias': withFound((elsewhere, found, place) => {
    const alias = elsewhere.freeNames.pop() ?? 'added';
    homeOf(elsewhere, place).aliases.set(alias, found.name);
    elsewhere.changed(keyOf(place.database, alias));
  }),
  'moves its aliases to a neighbour': withNeighbour((elsewhere, home, found, other) => {
    for (const alias of aliasesOf(home, found.name)) {
      home.aliases.set(alias, other.name);
      elsewhere.changed(keyOf(home.name, alias));
    }
  }),
  'moves its last alias to a neighbour': withNeighbour((elsewhere, home, found, other) => {
    const alias = aliasesOf(home, found.name).at(-1);
    if (alias === undefined) return;
    home.aliases.set(alias, other.name);
    elsewhere.changed(keyOf(home.name, alias));
  }),
  'takes its aliases': withFound((elsewhere, found, place) => {
    const home = homeOf(elsewhere, place);
    for (const alias of aliasesOf(home, found.name)) {
      home.aliases.delete(alias);
      elsewhere.changed(keyOf(home.name, alias));
    }
  }),
  'makes a collection of its alias': withFound((elsewhere, found, place) => {
    const home = homeOf(elsewhere, place);
    const alias = aliasesOf(home, found.name).at(-1);
    if (alias === undefined) return;
    home.aliases.delete(alias);
    make(elsewhere, home, { ...again(found), name: alias });
  }),
  'drops its partition': withPartition(dropPartition),
  'makes its partition anew': withPartition((elsewhere, found, name) => {
    const { world } = elsewhere;
    dropPartition(elsewhere, found, name);
    const now = world.clock.now();
    found.partitions.push({ name, id: world.nextId(), createdAt: now, rows: 3, memory: null });
  }),
  'loads it': withFound(({ world }, found) => {
    const how = { fields: null, replicas: 1, groups: [], scope: 'collection' as const, refreshedAt: null };
    bringIn(found, found.partitions, how, world.clock.now(), { atOnce: true });
  }),
  'releases it': withFound((_elsewhere, found) => {
    letGo(found, found.partitions);
  }),
};
