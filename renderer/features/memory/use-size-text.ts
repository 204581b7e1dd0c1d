import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { SizeUnit } from './model/size';

const UNITS = ['byte', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;
const STEP = 1024;

/** Bytes in the largest unit of which there is at least one: 1536 is `1.5 KiB`. */
function bytesIn(bytes: number): { value: number; unit: (typeof UNITS)[number] } {
  let value = bytes;
  let at = 0;
  while (value >= STEP && at < UNITS.length - 1) {
    value /= STEP;
    at += 1;
  }
  return { value, unit: UNITS[at] ?? 'byte' };
}

/** Answers a function that writes a size: `1.5 GiB`, `1,200 rows`. */
export function useSizeText(): (size: number, unit: SizeUnit) => string {
  const { formatMessage, formatNumber } = useIntl();
  return useCallback(
    (size, unit) => {
      if (unit === 'rows') return formatMessage({ id: 'memory.size.rows' }, { count: size });
      const { value, unit: of } = bytesIn(size);
      const digits = of === 'byte' || value >= 100 ? 0 : 1;
      const number = formatNumber(value, { maximumFractionDigits: digits });
      return formatMessage(
        { id: of === 'byte' ? 'memory.size.byte' : 'memory.size.bytes' },
        { number, unit: of },
      );
    },
    [formatMessage, formatNumber],
  );
}
