import { Refusal } from '../refusal';
import { percentOf } from '../world/memory';
import { memoryOf } from '../world/size';
import type { QueryNode, World } from '../world/world';
import { DEFAULT_GROUP } from '../world/world';
import type { Handler, Wire } from './handler';
import { text } from './handler';

/** What a group may hold that nobody has limited (querycoordv2/meta/resource_group.go). */
const UNLIMITED = 1_000_000;
/** An empty query node needs that much. */
const IDLE_BYTES = 70 * 2 ** 20;

/** Bytes that what is in memory takes on one node; every replica has its own copy. */
function loadedBytes(world: World, node: QueryNode): number {
  const now = world.clock.now();
  const at = world.queryNodes.indexOf(node);
  let bytes = IDLE_BYTES;
  for (const { collections } of world.databases.values()) {
    for (const collection of collections.values()) {
      if ((collection.loadedWith?.replicas ?? 0) <= at) continue;
      for (const partition of collection.partitions) {
        bytes += (memoryOf(collection, partition) * (percentOf(partition, now) ?? 0)) / 100;
      }
    }
  }
  return Math.min(node.memoryBytes, Math.round(bytes));
}

function nodeInfo(world: World, role: 'querynode' | 'proxy', node: QueryNode, used: number): Wire {
  const { profile } = world;
  return {
    identifier: Number(node.id),
    connected: null,
    infos: {
      has_error: false,
      error_reason: '',
      name: `${role}${node.id}`,
      hardware_infos: {
        ip: '127.0.0.1:21123',
        cpu_core_count: 4,
        cpu_core_usage: 0,
        memory: node.memoryBytes,
        memory_usage: used,
      },
      system_info: { deploy_mode: profile.deployMode, build_version: profile.version },
      type: role,
      id: Number(node.id),
    },
  };
}

function metrics(request: Wire, world: World): Wire {
  let metric: unknown;
  try {
    metric = (JSON.parse(text(request, 'request')) as Wire | null)?.metric_type;
  } catch {
    // In the words of Go's decoder.
    const [first = ''] = text(request, 'request').trim();
    const words =
      first === ''
        ? 'unexpected end of JSON input'
        : `invalid character '${first}' looking for beginning of value`;
    throw new Refusal('metricUnreadable', { words });
  }
  if (metric !== 'system_info') throw new Refusal('metricNotFound', { metric: String(metric) });
  const nodes = world.queryNodes.map((node) => nodeInfo(world, 'querynode', node, loadedBytes(world, node)));
  const proxy = nodeInfo(world, 'proxy', { id: '1', memoryBytes: 2 ** 32 }, IDLE_BYTES);
  return { response: JSON.stringify({ nodes_info: [...nodes, proxy] }), component_name: 'proxy1' };
}

function loadedReplicas(world: World): Record<string, number> {
  const loaded = [...world.databases.values()].flatMap(({ collections }) =>
    [...collections.values()].flatMap(({ name, loadedWith }) =>
      loadedWith === null ? [] : ([[name, loadedWith.replicas]] as const),
    ),
  );
  return Object.fromEntries(loaded);
}

function resourceGroup(request: Wire, world: World): Wire {
  const group = text(request, 'resource_group');
  if (group !== DEFAULT_GROUP) throw new Refusal('resourceGroupNotFound', { group });
  return {
    resource_group: {
      name: group,
      capacity: UNLIMITED,
      num_available_node: world.queryNodes.length,
      num_loaded_replica: loadedReplicas(world),
    },
  };
}

/** Query nodes and what is on them. */
export const clusterHandlers: Record<string, Handler> = {
  GetMetrics: metrics,
  ListResourceGroups: () => ({ resource_groups: [DEFAULT_GROUP] }),
  DescribeResourceGroup: resourceGroup,
};
