import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { flipAndCheck } from './fuses.mjs';

const NOT_FOR_USERS = `This package is a test of packaging, not a release.

It was built around a fallback Electron runtime from an unofficial registry package, because Electron's own binary
could not be downloaded. Do not give it to anyone. Build a release where Electron can be downloaded.
`;

const executableOf = ({ appOutDir, packager, electronPlatformName }) => {
  const { productFilename } = packager.appInfo;
  if (electronPlatformName === 'linux') return join(appOutDir, packager.executableName);
  return join(appOutDir, `${productFilename}.${electronPlatformName === 'win32' ? 'exe' : 'app'}`);
};

/**
 * Called by electron-builder when a package's folder is complete and not yet signed.
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function afterPack(context) {
  const resources = context.packager.getResourcesDir(context.appOutDir);
  // What the runtime brought to start an app from a folder; the package starts its own.
  for (const name of ['app', 'default_app.asar'])
    rmSync(join(resources, name), { recursive: true, force: true });
  if (process.env.FALCONER_PACKAGE_RUNTIME === 'fallback') {
    writeFileSync(join(resources, 'NOT-FOR-USERS.txt'), NOT_FOR_USERS);
  }
  await flipAndCheck(executableOf(context), context.electronPlatformName);
}
