import type { App } from 'electron';
import type { StartRequest } from './command-line';
import { startRequestSchema } from './command-line';

/** What the first instance gets from a second one; null if that says nothing that can be understood. */
export function readHandover(data: unknown): StartRequest | null {
  const parsed = startRequestSchema.safeParse(data);
  return parsed.success ? parsed.data : null;
}

/**
 * Makes this the one instance of its profile folder, or hands the request over to the one that runs.
 * @param onSecond called in the first instance whenever a second one is started
 * @returns false in a second instance, which has to end
 */
export function claimSingleInstance(
  app: App,
  start: StartRequest,
  onSecond: (request: StartRequest) => void,
): boolean {
  if (!app.requestSingleInstanceLock(start)) return false;
  // Not from the arguments that the event also has: Chromium puts those in another order.
  app.on('second-instance', (_event, _args, _folder, data) => {
    onSecond(readHandover(data) ?? { kind: 'nothing' });
  });
  return true;
}
