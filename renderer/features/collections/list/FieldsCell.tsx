import { useText } from '@renderer/i18n';
import { useFormats } from '@renderer/i18n';
import { useDatabase } from '../database-context';
import { loadedFieldCount } from '../model/field-count';
import type { CollectionRow } from '../model/row';
import classes from './list.module.css';

const inMemoryKinds = new Set(['loaded', 'partly', 'checking', 'loading', 'reloading']);

/** How many fields are in memory, as remembered: "all 4", "5 of 9", "unknown", or a dash where nothing is. */
export function FieldsCell({ row }: { row: CollectionRow }) {
  const t = useText();
  const { time } = useFormats();
  const { server } = useDatabase();
  const { detail, state } = row;
  if (detail === null || !inMemoryKinds.has(state.kind))
    return <span className={classes.quiet}>{t('collections.none')}</span>;
  const { kind } = detail.loadedFields;
  if (kind === 'unknown')
    return (
      <span className={classes.quiet} title={t('collections.fields.unknownHint')}>
        {t('collections.fields.unknown')}
      </span>
    );
  const { loaded, total } = loadedFieldCount(detail, detail.loadedFields);
  const lazy = server.capabilities?.fieldLoadHint.supported === true;
  const at = time(detail.loadedFields.at);
  return (
    <span title={t(lazy ? 'collections.fields.lazyHint' : 'collections.fields.rememberedHint', { at })}>
      {loaded === total
        ? t('collections.fields.all', { total })
        : t('collections.fields.some', { loaded, total })}
    </span>
  );
}
