import { useFormats, useText } from '@renderer/i18n';

/** Answers a function that says how many rows there are; null: that could not be read. */
export function useRowsText(): (rowCount: string | null) => string {
  const t = useText();
  const { integer } = useFormats();
  return (rowCount) =>
    rowCount === null ? t('drop.rowsUnknown') : t('drop.rowsApproximate', { count: integer(rowCount) });
}
