import { EVERY_ACTIVITY } from '@shared/domain/activity';
import type { Connection } from '@shared/domain/connection';
import type { BulkPlanItem } from '@shared/domain/bulk';
import type { LoadOptions } from '@shared/domain/load-request';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import { DEFAULT_SETTINGS } from '@shared/domain/settings';
import type { ChannelInput, ChannelName } from '@shared/ipc/contract';
import { channelNames, contract } from '@shared/ipc/contract';
import { NOT_ASKED } from '@shared/policy/confirmation';
import { vi } from 'vitest';
import { aConnection, aDraft } from '../storage/testing';
import type { Handlers } from './handler-types';
import type { PipelineDeps, Request, RequestRecord } from './pipeline';
import { createPipeline } from './pipeline';
import type { Sender } from './sender-guard';

/** For tests: the sender that the pipelines made here trust. */
export const trustedSender: Sender = { ownWindow: true, mainFrame: true, url: 'app://bundle/' };

/** For tests: a collection of the connection `c1`. */
export const aCollectionRef = {
  connectionId: 'c1',
  database: 'default',
  collection: 'books',
  collectionId: '7',
};
const aPartitionRef = { ...aCollectionRef, partition: 'p1', partitionId: '71' };
const aPresetTarget = { connectionId: 'c1', database: 'default', collection: 'books' };
const aServerRef = { connectionId: 'c1' };
const anEntryRef = { entryId: '20261121-190540123-9e107d9d-372b-4b6a-8b0e-6d6f0c1f2a3b' };
const options: LoadOptions = LOAD_EVERYTHING;
/** For tests: a line of a plan about {@link aCollectionRef}. */
export const aPlanItem: BulkPlanItem = {
  wish: { action: 'release', target: aCollectionRef, partitions: null },
  verdict: { kind: 'do', steps: ['release'], notes: [], shows: true },
  rows: '12',
  estimate: null,
};
const confirmation = { acknowledged: true, typedName: 'books' };

/** For tests: one good request a channel, agreed to where something has to be. */
export const goodInputs: { [N in ChannelName]: ChannelInput<N> } = {
  'app.info': {},
  'app.chooseFile': { purpose: 'caCertificate' },
  'app.copyText': { text: 'books' },
  'settings.read': {},
  'settings.update': { colorScheme: DEFAULT_SETTINGS.colorScheme },
  'connections.list': {},
  'connections.save': { id: null, draft: aDraft(), secret: { kind: 'clear' } },
  'connections.remove': aServerRef,
  'connections.test': { id: null, draft: aDraft(), secret: { kind: 'clear' } },
  'connections.statuses': {},
  'connections.open': aServerRef,
  'connections.close': aServerRef,
  'databases.list': aServerRef,
  'databases.contents': { ...aServerRef, database: 'default' },
  'databases.create': { ...aServerRef, database: 'archive' },
  'rights.refused': aServerRef,
  'rights.forget': aServerRef,
  'cluster.memory': aServerRef,
  'collections.list': { ...aServerRef, database: 'default' },
  'collections.memory': aCollectionRef,
  'collections.detail': { ...aCollectionRef, withReplicas: false },
  'collections.segments': aCollectionRef,
  'collections.loadChecks': aCollectionRef,
  'collections.checkFields': aCollectionRef,
  'collections.sample': aCollectionRef,
  'collections.load': { ...aCollectionRef, options, confirmation },
  'collections.refreshLoad': aCollectionRef,
  'collections.release': { ...aCollectionRef, confirmation },
  'collections.rename': { ...aCollectionRef, name: 'novels', confirmation },
  'aliases.find': {
    connectionId: aCollectionRef.connectionId,
    database: aCollectionRef.database,
    alias: 'reading',
  },
  'aliases.create': { ...aCollectionRef, alias: 'reading' },
  'aliases.alter': {
    ...{ ...aCollectionRef, alias: 'reading', from: { collection: 'papers', collectionId: '8' } },
    confirmation,
  },
  'partitions.list': aCollectionRef,
  'partitions.rowCount': aPartitionRef,
  'partitions.create': { ...aCollectionRef, partition: 'p2' },
  'partitions.release': { ...aCollectionRef, partitions: ['p1'], confirmation },
  'presets.list': aPresetTarget,
  'presets.save': { ...aPresetTarget, preset: { name: 'light', fields: ['id'], dynamicField: false } },
  'presets.remove': { ...aPresetTarget, name: 'light' },
  'indexes.create': {
    ...aCollectionRef,
    index: { field: 'vector', name: 'vector_idx', type: 'HNSW', metric: 'L2', params: { M: '16' } },
    thenLoad: options,
    confirmation,
  },
  'drops.plan': { ...aServerRef, targets: [{ kind: 'collection', ref: aCollectionRef }], keepsCopy: true },
  'drops.planName': { ...aServerRef, target: { kind: 'alias', ref: aCollectionRef, alias: 'reading' } },
  'drops.start': { ...aServerRef, ticket: 'x1', typed: ['books'] },
  'tasks.list': {},
  'tasks.attend': { targets: [aCollectionRef] },
  'tasks.stopWatching': { taskId: 't1' },
  'tasks.undo': { taskId: 't1' },
  'tasks.dismiss': { taskId: 't1' },
  'bulk.plan': { ...aServerRef, wishes: [aPlanItem.wish] },
  'bulk.prepare': { draftId: null, items: [aPlanItem] },
  'bulk.start': {
    ...{ ...aServerRef, draftId: 'd1', count: 1, title: 'Release 1 collection', concurrency: 4 },
    ...{ does: { loads: false, releases: true }, confirmation },
  },
  'bulk.list': {},
  'bulk.items': { bulkId: 'b1', offset: 0, limit: 100 },
  'bulk.pause': { bulkId: 'b1' },
  'bulk.stop': { bulkId: 'b1' },
  'bulk.setConcurrency': { bulkId: 'b1', concurrency: 2 },
  'bulk.resume': { ...aServerRef, bulkId: 'b1', does: { loads: false, releases: true }, confirmation },
  'bulk.retry': { ...aServerRef, bulkId: 'b1', does: { loads: false, releases: true }, confirmation },
  'bulk.export': { bulkId: 'b1', format: 'csv' },
  'bulk.dismiss': { bulkId: 'b1' },
  'warmSets.list': aServerRef,
  'warmSets.read': { ...aServerRef, setId: 's1', offset: 0 },
  'warmSets.capture': {
    ...aServerRef,
    captureId: null,
    targets: [{ database: 'default', collection: 'books', collectionId: '7' }],
  },
  'warmSets.save': { ...aServerRef, captureId: 'x1', name: 'Before the release' },
  'warmSets.rename': { ...aServerRef, setId: 's1', name: 'After the release' },
  'warmSets.remove': { ...aServerRef, setId: 's1' },
  'warmSets.export': { ...aServerRef, setId: 's1' },
  'warmSets.import': aServerRef,
  'archive.list': { offset: 0, limit: 50 },
  'archive.read': anEntryRef,
  'archive.keep': aCollectionRef,
  'archive.plan': { ...aServerRef, ...anEntryRef, database: 'default', collection: 'books' },
  'archive.recreate': {
    ...{ ...aServerRef, ...anEntryRef, database: 'default', collection: 'books' },
    confirmation,
  },
  'archive.export': anEntryRef,
  'archive.import': {},
  'archive.remove': anEntryRef,
  'activity.list': { filter: EVERY_ACTIVITY, offset: 0, limit: 50 },
  'activity.export': { filter: EVERY_ACTIVITY, format: 'csv' },
};

/** For tests: the same request, not agreed to. */
export function notAskedInput(channel: ChannelName): unknown {
  return { ...goodInputs[channel], confirmation: NOT_ASKED };
}

/** For tests: channels that can change something on a server. */
export const changingChannels = channelNames.filter((name) =>
  ['write', 'destructive'].includes(contract[name].effect),
);

/** For tests: handlers that note that they were called and answer nothing. */
export function spyHandlers() {
  const spies = Object.fromEntries(channelNames.map((name) => [name, vi.fn(() => ({}))]));
  return { spies, handlers: spies as unknown as Handlers };
}

/** For tests: a pipeline over spies, with one connection `c1`. */
export function aPipeline(changes: Partial<PipelineDeps> = {}, connection: Partial<Connection> = {}) {
  const { spies, handlers } = spyHandlers();
  const records: RequestRecord[] = [];
  const saved = aConnection(connection);
  const pipeline = createPipeline({
    handlers,
    isTrusted: (sender) => sender === trustedSender,
    connection: (id) => (id === saved.id ? saved : undefined),
    settings: () => DEFAULT_SETTINGS,
    record: (request) => records.push(request),
    checkOutput: false,
    ...changes,
  });
  const send = (channel: ChannelName, input: unknown = goodInputs[channel], rest: Partial<Request> = {}) =>
    pipeline({ channel, input, sender: trustedSender, pageGone: new AbortController().signal, ...rest });
  return { send, spies, records };
}
