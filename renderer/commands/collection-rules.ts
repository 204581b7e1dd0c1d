import type { MessageId } from '@renderer/i18n';
import type { CapabilityName } from '@shared/policy/capabilities';
import { fieldsWithoutIndex } from '@shared/policy/index-defaults';
import { vectorsWithoutIndex } from '@shared/policy/load-plan';
import { privilegeNames, refusalOf } from '@shared/policy/rights';
import type { RefusableAction, RefusalPlace } from '@shared/policy/rights';
import type { Enabled } from './action';
import type { CollectionSubject, PartitionSubject, ServerFacts } from './collection-subject';
import { switchOptions } from './switch-options';

const no = (because: MessageId, values?: Record<string, string>): Enabled =>
  values === undefined ? { because } : { because, values };

/** The first reason among rules, or true. */
function all(...rules: (() => Enabled)[]): Enabled {
  for (const rule of rules) {
    const answer = rule();
    if (answer !== true) return answer;
  }
  return true;
}

function writable({ server, running }: Pick<CollectionSubject, 'server' | 'running'>): Enabled {
  if (!server.connected) return no('because.notConnected');
  if (server.readOnly) return no('because.readOnly');
  return running === null ? true : no('because.busy');
}

/** Why this server lacks something, with the version that brought it. */
export function capable({ capabilities }: Pick<ServerFacts, 'capabilities'>, name: CapabilityName): Enabled {
  const capability = capabilities?.[name];
  if (capability?.supported !== false) return true;
  if (capability.reason === 'lite') return no('because.lite');
  return capability.since === null ? no('because.never') : no('because.since', { since: capability.since });
}

/** Whether the server has not refused that very action on that very thing to this user; see `shared/policy/rights.ts`. */
export function permitted({ refusals }: Pick<ServerFacts, 'refusals'>, place: RefusalPlace): Enabled {
  const refusal = refusalOf(refusals, place);
  return refusal === undefined ? true : no('because.noRight', { ...privilegeNames(refusal.privilege) });
}

/** The same for an action on each of many: only where none of them is left is there nothing to ask about. */
export function permittedOfAny(
  server: Pick<ServerFacts, 'refusals'>,
  places: readonly RefusalPlace[],
): Enabled {
  const [first] = places;
  const isLeft = places.some((place) => refusalOf(server.refusals, place) === undefined);
  return first === undefined || isLeft ? true : permitted(server, first);
}

/** The same for an action on a collection. */
const mayDo = (
  { server, ref: { database, collection } }: CollectionSubject,
  action: RefusableAction,
): Enabled => permitted(server, { action, database, collection });

/** Vector fields without an index, for which the server would refuse what the switch asks for. */
export function missingIndexes(subject: CollectionSubject): string[] {
  const { detail, lastLoad, server } = subject;
  if (detail === null || server.capabilities === null) return [];
  return vectorsWithoutIndex(detail, switchOptions(detail, lastLoad).fields, server.capabilities) ?? [];
}

function indexed(subject: CollectionSubject): Enabled {
  const missing = missingIndexes(subject);
  return missing.length === 0 ? true : no('because.noIndex', { fields: missing.join(', ') });
}

/** The first vector field that has no index, for the dialog that creates one; null if there is none, or none known. */
export function firstWithoutIndex({ detail }: CollectionSubject): string | null {
  return detail === null ? null : (fieldsWithoutIndex(detail)[0]?.name ?? null);
}

function canTurnOn({ state }: CollectionSubject): Enabled {
  switch (state.kind) {
    case 'loaded':
      return no('because.loaded');
    case 'loading':
    case 'reloading':
      return no('because.loading');
    case 'checking':
      return no('because.stateChecking');
    case 'unknown':
      return no('because.stateUnknown');
    case 'partly':
    case 'failed':
    case 'notLoaded':
      return true;
  }
}

/** What can be done with a collection now. */
export const collectionRules = {
  load: (subject: CollectionSubject): Enabled =>
    all(
      () => writable(subject),
      () => mayDo(subject, 'load'),
      () => canTurnOn(subject),
      () => indexed(subject),
    ),
  loadOptions: (subject: CollectionSubject): Enabled =>
    all(
      () => writable(subject),
      () => mayDo(subject, 'load'),
    ),
  refreshLoad: (subject: CollectionSubject): Enabled =>
    all(
      () => writable(subject),
      () => mayDo(subject, 'load'),
      () => capable(subject.server, 'refreshLoad'),
      () =>
        subject.state.kind === 'loaded' || subject.state.kind === 'partly'
          ? true
          : no('because.notWholeLoaded'),
    ),
  release: (subject: CollectionSubject): Enabled =>
    all(
      () => writable(subject),
      () => mayDo(subject, 'release'),
      () =>
        subject.state.kind === 'notLoaded' || subject.state.kind === 'failed'
          ? no('because.notLoaded')
          : true,
    ),
  createIndex: (subject: CollectionSubject): Enabled =>
    all(
      () => writable(subject),
      () => mayDo(subject, 'createIndex'),
      () => (subject.detail?.indexes == null ? no('because.indexesUnread') : true),
      () => (firstWithoutIndex(subject) === null ? no('because.everyIndex') : true),
    ),
  releasePartitions: (subject: CollectionSubject): Enabled =>
    all(
      () => collectionRules.release(subject),
      () => capable(subject.server, 'partitionRelease'),
      () => singlePartitions(subject),
    ),
  drop: (subject: CollectionSubject): Enabled =>
    all(
      () => writable(subject),
      () => mayDo(subject, 'dropCollection'),
    ),
  rename: (subject: CollectionSubject): Enabled =>
    all(
      () => writable(subject),
      () => mayDo(subject, 'renameCollection'),
      () => capable(subject.server, 'renameCollection'),
    ),
  createAlias: (subject: CollectionSubject): Enabled =>
    all(
      () => writable(subject),
      () => mayDo(subject, 'createAlias'),
    ),
  alterAlias: (subject: CollectionSubject): Enabled =>
    all(
      () => writable(subject),
      () => mayDo(subject, 'alterAlias'),
    ),
  // A refused drop of an alias names no collection: the request has none.
  dropAlias: (subject: CollectionSubject): Enabled =>
    all(
      () => writable(subject),
      () =>
        permitted(subject.server, { action: 'dropAlias', database: subject.ref.database, collection: null }),
    ),
  // It only reads: a read-only connection and a task at work do not stand in its way.
  keepDefinition: ({ server }: CollectionSubject): Enabled =>
    server.connected ? true : no('because.notConnected'),
  createPartition: (subject: CollectionSubject): Enabled =>
    all(
      () => writable(subject),
      () => mayDo(subject, 'createPartition'),
      () => singlePartitions(subject),
    ),
  toggle: (subject: CollectionSubject): Enabled =>
    subject.state.kind === 'loaded' ? collectionRules.release(subject) : collectionRules.load(subject),
} as const;

/** Partitions of a collection with a partition key belong to the server (2.3+: "if partition key mode is used"). */
function singlePartitions({ detail }: Pick<CollectionSubject, 'detail'>): Enabled {
  const keyed = detail?.fields.some((field) => field.roles.includes('partitionKey')) === true;
  return keyed ? no('because.partitionKey') : true;
}

function partitionCanTurnOn({ state }: PartitionSubject): Enabled {
  switch (state.kind) {
    case 'loaded':
      return no('because.partitionLoaded');
    case 'loading':
      return no('because.loading');
    case 'unknown':
      return no('because.stateUnknown');
    case 'notLoaded':
      return true;
  }
}

/** What can be done with a partition now. */
export const partitionRules = {
  load: (subject: PartitionSubject): Enabled =>
    all(
      () => writable(subject.collection),
      () => mayDo(subject.collection, 'load'),
      () => capable(subject.collection.server, 'partitionLoad'),
      () => singlePartitions(subject.collection),
      () => partitionCanTurnOn(subject),
      () => indexed(subject.collection),
    ),
  release: (subject: PartitionSubject): Enabled =>
    all(
      () => writable(subject.collection),
      () => mayDo(subject.collection, 'release'),
      () => capable(subject.collection.server, 'partitionRelease'),
      () => singlePartitions(subject.collection),
      () => (subject.state.kind === 'notLoaded' ? no('because.partitionNotLoaded') : true),
    ),
  drop: (subject: PartitionSubject): Enabled =>
    all(
      () => writable(subject.collection),
      () => mayDo(subject.collection, 'dropPartition'),
      () => singlePartitions(subject.collection),
      () => (subject.ref.partition === '_default' ? no('because.defaultPartition') : true),
    ),
  toggle: (subject: PartitionSubject): Enabled =>
    subject.state.kind === 'loaded' ? partitionRules.release(subject) : partitionRules.load(subject),
} as const;
