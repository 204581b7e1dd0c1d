import type { App } from 'electron';
import { dialog } from 'electron';
import type { StartRequest } from './command-line';
import { parseCommandLine } from './command-line';
import type { AppEnvironment } from './environment';
import type { Log } from './log';
import { registerAppScheme } from './protocol';
import { hardenAllContents, hardenProcess } from './security';
import { claimSingleInstance } from './single-instance';

/** Carries out a request of a second start in the running application. */
export type HandOver = (request: StartRequest) => Promise<void>;

export interface BootDeps {
  app: App;
  environment: AppEnvironment;
  log: Log;
  /** Builds the application and shows its window, in the one instance there is. */
  run: (start: StartRequest) => Promise<HandOver>;
}

const EXIT_USAGE = 2;

function logDefects(log: Log): void {
  process.on('uncaughtException', (thrown) => log.error('uncaught', thrown));
  process.on('unhandledRejection', (thrown) => log.error('unhandled rejection', thrown));
}

/** What comes before anything is built: command line, hardening, and that there is one instance only. */
export function boot({ app, environment, log, run }: BootDeps): void {
  const commandLine = parseCommandLine(process.argv.slice(1));
  if (!commandLine.ok) {
    process.stderr.write(`${commandLine.problem}\n`);
    app.exit(EXIT_USAGE);
    return;
  }
  logDefects(log);
  log.info(`started on Electron ${process.versions.electron}, ${process.platform} ${process.arch}`);
  hardenProcess(app, environment);
  hardenAllContents(app, environment, log);
  registerAppScheme();
  const first = claimSingleInstance(app, commandLine.start, (request) => {
    running
      .then((handOver) => handOver(request))
      .catch((thrown: unknown) => log.error('hand-over failed', thrown));
  });
  if (!first) {
    app.quit();
    return;
  }
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  const running = run(commandLine.start);
  running.catch((thrown: unknown) => {
    log.error('the start failed', thrown);
    dialog.showErrorBox(
      'Falconer could not start',
      thrown instanceof Error ? thrown.message : String(thrown),
    );
    app.exit(1);
  });
}
