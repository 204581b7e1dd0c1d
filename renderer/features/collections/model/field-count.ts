import type { CollectionDetail, LoadedFields } from '@shared/domain/collection';

/** How many fields are remembered to be loaded and how many there are, the dynamic field counted as one. */
export function loadedFieldCount(
  detail: Pick<CollectionDetail, 'fields' | 'dynamicField'>,
  loaded: Exclude<LoadedFields, { kind: 'unknown' }>,
): { loaded: number; total: number } {
  const total = detail.fields.length + (detail.dynamicField ? 1 : 0);
  if (loaded.kind === 'all') return { loaded: total, total };
  const dynamic = detail.dynamicField && loaded.dynamicField ? 1 : 0;
  return { loaded: loaded.fields.length + dynamic, total };
}
