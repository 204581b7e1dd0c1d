import { useText } from '@renderer/i18n';

/** How many are written out before the rest is only counted. */
export const MOST_LISTED = 12;

/** Answers a function that puts texts, each as a sentence can have it, into one line: the first, and how many more. */
export function useListed(): (texts: readonly string[]) => string {
  const t = useText();
  return (texts) => {
    const names = texts.slice(0, MOST_LISTED).join(', ');
    const more = texts.length - MOST_LISTED;
    return more > 0 ? t('drop.more', { names, count: more }) : names;
  };
}
