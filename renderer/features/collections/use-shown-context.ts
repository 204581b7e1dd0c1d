import { useEffect, useRef } from 'react';
import type { ActionContext } from '@renderer/commands/action';
import { provideContext } from '@renderer/commands/context-source';

/** Tells palette and keys what this screen shows, as it is at the moment they ask. */
export function useShownContext(context: Partial<ActionContext>): void {
  const newest = useRef(context);
  useEffect(() => {
    newest.current = context;
  });
  useEffect(() => provideContext(() => newest.current), []);
}
