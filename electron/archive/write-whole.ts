import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Only the user may read what is in the profile. */
const PRIVATE_FILE = 0o600;
/** How what is not finished ends. */
export const UNFINISHED = '.part';

/** So that a name is found after a crash of the machine; not every system can flush a folder. */
async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // Then the file's own flush has to do.
  }
}

/**
 * Writes a file whole or not at all, and resolves when it is on the disk: bytes flushed, named, and the folder flushed.
 * What stood there before stays until then. Throws what the system says.
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const unfinished = join(dirname(path), `.${basename(path)}.${randomUUID()}${UNFINISHED}`);
  try {
    const file = await open(unfinished, 'wx', PRIVATE_FILE);
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (thrown) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw thrown;
  }
  await flushFolder(dirname(path));
}
