import type { AppInfo } from '@shared/domain/settings';
import type { HandlersOf } from '../handler-types';

export interface AppHandlersDeps {
  info: () => AppInfo;
  /** Lets the user choose a PEM file; null if they chose none. */
  chooseCertificate: () => Promise<string | null>;
  /** Resolves once it is on the clipboard. */
  copyText: (text: string) => Promise<void>;
}

export function appHandlers(deps: AppHandlersDeps): HandlersOf<'app'> {
  return {
    'app.info': () => deps.info(),
    'app.chooseFile': async () => ({ path: await deps.chooseCertificate() }),
    'app.copyText': async ({ text }) => {
      await deps.copyText(text);
      return {};
    },
  };
}
