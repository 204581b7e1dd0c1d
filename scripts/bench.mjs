import { command, say } from './lib/command.mjs';
import { toolEnv, toolNode } from './lib/node.mjs';
import { inRoot } from './lib/paths.mjs';
import { hand } from './lib/run.mjs';
import { ensureDependencies } from './setup/index.mjs';

/** Files of scripts/bench. */
const PARTS = ['lists', 'sandbox'];

await command('Bench: measure, each figure with its ratio to a floor of the same run.', async () => {
  await ensureDependencies();
  const codes = [];
  for (const part of PARTS) {
    say(`\n== ${part}`);
    codes.push(await hand(toolNode(), [inRoot('scripts', 'bench', `${part}.mjs`)], { env: toolEnv() }));
  }
  return Math.max(...codes);
});
