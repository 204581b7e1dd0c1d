import type { Health, QueryNode, ResourceGroup } from '@shared/domain/cluster';
import type { DiskSegment, MemorySegment } from '../gateway-types';
import { toCount, toId, toInt64, toList, toText, toTextOrNull, toWire } from './wire-values';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** GetMetrics of `system_info`: the query nodes with their memory. A node that answers with an error has none. */
export function toQueryNodes(reply: unknown): QueryNode[] {
  const system = toWire(parse(toText(toWire(reply).response)));
  return toList(system.nodes_info).flatMap((node) => {
    const info = toWire(toWire(node).infos);
    const isQueryNode = toText(info.type) === 'querynode' || toText(info.name).startsWith('querynode');
    const id = toInt64(info.id ?? toWire(node).identifier);
    if (!isQueryNode || id === null) return [];
    const hardware = toWire(info.hardware_infos);
    const memoryBytes = toCount(hardware.memory);
    return [
      {
        id,
        memoryBytes: memoryBytes === 0 ? null : memoryBytes,
        usedBytes: memoryBytes === 0 ? null : toCount(hardware.memory_usage),
      },
    ];
  });
}

/** CheckHealth. */
export function toHealth(reply: unknown): Health {
  const wire = toWire(reply);
  return {
    healthy: wire.isHealthy === true,
    reasons: toList(wire.reasons).map(toText),
    quotaStates: toList(wire.quota_states)
      .map(toText)
      .filter((state) => state !== '' && state !== 'Unknown'),
  };
}

/** ListResourceGroups. */
export function toGroupNames(reply: unknown): string[] {
  return toList(toWire(reply).resource_groups).map(toText);
}

/** DescribeResourceGroup. */
export function toResourceGroup(reply: unknown): ResourceGroup {
  const wire = toWire(toWire(reply).resource_group);
  const nodes = toList(wire.nodes).flatMap((node) => toInt64(toWire(node).node_id) ?? []);
  const availableNodes = toCount(wire.num_available_node) ?? 0;
  return {
    name: toText(wire.name),
    availableNodes,
    // An empty list beside nodes that are counted: a server that does not name them.
    nodes: nodes.length === 0 && availableNodes > 0 ? null : nodes,
    loadedReplicas: Object.entries(toWire(wire.num_loaded_replica)).map(([collection, replicas]) => ({
      collection,
      replicas: toCount(replicas) ?? 0,
    })),
  };
}

function nodesOf(wire: Record<string, unknown>): string[] {
  const many = toList(wire.nodeIds).flatMap((node) => toInt64(node) ?? []);
  const one = toId(wire.nodeID);
  return many.length > 0 || one === null ? many : [one];
}

/** GetQuerySegmentInfo. 0 bytes: a server that does not tell, which from 2.3 on is the rule. */
export function toMemorySegments(reply: unknown): MemorySegment[] {
  return toList(toWire(reply).infos).map((value) => {
    const wire = toWire(value);
    const bytes = toCount(wire.mem_size);
    return {
      id: toText(wire.segmentID),
      partitionId: toId(wire.partitionID),
      rows: toCount(wire.num_rows) ?? 0,
      bytes: bytes === 0 ? null : bytes,
      nodes: nodesOf(wire),
      index: toTextOrNull(wire.index_name),
    };
  });
}

const ON_DISK = new Set(['Flushed', 'Flushing', 'Sealed']);

/** GetPersistentSegmentInfo: what is or will be on disk; dropped segments are left out. */
export function toDiskSegments(reply: unknown): DiskSegment[] {
  return toList(toWire(reply).infos).flatMap((value) => {
    const wire = toWire(value);
    if (!ON_DISK.has(toText(wire.state))) return [];
    return [{ partitionId: toId(wire.partitionID), rows: toCount(wire.num_rows) ?? 0 }];
  });
}
