import { readArguments } from './lib/arguments.mjs';
import { command, Problem, say } from './lib/command.mjs';
import { tool, toolEnv, toolNode } from './lib/node.mjs';
import { run } from './lib/run.mjs';
import { ensureDependencies, setUp } from './setup/index.mjs';

const PARTS = ['truth', 'drops', 'kills', 'real', 'calls'];
const USAGE = `npm run soak [-- ${PARTS.join('|')}] [--profile 2.5.27] [--steps 2000] [--seed 1]`;

/** What of the command line the tests read. */
function settingsOf({ profile, steps, seed }) {
  for (const [name, value] of Object.entries({ steps, seed })) {
    if (value !== undefined && !/^\d+$/.test(value))
      throw new Problem(`'${value}' is not a number of ${name}.`, USAGE);
  }
  return {
    ...(profile === undefined ? {} : { FALCONER_SOAK_PROFILE: profile }),
    ...(steps === undefined ? {} : { FALCONER_SOAK_STEPS: steps }),
    ...(seed === undefined ? {} : { FALCONER_SOAK_SEED: seed }),
  };
}

/** Plays one file of the tests that run long. */
async function play(file, env) {
  const args = [tool('vitest', 'vitest.mjs'), 'run', '--config', 'scripts/config/vitest.config.ts'];
  const options = { label: 'soak', show: true, env: toolEnv(env) };
  const { code } = await run(toolNode(), [...args, '--project', 'soak', file], options);
  return code;
}

/** Plays one file of those that need the real application. */
async function playInApp(file, env = {}) {
  const electron = await setUp();
  const { runPlaywright } = await import('./lib/playwright.mjs');
  const { code } = await runPlaywright({ project: 'soak', electron, env, filters: [file] });
  return code;
}

/** Kills a small program of the main process' parts, then the application itself. */
async function playKills(env) {
  const codes = [await play('e2e/soak/kills.soak', env), await playInApp('soak/kills-app.spec', env)];
  return codes.every((code) => code === 0) ? 0 : 1;
}

async function playReal(env) {
  // Needs the dependencies, so it cannot be imported before they are there.
  const { milvusObstacle, installMilvus } = await import('./lib/milvus-server.mjs');
  const obstacle = await milvusObstacle();
  if (obstacle !== null) {
    say(`A real server cannot run here: ${obstacle} It counts as failed.`);
    return 1;
  }
  await installMilvus('2.3.5');
  return play('e2e/soak/truth-real.soak', env);
}

await command('Soak: the proofs that run long, with their figures.', async () => {
  const options = { profile: { type: 'string' }, steps: { type: 'string' }, seed: { type: 'string' } };
  const { values, positionals } = readArguments(options, { usage: USAGE, positionals: true });
  const unknown = positionals.find((name) => !PARTS.includes(name));
  if (unknown !== undefined) throw new Problem(`There is no part '${unknown}'.`, `Usage: ${USAGE}`);
  const env = settingsOf(values);
  await ensureDependencies();
  const parts = positionals.length === 0 ? PARTS : positionals;
  const works = {
    truth: () => play('e2e/soak/truth.soak', env),
    drops: () => play('e2e/soak/drops.soak', env),
    kills: () => playKills(env),
    real: () => playReal(env),
    calls: () => playInApp('soak/calls.spec'),
  };
  let failures = 0;
  for (const part of parts) {
    say(`\n== ${part}`);
    if ((await works[part]()) !== 0) failures++;
  }
  return failures === 0 ? 0 : 1;
});
