/**
 * A name that every file system takes, for what the user gave a title.
 * @param title anything; signs that some file system refuses become `_`, and what is too long is cut off
 * @param ending without the dot in front
 */
export function fileNameOf(title: string, ending: string): string {
  const plain = title
    .replaceAll(/[^\p{L}\p{N} ,._-]/gu, '_')
    .slice(0, 80)
    .trim();
  return `${plain}.${ending}`;
}
