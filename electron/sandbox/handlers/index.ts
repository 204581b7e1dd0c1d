import { accountHandlers } from './accounts';
import { aliasHandlers } from './aliases';
import { alterHandlers } from './alter';
import { analyzeHandlers } from './analyze';
import { clusterHandlers } from './cluster';
import { collectionHandlers } from './collections';
import { describeHandlers } from './describe';
import type { Handler } from './handler';
import { groupHandlers } from './groups';
import { indexHandlers } from './indexes';
import { jobHandlers } from './jobs';
import { loadingHandlers } from './loading';
import { partitionHandlers } from './partitions';
import { privilegeGroupHandlers } from './privilege-groups';
import { queryHandlers } from './query';
import { refusedHandlers } from './refused';
import { rowHandlers } from './rows';
import { serverHandlers } from './server';
import { snapshotHandlers } from './snapshots';

/** Every method that the sandbox implements, by its name in Milvus' proto. */
export const handlers: Readonly<Partial<Record<string, Handler>>> = {
  ...serverHandlers,
  ...clusterHandlers,
  ...collectionHandlers,
  ...describeHandlers,
  ...aliasHandlers,
  ...partitionHandlers,
  ...loadingHandlers,
  ...indexHandlers,
  ...rowHandlers,
  ...queryHandlers,
  ...accountHandlers,
  ...privilegeGroupHandlers,
  ...alterHandlers,
  ...analyzeHandlers,
  ...groupHandlers,
  ...jobHandlers,
  ...snapshotHandlers,
  ...refusedHandlers,
};
