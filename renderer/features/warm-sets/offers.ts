import type { Difference } from '@shared/policy/warm-set';
import { isFieldsUnknown, wantsLoad } from '@shared/policy/warm-set-wishes';
import type { WarmChoices } from '@shared/policy/warm-set-wishes';

/** How many collections each choice is about. */
export type Offers = Record<keyof WarmChoices, number>;

/** Which choices there are. */
export function offersOf(differences: readonly Difference[]): Offers {
  const count = (is: (difference: Difference) => boolean): number => differences.filter(is).length;
  return {
    unknownWithAllFields: count(isFieldsUnknown),
    recreated: count((each) => each.isRecreated && (wantsLoad(each) || each.toRelease.length > 0)),
    releasePartitions: count(({ kind, toRelease }) => kind === 'differs' && toRelease.length > 0),
    releaseExtras: count(({ kind }) => kind === 'extra'),
  };
}
