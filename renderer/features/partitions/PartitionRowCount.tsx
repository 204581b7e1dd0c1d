import { useQuery } from '@tanstack/react-query';
import { errorOf } from '@renderer/api/bridge';
import { useFormats, useText } from '@renderer/i18n';
import { useErrorText } from '@renderer/ui/use-error-text';
import type { PartitionRef } from '@shared/domain/refs';
import { partitionQueries } from './queries';
import classes from './partitions.module.css';

interface PartitionRowCountProps {
  target: PartitionRef;
  /** Read only while the row is in sight and the list stands still. */
  enabled: boolean;
}

/** The rows of a partition by statistics, or a dash. */
export function PartitionRowCount({ target, enabled }: PartitionRowCountProps) {
  const t = useText();
  const { integer } = useFormats();
  const errorText = useErrorText();
  const { data, error } = useQuery({ ...partitionQueries.rowCount(target), enabled });
  const count = data?.rowCount ?? null;
  if (count === null) {
    const title = error === null ? t('collections.notRead') : errorText(errorOf(error));
    return (
      <span className={classes.quiet} title={title}>
        {t('collections.none')}
      </span>
    );
  }
  return <span title={t('collections.rowsHint')}>{integer(count)}</span>;
}
