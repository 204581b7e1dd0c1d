import { useCallback } from 'react';
import { useText } from '@renderer/i18n';
import type { BulkPlanItem } from '@shared/domain/bulk';

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** Bytes with three digits, in units of 1000. */
function bytesText(bytes: number): string {
  let at = 0;
  let value = bytes;
  for (; value >= 999.5 && at < UNITS.length - 1; at++) value /= 1000;
  return `${String(Number(value.toPrecision(3)))} ${UNITS[at] ?? ''}`;
}

/** Answers a function that says how much memory something takes; what nobody knows is unknown. */
export function useMemoryText(): (estimate: BulkPlanItem['estimate']) => string {
  const t = useText();
  return useCallback(
    (estimate) =>
      estimate === null
        ? t('overview.unknown')
        : t('bulk.range', { low: bytesText(estimate.lowBytes), high: bytesText(estimate.highBytes) }),
    [t],
  );
}
