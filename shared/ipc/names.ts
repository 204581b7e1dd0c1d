import type { ChannelName } from './contract';
import type { EventName } from './events';

/**
 * The names of the contract without its schemas: the preload lets through these and nothing else, and a sandboxed
 * preload should not carry a validation library. A test holds the two lists equal to the tables.
 */
export const bridgeChannels = [
  'app.info',
  'app.chooseFile',
  'app.copyText',
  'settings.read',
  'settings.update',
  'connections.list',
  'connections.save',
  'connections.remove',
  'connections.test',
  'connections.statuses',
  'connections.open',
  'connections.close',
  'databases.list',
  'cluster.memory',
  'collections.list',
  'collections.memory',
  'collections.detail',
  'collections.segments',
  'collections.dropFacts',
  'collections.load',
  'collections.refreshLoad',
  'collections.release',
  'collections.drop',
  'partitions.list',
  'partitions.rowCount',
  'partitions.create',
  'partitions.release',
  'partitions.drop',
  'tasks.list',
  'tasks.stopWatching',
  'tasks.dismiss',
  'bulk.plan',
  'bulk.prepare',
  'bulk.start',
  'bulk.list',
  'bulk.items',
  'bulk.pause',
  'bulk.stop',
  'bulk.setConcurrency',
  'bulk.resume',
  'bulk.retry',
  'bulk.export',
  'bulk.dismiss',
] as const satisfies readonly ChannelName[];

/** The names of the events; see {@link bridgeChannels}. */
export const bridgeEvents = [
  'app.openConnection',
  'connections.changed',
  'connections.status',
  'tasks.changed',
  'tasks.dismissed',
  'bulk.changed',
  'bulk.dismissed',
] as const satisfies readonly EventName[];
