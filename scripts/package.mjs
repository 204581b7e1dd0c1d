import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments } from './lib/arguments.mjs';
import { command, say } from './lib/command.mjs';
import { DIST_DIR } from './lib/paths.mjs';
import { ensureBuild, ensureDependencies, ensureElectron } from './setup/index.mjs';

const TARGETS = { linux: ['dir', 'deb'], darwin: ['dir', 'dmg'], win32: ['dir', 'nsis'] };

await command('Package: build the unpacked app and an installer into dist/.', async () => {
  const { values } = readArguments(
    { 'with-fallback-runtime': { type: 'boolean' } },
    { usage: 'npm run package [-- --with-fallback-runtime]' },
  );
  await ensureDependencies();
  const electron = await ensureElectron();
  await ensureBuild();
  const { buildPackage } = await import('./package/build.mjs');
  const executable = await buildPackage({
    electron,
    targets: TARGETS[process.platform] ?? ['dir'],
    fallback: values['with-fallback-runtime'] === true,
  });
  say(`Unpacked: ${executable}`);
  const isInstaller = (name) => /\.(deb|dmg|exe|AppImage)$/.test(name);
  for (const name of readdirSync(DIST_DIR).filter(isInstaller)) say(`Installer: ${join(DIST_DIR, name)}`);
});
