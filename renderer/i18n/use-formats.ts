import { useMemo } from 'react';
import { useIntl } from 'react-intl';

/** How numbers and times are written. */
export interface Formats {
  /** A 64-bit integer in decimal, with separators and every digit. */
  integer: (value: string) => string;
  /** A time in ms since 1970: the hour if it is today, else day and hour. */
  time: (at: number) => string;
  /** A day as 2026-03-02. */
  day: (at: number) => string;
}

/** Swedish writes dates as ISO 8601 does, in local time. */
const isoDay = new Intl.DateTimeFormat('sv-SE');

const isSameDay = (a: Date, b: Date) => a.toDateString() === b.toDateString();

/** The formats of the window's language. */
export function useFormats(): Formats {
  const intl = useIntl();
  return useMemo(
    () => ({
      integer: (value) => intl.formatNumber(BigInt(value)),
      time: (at) =>
        isSameDay(new Date(at), new Date())
          ? intl.formatTime(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
          : intl.formatDate(at, {
              year: 'numeric',
              month: 'short',
              day: 'numeric',
              hour: '2-digit',
              minute: '2-digit',
              hourCycle: 'h23',
            }),
      day: (at) => isoDay.format(at),
    }),
    [intl],
  );
}
