import { useCallback, useEffect, useState } from 'react';
import { invoke } from '@renderer/api/bridge';

/** How long "Copied" is said, in ms. */
const SAID_MS = 2000;

/** Copies a text through the main process and says for a while that it was done; if it was not, it says nothing. */
export function useCopy(): { isCopied: boolean; copy: (text: string) => void } {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => {
      setCopied(false);
    }, SAID_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isCopied]);
  const copy = useCallback((text: string) => {
    invoke('app.copyText', { text }).then(
      () => {
        setCopied(true);
      },
      () => {
        setCopied(false);
      },
    );
  }, []);
  return { isCopied, copy };
}
