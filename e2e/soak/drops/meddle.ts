import type { DropTarget } from '@shared/domain/drop';
import { createDice } from '../dice';
import type { Dice } from '../dice';
import { deedsOfOthers } from './others';
import type { DropStage } from './stage';

/** What others may do something to, and who is told that they do. */
export interface Meddling {
  targets: readonly DropTarget[];
  freeNames: string[];
  happens: (words: string) => void;
}

const allDeeds = Object.entries(deedsOfOthers);
/** After those another one has the name: what all of it is about. */
const otherIds = allDeeds.filter(([name]) => /anew|swaps|another one|its name to/.test(name));

/**
 * Lets others do up to three things at some time: between plan and start, before one of our requests, while a drop
 * waits, or in the very moment before one.
 * @returns what is to be called once the plan is there
 */
export function drawMeddling(
  { sandbox, witness, whileWaiting }: DropStage,
  dice: Dice,
  { targets, freeNames, happens }: Meddling,
): (() => void)[] {
  const later: (() => void)[] = [];
  for (let count = 1 + dice.below(3); count > 0; count--) {
    const target = dice.pick(targets);
    const { database, collection } = target.ref;
    const partition = target.kind === 'partition' ? target.ref.partition : null;
    const [name, deed] = dice.pick(dice.percent(35) ? otherIds : allDeeds);
    const own = createDice(dice.below(2 ** 31));
    const run = (): void => {
      happens(`somebody else ${name}: ${JSON.stringify([database, collection, partition])}`);
      const elsewhere = { world: sandbox.world, freeNames, changed: witness.changed };
      deed(elsewhere, { database, collection, partition }, own);
    };
    const waiting = (): Promise<void> => {
      run();
      return Promise.resolve();
    };
    const when = dice.below(100);
    const atCall = 1 + dice.below(8 + 12 * targets.length);
    if (when < 25) later.push(run);
    else if (when < 80) later.push(() => witness.deeds.push({ atCall: witness.calls + atCall, run }));
    else if (when < 88) witness.deeds.push({ atCall, run });
    else if (when < 94) later.push(() => witness.lastMoment.push(run));
    else later.push(() => (whileWaiting.call = waiting));
  }
  return later;
}
