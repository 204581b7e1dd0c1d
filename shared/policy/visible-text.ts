/**
 * Control, format (bidi, zero-width), separator and unassigned characters: they change what is seen without being
 * seen, or break a line. Plain spaces count at the ends of a name, and where one follows another: a page shows them
 * as none, or as one. A single space inside a name stays.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\u00a0\u2000-\u200a\u202f\u205f\u3000]|^ +| +$| {2,}/gu;

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

/** A server's string as plain text for titles and accessible names, with what cannot be seen written out. */
export function visibleText(name: string): string {
  return visibleParts(name)
    .map(({ text, isControl }) => (isControl ? `[${text}]` : text))
    .join('');
}
