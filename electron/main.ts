import { join } from 'node:path';
import { app, Menu, safeStorage } from 'electron';
import { version } from '../package.json';
import type { HandOver } from './app/boot';
import { boot } from './app/boot';
import type { StartRequest } from './app/command-line';
import { readEnvironment } from './app/environment';
import { createLog } from './app/log';
import { menuTemplate } from './app/menu';
import {
  applyColorScheme,
  chooseCertificate,
  chooseDefinition,
  chooseSavePath,
  chooseWarmSet,
  copyText,
} from './app/native';
import { serveBundle } from './app/protocol';
import { finishBeforeQuit } from './app/quit';
import { createRedactor } from './app/redaction';
import { runtimeKind } from './app/runtime';
import { hardenSession } from './app/security';
import { createServices } from './app/services';
import { startConnectionId } from './app/start-connection';
import { createTroubleMenu } from './app/trouble-menu';
import { watchAttention } from './app/watch-attention';
import { createMainWindow } from './app/window';
import { forwardEvents } from './ipc/forward-events';
import { createHandlers } from './ipc/handlers';
import { createPipeline } from './ipc/pipeline';
import { registerChannels } from './ipc/register';
import { createSend } from './ipc/send';
import { isTrustedSender } from './ipc/sender-guard';
import { testConnection } from './milvus';
import { openProfile } from './storage/profile';
import { createSecretCipher } from './storage/secret-cipher';

const environment = readEnvironment(app, process.env, import.meta.dirname, process.argv);
const userData = app.getPath('userData');
const redactor = createRedactor();
const log = createLog({ folder: join(userData, 'logs'), redactor, toConsole: environment.developing });

async function run(start: StartRequest): Promise<HandOver> {
  await app.whenReady();
  hardenSession(environment, log);
  serveBundle(environment.rendererFolder);

  const cipher = createSecretCipher(safeStorage, process.platform);
  const onSecret = (secret: string): void => redactor.protect(secret);
  const profile = await openProfile({ folder: userData, cipher, onSecret });
  const { connections, secrets, settings } = profile;
  applyColorScheme(settings.read().colorScheme);
  let startConnection = await startConnectionId(start, connections);

  const services = createServices(profile, (text) => redactor.redact(text));
  const { loadRecords } = services;
  const more = environment.offersTrouble ? [await createTroubleMenu(services.sample, log)] : [];
  const menu = menuTemplate({ platform: process.platform, developing: environment.developing, more });
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
  const window = createMainWindow({ environment, state: profile.windowState, log });
  const handlers = createHandlers({
    ...profile,
    ...services,
    applyColorScheme,
    now: () => Date.now(),
    test: testConnection,
    info: () => ({
      version,
      electron: process.versions.electron,
      chromium: process.versions.chrome,
      platform: process.platform,
      runtime: runtimeKind(process.versions.electron),
      startConnectionId: startConnection,
      notices: profile.notices,
    }),
    chooseCertificate: () => chooseCertificate(window.contents()),
    chooseSavePath: (name) => chooseSavePath(window.contents(), name),
    chooseWarmSet: () => chooseWarmSet(window.contents()),
    chooseDefinition: () => chooseDefinition(window.contents()),
    copyText,
    secretStorage: () => secrets.storage(),
    loadRecords,
    fieldSamples: profile.fieldSamples,
    presets: profile.presets,
    loadedFields: loadRecords.get,
  });
  const pipeline = createPipeline({
    handlers,
    isTrusted: (sender) => isTrustedSender(sender, environment.pageUrl),
    connection: (id) => connections.connection(id),
    settings: () => settings.read(),
    record: (request) => log.request(request),
    checkOutput: environment.checkAnswers,
  });
  registerChannels(pipeline, {
    contentsId: () => window.contents()?.id ?? null,
    gone: () => window.pageGone(),
  });
  const send = createSend(() => window.contents());
  forwardEvents(send, { connections, ...services });
  watchAttention({ window, tasks: services.tasks, settings, send });
  finishBeforeQuit(app, () => services.stop().finally(() => profile.idle()), log);
  app.on('activate', () => window.show());
  window.show();

  return async (request) => {
    const connectionId = await startConnectionId(request, connections);
    startConnection = connectionId ?? startConnection;
    window.show();
    if (connectionId !== null) send('app.openConnection', { connectionId });
  };
}

boot({ app, environment, log, run });
