import { mkdir, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Only the user may read what is in the profile. */
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

const LOG_NAME = /^activity-\d{12}\.jsonl$/;
const HEAD = 'head';
const HEAD_LINE = /^(\d{12}) ([0-9a-f]{64})\n$/;

/** The last line that is known to be on the disk: without it lines could be taken from the end unseen. */
export interface Head {
  seq: number;
  hash: string;
}

/** The files of a log, in one folder. */
export interface LogFiles {
  /** Names of the files with lines, oldest first. */
  names(): Promise<string[]>;
  read(name: string): Promise<Buffer>;
  /** Puts a text behind the first `length` bytes and on the disk. @returns how many bytes it has */
  write(name: string, length: number, text: string): Promise<number>;
  /** Puts bytes into a file of their own; null if that failed. */
  keep(name: string, bytes: Buffer): Promise<string | null>;
  remove(name: string): Promise<void>;
  /** Null: there is none, or it is no such record. */
  head(): Promise<Head | null>;
  writeHead(head: Head): Promise<void>;
}

/** Name of the file that begins with the line of that number. */
export const fileNameFrom = (seq: number): string => `activity-${String(seq).padStart(12, '0')}.jsonl`;

/** So that a new file is found after a crash of the machine; not every system can flush a folder. */
async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // Then the file's own flush has to do.
  }
}

async function writeAt(path: string, length: number, bytes: Buffer): Promise<void> {
  const file = await open(path, length === 0 ? 'w' : 'r+', PRIVATE_FILE);
  try {
    // Also what a write that failed has left.
    await file.truncate(length);
    for (let at = 0; at < bytes.length;) {
      at += (await file.write(bytes, at, bytes.length - at, length + at)).bytesWritten;
    }
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** @param folder absolute path; made when something is first written */
export function createLogFiles(folder: string): LogFiles {
  const pathOf = (name: string): string => join(folder, name);
  return {
    async names() {
      const all = await readdir(folder).catch(() => []);
      return all.filter((name) => LOG_NAME.test(name)).sort();
    },
    read: (name) => readFile(pathOf(name)),
    async write(name, length, text) {
      const bytes = Buffer.from(text, 'utf8');
      await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
      await writeAt(pathOf(name), length, bytes);
      if (length === 0) await flushFolder(folder);
      return bytes.length;
    },
    async keep(name, bytes) {
      try {
        await writeFile(pathOf(name), bytes, { mode: PRIVATE_FILE, flag: 'wx' });
        return name;
      } catch {
        return null;
      }
    },
    remove: (name) => rm(pathOf(name), { force: true }),
    async head() {
      const text = await readFile(pathOf(HEAD), 'utf8').catch(() => '');
      const [, seq, hash] = HEAD_LINE.exec(text) ?? [];
      return seq === undefined || hash === undefined ? null : { seq: Number(seq), hash };
    },
    async writeHead({ seq, hash }) {
      await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
      // In its place, and shorter than a sector: after a crash it is as before or as now.
      const file = await open(pathOf(HEAD), 'a', PRIVATE_FILE).then(async (made) => {
        await made.close();
        return open(pathOf(HEAD), 'r+');
      });
      try {
        await file.write(`${String(seq).padStart(12, '0')} ${hash}\n`, 0, 'utf8');
      } finally {
        await file.close();
      }
    },
  };
}
