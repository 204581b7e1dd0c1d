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

/** What is lacking, by the names of files. */
async function lacking(executable, display) {
  const libraries = isOnPath('ldd') ? missingIn((await run('ldd', [executable])).tail) : [];
  return { libraries, programs: display || isOnPath('Xvfb') ? [] : ['Xvfb'] };
}

/**
 * On Linux: sees to the shared libraries that Electron needs and, where no screen is, to a virtual one.
 * @param {string} executable of the Electron runtime
 * @param {{ display: boolean }} have whether a screen is at hand
 */
export async function ensureSystemLibraries(executable, { display }) {
  if (process.platform !== 'linux') return;
  const isChecked = readJson(STAMP)?.executable === executable;
  if (isChecked && (display || isOnPath('Xvfb'))) return;
  const { libraries, programs } = await lacking(executable, display);
  if (libraries.length + programs.length > 0) {
    const packages = [
      ...(libraries.length > 0 ? FOR_ELECTRON : []),
      ...(programs.length > 0 ? FOR_NO_DISPLAY : []),
    ];
    await install([...libraries, ...programs], packages);
    const still = await lacking(executable, display);
    if (still.libraries.length + still.programs.length > 0) {
      throw new Problem(
        `Still missing after the installation: ${[...still.libraries, ...still.programs].join(', ')}.`,
        "Install them with this system's package manager, then run the command again.",
      );
    }
  }
  writeJson(STAMP, { executable });
}

/**
 * @param {string[]} missing what is lacking, for the message
 * @param {string[]} packages Debian packages that bring it
 */
async function install(missing, packages) {
  const hasApt = isOnPath('apt-get');
  const names = hasApt ? await namesHere(packages) : packages;
  const line = `apt-get update && apt-get install -y ${names.join(' ')}`;
  const problem = `Missing on this machine: ${missing.join(', ')}.`;
  if (!hasApt) {
    throw new Problem(
      problem,
      `Install them with this system's package manager; on Debian or Ubuntu that is: sudo sh -c '${line}'`,
    );
  }
  if (!isRoot()) throw new Problem(problem, `Run this line, then the command again: sudo sh -c '${line}'`);
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    remedy: `Run it by hand and see what it says: ${line}`,
  };
  await step(`${problem} Installing with apt-get`, async () => {
    await runOrFail('apt-get', ['update', '-q'], { ...options, what: 'apt-get update' });
    // Again: before the update the lists may have been empty.
    const updated = await namesHere(packages);
    await runOrFail('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...updated], {
      ...options,
      what: 'apt-get install',
    });
  });
}

/** Ubuntu 24.04 and Debian 13 renamed libraries whose time_t grew: libgtk-3-0 is libgtk-3-0t64 there. */
async function namesHere(packages) {
  const { tail } = await run('apt-cache', ['pkgnames']);
  const known = new Set(tail.split('\n'));
  return packages.map((name) => (known.has(`${name}t64`) ? `${name}t64` : name));
}
