import type { LoadedFields } from '@shared/domain/collection';
import type { CollectionState } from '@shared/policy/collection-state';

/**
 * Whether a field is in memory, as remembered.
 * @param name null for the dynamic field
 */
export function isFieldLoaded(
  state: CollectionState,
  loaded: LoadedFields,
  name: string | null,
): 'yes' | 'no' | 'unknown' {
  if (state.kind === 'notLoaded' || state.kind === 'failed') return 'no';
  if (loaded.kind === 'unknown' || state.kind === 'unknown') return 'unknown';
  if (loaded.kind === 'all') return 'yes';
  return (name === null ? loaded.dynamicField : loaded.fields.includes(name)) ? 'yes' : 'no';
}
