/**
 * Control, format (bidi, zero-width), separator and unassigned characters: they change what is seen without being
 * seen, or break a line. A plain space inside a name stays.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\u00a0\u2000-\u200a\u202f\u205f\u3000]/u;

/** A piece of a name: text as it is, or one character that cannot be seen, written as `U+202E`. */
export interface NamePart {
  text: string;
  isControl: boolean;
}

const code = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Splits a server's string so that what cannot be seen can be shown. */
export function visibleParts(name: string): NamePart[] {
  if (!unseen.test(name)) return [{ text: name, isControl: false }];
  const parts: NamePart[] = [];
  for (const character of name) {
    const last = parts.at(-1);
    if (unseen.test(character)) parts.push({ text: code(character), isControl: true });
    else if (last?.isControl === false) last.text += character;
    else parts.push({ text: character, isControl: false });
  }
  return parts;
}

/** A server's string as plain text for titles and accessible names, with what cannot be seen written out. */
export function visibleText(name: string): string {
  return visibleParts(name)
    .map(({ text, isControl }) => (isControl ? `[${text}]` : text))
    .join('');
}
