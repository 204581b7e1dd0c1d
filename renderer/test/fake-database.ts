import type {
  DropPlan,
  DropTarget,
  NameDropBlocker,
  NameDropPlan,
  NameDropTarget,
  PointedFacts,
} from '@shared/domain/drop';
import { isDroppable, phrasesFor, planDrop, withoutTwice } from '@shared/policy/drop-plan';
import { namePhrasesFor } from '@shared/policy/name-drop-plan';
import type {
  CollectionDetail,
  CollectionMemory,
  CollectionSummary,
  DropFacts,
  PartitionList,
} from '@shared/domain/collection';
import { emptyConnectionDraft } from '@shared/domain/connection';
import type { Connection } from '@shared/domain/connection';
import { DEFAULT_SETTINGS } from '@shared/domain/settings';
import type { ClusterMemory, CollectionSegments } from '@shared/domain/cluster';
import type { FieldSamples } from '@shared/domain/collection';
import type { LookAlikes } from '@shared/domain/look-alike';
import type { LoadChecks } from '@shared/domain/load-checks';
import type { LoadPreset } from '@shared/domain/load-preset';
import type { Task } from '@shared/domain/task';
import type { AppError } from '@shared/ipc/result';
import type { Refusal } from '@shared/policy/rights';
import { blockRefused, blockRefusedName } from '@shared/policy/refused-items';
import { capabilitiesOf, serverInfoFrom } from '@shared/policy/capabilities';
import { dropFactsOf as plainDropFacts } from '@shared/policy/testing/drop-facts';
import { installFakeBridge } from './fake-bridge';
import type { FakeBridge, FakeHandlers } from './fake-bridge';
import { detailOf, memoryOf, taskOf } from './samples';

/** What a fake database holds; a test names only what it is about. */
export interface FakeDatabase {
  version?: string;
  environment?: Connection['environment'];
  readOnly?: boolean;
  connected?: boolean;
  collections?: CollectionSummary[];
  memoryError?: AppError | null;
  memory?: Record<string, CollectionMemory>;
  details?: Record<string, CollectionDetail>;
  partitions?: PartitionList;
  dropFacts?: DropFacts;
  dropWaitMs?: number;
  /** What would go is told no earlier. */
  dropsRead?: Promise<void>;
  /** What stands in the way of dropping an alias or a database; nothing by default. */
  nameBlockers?: readonly NameDropBlocker[];
  /** What is told of the collection that an alias leads to. */
  pointed?: Partial<PointedFacts>;
  /** Names beside an alias or a database that are easily taken for it. */
  nameLookAlikes?: LookAlikes | null;
  tasks?: Task[];
  refusals?: Refusal[];
  loadChecks?: Partial<LoadChecks>;
  samples?: FieldSamples | null;
  segments?: CollectionSegments;
  cluster?: ClusterMemory;
  presets?: LoadPreset[];
}

const GIB = 2 ** 30;

/** One query node of 16 GiB, a fourth of it used, in the default group. */
export function clusterOf(over: Partial<ClusterMemory> = {}): ClusterMemory {
  return {
    readAt: 1000,
    nodes: [{ id: '1', memoryBytes: 16 * GIB, usedBytes: 4 * GIB }],
    nodesError: null,
    groups: [{ name: '__default_resource_group', availableNodes: 1, nodes: ['1'], loadedReplicas: [] }],
    groupsError: null,
    ...over,
  };
}

/** The database that {@link installFakeDatabase} gives: `default` of the connection `c`, named `local`. */
export const fakeRef = { connectionId: 'c', database: 'default' };

/** The collection `books` with id 1 in it. */
export const booksRef = { ...fakeRef, collection: 'books', collectionId: '1' };

export function connectionOf(over: Partial<Connection> = {}): Connection {
  return { ...emptyConnectionDraft(), id: 'c', kind: 'server', name: 'local', secret: 'none', ...over };
}

const POINTED: PointedFacts = { isGone: false, rowCount: '1234567', memory: { loaded: 0, total: 2 } };
const NONE_ALIKE: LookAlikes = { named: [], more: 0 };

/** Facts of a drop of `books` with id 1, as freshly read. */
export const dropFactsOf = (over: Partial<DropFacts> = {}): DropFacts =>
  plainDropFacts({
    ...{ readAt: Date.now(), rowCount: '1234567', partitionNames: ['_default', 'y2015'] },
    ...over,
  });

let tickets = 0;

/** A ticket like no other. */
function newTicket(): string {
  tickets++;
  return `ticket ${String(tickets)}`;
}

/** A plan as the main process makes it, of what this database says would go. */
function dropPlanOf(held: FakeDatabase, targets: readonly DropTarget[], keepsCopy: boolean): DropPlan {
  const capabilities = capabilitiesOf(serverInfoFrom(held.version ?? 'v2.5.27'));
  const planned = withoutTwice(
    targets.map((target) => {
      const named =
        targets.length === 1
          ? {}
          : { collection: target.ref.collection, collectionId: target.ref.collectionId };
      const facts = { ...(held.dropFacts ?? dropFactsOf()), ...named };
      return planDrop({ target, facts }, keepsCopy, capabilities);
    }),
  );
  const items = blockRefused(planned, held.refusals ?? []);
  const chosen = items.filter(isDroppable);
  const connection = { name: 'local', environment: held.environment ?? 'development' };
  const phrases = phrasesFor(chosen, connection, DEFAULT_SETTINGS.confirmations);
  const readAt = Date.now();
  const ticket = chosen.length === 0 ? null : newTicket();
  return { ticket, readAt, expiresAt: readAt + 120_000, items, phrases, waitMs: held.dropWaitMs ?? 0 };
}

/** The same of an alias or a database; `nameBlockers` stand in its way. */
function nameDropPlanOf(held: FakeDatabase, target: NameDropTarget): NameDropPlan {
  const connection = { name: 'local', environment: held.environment ?? 'development' };
  const readAt = Date.now();
  const blockers = blockRefusedName(target, held.nameBlockers ?? [], held.refusals ?? []);
  return {
    lookAlikes: held.nameLookAlikes === undefined ? NONE_ALIKE : held.nameLookAlikes,
    pointed: target.kind === 'alias' ? { ...POINTED, ...held.pointed } : null,
    ...{ target, blockers, readAt, expiresAt: readAt + 120_000, waitMs: held.dropWaitMs ?? 0 },
    ticket: blockers.length > 0 ? null : newTicket(),
    phrases: blockers.length > 0 ? [] : namePhrasesFor(target, connection, DEFAULT_SETTINGS.confirmations),
  };
}

function reads(held: FakeDatabase): FakeHandlers {
  const now = () => Date.now();
  return {
    'collections.list': () => ({
      readAt: now(),
      collections: held.collections ?? [],
      memoryError: held.memoryError ?? null,
    }),
    'collections.memory': ({ collection }) => ({
      ...(held.memory?.[collection] ?? memoryOf(100)),
      readAt: now(),
    }),
    'collections.detail': ({ collection, collectionId }) => ({
      ...(held.details?.[collection] ?? detailOf(collection, { id: collectionId })),
      readAt: now(),
    }),
    'collections.loadChecks': () => ({
      readAt: now(),
      health: { healthy: true, reasons: [], quotaStates: [] },
      healthError: null,
      missingPrivilege: null,
      ...held.loadChecks,
    }),
    'collections.sample': () => ({ samples: held.samples ?? null }),
    'collections.segments': () => held.segments ?? { readAt: now(), inMemory: [], onDisk: [] },
    'cluster.memory': () => held.cluster ?? clusterOf(),
    'presets.list': () => ({ presets: held.presets ?? [] }),
    'drops.plan': async ({ targets, keepsCopy }) => {
      await held.dropsRead;
      return dropPlanOf(held, targets, keepsCopy);
    },
    'drops.planName': ({ target }) => nameDropPlanOf(held, target),
    'partitions.list': () =>
      held.partitions ?? {
        readAt: now(),
        partitions: memoryOf(100, null).partitions.map((partition) => ({ ...partition, createdAt: null })),
        memoryError: null,
      },
    'partitions.rowCount': () => ({ rowCount: '10', readAt: now() }),
    'partitions.create': () => ({}),
  };
}

function application(held: FakeDatabase): FakeHandlers {
  const server = serverInfoFrom(held.version ?? 'v2.5.27');
  const error: AppError = {
    code: 'connectionLost',
    params: {},
    detail: null,
    serverCode: null,
    retryable: true,
  };
  return {
    'connections.list': () => ({
      connections: [
        connectionOf({
          environment: held.environment ?? 'development',
          readOnly: held.readOnly ?? false,
        }),
      ],
      secretStorage: { quality: 'none', backend: 'none' },
    }),
    'connections.statuses': () => ({
      statuses: {
        c:
          held.connected === false
            ? { kind: 'lost', since: 1, error, server }
            : { kind: 'connected', since: 1, server },
      },
    }),
    'settings.read': () => DEFAULT_SETTINGS,
    'settings.update': (change) => ({ ...DEFAULT_SETTINGS, ...change }),
    'rights.refused': () => ({ refusals: held.refusals ?? [] }),
    'rights.forget': () => {
      const offered = held.refusals?.length ?? 0;
      held.refusals = [];
      return { offered };
    },
    'tasks.list': () => ({ tasks: held.tasks ?? [] }),
    'bulk.list': () => ({ bulks: [], taskIds: [] }),
    'app.copyText': () => ({}),
  };
}

function writes(): FakeHandlers {
  return {
    'collections.load': ({ collection, options }) => taskOf({ collection, load: options }),
    'indexes.create': ({ collection, index, thenLoad }) =>
      taskOf({ collection, kind: 'createIndex', index, load: thenLoad }),
    'collections.refreshLoad': ({ collection }) => taskOf({ collection, kind: 'refreshLoad' }),
    'collections.release': ({ collection }) => taskOf({ collection, kind: 'release' }),
    'drops.start': () => ({ task: taskOf({ kind: 'dropCollection' }), bulk: null }),
    'collections.rename': ({ collection, name }) => taskOf({ collection, name, kind: 'renameCollection' }),
    'aliases.create': ({ collection, alias }) => taskOf({ collection, name: alias, kind: 'createAlias' }),
    'aliases.alter': ({ collection, alias, from }) =>
      taskOf({ collection, name: alias, pointedTo: from, kind: 'alterAlias' }),
    'databases.create': ({ database }) => taskOf({ database, collection: '', kind: 'createDatabase' }),
    'partitions.release': ({ collection, partitions }) => taskOf({ collection, partitions, kind: 'release' }),
  };
}

/** A main process that holds this database and starts every task that it is asked for. */
export function installFakeDatabase(held: FakeDatabase = {}): FakeBridge {
  return installFakeBridge({ ...reads(held), ...application(held), ...writes() });
}
