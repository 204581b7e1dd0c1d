import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem, step } from '../lib/command.mjs';
import { tool, toolEnv, toolNode } from '../lib/node.mjs';
import { OUT_DIR, inRoot } from '../lib/paths.mjs';
import { runOrFail } from '../lib/run.mjs';
import { hashOf, readJson, writeJson } from '../lib/stamp.mjs';
import { eagerChunks } from './eager-chunks.mjs';

const STAMP = join(OUT_DIR, '.build.json');
const SOURCES = [
  'electron',
  'renderer',
  'shared',
  'scripts/config/empty-module.cjs',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
].map((path) => inRoot(path));
const RESULTS = ['main/index.cjs', 'preload/preload.cjs', 'renderer/index.html'].map((path) =>
  join(OUT_DIR, path),
);

// A header that only a gRPC client or server writes.
const GRPC_MARK = 'grpc-accept-encoding';

const isSource = (path) => !/\.test\.tsx?$|[\\/]renderer[\\/]test[\\/]/.test(path);

/** Builds main, preload and renderer into out/, unless that is what out/ already holds. */
export async function ensureBuild({ always = false } = {}) {
  const sources = hashOf(SOURCES, { keep: isSource });
  const isThere = RESULTS.every((path) => existsSync(path));
  if (!always && isThere && readJson(STAMP)?.sources === sources) return;
  mkdirSync(OUT_DIR, { recursive: true });
  await step('Building main, preload and renderer', () =>
    runOrFail(toolNode(), [tool('electron-vite', 'bin', 'electron-vite.js'), 'build'], {
      env: toolEnv({ NODE_ENV: 'production' }),
      what: 'The build',
      remedy: 'Mend what the lines above name; `npm run lint` also checks the types.',
    }),
  );
  checkStart();
  writeJson(STAMP, { sources });
}

/** The window must not wait for the SDK, nor for the sample cluster: both belong to chunks that load when used. */
function checkStart() {
  const early = eagerChunks(join(OUT_DIR, 'main', 'index.cjs')).filter((path) =>
    readFileSync(path, 'utf8').includes(GRPC_MARK),
  );
  if (early.length === 0) return;
  throw new Problem(
    `The main process would load the SDK before the window: it is in ${early.join(', ')}.`,
    'Import it with await import(), and look for a static import of electron/milvus/connect or electron/sandbox.',
  );
}
