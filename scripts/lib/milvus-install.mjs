import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Problem, step } from './command.mjs';
import { RUNTIME_DIR } from './paths.mjs';
import { run, runOrFail } from './run.mjs';
import { readJson, writeJson } from './stamp.mjs';

/** What a Python package index carries: whole servers of two versions, and the small one. */
const PACKAGES = {
  '2.3.5': ['milvus==2.3.5'],
  '2.2.16': ['milvus==2.2.16'],
  lite: ['milvus-lite==3.2.1', 'pymilvus==3.0.1'],
};
const VENVS = join(RUNTIME_DIR, 'venvs');
const INSTALL_MS = 15 * 60 * 1000;

/** @type {readonly string[]} */
export const MILVUS_VERSIONS = Object.keys(PACKAGES);

/**
 * Why no Milvus server can run on this machine; null if one can.
 * @returns {Promise<string | null>}
 */
export async function milvusObstacle() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return `a Milvus server can be installed here only on Linux x64, not on ${process.platform} ${process.arch}`;
  }
  const { code } = await run('python3', ['-c', 'import venv, ensurepip']);
  return code === 0
    ? null
    : 'python3 with venv is missing (Debian and Ubuntu: apt-get install -y python3-venv)';
}

/** See milvus-server.d.mts. */
export async function installMilvus(version) {
  const packages = PACKAGES[version];
  if (!packages) {
    throw new Problem(
      `There is no Milvus '${version}' to install.`,
      `Choose one of ${MILVUS_VERSIONS.join(', ')}.`,
    );
  }
  const venv = join(VENVS, version);
  const mark = join(VENVS, `${version}.json`);
  const isThere = readJson(mark)?.packages?.join() === packages.join() && existsSync(join(venv, 'bin'));
  if (isThere) return venv;
  const obstacle = await milvusObstacle();
  if (obstacle) throw new Problem(`No Milvus server: ${obstacle}.`, 'Install what is missing and run again.');
  await step(`Installing Milvus ${version} into .runtime/venvs`, async () => {
    rmSync(venv, { recursive: true, force: true });
    mkdirSync(VENVS, { recursive: true });
    const remedy =
      'See the lines above; check the network and the package index of pip (`pip config list`), then run again.';
    await runOrFail('python3', ['-m', 'venv', venv], { what: 'Making the virtual environment', remedy });
    await runOrFail(
      join(venv, 'bin', 'python3'),
      ['-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check', ...packages],
      { what: `Installing ${packages.join(' ')}`, remedy, timeoutMs: INSTALL_MS },
    );
  });
  writeJson(mark, { packages });
  return venv;
}
