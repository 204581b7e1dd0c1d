import { command } from './lib/command.mjs';
import { toolEnv, toolNode } from './lib/node.mjs';
import { inRoot } from './lib/paths.mjs';
import { hand } from './lib/run.mjs';
import { ensureDependencies } from './setup/index.mjs';

await command('Bench: measure, each figure with its ratio to a floor of the same run.', async () => {
  await ensureDependencies();
  return hand(toolNode(), [inRoot('scripts', 'bench', 'sandbox.mjs')], { env: toolEnv() });
});
