/**
 * Control, format (bidi, zero-width), separator, unassigned and other ignorable characters, fillers that are drawn as
 * nothing, halves of characters, and spaces other than the plain one: they change what is seen without being seen, or
 * break a line. Plain spaces count at the ends of a name, and where one follows another: a page shows them as none, or
 * as one. A single space inside a name stays.
 */
const unseen =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}|^ +| +$| {2,}/gu;

/** A piece of a name: text as it is, or one character that cannot be seen, written as `U+202E`. */
export interface NamePart {
  text: string;
  isControl: boolean;
}

const code = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Splits a server's string so that what cannot be seen can be shown. */
export function visibleParts(name: string): NamePart[] {
  const parts: NamePart[] = [];
  let end = 0;
  const seenUntil = (at: number): void => {
    if (at > end) parts.push({ text: name.slice(end, at), isControl: false });
  };
  for (const { 0: found, index } of name.matchAll(unseen)) {
    seenUntil(index);
    for (const character of found) parts.push({ text: code(character), isControl: true });
    end = index + found.length;
  }
  seenUntil(name.length);
  return parts;
}

/** What is written like {@link visibleText} itself: its bracket. */
const notation = /\[(?=U\+[\dA-F]{4,6}\])/g;

/**
 * A server's string as plain text for titles and accessible names, with what cannot be seen written out as `[U+202E]`,
 * and so the bracket of what is written like that already. No two strings have the same text: it stands for exactly
 * one, and is not to be written out again.
 */
export function visibleText(name: string): string {
  return visibleParts(name)
    .map(({ text, isControl }) => (isControl ? `[${text}]` : text.replaceAll(notation, `[${code('[')}]`)))
    .join('');
}

/** Whether a name is written like {@link visibleText} writes others, so that it could be taken for one of those. */
export function looksWrittenOut(name: string): boolean {
  return name.search(notation) >= 0;
}

const unseenInWords = /[^\P{Cc}\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Words of a server, which may be of several lines and have spaces as they like, with what steers a screen written out. */
export function visibleWords(words: string): string {
  return words
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\t', '    ')
    .replaceAll(unseenInWords, (sign) => `[${code(sign)}]`);
}
