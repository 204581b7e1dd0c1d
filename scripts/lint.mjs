import { command, say, step } from './lib/command.mjs';
import { tool, toolEnv, toolNode } from './lib/node.mjs';
import { run } from './lib/run.mjs';
import { ensureDependencies } from './setup/index.mjs';

const CHECKS = [
  { name: 'ESLint', args: [tool('eslint', 'bin', 'eslint.js'), '.', '--max-warnings=0'] },
  {
    name: 'Prettier',
    args: [tool('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level=warn', '.'],
    remedy: 'npm run format',
  },
  { name: 'Types', args: [tool('typescript', 'bin', 'tsc'), '--noEmit'] },
  {
    name: 'Dependency rules',
    args: [
      tool('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
      ...['--config', 'scripts/config/dependency-cruiser.cjs'],
      ...['electron', 'renderer', 'shared', 'e2e', 'scripts'],
    ],
  },
  { name: 'Unused code', args: [tool('knip', 'bin', 'knip.js'), '--no-progress'] },
];

await command('Lint: style, format, types, dependency rules and unused code.', async () => {
  await ensureDependencies();
  const failed = [];
  for (const { name, args, remedy } of CHECKS) {
    const { code, tail } = await step(name, () => run(toolNode(), args, { env: toolEnv() }));
    if (code === 0) continue;
    failed.push(name);
    say(tail);
    if (remedy) say(`What to do: ${remedy}`);
  }
  say(failed.length === 0 ? 'Lint: nothing to mend.' : `Lint failed: ${failed.join(', ')}.`);
  return failed.length === 0 ? 0 : 1;
});
