import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Problem, step } from '../lib/command.mjs';
import { RUNTIME_DIR } from '../lib/paths.mjs';
import { run, runOrFail } from '../lib/run.mjs';
import { readJson, writeJson } from '../lib/stamp.mjs';

const STAMP = join(RUNTIME_DIR, 'system-libraries.json');
const FOR_ELECTRON = [
  'libnss3',
  'libgtk-3-0',
  'libgbm1',
  'libasound2',
  'libxss1',
  'libxtst6',
  'libnotify4',
  'libatspi2.0-0',
  'libdrm2',
  'libxkbcommon0',
  'libcups2',
  'fonts-dejavu-core',
];
const FOR_NO_DISPLAY = ['xvfb', 'xauth'];

/** @param {string} name */
export const isOnPath = (name) =>
  (process.env.PATH ?? '').split(delimiter).some((dir) => dir !== '' && existsSync(join(dir, name)));

const isRoot = () => process.getuid?.() === 0;

/**
 * Names in ldd's output that were not found.
 * @param {string} output
 */
export const missingIn = (output) =>
  output
    .split('\n')
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim().split(/\s/)[0]);

/**
 * On Linux: sees to the shared libraries that Electron needs and, where no screen is, to a virtual one.
 * @param {string} executable of the Electron runtime
 * @param {{ display: boolean }} have whether a screen is at hand
 */
export async function ensureSystemLibraries(executable, { display }) {
  if (process.platform !== 'linux') return;
  const needsXvfb = !display && !isOnPath('Xvfb');
  if (readJson(STAMP)?.executable === executable && !needsXvfb) return;
  const missing = isOnPath('ldd') ? missingIn((await run('ldd', [executable])).tail) : [];
  if (missing.length > 0 || needsXvfb) {
    await install(
      [...missing, ...(needsXvfb ? ['Xvfb'] : [])],
      [...(missing.length > 0 ? FOR_ELECTRON : []), ...(needsXvfb ? FOR_NO_DISPLAY : [])],
    );
  }
  writeJson(STAMP, { executable });
}

/**
 * @param {string[]} missing what is lacking, for the message
 * @param {string[]} packages Debian packages that bring it
 */
async function install(missing, packages) {
  const line = `apt-get update && apt-get install -y ${packages.join(' ')}`;
  const lacking = `Missing on this machine: ${missing.join(', ')}.`;
  if (!isOnPath('apt-get')) {
    throw new Problem(
      lacking,
      `Install them with this system's package manager; on Debian or Ubuntu that is: sudo sh -c '${line}'`,
    );
  }
  if (!isRoot()) throw new Problem(lacking, `Run this line, then the command again: sudo sh -c '${line}'`);
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    remedy: `Run it by hand and see what it says: ${line}`,
  };
  await step(`${lacking} Installing with apt-get`, async () => {
    await runOrFail('apt-get', ['update', '-q'], { ...options, what: 'apt-get update' });
    const names = await Promise.all(packages.map(packageName));
    await runOrFail('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], {
      ...options,
      what: 'apt-get install',
    });
  });
}

/** Ubuntu 24.04 and Debian 13 renamed libraries whose time_t grew. */
async function packageName(name) {
  const { code } = await run('apt-cache', ['show', `${name}t64`]);
  return code === 0 ? `${name}t64` : name;
}
