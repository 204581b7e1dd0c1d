import type { AppInfo } from '@shared/domain/settings';
import type { HandlersOf } from '../handler-types';

export interface AppHandlersDeps {
  info: () => AppInfo;
  /** Lets the user choose a PEM file; null if they chose none. */
  chooseCertificate: () => Promise<string | null>;
  copyText: (text: string) => void;
}

export function appHandlers(deps: AppHandlersDeps): HandlersOf<'app'> {
  return {
    'app.info': () => deps.info(),
    'app.chooseFile': async () => ({ path: await deps.chooseCertificate() }),
    'app.copyText': ({ text }) => {
      deps.copyText(text);
      return {};
    },
  };
}
