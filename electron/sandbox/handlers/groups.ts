import { Refusal } from '../refusal';
import { settle } from '../world/memory';
import { nameFault } from '../world/names';
import { DEFAULT_GROUP } from '../world/nodes';
import type { ResourceGroup } from '../world/nodes';
import type { World } from '../world/world';
import type { Handler, Wire } from './handler';
import { number, targetOf, text } from './handler';

/** What `rg.ResourceGroupConfig` carries: how many nodes a group asks for, and may have. */
interface GroupConfig {
  requests?: { node_num?: number } | null;
  limits?: { node_num?: number } | null;
}

function configOf(config: unknown): { requests: number; limits: number } {
  const { requests, limits } = (config ?? {}) as GroupConfig;
  const asked = requests?.node_num ?? 0;
  return { requests: asked, limits: limits?.node_num ?? asked };
}

function groupOf(name: string, world: World): ResourceGroup {
  const group = world.nodes.groups.get(name);
  if (group === undefined) throw new Refusal('resourceGroupNotFound', { group: name });
  return group;
}

/** Gives groups the nodes that they ask for, and takes back what is more than they may have. */
function settleNodes({ nodes }: World): void {
  for (const group of nodes.groups.values()) {
    const mine = nodes.in(group.name);
    for (const node of mine.slice(group.limits)) node.group = DEFAULT_GROUP;
    if (group.name === DEFAULT_GROUP) continue;
    const missing = Math.max(0, group.requests - mine.length);
    for (const node of nodes.in(DEFAULT_GROUP).slice(0, missing)) node.group = group.name;
  }
}

function create(request: Wire, world: World): Wire {
  const name = text(request, 'resource_group');
  const fault = nameFault(name);
  if (fault !== null) throw new Refusal('resourceGroupName', { name, fault });
  const config = configOf(request.config);
  const existing = world.nodes.groups.get(name);
  if (existing !== undefined) {
    const isSame = existing.requests === config.requests && existing.limits === config.limits;
    if (isSame && world.profile.groupsHaveConfig) return {};
    throw new Refusal('resourceGroupExists', { group: name });
  }
  world.nodes.groups.set(name, { name, ...config });
  settleNodes(world);
  return {};
}

/** The id of a collection that has a replica in a group. */
function loadedIn(name: string, world: World): string | null {
  const [first] = Object.keys(loadedReplicas(world, name));
  return world.collections().find((collection) => collection.name === first)?.id ?? null;
}

function drop(request: Wire, world: World): Wire {
  const name = text(request, 'resource_group');
  if (name === DEFAULT_GROUP)
    throw new Refusal('resourceGroupIsDefault', { group: name, loaded: loadedIn(name, world) });
  const group = world.nodes.groups.get(name);
  if (group === undefined) return {};
  if (world.nodes.in(name).length > 0) throw new Refusal('resourceGroupInUse', { group: name });
  world.nodes.groups.delete(name);
  return {};
}

function update(request: Wire, world: World): Wire {
  const wanted = Object.entries((request.resource_groups ?? {}) as Record<string, unknown>);
  for (const [name, config] of wanted) Object.assign(groupOf(name, world), configOf(config));
  settleNodes(world);
  return {};
}

function sourceOf(request: Wire, world: World): ResourceGroup {
  const name = text(request, 'source_resource_group');
  const group = world.nodes.groups.get(name);
  if (group === undefined) {
    throw new Refusal('groupToMoveFrom', { group: name, target: text(request, 'target_resource_group') });
  }
  return group;
}

function transferNode(request: Wire, world: World): Wire {
  const source = sourceOf(request, world);
  const target = groupOf(text(request, 'target_resource_group'), world);
  const needed = number(request, 'num_node');
  const nodes = world.nodes.in(source.name);
  if (needed < 1 || nodes.length < needed) {
    throw new Refusal('nodesToMove', { group: source.name, nodes: nodes.length, needed });
  }
  for (const node of nodes.slice(0, needed)) node.group = target.name;
  target.requests += needed;
  target.limits = Math.max(target.limits, target.requests);
  source.requests = Math.max(0, source.requests - needed);
  return {};
}

function transferReplica(request: Wire, world: World): Wire {
  const source = sourceOf(request, world);
  const target = groupOf(text(request, 'target_resource_group'), world);
  const collection = targetOf(request, world);
  settle(collection, world.clock.now());
  const needed = Number(text(request, 'num_replica'));
  const { loadedWith } = collection;
  const groups = loadedWith === null ? [] : world.nodes.groupsOf(loadedWith);
  const replicas = groups.filter((group) => group === source.name).length;
  if (loadedWith === null || needed < 1 || replicas < needed) {
    throw new Refusal('replicasToMove', { group: source.name, replicas, needed });
  }
  let left = needed;
  const moved = groups.map((group) => (group === source.name && left-- > 0 ? target.name : group));
  collection.loadedWith = { ...loadedWith, groups: moved };
  return {};
}

function loadedReplicas(world: World, name: string): Record<string, number> {
  const now = world.clock.now();
  const counts = world.collections().flatMap((collection) => {
    settle(collection, now);
    if (collection.loadedWith === null) return [];
    const count = world.nodes.groupsOf(collection.loadedWith).filter((group) => group === name).length;
    return count === 0 ? [] : ([[collection.name, count]] as const);
  });
  return Object.fromEntries(counts);
}

function describe(request: Wire, world: World): Wire {
  const group = groupOf(text(request, 'resource_group'), world);
  const nodes = world.nodes.in(group.name);
  const tellsNodes = world.profile.groupsHaveConfig;
  return {
    resource_group: {
      name: group.name,
      capacity: group.name === DEFAULT_GROUP || tellsNodes ? group.limits : group.requests,
      num_available_node: nodes.length,
      num_loaded_replica: loadedReplicas(world, group.name),
      ...(tellsNodes
        ? {
            config: { requests: { node_num: group.requests }, limits: { node_num: group.limits } },
            nodes: nodes.map(({ id }) => ({ node_id: id, address: '127.0.0.1:21123', hostname: 'sandbox' })),
          }
        : {}),
    },
  };
}

/** Resource groups: which nodes belong together, and which replicas live there. */
export const groupHandlers: Record<string, Handler> = {
  CreateResourceGroup: create,
  DropResourceGroup: drop,
  UpdateResourceGroups: update,
  TransferNode: transferNode,
  TransferReplica: transferReplica,
  ListResourceGroups: (_request, { nodes }) => ({ resource_groups: [...nodes.groups.keys()] }),
  DescribeResourceGroup: describe,
};
