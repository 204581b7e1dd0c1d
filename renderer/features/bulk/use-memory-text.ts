import { useCallback } from 'react';
import { useFormats, useText } from '@renderer/i18n';
import type { BulkPlanItem } from '@shared/domain/bulk';

/** Answers a function that says how much memory something takes; what nobody knows is unknown. */
export function useMemoryText(): (estimate: BulkPlanItem['estimate']) => string {
  const t = useText();
  const { bytes } = useFormats();
  return useCallback(
    (estimate) => {
      if (estimate === null) return t('overview.unknown');
      const { lowBytes, highBytes } = estimate;
      if (highBytes === null) return t('bulk.atLeast', { low: bytes(lowBytes) });
      const [low, high] = [bytes(lowBytes), bytes(highBytes)];
      return low === high ? low : t('bulk.range', { low, high });
    },
    [t, bytes],
  );
}
