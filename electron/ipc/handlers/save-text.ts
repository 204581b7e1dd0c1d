import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail } from '@shared/ipc/result';

/** Writes a text, given in pieces, into a file that the person chose. Throws `storageFailed`. */
export async function saveText(
  path: string,
  pieces: Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  try {
    const file = await open(path, 'w');
    try {
      for await (const piece of pieces) await file.writeFile(piece, 'utf8');
    } finally {
      await file.close();
    }
  } catch (thrown) {
    fail('storageFailed', {
      params: { file: basename(path) },
      detail: thrown instanceof Error ? thrown.message : String(thrown),
      retryable: true,
    });
  }
}
