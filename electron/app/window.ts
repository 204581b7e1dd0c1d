import { setMaxListeners } from 'node:events';
import type { BrowserWindowConstructorOptions, WebContents } from 'electron';
import { BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import type { JsonFile } from '../storage/json-file';
import type { WindowState } from '../storage/window-state';
import { DEFAULT_SIZE, fitToDisplays, MIN_SIZE } from '../storage/window-state';
import type { BarLook } from './attention';
import { createCrashPolicy } from './crash-policy';
import type { AppEnvironment } from './environment';
import type { Log } from './log';
import { showWhenReady } from './show-when-ready';
import { keepWindowState } from './window-state-keeper';

/** The one window. It may be closed and opened again (macOS) while the application goes on. */
export interface MainWindow {
  /** Opens the window, or brings it to the front. */
  show(): void;
  contents(): WebContents | null;
  /** Whether it is open and has the focus. */
  isInFront(): boolean;
  /** Shows in the taskbar how far something is; null takes that away. */
  showBar(look: BarLook): void;
  /** Listens to the window coming to the front, and going from it. */
  onFrontChange(listener: () => void): void;
  /** Aborts when the page that is shown now is left, has crashed or is closed. */
  pageGone(): AbortSignal;
}

export interface MainWindowDeps {
  environment: AppEnvironment;
  state: JsonFile<WindowState>;
  log: Log;
}

function backgroundColor(): string {
  return nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff';
}

function optionsOf({ environment, state }: MainWindowDeps): BrowserWindowConstructorOptions {
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  return {
    ...(fitToDisplays(state.value.bounds, areas) ?? DEFAULT_SIZE),
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    title: 'Falconer',
    show: false,
    autoHideMenuBar: true,
    backgroundColor: backgroundColor(),
    webPreferences: {
      preload: environment.preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  };
}

function watchPage(window: BrowserWindow, pageUrl: string, log: Log, onGone: () => void): void {
  const crashes = createCrashPolicy();
  const contents = window.webContents;
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) onGone();
  });
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    onGone();
    if (reason === 'clean-exit') return;
    log.error(`the page's process is gone: ${reason} (${exitCode})`);
    if (crashes.shouldReload()) {
      load(window, pageUrl, log);
    } else {
      dialog.showErrorBox(
        'Falconer cannot show its window',
        'Its page has crashed several times in a minute. Tasks on the servers go on. Quit Falconer and start it again.',
      );
    }
  });
  contents.on('unresponsive', () => {
    log.warn('the page does not respond');
  });
  contents.on('responsive', () => {
    log.info('the page responds again');
  });
  contents.on('preload-error', (_event, _path, error) => {
    log.error('the preload failed', error);
  });
}

function load(window: BrowserWindow, pageUrl: string, log: Log): void {
  window.loadURL(pageUrl).catch((thrown: unknown) => {
    // A newer load replaces this one and rejects it.
    if (!window.isDestroyed()) log.warn(`the page was not loaded: ${String(thrown)}`);
  });
}

/** Electron takes 2 for "nobody knows how far", and a negative number for "nothing". */
function showBarOn(window: BrowserWindow | null, look: BarLook): void {
  if (window === null || window.isDestroyed()) return;
  if (look === null) window.setProgressBar(-1);
  else if (look.mode === 'indeterminate') window.setProgressBar(2, { mode: 'indeterminate' });
  else window.setProgressBar(look.part, { mode: look.mode });
}

/** Each request that is under way listens to the end of its page, so many listeners are no leak. */
function newPage(): AbortController {
  const page = new AbortController();
  setMaxListeners(0, page.signal);
  return page;
}

/** Prepares the window; `show` opens it. */
export function createMainWindow(deps: MainWindowDeps): MainWindow {
  const { environment, state, log } = deps;
  let window: BrowserWindow | null = null;
  let page = newPage();
  const frontListeners: (() => void)[] = [];
  const tellFront = (): void => {
    for (const listener of frontListeners) listener();
  };
  const leavePage = (): void => {
    page.abort();
    page = newPage();
  };

  function open(): BrowserWindow {
    const opened = new BrowserWindow(optionsOf(deps));
    if (state.value.maximized) opened.maximize();
    showWhenReady(opened);
    opened.on('page-title-updated', (event) => {
      event.preventDefault();
    });
    opened.on('closed', () => {
      leavePage();
      window = null;
    });
    opened.on('focus', tellFront);
    opened.on('blur', tellFront);
    watchPage(opened, environment.pageUrl, log, leavePage);
    keepWindowState(opened, state, log);
    load(opened, environment.pageUrl, log);
    return opened;
  }

  nativeTheme.on('updated', () => {
    window?.setBackgroundColor(backgroundColor());
  });

  return {
    show() {
      if (window === null) {
        window = open();
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    contents: () => (window === null || window.isDestroyed() ? null : window.webContents),
    pageGone: () => page.signal,
    isInFront: () => window?.isDestroyed() === false && window.isFocused(),
    showBar: (look) => {
      showBarOn(window, look);
    },
    onFrontChange: (listener) => {
      frontListeners.push(listener);
    },
  };
}
