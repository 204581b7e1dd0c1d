import { startApplication } from './application';
import { falsehoodsOf } from './report';
import { runTruth } from './run';
import type { RunParts, RunResult } from './run';
import { startSandboxCluster } from './sandbox-cluster';
import { tableOf } from './tally';
import { startVirtualTime } from './time';
import type { Activity } from './time';
import { openWindow } from './window';

type Profile = Parameters<typeof startSandboxCluster>[0];

/** A run on a sandbox, whose time jumps. */
export interface SandboxRun extends Pick<RunParts, 'seed' | 'steps' | 'distort'> {
  profile: Profile;
  /** Prints nothing. */
  isQuiet?: boolean;
}

/** Plays a run and prints what came of it. */
export async function playOnSandbox({ profile, isQuiet = false, ...run }: SandboxRun): Promise<RunResult> {
  const activity: Activity = { open: 0, changes: 0 };
  const began = performance.now();
  const time = startVirtualTime(activity);
  const cluster = await startSandboxCluster(profile);
  const application = await startApplication(cluster.address, activity);
  const window = openWindow();
  try {
    const result = await runTruth({ cluster, application, window, time, ...run });
    const seconds = Math.round((performance.now() - began) / 1000);
    const title = `Truth on ${profile}: ${String(run.steps)} steps, seed ${String(run.seed)}, ${String(seconds)} s`;
    if (!isQuiet) console.log([tableOf(title, result.tally), falsehoodsOf(result)].join('\n'));
    return result;
  } finally {
    window.close();
    await application.stop();
    await cluster.stop();
    time.end();
  }
}
