import { constants } from 'node:fs';
import { access, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { AppInfo } from '@shared/domain/settings';
import { fail } from '@shared/ipc/result';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';

/** Something that was found wrong with a file of the profile; the window tells it. */
export type StorageNotice = AppInfo['notices'][number];

/** One validated file of the profile. */
export interface JsonFile<T> {
  /** What is saved, or the initial value. Replaced only after a write has reached the disk. */
  readonly value: T;
  /** What was wrong when it was opened, or null. */
  readonly notice: StorageNotice | null;
  /**
   * Replaces the value by what `change` makes of the newest one and saves it; updates are carried out one after the
   * other. Throws `storageFailed` if it could not be saved: the value is then as before.
   */
  update(change: (value: T) => T): Promise<void>;
  /** Resolves when no write is under way. */
  idle(): Promise<void>;
}

export interface JsonFileOptions<T> {
  path: string;
  schema: z.ZodType<T>;
  initial: T;
  /** Version of the data's shape; a file with another one is set aside. */
  version?: number;
  /** Replaces the text of a file as a whole or not at all. */
  write?: (path: string, text: string) => Promise<void>;
  now?: () => Date;
}

/** Only the user may read what is in the profile. */
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

const writeAtomically = (path: string, text: string): Promise<void> =>
  writeFileAtomic(path, text, { encoding: 'utf8', mode: PRIVATE_FILE });

function codeOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
}

type Reading<T> = { kind: 'value'; value: T } | { kind: 'absent' } | { kind: 'corrupt' };

async function readEnvelope<T>(path: string, version: number, schema: z.ZodType<T>): Promise<Reading<T>> {
  try {
    const envelope = z.object({ version: z.literal(version), data: schema });
    return { kind: 'value', value: envelope.parse(JSON.parse(await readFile(path, 'utf8'))).data };
  } catch (thrown) {
    // Whatever else is wrong (empty, truncated, another shape, a newer version, a folder, no right to read) has the
    // same answer: start afresh and keep what is there for the user.
    return { kind: ['ENOENT', 'ENOTDIR'].includes(codeOf(thrown)) ? 'absent' : 'corrupt' };
  }
}

async function setAside(path: string, now: Date): Promise<string | null> {
  const kept = `${path}.bad-${now.toISOString().replace(/[:.]/g, '-')}`;
  try {
    await rename(path, kept);
    return kept;
  } catch {
    return null;
  }
}

/** Takes away what a process that was killed while saving has left: `<file>.<number>`, never read by anyone. */
async function removeLeftovers(path: string): Promise<void> {
  const name = basename(path);
  const isLeftover = (entry: string): boolean =>
    entry.startsWith(`${name}.`) && /^\d+$/.test(entry.slice(name.length + 1));
  try {
    const leftovers = (await readdir(dirname(path))).filter(isLeftover);
    await Promise.all(leftovers.map((entry) => rm(join(dirname(path), entry))));
  } catch {
    // They do no harm; the next start tries again.
  }
}

async function isWritable(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
    await access(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Opens a file of the profile. Never throws: what cannot be used is set aside as `<file>.bad-<time>` and told in
 * `notice`. If a bad file could not be set aside, nothing is written over it.
 */
export async function openJsonFile<T>(options: JsonFileOptions<T>): Promise<JsonFile<T>> {
  const { path, schema, version = 1, write = writeAtomically, now = () => new Date() } = options;
  const writable = await isWritable(dirname(path));
  await removeLeftovers(path);
  const reading = await readEnvelope(path, version, schema);
  let notice: StorageNotice | null = writable
    ? null
    : { kind: 'unwritable', file: basename(path), keptAs: null };
  let mayWrite = true;
  if (reading.kind === 'corrupt') {
    const keptAs = await setAside(path, now());
    mayWrite = keptAs !== null;
    notice = { kind: 'corruptFile', file: basename(path), keptAs };
  }

  let value = reading.kind === 'value' ? reading.value : options.initial;
  let last: Promise<unknown> = Promise.resolve();

  async function save(change: (value: T) => T): Promise<void> {
    const next = change(value);
    if (!mayWrite) fail('storageFailed', { params: { file: basename(path) } });
    try {
      await write(path, `${JSON.stringify({ version, data: next }, null, 2)}\n`);
    } catch (thrown) {
      fail('storageFailed', {
        params: { file: basename(path) },
        detail: thrown instanceof Error ? thrown.message : String(thrown),
        retryable: true,
      });
    }
    value = next;
  }

  return {
    get value() {
      return value;
    },
    notice,
    update(change) {
      const saved = last.then(() => save(change));
      last = saved.catch(() => undefined);
      return saved;
    },
    async idle() {
      await last;
    },
  };
}
