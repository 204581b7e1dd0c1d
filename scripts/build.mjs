import { command, say } from './lib/command.mjs';
import { OUT_DIR } from './lib/paths.mjs';
import { ensureBuild, ensureDependencies } from './setup/index.mjs';

await command('Build: bundle main, preload and renderer into out/.', async () => {
  await ensureDependencies();
  await ensureBuild({ always: true });
  say(`Built: ${OUT_DIR}`);
});
