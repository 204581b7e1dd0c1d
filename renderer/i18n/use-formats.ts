import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { NO_BREAK } from './no-break';

/** How numbers and times are written. */
export interface Formats {
  /** A 64-bit integer in decimal, with separators and every digit. */
  integer: (value: string) => string;
  /** A time in ms since 1970: the hour if it is today, else day and hour. */
  time: (at: number) => string;
  /** A size in bytes with two or three digits and its binary unit: `4.2 GiB`. */
  bytes: (value: number) => string;
  /** A day as 2026-03-02. */
  day: (at: number) => string;
  /** A time as 2026-03-02 14:05:09. */
  moment: (at: number) => string;
}

/** Swedish writes dates as ISO 8601 does, in local time. */
const isoDay = new Intl.DateTimeFormat('sv-SE');
const isoMoment = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' });

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

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
      bytes: (value) => {
        const power = value < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(value) / 10));
        const digits = { maximumFractionDigits: power === 0 ? 0 : 2, maximumSignificantDigits: 3 };
        return `${intl.formatNumber(value / 1024 ** power, digits)}${NO_BREAK}${UNITS[power] ?? ''}`;
      },
      day: (at) => isoDay.format(at),
      moment: (at) => isoMoment.format(at),
    }),
    [intl],
  );
}
