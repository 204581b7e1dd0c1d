import { join } from 'node:path';
import type { App } from 'electron';
import { APP_PAGE_URL } from './bundle-handler';

/** Where this start of the application finds its parts, and how it was started. */
export interface AppEnvironment {
  /** Started by the development server: its page, reload and console; never in a package. */
  developing: boolean;
  /** The page that the window shows and that may send requests. */
  pageUrl: string;
  /** Whether answers are held against the contract: while developing, and in tests that ask for it. */
  checkAnswers: boolean;
  /** The menu shows troubles of the sample cluster: `--trouble` on the command line. */
  offersTrouble: boolean;
  rendererFolder: string;
  preloadFile: string;
}

/**
 * @param mainFolder the folder of the built main process, beside those of the preload and the page
 * @param args the command line
 */
export function readEnvironment(
  app: Pick<App, 'isPackaged'>,
  variables: NodeJS.ProcessEnv,
  mainFolder: string,
  args: readonly string[] = [],
): AppEnvironment {
  // A package takes no orders from the environment: it would be a way to show a foreign page with our bridge.
  const devUrl = app.isPackaged ? undefined : variables.ELECTRON_RENDERER_URL;
  return {
    developing: devUrl !== undefined,
    pageUrl: devUrl ?? APP_PAGE_URL,
    checkAnswers: devUrl !== undefined || (!app.isPackaged && variables.FALCONER_CHECK_ANSWERS === '1'),
    offersTrouble: args.includes('--trouble'),
    rendererFolder: join(mainFolder, '..', 'renderer'),
    preloadFile: join(mainFolder, '..', 'preload', 'preload.cjs'),
  };
}
