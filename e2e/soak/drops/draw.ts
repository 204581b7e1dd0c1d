import { status as grpcStatus } from '@grpc/grpc-js';
import type { DropTarget } from '@shared/domain/drop';
import type { Environment } from '@shared/domain/environment';
import { DEFAULT_SETTINGS } from '@shared/domain/settings';
import type { Settings } from '@shared/domain/settings';
import { addCollection, withoutStatus } from '../../../electron/sandbox';
import type { Sandbox } from '../../../electron/sandbox';
import type { Dice } from '../dice';
import { drawNames } from './hostile-names';
import { FIELDS, INDEXES } from './others';
import type { Place } from './others';
import { CONNECTION, DATABASES } from './stage';

type World = Sandbox['world'];
type Fault = Parameters<Sandbox['faults']['failNext']>[1];

const MOST_COLLECTIONS = 7;
const MOST_TARGETS = 6;

/** Every name that is used for one plan. */
export interface Names {
  collections: string[];
  aliases: string[];
  partitions: string[];
  free: string[];
}

export function drawNamesOfPlan(dice: Dice): Names {
  const plain = dice.percent(35);
  const all = drawNames(dice, 2 * MOST_COLLECTIONS + 12, plain);
  return {
    collections: all.splice(0, 2 + dice.below(MOST_COLLECTIONS - 1)),
    aliases: all.splice(0, 6),
    free: all.splice(0, 10),
    partitions: drawNames(dice, 4, dice.percent(60)).filter((name) => name !== '_default'),
  };
}

/** Empties the server and puts in what one plan is about, and what is beside it. */
export function fill(world: World, dice: Dice, names: Names): void {
  for (const home of world.databases.values()) {
    home.collections.clear();
    home.aliases.clear();
    home.dangling.clear();
  }
  const aliases = [...names.aliases];
  const isWhole = world.profile.only !== null;
  for (const name of names.collections) {
    const partitions = dice.percent(60) ? dice.some(names.partitions) : [];
    const rows = partitions.map((each): [string, number] => [each, dice.below(1000)]);
    const isKeyed = dice.percent(4);
    const key = { name: 'tenant', type: 'VarChar', maxLength: 64, is: 'partitionKey' as const };
    const some = partitions.length > 0 && !isWhole ? dice.some(partitions) : ('all' as const);
    addCollection(world, world.database(dice.percent(75) ? 'default' : dice.pick(DATABASES)), {
      ...{ name, indexes: INDEXES, fields: isKeyed ? [...FIELDS, key] : FIELDS },
      partitions: isKeyed ? { _default_0: 5, _default_1: 6 } : Object.fromEntries(rows),
      aliases: dice.percent(45) ? aliases.splice(0, 1 + dice.below(3)) : [],
      ...(dice.percent(50) ? { loaded: dice.percent(50) ? some : 'all' } : {}),
    });
  }
}

/** Every place that could be dropped, and some that could not. */
function placesIn(world: World): Place[] {
  return [...world.databases.values()].flatMap(({ name: database, collections, aliases }) => [
    ...[...collections.values()].flatMap(({ name: collection, partitions }): Place[] => [
      { database, collection, partition: null },
      ...partitions.map(({ name: partition }) => ({ database, collection, partition })),
    ]),
    ...[...aliases.keys()].map((collection) => ({ database, collection, partition: null })),
  ]);
}

/** A target as the screen would have it, or as an outdated or forged one would be. */
function targetAt(world: World, { database, collection, partition }: Place, dice: Dice): DropTarget {
  const found = world.findCollection(database, collection);
  const idOf = (id: string | undefined): string | null => {
    const how = dice.below(100);
    if (!world.profile.ids || id === undefined || how < 4) return null;
    return how < 7 ? String(BigInt(id) + 2n) : id;
  };
  const ref = { connectionId: CONNECTION, database, collection, collectionId: idOf(found?.id) };
  if (partition === null) return { kind: 'collection', ref };
  const partitionId = idOf(found?.partitions.find(({ name }) => name === partition)?.id);
  return { kind: 'partition', ref: { ...ref, partition, partitionId } };
}

export function drawTargets(world: World, dice: Dice, names: Names): DropTarget[] {
  const places = placesIn(world);
  const count = dice.percent(60) ? 1 : 2 + dice.below(MOST_TARGETS - 1);
  const drawn = Array.from({ length: count }, (): Place => {
    const how = dice.below(100);
    // Something that is not there.
    if (how < 2) return { database: 'default', collection: names.free[0] ?? 'gone', partition: null };
    if (how < 8) return dice.pick(places);
    const wanted = places.filter(({ database, collection, partition }) => {
      if (how < 60 && partition !== null) return false;
      const found = world.databases.get(database)?.collections.get(collection);
      return found !== undefined && (how < 60 || (partition !== null && partition !== '_default'));
    });
    return dice.pick(wanted.length > 0 ? wanted : places);
  });
  // A list with the same twice is drawn now and then; most are as a screen would make them.
  const isSame = (a: Place, b: Place): boolean => JSON.stringify(a) === JSON.stringify(b);
  const kept = dice.percent(10)
    ? drawn
    : drawn.filter((each, at) => drawn.findIndex((other) => isSame(each, other)) === at);
  return kept.map((place) => targetAt(world, place, dice));
}

export function drawSettings(dice: Dice): Settings {
  const environments: Environment[] = ['development', 'staging', 'production'];
  const stricter = dice.percent(20);
  return {
    ...DEFAULT_SETTINGS,
    confirmations: stricter
      ? {
          dropCollection: { development: 'typeName' },
          dropPartition: { development: 'typeName' },
          dropSeveral: Object.fromEntries(environments.map((each) => [each, 'typeCountAndConnection'])),
        }
      : {},
    mostDrops: dice.percent(10) ? { development: 2, staging: 1, production: 1 } : DEFAULT_SETTINGS.mostDrops,
  };
}

const CHANGES = ['DropCollection', 'DropPartition', 'DropAlias', 'ReleasePartitions'];
const READS = ['DescribeCollection', 'ShowPartitions', 'ShowCollections', 'ListAliases', 'DescribeIndex'];
const refused = (code: number, error_code: string, reason: string): Fault => ({
  kind: 'status',
  status: { code, error_code, reason },
});
const failures = [
  ...[grpcStatus.DEADLINE_EXCEEDED, grpcStatus.UNAVAILABLE, grpcStatus.INTERNAL, grpcStatus.CANCELLED],
];
const details = [
  'Deadline exceeded',
  'read ECONNRESET',
  'Connection dropped',
  'service unavailable',
  'panic',
];

/** Trouble with a change: the request, or only its answer, is lost; or the server refuses. */
function troubleOfChange(dice: Dice): Fault {
  const how = dice.below(100);
  const when = dice.percent(50) ? ('before' as const) : ('after' as const);
  if (how < 35) return { kind: 'lost', when };
  if (how < 75) return { kind: 'grpc', code: dice.pick(failures), details: dice.pick(details), when };
  if (how < 82) {
    const late = refused(65535, 'UnexpectedError', 'context deadline exceeded');
    return when === 'before'
      ? late
      : { kind: 'altered', change: () => ({ ...(late.kind === 'status' ? late.status : {}) }) };
  }
  if (how < 85) return withoutStatus;
  return dice.pick([
    refused(8, 'RateLimit', 'request is rejected by grpc RateLimiter middleware, rate limit exceeded'),
    refused(65535, 'UnexpectedError', 'service not ready[querycoord=1]'),
    { kind: 'grpc', code: grpcStatus.PERMISSION_DENIED, details: 'PrivilegeDropCollection: permission deny' },
  ] satisfies Fault[]);
}

/** Calls that read a part of a copy and nothing else that a drop cannot do without, with what the right is called. */
const PARTS = { DescribeIndex: 'IndexDetail', ShowPartitions: 'ShowPartitions' } as const;

/**
 * Orders trouble with the parts of a copy: this user may not read one, or some readings of it fail in a row.
 * @returns what it is, in words
 */
export function orderUnreadable({ faults }: Sandbox, dice: Dice): string {
  const method = dice.pick(['DescribeIndex', 'DescribeIndex', 'ShowPartitions'] as const);
  if (dice.percent(35)) {
    const details = `Privilege${PARTS[method]}: permission deny`;
    faults.failAlways(method, { kind: 'grpc', code: grpcStatus.PERMISSION_DENIED, details });
    return `${method}: never allowed`;
  }
  const fault: Fault = dice.pick([
    { kind: 'lost', when: 'before' },
    { kind: 'grpc', code: dice.pick(failures), details: dice.pick(details) },
    refused(65535, 'UnexpectedError', 'service not ready[datacoord=1]'),
    refused(1100, 'IllegalArgument', 'not now'),
  ] satisfies Fault[]);
  const times = 1 + dice.below(14);
  for (let count = times; count > 0; count--) faults.failNext(method, fault);
  return `${method}, ${String(times)} times: ${JSON.stringify(fault)}`;
}

/** Orders trouble. @returns what it is, in words */
export function orderTrouble({ faults }: Sandbox, dice: Dice, beUnavailable: (ms: number) => void): string[] {
  const said: string[] = [];
  for (let count = 1 + dice.below(2); count > 0; count--) {
    const how = dice.below(100);
    if (how < 68) {
      const method = dice.percent(65) ? 'DropCollection' : dice.pick(CHANGES);
      const fault = troubleOfChange(dice);
      faults.failNext(method, fault);
      // Of a partition's drop there is a request of its own.
      if (method === 'DropCollection') faults.failNext('DropPartition', fault);
      said.push(`${method}: ${JSON.stringify(fault)}`);
    } else if (how < 92) {
      const method = dice.pick(READS);
      const pass: Fault = { kind: 'altered', change: (reply) => reply };
      for (let skip = dice.below(8); skip > 0; skip--) faults.failNext(method, pass);
      const fault: Fault = dice.percent(50)
        ? { kind: 'lost', when: 'before' }
        : { kind: 'grpc', code: dice.pick(failures), details: dice.pick(details) };
      faults.failNext(method, fault);
      said.push(`${method}: ${JSON.stringify(fault)}`);
    } else if (how < 96) {
      const method = dice.pick(READS);
      faults.failAlways(method, {
        kind: 'grpc',
        code: grpcStatus.DEADLINE_EXCEEDED,
        details: 'Deadline exceeded',
      });
      said.push(`${method}: always late`);
    } else {
      const ms = 1000 * (1 + dice.below(90));
      beUnavailable(ms);
      said.push(`unavailable for ${String(ms)} ms`);
    }
  }
  return said;
}
