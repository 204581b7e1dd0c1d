import { useFormats, useText } from '@renderer/i18n';
import type { CollectionDetail } from '@shared/domain/collection';
import type { CollectionState } from '@shared/policy/collection-state';
import { useDatabase } from '../database-context';

/** What can be said of the fields in memory: no server reports them, so it is what was sent from here, or unknown. */
export function useLoadedFieldsText(state: CollectionState, detail: CollectionDetail): string {
  const t = useText();
  const { time } = useFormats();
  const { server } = useDatabase();
  if (state.kind === 'notLoaded' || state.kind === 'failed') return t('fields.notInMemory');
  if (detail.loadedFields.kind === 'unknown') return t('fields.unknownNote');
  if (detail.loadedFields.source === 'checked')
    return t('fields.checked', { at: time(detail.loadedFields.at) });
  const lazy = server.capabilities?.fieldLoadHint.supported === true && detail.loadedFields.kind === 'some';
  return t(lazy ? 'fields.rememberedLazy' : 'fields.remembered', { at: time(detail.loadedFields.at) });
}
