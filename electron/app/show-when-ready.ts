/** What of a window that is not shown yet is used here. */
export interface HiddenWindow {
  once: (event: 'ready-to-show', listener: () => void) => unknown;
  show: () => void;
  isVisible: () => boolean;
  isDestroyed: () => boolean;
  webContents: { once: (event: 'did-finish-load', listener: () => void) => unknown };
}

/** So long after its page was loaded a window is shown that has still painted nothing, in ms. */
const LONGEST_MS = 5000;

/**
 * Shows a window when it has painted for the first time, so that nobody sees it empty. Where it never says so, which
 * Electron's users have met on several systems (electron/electron#7779, #25253), it is shown nevertheless: an empty
 * window can be closed, one that is not there cannot.
 */
export function showWhenReady(window: HiddenWindow): void {
  window.once('ready-to-show', () => {
    window.show();
  });
  window.webContents.once('did-finish-load', () => {
    setTimeout(() => {
      if (!window.isDestroyed() && !window.isVisible()) window.show();
    }, LONGEST_MS).unref();
  });
}
