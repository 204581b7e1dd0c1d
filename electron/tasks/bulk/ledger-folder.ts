import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BulkItem } from '@shared/domain/bulk';
import { createLedgerFile } from './ledger-file';
import type { LedgerFile } from './ledger-file';
import { firstLines, readLedger } from './ledger-lines';
import type { LedgerHeader, LedgerReading } from './ledger-lines';

const PRIVATE_FOLDER = 0o700;
const ENDING = '.jsonl';

/** A ledger that was read, and where it goes on. */
export interface OpenLedger extends LedgerReading {
  file: LedgerFile;
}

/** The ledgers of all bulks, one file each. */
export interface LedgerFolder {
  /** Writes the plan of a new bulk; resolves when it is on the disk. Throws `storageFailed`. */
  create(header: LedgerHeader, items: readonly BulkItem[]): Promise<LedgerFile>;
  /** Ids of the bulks that have a ledger; empty where the folder cannot be read. */
  ids(): Promise<string[]>;
  /** Null if there is none, or nothing of it was ever sent. */
  read(id: string): Promise<OpenLedger | null>;
  remove(id: string): Promise<void>;
}

/** So that a new file is found after a crash of the machine; not every system can flush a folder. */
async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // Then the file's own flush has to do.
  }
}

/** @param folder absolute path; made when the first ledger is written */
export function createLedgerFolder(folder: string): LedgerFolder {
  const pathOf = (id: string): string => join(folder, `${id}${ENDING}`);
  return {
    async create(header, items) {
      const file = createLedgerFile(pathOf(header.id), 0);
      // A folder that cannot be made shows when the file in it cannot.
      await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER }).catch(() => undefined);
      await file.append(...firstLines(header, items));
      await flushFolder(folder);
      return file;
    },
    async ids() {
      const names = await readdir(folder).catch(() => []);
      return names.filter((name) => name.endsWith(ENDING)).map((name) => name.slice(0, -ENDING.length));
    },
    async read(id) {
      const bytes = await readFile(pathOf(id)).catch(() => null);
      const reading = bytes === null ? null : readLedger(bytes);
      if (reading?.header.id !== id) return null;
      return { ...reading, file: createLedgerFile(pathOf(id), reading.wholeBytes) };
    },
    remove: (id) => rm(pathOf(id), { force: true }),
  };
}
