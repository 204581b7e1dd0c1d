import { mkdirSync, rmSync } from 'node:fs';
import { Problem, say } from './command.mjs';
import { TOUR_DIR } from './paths.mjs';
import { runPlaywright } from './playwright.mjs';

/**
 * Plays the tour on a screen, or on a virtual one.
 * @param {import('../setup/electron.mjs').ElectronRuntime} electron
 * @param {{ connect?: string }} options host:port of a real server; without it, the sample cluster
 * @returns {Promise<number>} exit code
 */
export async function playTour(electron, { connect }) {
  // Pictures of an earlier tour would pass for this one's.
  rmSync(TOUR_DIR, { recursive: true, force: true });
  mkdirSync(TOUR_DIR, { recursive: true });
  const { code } = await runPlaywright({
    project: 'tour',
    electron,
    env: connect === undefined ? {} : { FALCONER_TOUR_CONNECT: connect },
  });
  if (code !== 0) {
    throw new Problem(
      'A step of the tour did not end as it should.',
      `The lines above name the step; the pictures up to there are in ${TOUR_DIR}.`,
    );
  }
  say(`Pictures: ${TOUR_DIR}`);
  return 0;
}
