import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import { Problem } from '../lib/command.mjs';

/**
 * The fuses of a package. Without them, environment variables and switches would turn the app into a Node that runs
 * anyone's code under its name.
 * @param {string} platform as electron-builder says it: linux, darwin, mas, win32
 * @returns {Record<string, boolean>} by the name of the fuse
 */
export const wantedFuses = (platform) => ({
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  // Linux has no such check; there it would only pretend.
  EnableEmbeddedAsarIntegrityValidation: platform !== 'linux',
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
});

/** See fuses.d.mts. */
export async function readFuses(executable) {
  const wire = await getCurrentFuseWire(executable);
  return Object.fromEntries(
    Object.entries(FuseV1Options)
      .filter(([, at]) => typeof at === 'number' && at in wire)
      .map(([name, at]) => [name, wire[at] === FuseState.ENABLE]),
  );
}

/**
 * Sets the fuses and reads them back.
 * @param {string} executable on mac the .app
 * @param {string} platform
 */
export async function flipAndCheck(executable, platform) {
  const wanted = wantedFuses(platform);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // A newer Electron may have fuses that are not named here; they keep its default.
    strictlyRequireAllFuses: false,
    resetAdHocDarwinSignature: platform === 'darwin',
    ...Object.fromEntries(Object.entries(wanted).map(([name, value]) => [FuseV1Options[name], value])),
  });
  const found = await readFuses(executable);
  const wrong = Object.keys(wanted).filter((name) => found[name] !== wanted[name]);
  if (wrong.length === 0) return;
  throw new Problem(
    `After flipping, these fuses are not as wanted: ${wrong.join(', ')}.`,
    'Do not ship this package; see whether @electron/fuses knows this Electron.',
  );
}
