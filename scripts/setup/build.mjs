import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { step } from '../lib/command.mjs';
import { tool, toolEnv, toolNode } from '../lib/node.mjs';
import { OUT_DIR, inRoot } from '../lib/paths.mjs';
import { runOrFail } from '../lib/run.mjs';
import { hashOf, readJson, writeJson } from '../lib/stamp.mjs';

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
  writeJson(STAMP, { sources });
}
