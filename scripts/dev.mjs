import { command, Problem, say } from './lib/command.mjs';
import { hasDisplay } from './lib/display.mjs';
import { sandboxFlags } from './lib/launch.mjs';
import { tool, toolEnv, toolNode } from './lib/node.mjs';
import { hand } from './lib/run.mjs';
import { ensureDependencies, ensureElectron, ensureSystemLibraries } from './setup/index.mjs';

await command('Development: the app from the sources, reloading on each change.', async () => {
  await ensureDependencies();
  const electron = await ensureElectron();
  if (!hasDisplay()) {
    throw new Problem('No display here.', 'Run it where a screen is, or under `xvfb-run -a npm run dev`.');
  }
  await ensureSystemLibraries(electron.executable, { display: true });
  say(`Electron ${electron.version}. Ctrl+C ends it.`);
  const noSandbox = sandboxFlags().length > 0 ? ['--noSandbox'] : [];
  const given = process.argv.slice(2);
  return hand(
    toolNode(),
    [
      tool('electron-vite', 'bin', 'electron-vite.js'),
      'dev',
      '--watch',
      ...noSandbox,
      ...(given.length > 0 ? ['--', ...given] : []),
    ],
    // electron-vite reads only this variable, not the one of the electron package.
    { env: toolEnv({ ELECTRON_EXEC_PATH: electron.executable }), withChildren: true },
  );
});
