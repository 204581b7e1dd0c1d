import type { ActionContext } from './action';

/** Nothing is open. */
export const NOWHERE: ActionContext = {
  connectionId: null,
  database: null,
  collection: null,
  partition: null,
  list: null,
};

let source: (() => Partial<ActionContext>) | null = null;

/**
 * Says what palette and keys are about while a screen is shown. Asked at the moment of the key, so that what is known
 * of a collection is what the screen knows then.
 * @returns takes the screen away again
 */
export function provideContext(read: () => Partial<ActionContext>): () => void {
  source = read;
  return () => {
    if (source === read) source = null;
  };
}

/** What an action is about now. */
export function currentContext(): ActionContext {
  return { ...NOWHERE, ...source?.() };
}
