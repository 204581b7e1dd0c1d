import { visibleWords } from '@shared/policy/visible-text';

/**
 * A text as it can stand in a log: names and words of a server may hold line ends and control characters, and must not
 * make a line that looks like one of ours, or steer the terminal that shows it. What goes on is indented.
 */
export function logText(text: string): string {
  return visibleWords(text).replaceAll('\n', '\n    ');
}
