import { accountHandlers } from './accounts';
import { aliasHandlers } from './aliases';
import { clusterHandlers } from './cluster';
import { collectionHandlers } from './collections';
import type { Handler } from './handler';
import { indexHandlers } from './indexes';
import { loadingHandlers } from './loading';
import { partitionHandlers } from './partitions';
import { queryHandlers } from './query';
import { rowHandlers } from './rows';
import { serverHandlers } from './server';

/** Every method that the sandbox implements, by its name in Milvus' proto. */
export const handlers: Readonly<Partial<Record<string, Handler>>> = {
  ...serverHandlers,
  ...clusterHandlers,
  ...collectionHandlers,
  ...aliasHandlers,
  ...partitionHandlers,
  ...loadingHandlers,
  ...indexHandlers,
  ...rowHandlers,
  ...queryHandlers,
  ...accountHandlers,
};
