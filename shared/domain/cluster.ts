import { z } from 'zod';
import { appErrorSchema } from '../ipc/result';
import { int64Schema } from './refs';

/** A machine that collections are loaded into. Sizes are bytes; null where the server tells none. */
export const queryNodeSchema = z.object({
  id: z.string(),
  memoryBytes: z.number().nullable(),
  usedBytes: z.number().nullable(),
});
export type QueryNode = z.infer<typeof queryNodeSchema>;

/** A resource group: query nodes that belong together. */
export const resourceGroupSchema = z.object({
  name: z.string(),
  /** Nodes that are in it now. */
  availableNodes: z.number(),
  /** Their ids; null before 2.4.1, which only counts them. */
  nodes: z.array(z.string()).nullable(),
  /** Replicas that live in it, by collection. */
  loadedReplicas: z.array(z.object({ collection: z.string(), replicas: z.number() })),
});
export type ResourceGroup = z.infer<typeof resourceGroupSchema>;

/** The query nodes and the resource groups that they are in. What could not be read is null, with its reason. */
export const clusterMemorySchema = z.object({
  readAt: z.number(),
  nodes: z.array(queryNodeSchema).nullable(),
  nodesError: appErrorSchema.nullable(),
  groups: z.array(resourceGroupSchema).nullable(),
  groupsError: appErrorSchema.nullable(),
});
export type ClusterMemory = z.infer<typeof clusterMemorySchema>;

/** Whether the cluster calls itself well, and what it holds back. */
export const healthSchema = z.object({
  healthy: z.boolean(),
  reasons: z.array(z.string()),
  /** Milvus' names: `DenyToRead`, `DenyToWrite`, `DenyToDDL`, `ReadLimited`, `WriteLimited`. */
  quotaStates: z.array(z.string()),
});
export type Health = z.infer<typeof healthSchema>;

/**
 * Segments of one partition in memory on one node (a segment with two replicas is on two nodes). `partition` is null
 * for ids that no partition of the collection has any more.
 */
export const segmentShareSchema = z.object({
  partition: z.string().nullable(),
  partitionId: int64Schema.nullable(),
  /** Null where the server names no node. */
  node: z.string().nullable(),
  segments: z.number(),
  rows: z.number(),
  /** As the server reports it; null where it reports none, which from 2.3 on is the rule. */
  bytes: z.number().nullable(),
});
export type SegmentShare = z.infer<typeof segmentShareSchema>;

/** What of a collection is in memory, by segments, against what is on disk. */
export const collectionSegmentsSchema = z.object({
  readAt: z.number(),
  inMemory: z.array(segmentShareSchema),
  /** Flushed segments and their rows by partition; null if they could not be read. */
  onDisk: z
    .array(z.object({ partition: z.string().nullable(), segments: z.number(), rows: z.number() }))
    .nullable(),
});
export type CollectionSegments = z.infer<typeof collectionSegmentsSchema>;
