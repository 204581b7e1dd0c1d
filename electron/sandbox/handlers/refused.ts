import type { RefusalKind } from '../errors/kinds';
import { Refusal } from '../refusal';
import type { Handler } from './handler';

/** Methods for parts of Milvus that this cluster does not have, and what it answers. */
const REFUSED: Readonly<Record<string, Extract<RefusalKind, 'notReplicating' | 'notExternal' | 'obsolete'>>> =
  {
    GetReplicateInfo: 'notReplicating',
    UpdateReplicateConfiguration: 'notReplicating',
    ReplicateMessage: 'notReplicating',
    DumpMessages: 'notReplicating',
    RefreshExternalCollection: 'notExternal',
    GetRefreshExternalCollectionProgress: 'notExternal',
    ListRefreshExternalCollectionJobs: 'notExternal',
    RestoreExternalSnapshot: 'notExternal',
    ExportSnapshot: 'notExternal',
    BatchUpdateManifest: 'notExternal',
    AlterCollectionSchema: 'notExternal',
    CalcDistance: 'obsolete',
    ListIndexedSegment: 'obsolete',
    DescribeSegmentIndexData: 'obsolete',
  };

/** Replication, storage outside of the cluster, and what Milvus itself has given up. */
export const refusedHandlers: Record<string, Handler> = Object.fromEntries(
  Object.entries(REFUSED).map(([method, kind]): [string, Handler] => [
    method,
    () => {
      throw new Refusal(kind, { method });
    },
  ]),
);
