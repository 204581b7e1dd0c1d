import { command, Problem, say } from './lib/command.mjs';
import { hasDisplay } from './lib/display.mjs';
import { appArguments } from './lib/launch.mjs';
import { hand } from './lib/run.mjs';
import { setUp } from './setup/index.mjs';
import { playTour } from './lib/tour.mjs';

await command('Falconer: set up what is missing, build, and open the window.', async () => {
  const given = process.argv.slice(2);
  const electron = await setUp();
  if (!hasDisplay()) {
    say(
      'No display here (neither DISPLAY nor WAYLAND_DISPLAY is set): playing the tour instead of a window.',
    );
    const at = given.indexOf('--connect');
    return playTour(electron, { connect: at < 0 ? undefined : given[at + 1] });
  }
  say(`Opening the window (Electron ${electron.version}). Ctrl+C ends it.`);
  const code = await hand(electron.executable, appArguments(given));
  if (code === 0) return 0;
  throw new Problem(
    `Electron ended with exit code ${code}.`,
    'See its lines above. If they name the SUID sandbox, allow unprivileged user namespaces (sysctl kernel.apparmor_restrict_unprivileged_userns=0).',
  );
});
