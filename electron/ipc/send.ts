import type { EventName, EventPayload } from '@shared/ipc/events';
import type { WebContents } from 'electron';

/** Tells the window something. */
export type Send = <N extends EventName>(event: N, payload: EventPayload<N>) => void;

/**
 * Sends events to the window, if there is one: without it nobody is listening, and a new page asks for everything
 * afresh. The only place that calls `webContents.send`.
 */
export function createSend(contents: () => WebContents | null): Send {
  return (event, payload) => {
    const target = contents();
    if (target !== null && !target.isDestroyed()) target.send(event, payload);
  };
}
