import { useText } from '@renderer/i18n';
import type { Field, Index } from '@shared/domain/collection';
import classes from './panel.module.css';

interface FieldIndexProps {
  field: Field;
  /** Null if they could not be read. */
  indexes: readonly Index[] | null;
}

/** The index of a field and its state; a vector field without one keeps the collection out of memory. */
export function FieldIndex({ field, indexes }: FieldIndexProps) {
  const t = useText();
  if (indexes === null) return t('fields.indexUnknown');
  const index = indexes.find((found) => found.field === field.name);
  if (index === undefined)
    return field.isVector ? <span className={classes.warning}>{t('fields.noIndex')}</span> : t('fields.none');
  return (
    <span
      className={index.state === 'failed' ? classes.failed : undefined}
      title={index.failReason ?? undefined}
    >
      {t(`fields.index.${index.state}`, { type: index.type })}
    </span>
  );
}
