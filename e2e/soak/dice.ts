/** Chance that comes out the same for the same seed. */
export interface Dice {
  /** A whole number from 0 up to, but without, `count`. */
  below(count: number): number;
  /** True in so many of a hundred cases. */
  percent(share: number): boolean;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** At least one of a list that is not empty, in its order. */
  some<T>(list: readonly T[]): T[];
}

/** Numbers by the linear congruence of Numerical Recipes. @param seed any whole number */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const below = (count: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
  const pick = <T>(list: readonly T[]): T => {
    const found = list[below(list.length)];
    if (found === undefined) throw new Error('Nothing to pick from');
    return found;
  };
  return {
    below,
    pick,
    percent: (share) => below(100) < share,
    some: (list) => {
      const kept = list.filter(() => below(2) === 0);
      return kept.length > 0 ? kept : [pick(list)];
    },
  };
}
