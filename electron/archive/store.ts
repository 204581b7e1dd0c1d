import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchiveEntry, ArchivePage, ArchiveSummary, DamagedEntry } from '@shared/domain/archive';
import { archiveEntrySchema, entryIdSchema } from '@shared/domain/archive';
import { partsNotRead } from '@shared/domain/definition';
import { fewAtOnce } from '@shared/async/few-at-once';
import { fail, toAppError } from '@shared/ipc/result';
import { failInvalid, refuseNewer } from './definition-file';
import { UNFINISHED, writeWhole } from './write-whole';

const PRIVATE_FOLDER = 0o700;
const ENDING = '.json';
/** So many files of a list are read at once. */
const AT_ONCE = 8;

/** Copies of definitions, one file each; the name of a file is the copy's id, which begins with its time. */
export interface ArchiveStore {
  /** Resolves when it is on the disk, flushed and found by its name; throws `storageFailed`. */
  add(entry: Omit<ArchiveEntry, 'id'>): Promise<ArchiveEntry>;
  /** A part of the list, newest first; reads at most `limit` files. Throws `storageFailed`. */
  list(offset: number, limit: number): Promise<ArchivePage>;
  /** Throws `archiveUnknown`, and `archiveDamaged` for a file that is there and is no copy. */
  read(id: string): Promise<ArchiveEntry>;
  /** Removes a copy; one that is gone already is no failure. Throws `storageFailed`. */
  remove(id: string): Promise<void>;
}

const wordsOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));
const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';

function failStorage(thrown: unknown): never {
  return fail('storageFailed', { params: { file: 'archive' }, detail: wordsOf(thrown), retryable: true });
}

/** `20261121-190540123-<uuid>`: sorts by time, and every file system takes it. */
function idAt(keptAt: number): string {
  const [date = '', time = ''] = new Date(keptAt).toISOString().split('T');
  return `${date.replaceAll('-', '')}-${time.replace(/\D/g, '')}-${randomUUID()}`;
}

/** A copy as the list has it. */
export function summaryOf({ id, keptAt, why, partition, definition }: ArchiveEntry): ArchiveSummary {
  const { database, collection, record } = definition;
  const { connectionName, serverVersion, rowCount } = record;
  return {
    ...{ id, keptAt, why, partition, connectionName, database, collection, serverVersion, rowCount },
    notRead: partsNotRead(definition),
  };
}

const damaged = (file: string, problem: DamagedEntry['problem'], detail: string): DamagedEntry => ({
  ...{ file, problem, detail },
});

function parseEntry(file: string, text: string): ArchiveEntry | DamagedEntry {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    return damaged(file, 'notJson', wordsOf(thrown));
  }
  try {
    refuseNewer((value as { definition?: unknown } | null)?.definition);
    const read = archiveEntrySchema.safeParse(value);
    if (!read.success) return failInvalid(read.error);
    if (`${read.data.id}${ENDING}` !== file) return damaged(file, 'invalid', `id: ${read.data.id}`);
    return read.data;
  } catch (thrown) {
    const { code, params, detail } = toAppError(thrown);
    const words = [params.field, detail].filter((part) => part != null && part !== '');
    return damaged(file, code === 'definitionNewer' ? 'newer' : 'invalid', words.join(': '));
  }
}

const isDamaged = (read: ArchiveEntry | DamagedEntry): read is DamagedEntry => 'problem' in read;

/** Names of the files in a folder, newest first; what was not finished is nobody's. Empty where there is none yet. */
async function filesIn(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names
      .filter((name) => name.endsWith(ENDING) && !name.endsWith(UNFINISHED))
      .sort()
      .reverse();
  } catch (thrown) {
    return codeOf(thrown) === 'ENOENT' ? [] : failStorage(thrown);
  }
}

/** @param folder absolute path; made when the first copy is kept */
export function createArchiveStore(folder: string): ArchiveStore {
  const pathOf = (id: string): string => {
    // An id becomes a path: nothing else may.
    if (!entryIdSchema.safeParse(id).success) fail('archiveUnknown');
    return join(folder, `${id}${ENDING}`);
  };

  async function readEntry(file: string): Promise<ArchiveEntry | DamagedEntry | null> {
    try {
      return parseEntry(file, await readFile(join(folder, file), 'utf8'));
    } catch (thrown) {
      // Removed since the folder was read.
      return codeOf(thrown) === 'ENOENT' ? null : damaged(file, 'unreadable', wordsOf(thrown));
    }
  }

  return {
    async add(given) {
      const entry = { id: idAt(given.keptAt), ...given };
      try {
        await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
        await writeWhole(pathOf(entry.id), `${JSON.stringify(entry, null, 1)}\n`);
      } catch (thrown) {
        failStorage(thrown);
      }
      return entry;
    },
    async list(offset, limit) {
      const files = await filesIn(folder);
      const part = files.slice(offset, offset + limit);
      const read = (await fewAtOnce(part, AT_ONCE, readEntry)).filter((each) => each !== null);
      return {
        entries: read.flatMap((each) => (isDamaged(each) ? [] : [summaryOf(each)])),
        damaged: read.filter(isDamaged),
        total: files.length,
      };
    },
    async read(id) {
      pathOf(id);
      const read = await readEntry(`${id}${ENDING}`);
      if (read === null) return fail('archiveUnknown');
      if (!isDamaged(read)) return read;
      return fail('archiveDamaged', { params: { file: read.file }, detail: read.detail });
    },
    async remove(id) {
      await rm(pathOf(id), { force: true }).catch(failStorage);
    },
  };
}
