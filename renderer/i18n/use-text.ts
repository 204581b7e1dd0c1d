import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { inSentence } from './in-sentence';
import type { MessageId } from './messages';

/** Values for the places in a text. */
export type TextValues = Record<string, string | number>;

function inSentences(values: TextValues): TextValues {
  const entries = Object.entries(values);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'string' ? inSentence(value) : value]),
  );
}

/**
 * Answers a function that gives the text of an id in the language of the window. No value turns or breaks the sentence
 * that it is put into.
 */
export function useText(): (id: MessageId, values?: TextValues) => string {
  const { formatMessage } = useIntl();
  return useCallback((id, values) => formatMessage({ id }, values && inSentences(values)), [formatMessage]);
}
