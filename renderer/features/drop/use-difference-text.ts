import { useText } from '@renderer/i18n';
import { visibleText } from '@renderer/ui/visible-text';
import { scriptOf } from '@shared/policy/name-differences';
import type { NameDifference } from '@shared/policy/name-differences';

const codesOf = (text: string): string =>
  Array.from(
    text,
    (each) => `U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  ).join(' ');

/** Says of each place what is there: letters that are drawn alike with their code points, which alone tell them apart. */
export function useDifferenceText(): (place: NameDifference, isDrawnAlike: boolean) => string {
  const t = useText();
  return ({ at, theirs, own }, isDrawnAlike) => {
    const sign = (text: string): string => {
      const shown = `“${visibleText(text)}”`;
      const script = scriptOf(text);
      const named = script === null ? shown : [shown, t('drop.alike.script', { script })].join(' ');
      return isDrawnAlike ? `${named} (${codesOf(text)})` : named;
    };
    if (theirs === '') return t('drop.alike.lacks', { at, own: sign(own) });
    if (own === '') return t('drop.alike.more', { at, theirs: sign(theirs) });
    return t('drop.alike.other', { at, theirs: sign(theirs), own: sign(own) });
  };
}
