import type { ClusterMemory, CollectionSegments, ResourceGroup, SegmentShare } from '@shared/domain/cluster';
import type { CollectionRef } from '@shared/domain/refs';
import type {
  CallOptions,
  DiskSegment,
  MemorySegment,
  MilvusGateway,
  NamedId,
  ServerRegistry,
} from '../../milvus/gateway-types';
import type { HandlersOf } from '../handler-types';
import { settle } from '@shared/ipc/settle';

export interface ClusterHandlersDeps {
  servers: ServerRegistry;
  /** Milliseconds since 1970. */
  now: () => number;
}

async function readGroups(gateway: MilvusGateway, options: CallOptions): Promise<ResourceGroup[]> {
  const names = await gateway.resourceGroupNames(options);
  return Promise.all(names.map((name) => gateway.resourceGroup(name, options)));
}

/** Reads the machines and their groups; each part has its own "not known". */
export async function readClusterMemory(
  gateway: MilvusGateway,
  readAt: number,
  options: CallOptions = {},
): Promise<ClusterMemory> {
  const [nodes, groups] = await Promise.all([
    settle(gateway.queryNodes(options)),
    settle(readGroups(gateway, options)),
  ]);
  return {
    readAt,
    nodes: nodes.value,
    nodesError: nodes.error,
    groups: groups.value,
    groupsError: groups.error,
  };
}

/** Sums up segments by partition and node: one with two replicas counts on each of its nodes. */
function sharesOf(segments: readonly MemorySegment[], partitions: readonly NamedId[]): SegmentShare[] {
  const names = new Map(partitions.map(({ id, name }) => [id, name]));
  const shares = new Map<string, SegmentShare>();
  for (const { partitionId, nodes, rows, bytes } of segments) {
    for (const node of nodes.length === 0 ? [null] : nodes) {
      const key = JSON.stringify([partitionId, node]);
      const share = shares.get(key) ?? {
        ...{ partition: names.get(partitionId) ?? null, partitionId, node },
        ...{ segments: 0, rows: 0, bytes: 0 },
      };
      shares.set(key, {
        ...share,
        segments: share.segments + 1,
        rows: share.rows + rows,
        bytes: share.bytes === null || bytes === null ? null : share.bytes + bytes,
      });
    }
  }
  return [...shares.values()];
}

function diskOf(segments: readonly DiskSegment[], partitions: readonly NamedId[]) {
  const names = new Map(partitions.map(({ id, name }) => [id, name]));
  const ids = [...new Set(segments.map(({ partitionId }) => partitionId))];
  return ids.map((id) => {
    const own = segments.filter(({ partitionId }) => partitionId === id);
    return {
      partition: names.get(id) ?? null,
      segments: own.length,
      rows: own.reduce((sum, { rows }) => sum + rows, 0),
    };
  });
}

async function readSegments(
  gateway: MilvusGateway,
  { database, collection }: CollectionRef,
  readAt: number,
  options: CallOptions,
): Promise<CollectionSegments> {
  const [inMemory, onDisk, partitions] = await Promise.all([
    gateway.segmentsInMemory(database, collection, options),
    settle(gateway.segmentsOnDisk(database, collection, options)),
    gateway.listPartitions(database, collection, options),
  ]);
  return {
    readAt,
    inMemory: sharesOf(inMemory, partitions),
    onDisk: onDisk.value === null ? null : diskOf(onDisk.value, partitions),
  };
}

type ClusterHandlers = HandlersOf<'cluster'> & Pick<HandlersOf<'collections'>, 'collections.segments'>;

/** What the machines hold. */
export function clusterHandlers({ servers, now }: ClusterHandlersDeps): ClusterHandlers {
  return {
    'cluster.memory': (input, { signal }) =>
      readClusterMemory(servers.gateway(input.connectionId), now(), { signal }),
    'collections.segments': (input, { signal }) =>
      readSegments(servers.gateway(input.connectionId), input, now(), { signal }),
  };
}
