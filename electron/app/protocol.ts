import { protocol } from 'electron';
import { APP_SCHEME, createBundleHandler } from './bundle-handler';

/** Gives the page's scheme an origin of its own; has to come before the application is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/** Serves the built page from that folder; once, after the application is ready. */
export function serveBundle(rendererFolder: string): void {
  protocol.handle(APP_SCHEME, createBundleHandler(rendererFolder));
}
