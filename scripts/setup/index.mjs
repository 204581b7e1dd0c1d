import { hasDisplay } from '../lib/display.mjs';
import { ensureBuild } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { ensureElectron } from './electron.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

/**
 * Brings the machine to where the app can run; what is done already costs milliseconds.
 * @returns {Promise<import('./electron.mjs').ElectronRuntime>}
 */
export async function setUp() {
  await ensureDependencies();
  const electron = await ensureElectron();
  await ensureSystemLibraries(electron.executable, { display: hasDisplay() });
  await ensureBuild();
  return electron;
}

export { ensureBuild } from './build.mjs';
export { ensureDependencies } from './dependencies.mjs';
export { ensureElectron } from './electron.mjs';
export { ensureSystemLibraries } from './system-libraries.mjs';
