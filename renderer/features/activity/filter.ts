import type { ActivityFilter } from '@shared/domain/activity';
import { EVERY_ACTIVITY } from '@shared/domain/activity';

const HOUR_MS = 3_600_000;

/** The ranges of time to choose from, in ms back from now; null: all time. */
export const timeRanges = {
  any: null,
  hour: HOUR_MS,
  day: 24 * HOUR_MS,
  week: 7 * 24 * HOUR_MS,
  month: 30 * 24 * HOUR_MS,
} as const;
export type TimeRange = keyof typeof timeRanges;

/** What of the log is wanted, as the bar above the table has it. */
export interface ActivityView extends Pick<ActivityFilter, 'text' | 'connectionId' | 'operation' | 'state'> {
  range: TimeRange;
  /** When the range was chosen, ms since 1970. */
  chosenAt: number;
}

/** Everything. */
export const WHOLE_VIEW: ActivityView = {
  ...{ text: '', connectionId: null, operation: null, state: null },
  range: 'any',
  chosenAt: 0,
};

/** The filter of a view. */
export function filterOf({ range, chosenAt, ...rest }: ActivityView): ActivityFilter {
  const ms = timeRanges[range];
  return { ...EVERY_ACTIVITY, ...rest, from: ms === null ? null : chosenAt - ms };
}

/** Whether something is left out. */
export const isFiltered = ({ text, connectionId, operation, state, range }: ActivityView): boolean =>
  text !== '' || connectionId !== null || operation !== null || state !== null || range !== 'any';
