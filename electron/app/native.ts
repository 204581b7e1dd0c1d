import type { Settings } from '@shared/domain/settings';
import { BrowserWindow, clipboard, dialog, nativeTheme } from 'electron';
import type { OpenDialogOptions, WebContents } from 'electron';

/** Has native parts and `prefers-color-scheme` follow the setting. */
export function applyColorScheme(scheme: Settings['colorScheme']): void {
  nativeTheme.themeSource = scheme === 'auto' ? 'system' : scheme;
}

/** Puts text on the clipboard. Electron 45 answers with a promise, older ones at once. */
export async function copyText(text: string): Promise<void> {
  await clipboard.writeText(text);
}

/** Lets the user choose where a file is written; null if they chose nothing. `name` is what is proposed. */
export async function chooseSavePath(contents: WebContents | null, name: string): Promise<string | null> {
  const window = contents === null ? null : BrowserWindow.fromWebContents(contents);
  const options = { defaultPath: name };
  const { canceled, filePath } = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  return canceled || filePath === '' ? null : filePath;
}

/** What kinds of file are chosen, by the name that the system's dialog shows. */
const kinds = {
  PEM: ['pem', 'crt', 'cer'],
  JSON: ['json'],
} as const;

async function chooseFile(contents: WebContents | null, kind: keyof typeof kinds): Promise<string | null> {
  const options: OpenDialogOptions = {
    properties: ['openFile'],
    filters: [
      { name: kind, extensions: [...kinds[kind]] },
      { name: '*', extensions: ['*'] },
    ],
  };
  const window = contents === null ? null : BrowserWindow.fromWebContents(contents);
  const { filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return filePaths[0] ?? null;
}

/** Lets the user choose a file with a certificate authority; null if they chose none. */
export const chooseCertificate = (contents: WebContents | null): Promise<string | null> =>
  chooseFile(contents, 'PEM');

/** Lets the user choose the file of a definition; null if they chose none. */
export const chooseDefinition = (contents: WebContents | null): Promise<string | null> =>
  chooseFile(contents, 'JSON');

/** Lets the user choose the file of a warm set; null if they chose none. */
export const chooseWarmSet = (contents: WebContents | null): Promise<string | null> =>
  chooseFile(contents, 'JSON');
