import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Interrupted, say, seconds } from './command.mjs';
import { inRoot } from './paths.mjs';
import { readJson } from './stamp.mjs';
import { NOTHING, add, ofPlaywright, ofVitest, settle } from './tally.mjs';
import { runPlaywright } from './playwright.mjs';
import { TOO_LONG } from './run.mjs';
import { runVitest } from './vitest.mjs';

/**
 * What a tier has at hand.
 * @typedef {object} Bench
 * @property {string} reports folder for reports
 * @property {string[]} filters arguments for the runner
 * @property {() => Promise<import('../setup/electron.mjs').ElectronRuntime>} electron sets the app up on first use
 *
 * @typedef {object} Tier
 * @property {string} name
 * @property {boolean} needsMachine whether it needs more than Node: required in CI, skipped elsewhere if that is missing
 * @property {(bench: Bench) => Promise<string | null>} obstacle why it cannot run here
 * @property {(bench: Bench) => Promise<import('./tally.mjs').Tally>} run
 */

const NONE = () => Promise.resolve(null);

const MINUTE = 60_000;
/** Several times what each takes: a runner that is stuck ends as a failure, and the other tiers still run. */
const LONGEST_MS = {
  unit: 10 * MINUTE,
  component: 15 * MINUTE,
  integration: 20 * MINUTE,
  e2e: 30 * MINUTE,
  real: 25 * MINUTE,
  package: 10 * MINUTE,
};

function sayIfTooLong(project, code) {
  if (code === TOO_LONG) say(`${project} did not end within ${seconds(LONGEST_MS[project])} and was ended.`);
}

async function countVitest(bench, project, env) {
  const report = join(bench.reports, `${project}.json`);
  const timeoutMs = LONGEST_MS[project];
  const { code } = await runVitest({ project, report, env, timeoutMs, filters: bench.filters });
  sayIfTooLong(project, code);
  const found = readJson(report);
  return settle(found && ofVitest(found), code, { mayBeEmpty: bench.filters.length > 0 });
}

async function countPlaywright(bench, project, env) {
  const report = join(bench.reports, `${project}.json`);
  const electron = await bench.electron();
  const timeoutMs = LONGEST_MS[project];
  const { code } = await runPlaywright({ project, electron, report, env, timeoutMs, filters: bench.filters });
  sayIfTooLong(project, code);
  const found = readJson(report);
  return settle(found && ofPlaywright(found), code, { mayBeEmpty: bench.filters.length > 0 });
}

/** The app must be there before a tier that shows it; what hinders that is its obstacle. */
async function appObstacle(bench) {
  try {
    await bench.electron();
    return null;
  } catch (thrown) {
    if (thrown instanceof Interrupted) throw thrown;
    return thrown.message;
  }
}

/** Servers are installed here and not in a test, whose time limit is for the test. */
async function serverObstacle() {
  const { MILVUS_VERSIONS, milvusObstacle, installMilvus } = await import('./milvus-server.mjs');
  const obstacle = await milvusObstacle();
  if (obstacle !== null) return obstacle;
  try {
    for (const version of MILVUS_VERSIONS) await installMilvus(version);
    return null;
  } catch (thrown) {
    if (thrown instanceof Interrupted) throw thrown;
    return thrown.message;
  }
}

const hasRealTests = () =>
  readdirSync(inRoot('e2e', 'real'), { recursive: true }).some((name) => name.endsWith('.real.test.ts'));

/** @param {string} name */
const plain = (name) => ({
  name,
  needsMachine: false,
  obstacle: NONE,
  run: (bench) => countVitest(bench, name),
});

/** @type {Tier[]} */
export const TIERS = [
  plain('unit'),
  plain('component'),
  plain('integration'),
  {
    name: 'e2e',
    needsMachine: true,
    obstacle: appObstacle,
    run: (bench) => countPlaywright(bench, 'e2e'),
  },
  {
    name: 'real',
    needsMachine: true,
    obstacle: async (bench) => (await serverObstacle()) ?? (await appObstacle(bench)),
    run: async (bench) => {
      // Tests of the gateway alone are Vitest's; those of the window are Playwright's.
      const alone = hasRealTests() ? await countVitest(bench, 'real') : NOTHING;
      return add(alone, await countPlaywright(bench, 'real'));
    },
  },
  {
    name: 'package',
    needsMachine: true,
    obstacle: appObstacle,
    run: async (bench) => {
      const { buildPackage } = await import('../package/build.mjs');
      const executable = await buildPackage({
        electron: await bench.electron(),
        targets: ['dir'],
        fallback: true,
      });
      return countPlaywright(bench, 'package', { FALCONER_PACKAGED: executable });
    },
  },
];
