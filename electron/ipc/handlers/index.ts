import type { Handlers } from '../handler-types';
import type { ActivityHandlersDeps } from './activity';
import { activityHandlers } from './activity';
import { aliasHandlers } from './aliases';
import type { AppHandlersDeps } from './app';
import { appHandlers } from './app';
import type { ArchiveHandlersDeps } from './archive';
import { archiveHandlers } from './archive';
import { clusterHandlers } from './cluster';
import type { BulkHandlersDeps } from './bulk';
import { bulkHandlers } from './bulk';
import type { CollectionHandlersDeps } from './collections';
import { collectionHandlers } from './collections';
import type { ConnectionHandlersDeps } from './connections';
import { connectionHandlers } from './connections';
import type { LoadFactsDeps } from './load-facts';
import { loadFactsHandlers } from './load-facts';
import { databaseHandlers } from './databases';
import type { DropHandlersDeps } from './drops';
import { dropHandlers } from './drops';
import { indexHandlers } from './indexes';
import type { PartitionHandlersDeps } from './partitions';
import { partitionHandlers } from './partitions';
import type { PresetHandlersDeps } from './presets';
import { presetHandlers } from './presets';
import { rightsHandlers } from './rights';
import type { SettingsHandlersDeps } from './settings';
import { settingsHandlers } from './settings';
import { taskHandlers } from './tasks';
import type { WarmSetHandlersDeps } from './warm-sets';
import { warmSetHandlers } from './warm-sets';

/** Everything that the handlers work with. */
export type HandlersDeps = AppHandlersDeps &
  SettingsHandlersDeps &
  ConnectionHandlersDeps &
  CollectionHandlersDeps &
  LoadFactsDeps &
  PresetHandlersDeps &
  BulkHandlersDeps &
  DropHandlersDeps &
  WarmSetHandlersDeps &
  ArchiveHandlersDeps &
  PartitionHandlersDeps &
  ActivityHandlersDeps;

/** One handler for every channel of the contract. */
export function createHandlers(deps: HandlersDeps): Handlers {
  return {
    ...appHandlers(deps),
    ...settingsHandlers(deps),
    ...connectionHandlers(deps),
    ...databaseHandlers(deps),
    ...clusterHandlers(deps),
    ...collectionHandlers(deps),
    ...loadFactsHandlers(deps),
    ...partitionHandlers(deps),
    ...presetHandlers(deps),
    ...indexHandlers(deps.tasks),
    ...dropHandlers(deps),
    ...aliasHandlers(deps),
    ...rightsHandlers(deps),
    ...taskHandlers(deps.tasks),
    ...bulkHandlers(deps),
    ...warmSetHandlers(deps),
    ...archiveHandlers(deps),
    ...activityHandlers(deps),
  };
}
