import { ManualClock, scenarioNamed, startSandbox, type ProfileName } from '../../electron/sandbox';
import { play, type Answer } from './play';
import { scenario } from './scenario';

/** More than any load or build of the scenario takes in the sandbox, in ms. */
const LONG_MS = 30_000;

/** What the sandbox answers to the whole scenario. */
export async function playOnSandbox(profile: ProfileName): Promise<Answer[]> {
  const clock = new ManualClock(Date.now());
  const sandbox = await startSandbox({ profile, scenario: scenarioNamed('empty'), port: 0, clock });
  try {
    return await play(sandbox.address, scenario, () => {
      clock.advance(LONG_MS);
    });
  } finally {
    await sandbox.stop();
  }
}
