import type { App, Session, WebContents } from 'electron';
import { session, shell } from 'electron';
import type { AppEnvironment } from './environment';
import type { Log } from './log';
import { isExternalPage, isOwnPage, isOwnRequest } from './navigation';

/** What Chromium would contact by itself; the only servers that are contacted are those that the user named. */
const quietSwitches = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'disable-sync',
  'no-default-browser-check',
  'no-pings',
  // The page needs no proxy, and looking for one is a request on the network.
  'no-proxy-server',
];

/** Sets what Chromium reads once; has to come before the application is ready. */
export function hardenProcess(app: App, { developing }: AppEnvironment): void {
  // Whoever starts it with --no-sandbox (root in a container cannot do otherwise) has chosen; both together would
  // leave Chromium restarting processes that refuse to run.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  for (const name of quietSwitches) app.commandLine.appendSwitch(name);
  // The page's network stack resolves no name at all. The connections to Milvus do not go through it.
  const exceptions = developing ? ' , EXCLUDE localhost' : '';
  app.commandLine.appendSwitch('host-resolver-rules', `MAP * ~NOTFOUND${exceptions}`);
}

/** Denies every permission, download and foreign request; once the application is ready, before the first window. */
export function hardenSession({ pageUrl, developing }: AppEnvironment, log: Log): void {
  const own: Session = session.defaultSession;
  own.setPermissionRequestHandler((_contents, permission, answer) => {
    log.warn(`denied permission ${permission}`);
    answer(false);
  });
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.setSpellCheckerEnabled(false);
  own.on('will-download', (event) => {
    event.preventDefault();
  });
  own.webRequest.onBeforeRequest(({ url }, answer) => {
    const cancel = !isOwnRequest(url, pageUrl, developing);
    if (cancel) log.warn('blocked a request of the page');
    answer({ cancel });
  });
}

function hardenContents(contents: WebContents, pageUrl: string, log: Log): void {
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame && isOwnPage(event.url, pageUrl)) return;
    log.warn('blocked a navigation');
    event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(({ url }) => {
    if (isExternalPage(url)) void shell.openExternal(url);
    else log.warn('blocked a new window');
    return { action: 'deny' };
  });
}

/** Denies navigation, new windows and webviews to every page that this application will ever show. */
export function hardenAllContents(app: App, { pageUrl }: AppEnvironment, log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    hardenContents(contents, pageUrl, log);
  });
}
