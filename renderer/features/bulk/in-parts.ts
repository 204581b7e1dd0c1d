/** A message holds at most this many items, and so many characters of them. */
const MOST_ITEMS = 48;
const MOST_CHARACTERS = 80_000;

/** Cuts a list into parts that each fit into one message, in its order. */
export function inParts<T>(list: readonly T[]): T[][] {
  const parts: T[][] = [];
  let size = 0;
  for (const one of list) {
    const own = JSON.stringify(one).length;
    const part = parts.at(-1);
    if (part === undefined || part.length >= MOST_ITEMS || size + own > MOST_CHARACTERS) {
      parts.push([one]);
      size = own;
    } else {
      part.push(one);
      size += own;
    }
  }
  return parts;
}
