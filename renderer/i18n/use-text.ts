import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { MessageId } from './messages';

/** Values for the places in a text. */
export type TextValues = Record<string, string | number>;

/** Answers a function that gives the text of an id in the language of the window. */
export function useText(): (id: MessageId, values?: TextValues) => string {
  const { formatMessage } = useIntl();
  return useCallback((id, values) => formatMessage({ id }, values), [formatMessage]);
}
