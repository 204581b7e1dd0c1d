import { buildProgram } from '../../../electron/testing/killing';
import { createDice } from '../dice';
import { DropTally } from '../drops/tally';
import { judgeRound } from './judge';
import type { Note } from './judge';
import { playRound } from './round';

/** Kills so many processes in the middle of drops and holds what the next starts say against the server. */
export async function playKills({ kills, seed }: { kills: number; seed: number }): Promise<DropTally> {
  const tally = new DropTally();
  const program = await buildProgram('electron/activity/testing/killed-process.ts');
  try {
    for (let round = 0; round < kills; round++) {
      const dice = createDice(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(round + 1, 0x85ebca6b));
      const isFalse = (words: string, about: unknown = null): void => {
        tally.falsehoods.push(`kill ${String(round)}: ${words}\n    ${JSON.stringify(about)}`);
      };
      const played = await playRound(program, round, dice, isFalse);
      const note: Note = (group, what) => {
        tally.count(played.profile, group, what);
      };
      note('killed', 'processes');
      if (played.witness.changes.length > 0) note('killed', 'after a change was sent');
      judgeRound(played, note, isFalse);
    }
  } finally {
    await program.remove();
  }
  return tally;
}
