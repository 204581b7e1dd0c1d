import { useCallback } from 'react';
import { useText } from '@renderer/i18n';
import type { TextValues } from '@renderer/i18n';
import type { AppError } from '@shared/ipc/result';
import { privilegeNames } from '@shared/policy/rights';
import { visibleText } from './visible-text';

/** Stands in the sentences of the catalogue for a value that this failure did not come with. */
const ABSENT = 'absent';

/** Every value that a sentence of the catalogue may want; a test holds it complete. */
export const errorValues = [
  'action',
  'actual',
  'address',
  'alias',
  'aliases',
  'cause',
  'collection',
  'collections',
  'connection',
  'count',
  'current',
  'database',
  'expected',
  'field',
  'file',
  'found',
  'grant',
  'left',
  'limit',
  'missing',
  'name',
  'part',
  'partition',
  'partitions',
  'path',
  'percent',
  'privilege',
  'reason',
  'seconds',
  'told',
  'user',
  'why',
] as const;

/** The values of a failure for its sentence: those that it lacks say so. */
export function valuesOf({ params }: Pick<AppError, 'params'>): TextValues {
  const values: TextValues = Object.fromEntries(errorValues.map((name) => [name, ABSENT]));
  // A deadline of the main process counts in ms, those of the server in seconds.
  if (params.timeoutMs !== undefined) values.seconds = String(Number(params.timeoutMs) / 1000);
  if (params.privilege !== undefined) {
    const { told, grant } = privilegeNames(params.privilege);
    Object.assign(values, { told, grant: visibleText(grant) });
  }
  for (const [name, value] of Object.entries(params)) values[name] = visibleText(value);
  return values;
}

/** Answers a function that puts a failure into one sentence. */
export function useErrorText(): (error: AppError) => string {
  const t = useText();
  return useCallback((error) => t(`error.${error.code}.message`, valuesOf(error)), [t]);
}

/** Answers a function that says what can be done about a failure. */
export function useErrorHint(): (error: AppError) => string {
  const t = useText();
  return useCallback((error) => t(`error.${error.code}.hint`, valuesOf(error)), [t]);
}
