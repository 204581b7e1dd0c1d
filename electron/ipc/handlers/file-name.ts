/** So many bytes of UTF-8 at the most, without the ending: some file systems take 143 with it, most 255. */
const MOST_BYTES = 100;

/** Names of devices on Windows, which are none of a file with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com\d|lpt\d)(?=$|[. ])/i;

function cutToBytes(text: string): string {
  let [cut, bytes] = ['', 0];
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > MOST_BYTES) break;
    cut += character;
  }
  return cut;
}

/**
 * A name that every file system takes, for what a server or the user gave a title: no folder, no hidden file, no device.
 * @param title anything; signs that some file system refuses become `_`, and what is too long is cut off
 * @param ending without the dot in front
 */
export function fileNameOf(title: string, ending: string): string {
  const plain = cutToBytes(
    title
      .slice(0, 2 * MOST_BYTES)
      .replaceAll(/[^\p{L}\p{N} ,._-]|\p{Default_Ignorable_Code_Point}/gu, '_')
      .trim(),
  )
    .replace(/^[.\-]+/, (signs) => '_'.repeat(signs.length))
    // Windows drops them, and a cut may leave them.
    .replace(/[. ]+$/, '')
    .replace(DEVICE, (device) => `_${device}`);
  return `${plain === '' ? '_' : plain}.${ending}`;
}
