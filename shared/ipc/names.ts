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
  'collections.loadChecks',
  'collections.checkFields',
  'collections.sample',
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
  'presets.list',
  'presets.save',
  'presets.remove',
  'indexes.create',
  'tasks.list',
  'tasks.attend',
  'tasks.stopWatching',
  'tasks.dismiss',
] as const satisfies readonly ChannelName[];

/** The names of the events; see {@link bridgeChannels}. */
export const bridgeEvents = [
  'app.openConnection',
  'app.showTask',
  'connections.changed',
  'connections.status',
  'tasks.changed',
  'tasks.dismissed',
] as const satisfies readonly EventName[];
