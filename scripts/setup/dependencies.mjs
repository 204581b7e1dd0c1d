import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { step } from '../lib/command.mjs';
import { toolNode } from '../lib/node.mjs';
import { MODULES_DIR, inRoot } from '../lib/paths.mjs';
import { runOrFail } from '../lib/run.mjs';
import { hashOf, readJson, writeJson } from '../lib/stamp.mjs';

const STAMP = join(MODULES_DIR, '.falconer-stamp.json');
/** npm settings of the caller that would install something else than the lockfile says. */
const UNWANTED = /^(NODE_ENV|npm_config_(global|omit|production|only|dry_run|json|workspaces?|prefix))$/i;

/**
 * Whether an installed tree is the one that the lockfile asks for.
 * @param {{ packages?: Record<string, LockEntry> } | null} wanted package-lock.json
 * @param {{ packages?: Record<string, LockEntry> } | null} installed node_modules/.package-lock.json
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} LockEntry
 */
export function matchesLock(wanted, installed) {
  if (!wanted?.packages || !installed?.packages) return false;
  const have = installed.packages;
  const want = wanted.packages;
  const extra = Object.keys(have).some((path) => !(path in want));
  return (
    !extra &&
    Object.entries(want).every(([path, entry]) => {
      if (path === '') return true;
      const found = have[path];
      if (!found) return entry.optional === true && !isForThisMachine(entry);
      return found.version === entry.version && found.integrity === entry.integrity;
    })
  );
}

/** An optional package made for this very machine is one that the tools need: a native binding, or Node itself. */
function isForThisMachine({ os, cpu, libc }) {
  return (
    os?.includes(process.platform) === true &&
    cpu?.includes(process.arch) === true &&
    (libc === undefined || libc.includes(libcName()))
  );
}

function libcName() {
  process.report.excludeNetwork = true;
  return process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl';
}

/** Installs exactly what the lockfile says, unless that is already there, and checks the toolchain's Node. */
export async function ensureDependencies() {
  const lock = inRoot('package-lock.json');
  const wanted = hashOf([lock, inRoot('scripts', 'node', 'package.json')], {
    salt: [process.platform, process.arch],
  });
  if (readJson(STAMP)?.lock !== wanted) {
    if (!matchesLock(readJson(lock), readJson(join(MODULES_DIR, '.package-lock.json')))) await install();
    writeJson(STAMP, { lock: wanted });
  }
  toolNode();
}

async function install() {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !UNWANTED.test(name)));
  const args = ['ci', '--include=dev', '--include=optional', '--loglevel=error', '--no-progress'];
  const viaNode = process.env.npm_execpath?.endsWith('.js') && existsSync(process.env.npm_execpath);
  await step('Installing the dependencies of the lockfile with npm ci', () =>
    runOrFail(viaNode ? process.execPath : 'npm', viaNode ? [process.env.npm_execpath, ...args] : args, {
      env,
      what: 'npm ci',
      remedy:
        'See the lines above. If the registry cannot be reached, check the network and `npm config get registry`, then run the command again.',
    }),
  );
}
