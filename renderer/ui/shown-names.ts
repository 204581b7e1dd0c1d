import { inSentence } from '@renderer/i18n';
import { visibleText } from './visible-text';

/** What ends a name in a list of names. */
const ENDS = /[,“”]/;

/** A name as it stands in a list inside a sentence: quoted where it could be read as two. */
export function shownName(name: string): string {
  const shown = inSentence(visibleText(name));
  if (!ENDS.test(shown)) return shown;
  return `“${shown.replaceAll('“', '[U+201C]').replaceAll('”', '[U+201D]')}”`;
}

/**
 * Names after another as a sentence can have them: each is made visible, and none moves or runs into the one beside it.
 * Where there is room, `NameList` shows them better.
 */
export function shownNames(names: readonly string[]): string {
  return names.map(shownName).join(', ');
}
