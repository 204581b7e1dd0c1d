/** Letters of other scripts, and digits, that are drawn like Latin letters: the ones that occur in names of tables. */
const DRAWN_LIKE: Readonly<Record<string, string>> = {
  ...{ а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i', ѕ: 's', ј: 'j' },
  ...{ α: 'a', ο: 'o', ν: 'v', ρ: 'p', ι: 'i', '0': 'o', '1': 'l', i: 'l', '|': 'l' },
};

/** How a name looks at a glance: no case, no marks, no signs that have no width, letters as they are drawn. */
function glance(name: string): string {
  // Nearly all names are plain, and there can be 65,536.
  const plain = /^\w*$/.test(name)
    ? name.replaceAll('_', '').toLowerCase()
    : name
        .normalize('NFKD')
        .replaceAll(/[\p{Mark}\p{Cf}\p{Cc}\s_.\-]/gu, '')
        .toLowerCase();
  // Each of them is one unit of UTF-16.
  return Array.from(plain, (letter) => DRAWN_LIKE[letter] ?? letter).join('');
}

/** Whether one letter more, less, other, or two that changed places make one of the other. */
function isOneSlipAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB === `${restA.charAt(1)}${restA.charAt(0)}`;
}

/** Names that differ by more signs between words than that are not taken for each other. */
const MOST_SIGNS = 4;

/** Below that length one letter makes another word. */
const LONG_ENOUGH = 5;

/**
 * Names that are easily taken for this one: they differ in case, in signs between the words, in letters that are drawn
 * alike, or by one slip of the hand. Names that count up (`logs_2024`, `logs_2025`) are a slip away from each other too.
 * @param most how many are told
 */
export function lookAlikes(name: string, others: Iterable<string>, most = 5): string[] {
  const own = glance(name);
  const found: string[] = [];
  for (const other of others) {
    if (other === name) continue;
    if (Math.abs(other.length - name.length) > MOST_SIGNS) continue;
    const seen = glance(other);
    if (seen === own || (own.length >= LONG_ENOUGH && isOneSlipAway(own, seen))) found.push(other);
    if (found.length === most) break;
  }
  return found;
}
