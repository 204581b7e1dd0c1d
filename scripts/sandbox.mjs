import { command } from './lib/command.mjs';
import { toolEnv, toolNode } from './lib/node.mjs';
import { inRoot } from './lib/paths.mjs';
import { hand } from './lib/run.mjs';
import { ensureDependencies } from './setup/index.mjs';

await command("Sandbox: a server of Milvus' protocol with a state of its own, until Ctrl+C.", async () => {
  await ensureDependencies();
  return hand(toolNode(), [inRoot('scripts', 'sandbox', 'run.mjs'), ...process.argv.slice(2)], {
    env: toolEnv(),
  });
});
