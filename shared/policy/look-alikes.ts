import type { LookAlike, LookAlikes } from '../domain/look-alike';

/** Letters of other scripts, and digits, that are drawn like Latin letters: the ones that occur in names of tables. */
const DRAWN_LIKE: Readonly<Record<string, string>> = {
  ...{ а: 'a', в: 'b', е: 'e', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', с: 'c', т: 't', у: 'y', х: 'x' },
  ...{ і: 'l', ѕ: 's', ј: 'j', һ: 'h', ԁ: 'd', ӏ: 'l', ԛ: 'q', ԝ: 'w', ո: 'n', ս: 'u', օ: 'o' },
  ...{ α: 'a', κ: 'k', ο: 'o', ν: 'v', ρ: 'p', τ: 't', υ: 'u', χ: 'x', ι: 'l', ı: 'l', ɑ: 'a', ɡ: 'g' },
  ...{ '0': 'o', '1': 'l', i: 'l', '|': 'l' },
};

/** How the characters of plain names look at a glance, by their code: empty for a sign between words, else one. */
const PLAIN = Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code).toLowerCase();
  if (letter === '_') return '';
  return /\w/.test(letter) ? (DRAWN_LIKE[letter] ?? letter) : undefined;
});

function glanceAtAny(name: string): string {
  const bare = name
    .normalize('NFKD')
    .replaceAll(/[\p{Mark}\p{Cf}\p{Cc}\s_.\-]/gu, '')
    .toLowerCase();
  // Each of them is one unit of UTF-16.
  return Array.from(bare, (letter) => DRAWN_LIKE[letter] ?? letter).join('');
}

/** How a name looks at a glance: no case, no marks, no signs that have no width, letters as they are drawn. */
function glance(name: string): string {
  // Nearly all names are plain, and there can be 65,536.
  let seen = '';
  for (let at = 0; at < name.length; at++) {
    const letter = PLAIN[name.charCodeAt(at)];
    if (letter === undefined) return glanceAtAny(name);
    seen += letter;
  }
  return seen;
}

/** Of each list that was looked through how its names look: of one list many names are asked, and it may be long. */
const glances = new WeakMap<readonly string[], string[]>();

function glancesOf(names: readonly string[]): string[] {
  const known = glances.get(names);
  if (known !== undefined) return known;
  const made = names.map(glance);
  glances.set(names, made);
  return made;
}

/** Whether one letter more, less, other, or two that changed places make one of the other. */
function isOneSlipAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let end = 0;
  const most = shorter - start;
  while (end < most && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  const [restA, restB] = [a.length - start - end, b.length - start - end];
  if (restA <= 1 && restB <= 1) return true;
  return restA === 2 && restB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}

/** Names that differ by more signs between words than that are not taken for each other. */
const MOST_SIGNS = 4;

/** Below that length one letter makes another word. */
const LONG_ENOUGH = 5;

const lettersOf = (name: string): string => name.replaceAll(/\d/g, '');

/**
 * How easily one is taken for the other, the lowest most easily: drawn alike; another letter; only another number
 * (`logs_2024`, `logs_2025`), as collections have that count up, of which there can be many.
 */
function rankOf(name: string, { name: other, how }: LookAlike): number {
  if (how === 'drawnAlike') return 0;
  return lettersOf(name) === lettersOf(other) ? 2 : 1;
}

/**
 * Names that are easily taken for this one: they differ in case, in signs between the words, in letters that are drawn
 * alike, or by one slip of the hand. Those that look the same at a glance come first, and none of them is passed over.
 * @param others looked through in full; of the same list other names are found faster
 * @param except names that are none, such as its own
 * @param most how many are told by name
 */
export function lookAlikes(
  name: string,
  others: readonly string[],
  { except = [], most = 5 }: { except?: readonly string[]; most?: number } = {},
): LookAlikes {
  const own = glance(name);
  const found: LookAlike[] = [];
  const seenAs = glancesOf(others);
  for (const [at, other] of others.entries()) {
    const seen = seenAs[at] ?? '';
    if (Math.abs(other.length - name.length) > MOST_SIGNS) continue;
    const isAlike = seen === own;
    if (!isAlike && (own.length < LONG_ENOUGH || !isOneSlipAway(own, seen))) continue;
    if (other === name || except.includes(other)) continue;
    found.push({ name: other, how: isAlike ? 'drawnAlike' : 'oneSlip' });
  }
  const ranked = found.sort((a, b) => rankOf(name, a) - rankOf(name, b));
  return { named: ranked.slice(0, most), more: Math.max(0, ranked.length - most) };
}
