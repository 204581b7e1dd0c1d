import { useMemo } from 'react';
import { useText } from '@renderer/i18n';
import { useErrorText } from '@renderer/ui/use-error-text';
import type { Say } from './bulk-words';

/** Puts what is said of bulks into the language of the window. */
export function useSay(): Say {
  const text = useText();
  const error = useErrorText();
  return useMemo(() => ({ text, error }), [text, error]);
}
