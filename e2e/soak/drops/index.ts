import type { ProfileName } from '../../../electron/sandbox';
import { playPlan } from './play';
import { startDropStage } from './stage';
import type { Sabotage } from './stage';
import { DropTally } from './tally';

/** Plans on sandboxes of some versions. */
export interface DropRun {
  profiles: readonly ProfileName[];
  /** In all; each version gets its share. */
  plans: number;
  seed: number;
  sabotage?: Sabotage;
}

/** Plays them one after the other and counts what became of them. */
export async function playDrops({ profiles, plans, seed, sabotage }: DropRun): Promise<DropTally> {
  const tally = new DropTally();
  for (const [at, profile] of profiles.entries()) {
    const stage = await startDropStage(profile, sabotage);
    try {
      for (let no = at; no < plans; no += profiles.length) {
        await playPlan(stage, tally, { profile, seed, no });
      }
      const { chain, lines } = await stage.log.state();
      if (chain.kind !== 'whole') tally.falsehoods.push(`${profile}: the chain of the log is ${chain.kind}`);
      tally.count(profile, 'lines in the log', 'in its chain', lines);
    } finally {
      await stage.stop();
    }
  }
  return tally;
}
