import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { appError, FalconerError } from '@shared/ipc/result';
import type { LedgerLine } from './ledger-lines';

/** Only the user may read what is in the profile. */
const PRIVATE_FILE = 0o600;

interface Waiting {
  text: string;
  written: () => void;
  failed: (error: FalconerError) => void;
}

/** The ledger of one bulk, as it grows. */
export interface LedgerFile {
  /**
   * Resolves when the lines are on the disk: written and flushed, so that no crash of the process or the machine takes
   * them away. Lines that wait for the disk together are flushed together. Throws `storageFailed`.
   */
  append(...lines: LedgerLine[]): Promise<void>;
  /** Resolves when nothing is being written. */
  idle(): Promise<void>;
}

/**
 * Writes a ledger from a place on.
 * @param wholeBytes what of the file is whole lines; a torn one after them is cut off first
 */
export function createLedgerFile(path: string, wholeBytes: number): LedgerFile {
  let length = wholeBytes;
  let waiting: Waiting[] = [];
  let writing: Promise<void> | null = null;

  async function write(text: string): Promise<void> {
    const bytes = Buffer.from(text, 'utf8');
    const file = await open(path, length === 0 ? 'w' : 'r+', PRIVATE_FILE);
    try {
      // Also what an append that failed has left.
      await file.truncate(length);
      for (let at = 0; at < bytes.length;) {
        at += (await file.write(bytes, at, bytes.length - at, length + at)).bytesWritten;
      }
      await file.datasync();
      length += bytes.length;
    } finally {
      await file.close();
    }
  }

  const failure = (thrown: unknown): FalconerError =>
    new FalconerError(
      appError('storageFailed', {
        params: { file: basename(path) },
        detail: thrown instanceof Error ? thrown.message : String(thrown),
        retryable: true,
      }),
    );

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const now = waiting;
      waiting = [];
      try {
        await write(now.map(({ text }) => text).join(''));
        for (const { written } of now) written();
      } catch (thrown) {
        const error = failure(thrown);
        for (const { failed } of now) failed(error);
      }
    }
    writing = null;
  }

  return {
    append: (...lines) =>
      new Promise((written, failed) => {
        waiting.push({ text: lines.map((line) => `${JSON.stringify(line)}\n`).join(''), written, failed });
        writing ??= writeAll();
      }),
    async idle() {
      await writing;
    },
  };
}
