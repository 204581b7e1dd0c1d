import type { BrowserWindow } from 'electron';
import type { JsonFile } from '../storage/json-file';
import type { WindowState } from '../storage/window-state';
import type { Log } from './log';

/** A drag moves a window many times a second; this long after the last move it is saved. */
const SETTLE_MS = 500;

/** Saves where the window is and whether it is maximized, whenever that has changed and when it is closed. */
export function keepWindowState(window: BrowserWindow, state: JsonFile<WindowState>, log: Log): void {
  let timer: NodeJS.Timeout | undefined;

  const save = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isMinimized()) return;
    const next: WindowState = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    if (JSON.stringify(next) === JSON.stringify(state.value)) return;
    state
      .update(() => next)
      .catch((thrown: unknown) => {
        log.warn(`the window's place was not saved: ${String(thrown)}`);
      });
  };
  const saveSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, SETTLE_MS);
  };

  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('maximize', saveSoon);
  window.on('unmaximize', saveSoon);
  window.on('close', save);
  window.on('closed', () => {
    clearTimeout(timer);
  });
}
