/** A place where two names differ. */
export interface NameDifference {
  /** Which character of the other name it is or would be, counted from 1. */
  at: number;
  /** What the other name has there; empty: nothing. */
  theirs: string;
  /** What this one has in its place; empty: nothing. */
  own: string;
}

/** Names of more characters than that are not taken apart: no Milvus takes one, and the work grows with the square. */
const MOST_CHARACTERS = 512;

/** How many changes, at the fewest, make `theirs` from its place `j` on of `own` from its place `i` on. */
type ChangesLeft = (i: number, j: number) => number;

function changesLeft(own: readonly string[], theirs: readonly string[]): ChangesLeft {
  const width = theirs.length + 1;
  const table = new Uint16Array((own.length + 1) * width);
  const left: ChangesLeft = (i, j) => table[i * width + j] ?? 0;
  const fewest: ChangesLeft = (i, j) => {
    if (i === own.length) return theirs.length - j;
    if (j === theirs.length) return own.length - i;
    const change = (own[i] === theirs[j] ? 0 : 1) + left(i + 1, j + 1);
    return Math.min(change, 1 + left(i + 1, j), 1 + left(i, j + 1));
  };
  for (let i = own.length; i >= 0; i--) {
    for (let j = theirs.length; j >= 0; j--) table[i * width + j] = fewest(i, j);
  }
  return left;
}

/** Each place where another name differs from this one, from left to right: changed, more, or missing characters. */
export function nameDifferences(own: string, theirs: string): NameDifference[] {
  const [from, to] = [Array.from(own), Array.from(theirs)];
  if (Math.max(from.length, to.length) > MOST_CHARACTERS) {
    return own === theirs ? [] : [{ at: 1, theirs, own }];
  }
  const left = changesLeft(from, to);
  const found: NameDifference[] = [];
  let isOpen = false;
  const differ = (at: number, mine: string, its: string): void => {
    const last = isOpen ? found.at(-1) : undefined;
    if (last === undefined) found.push({ at, theirs: its, own: mine });
    else {
      last.own += mine;
      last.theirs += its;
    }
    isOpen = true;
  };
  for (let i = 0, j = 0; i < from.length || j < to.length;) {
    const [mine, its] = [from[i], to[j]];
    const both = mine !== undefined && its !== undefined;
    if (both && mine === its && left(i, j) === left(i + 1, j + 1)) {
      isOpen = false;
      i++;
      j++;
    } else if (both && left(i, j) === 1 + left(i + 1, j + 1)) {
      differ(j + 1, mine, its);
      i++;
      j++;
    } else if (its !== undefined && left(i, j) === 1 + left(i, j + 1)) differ(++j, '', its);
    else {
      differ(j + 1, mine ?? '', '');
      i++;
    }
  }
  return found;
}

const SCRIPTS = [
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Cherokee', /\p{Script=Cherokee}/u],
] as const;

/** Scripts that have letters drawn like Latin ones. */
export type LikeScript = (typeof SCRIPTS)[number][0];

/** The script of a character whose letters are drawn like Latin ones; null for any other, and for Latin itself. */
export function scriptOf(character: string): LikeScript | null {
  return SCRIPTS.find(([, is]) => is.test(character))?.[0] ?? null;
}
