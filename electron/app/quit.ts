import type { App } from 'electron';
import type { Log } from './log';

/** Quitting does not wait longer than this for what is still being written or closed. */
const MAX_MS = 3_000;

/**
 * Finishes pending work before the process ends, whichever way it was told to quit.
 * @param finish what has to be done; a failure is logged and does not keep the application alive
 */
export function finishBeforeQuit(app: App, finish: () => Promise<unknown>, log: Log): void {
  let finished = false;
  app.on('will-quit', (event) => {
    if (finished) return;
    event.preventDefault();
    finished = true;
    const late = new Promise<void>((resolve) => {
      setTimeout(resolve, MAX_MS);
    });
    const finishing = finish().catch((thrown: unknown) => {
      log.error('not everything was finished at the end', thrown);
    });
    void Promise.race([finishing, late]).then(() => {
      // In a turn of its own: while the event is still being told, Electron takes no second wish to quit, and would
      // never end if everything was finished at once.
      setImmediate(() => {
        app.quit();
      });
    });
  });
}
