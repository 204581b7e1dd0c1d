import { queryOptions } from '@tanstack/react-query';
import { invoke } from '@renderer/api/bridge';
import { collectionKey, collectionRefOf, untilChanged } from '@renderer/api/keys';
import type { CollectionRef } from '@shared/domain/refs';

/** What a plan of a load rests on beside the collection; each part may be missing, and is read when it is asked for. */
export const plannerQueries = {
  cluster: ({ connectionId }: Pick<CollectionRef, 'connectionId'>) =>
    queryOptions({
      queryKey: ['load', connectionId, null, 'cluster'] as const,
      queryFn: () => invoke('cluster.memory', { connectionId }),
      ...untilChanged,
    }),
  checks: (ref: CollectionRef) =>
    queryOptions({
      queryKey: collectionKey('load', 'checks', ref),
      queryFn: () => invoke('collections.loadChecks', collectionRefOf(ref)),
      ...untilChanged,
    }),
  segments: (ref: CollectionRef) =>
    queryOptions({
      queryKey: collectionKey('load', 'segments', ref),
      queryFn: () => invoke('collections.segments', collectionRefOf(ref)),
      ...untilChanged,
    }),
  samples: (ref: CollectionRef) =>
    queryOptions({
      queryKey: collectionKey('load', 'samples', ref),
      queryFn: async () => (await invoke('collections.sample', collectionRefOf(ref))).samples,
      ...untilChanged,
    }),
  presets: ({ connectionId, database, collection }: CollectionRef) =>
    queryOptions({
      queryKey: ['load', connectionId, database, 'presets', collection] as const,
      queryFn: async () => (await invoke('presets.list', { connectionId, database, collection })).presets,
      ...untilChanged,
    }),
};
