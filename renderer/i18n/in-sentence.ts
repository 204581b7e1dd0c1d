import { visibleText } from '@shared/policy/visible-text';

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** Hebrew, Arabic and the other scripts that are written from right to left, and those planes' unassigned signs. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const PLAIN = /^[ -~]*$/;
const CONTROLS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** The text outside of its isolates, as a sentence inside this one may have them; null if they do not end where they should. */
function outsideIsolates(text: string): string | null {
  let [outside, depth, end] = ['', 0, 0];
  for (const { 0: sign, index } of text.matchAll(/[\u2068\u2069]/g)) {
    if (depth === 0) outside += text.slice(end, index);
    depth += sign === FIRST_STRONG_ISOLATE ? 1 : -1;
    if (depth < 0) return null;
    end = index + 1;
  }
  return depth === 0 ? outside + text.slice(end) : null;
}

/**
 * A value as it can stand inside a sentence, whoever wrote it: characters that would turn or break the sentence are
 * written out where nobody did so before, and what is written from right to left is isolated, so that it moves neither
 * the numbers beside it nor the name after it.
 */
export function inSentence(value: string): string {
  if (PLAIN.test(value)) return value;
  const outside = outsideIsolates(value);
  const shown = value.replaceAll(CONTROLS, (sign) =>
    outside !== null && (sign === FIRST_STRONG_ISOLATE || sign === POP_ISOLATE) ? sign : visibleText(sign),
  );
  return RIGHT_TO_LEFT.test(outside ?? value) ? FIRST_STRONG_ISOLATE + shown + POP_ISOLATE : shown;
}
