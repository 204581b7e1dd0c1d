import { startApplication } from './application';
import { startMilvusCluster } from './milvus-cluster';
import { falsehoodsOf } from './report';
import { runTruth } from './run';
import type { RunParts, RunResult } from './run';
import { startSandboxCluster } from './sandbox-cluster';
import { tableOf } from './tally';
import { realTime, startVirtualTime } from './time';
import type { Activity } from './time';
import { openWindow } from './window';

type Profile = Parameters<typeof startSandboxCluster>[0];

/** A run on a sandbox, whose time jumps. */
export interface SandboxRun extends Pick<RunParts, 'seed' | 'steps' | 'distort'> {
  profile: Profile;
  /** Prints nothing. */
  isQuiet?: boolean;
}

function report(title: string, result: RunResult): void {
  console.log([tableOf(title, result.tally), falsehoodsOf(result)].join('\n'));
}

/** Plays a run on a real Milvus 2.3.5, in real time, and prints what came of it. */
export async function playOnMilvus(run: Pick<RunParts, 'seed' | 'steps'>): Promise<RunResult> {
  const began = performance.now();
  const cluster = await startMilvusCluster();
  try {
    const application = await startApplication(cluster.address, { open: 0, changes: 0 });
    const window = openWindow();
    const parts = { cluster, application, window, time: realTime, lookMs: 200, longMs: 20_000 };
    const result = await runTruth({ ...parts, ...run });
    const seconds = Math.round((performance.now() - began) / 1000);
    report(
      `Truth on a real 2.3.5: ${String(run.steps)} steps, seed ${String(run.seed)}, ${String(seconds)} s`,
      result,
    );
    window.close();
    await application.stop();
    return result;
  } finally {
    await cluster.stop();
  }
}

/** Plays a run on a sandbox and prints what came of it. */
export async function playOnSandbox({ profile, isQuiet = false, ...run }: SandboxRun): Promise<RunResult> {
  const activity: Activity = { open: 0, changes: 0 };
  const began = performance.now();
  const time = startVirtualTime(activity);
  const cluster = await startSandboxCluster(profile);
  const application = await startApplication(cluster.address, activity);
  const window = openWindow();
  try {
    const result = await runTruth({
      cluster,
      application,
      window,
      time,
      lookMs: 500,
      longMs: 150_000,
      ...run,
    });
    const seconds = Math.round((performance.now() - began) / 1000);
    const title = `Truth on ${profile}: ${String(run.steps)} steps, seed ${String(run.seed)}, ${String(seconds)} s`;
    if (!isQuiet) report(title, result);
    return result;
  } finally {
    window.close();
    await application.stop();
    await cluster.stop();
    time.end();
  }
}
