import { useText } from '@renderer/i18n';
import { useFormats } from '@renderer/i18n';
import type { CollectionRow } from '../model/row';
import classes from './list.module.css';

/** The number of partitions, or a dash where it was not read. */
export function PartitionsCell({ row }: { row: CollectionRow }) {
  const t = useText();
  const { integer } = useFormats();
  const { memory, id } = row.from.memory ?? { memory: null, id: null };
  const read = memory !== null && id === row.summary.id ? memory.partitions.length : null;
  const count = row.detail?.partitionCount ?? read;
  if (count === null) return <span className={classes.quiet}>{t('collections.none')}</span>;
  return <span>{integer(String(count))}</span>;
}
