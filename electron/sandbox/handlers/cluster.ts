import { Refusal } from '../refusal';
import { IDLE_BYTES } from '../world/nodes';
import type { QueryNode } from '../world/nodes';
import type { World } from '../world/world';
import type { Handler, Wire } from './handler';
import { hybridTime, text } from './handler';

type Machine = Pick<QueryNode, 'id' | 'memoryBytes'>;

function nodeInfo(world: World, role: 'querynode' | 'proxy', node: Machine, used: number): Wire {
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
  const collections = world.collections();
  const now = world.clock.now();
  const nodes = world.nodes.all.map((node) => {
    const used = Math.min(node.memoryBytes, world.nodes.used(node, collections, now));
    return nodeInfo(world, 'querynode', node, used);
  });
  const proxy = nodeInfo(world, 'proxy', { id: '1', memoryBytes: 2 ** 32 }, IDLE_BYTES);
  return { response: JSON.stringify({ nodes_info: [...nodes, proxy] }), component_name: 'proxy1' };
}

const component = (world: World, role: string): Wire => ({
  nodeID: '1',
  role,
  state_code: 'Healthy',
  extra_info: [{ key: 'version', value: world.profile.version }],
});

/** Query nodes and what is on them, and the cluster's own affairs. */
export const clusterHandlers: Record<string, Handler> = {
  GetMetrics: metrics,
  GetComponentStates: (_request, world) => ({
    state: component(world, 'proxy'),
    subcomponent_states: ['rootcoord', 'querycoord', 'datacoord'].map((role) => component(world, role)),
  }),
  AllocTimestamp: (_request, { clock }) => ({ timestamp: hybridTime(clock.now()) }),
  RegisterLink: () => ({ address: { ip: '127.0.0.1', port: '19530' } }),
  Dummy: () => ({ response: '{"status": "fail"}' }),
  LoadBalance: (request, world) => {
    const node = text(request, 'src_nodeID');
    if (world.nodes.all.some(({ id }) => id === node)) return {};
    throw new Refusal('nodeNotFound', { node });
  },
  GetReplicateConfiguration: () => ({ configuration: { clusters: [], cross_cluster_topology: [] } }),
  ListFileResources: (_request, world) => ({
    resources: [...world.fileResources].map(([name, path]) => ({ name, path })),
  }),
  AddFileResource: (request, world) => {
    world.fileResources.set(text(request, 'name'), text(request, 'path'));
    return {};
  },
  RemoveFileResource: (request, world) => {
    world.fileResources.delete(text(request, 'name'));
    return {};
  },
};
