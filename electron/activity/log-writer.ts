import { appError, FalconerError } from '@shared/ipc/result';
import { GENESIS, sealLine } from './chain';
import type { LogLine, NewLine } from './line';
import { LOG_VERSION } from './line';
import { fileNameFrom } from './log-files';
import type { LogFiles } from './log-files';

/** How much goes into a file, in bytes, and how many files are kept. */
export interface LogLimits {
  fileBytes: number;
  files: number;
}

export const DEFAULT_LIMITS: LogLimits = { fileBytes: 4 * 2 ** 20, files: 50 };

/** A file grows to so many times its size while something that it tells of has no end yet. */
const PATIENCE = 4;

/** Where a log goes on. */
export interface LogEnd {
  seq: number;
  hash: string;
  /** The newest file and how many bytes of it count; null: there is none. */
  file: { name: string; bytes: number } | null;
  names: string[];
}

export const EMPTY_LOG: LogEnd = { seq: 0, hash: GENESIS, file: null, names: [] };

interface Waiting {
  lines: readonly NewLine[];
  written: (lines: LogLine[]) => void;
  failed: (error: FalconerError) => void;
}

/** What a writer needs. */
export interface LogWriterDeps {
  files: LogFiles;
  limits: LogLimits;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Whether the file may end here: everything that was begun has ended. */
  mayTurn: () => boolean;
  /** Is told what is on the disk, in order. */
  written: (lines: readonly LogLine[]) => void;
}

/** Writes a log from its end on. Lines that wait for the disk together are flushed together. */
export class LogWriter {
  readonly #deps: LogWriterDeps;
  #end: LogEnd;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | null = null;
  /** Lines cannot be written since then; the next that can be says so. */
  hole: { since: number; lost: number; detail: string | null } | null = null;

  constructor(end: LogEnd, deps: LogWriterDeps) {
    this.#end = end;
    this.#deps = deps;
  }

  /** Resolves with the lines when they are on the disk: written and flushed. Throws `storageFailed`. */
  append(...lines: NewLine[]): Promise<LogLine[]> {
    return new Promise((written, failed) => {
      this.#waiting.push({ lines, written, failed });
      this.#writing ??= this.#writeAll();
    });
  }

  /** Resolves when nothing is being written. */
  async idle(): Promise<void> {
    while (this.#writing !== null) await this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const now = this.#waiting;
      this.#waiting = [];
      try {
        const written = await this.#write(now.flatMap(({ lines }) => lines));
        for (const { lines, written: tell } of now) tell(written.splice(0, lines.length));
      } catch (thrown) {
        const lost = now.reduce((sum, { lines }) => sum + lines.length, 0);
        const error = this.#note(thrown, lost);
        for (const { failed } of now) failed(error);
      }
    }
    this.#writing = null;
  }

  #note(thrown: unknown, lost: number): FalconerError {
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    const { since, lost: before } = this.hole ?? { since: this.#deps.now(), lost: 0 };
    this.hole = { since, lost: before + lost, detail };
    return new FalconerError(
      appError('storageFailed', { params: { file: 'activity' }, detail, retryable: true }),
    );
  }

  #turns({ file }: LogEnd): boolean {
    const { limits, mayTurn } = this.#deps;
    if (file === null) return true;
    if (file.bytes < limits.fileBytes) return false;
    return mayTurn() || file.bytes >= PATIENCE * limits.fileBytes;
  }

  async #write(wanted: readonly NewLine[]): Promise<LogLine[]> {
    const { files, now, written } = this.#deps;
    const { seq: before, hash: previous, names } = this.#end;
    const turns = this.#turns(this.#end);
    const at = now();
    const extra: NewLine[] = [
      ...(turns ? [{ at, type: 'file', version: LOG_VERSION, previous } as const] : []),
      ...(this.hole === null
        ? []
        : [{ at, type: 'hole', lost: this.hole.lost, from: this.hole.since } as const]),
    ];
    const lines = [...extra, ...wanted].map((line, index) => ({
      seq: before + 1 + index,
      ...line,
    })) as LogLine[];
    let hash = previous;
    const text = lines
      .map((line) => {
        const sealed = sealLine(hash, line);
        hash = sealed.hash;
        return `${sealed.text}\n`;
      })
      .join('');
    const file =
      turns || this.#end.file === null ? { name: fileNameFrom(before + 1), bytes: 0 } : this.#end.file;
    const bytes = await files.write(file.name, file.bytes, text);
    const seq = before + lines.length;
    this.hole = null;
    this.#end = {
      seq,
      hash,
      file: { name: file.name, bytes: file.bytes + bytes },
      names: turns ? [...names, file.name] : names,
    };
    // Behind the lines, never before them: a crash leaves it as it was, which claims less.
    await files.writeHead({ seq, hash }).catch(() => undefined);
    written(lines);
    if (turns) this.#makeRoom();
    return lines.slice(extra.length);
  }

  /** Says first what it takes away, so that a crash in between looks like neither. */
  #makeRoom(): void {
    const { files, limits, now } = this.#deps;
    const { names } = this.#end;
    const old = names.slice(0, Math.max(0, names.length - limits.files));
    const [oldest] = names.slice(old.length);
    if (old.length === 0 || oldest === undefined) return;
    const firstSeq = Number(/\d+/.exec(oldest)?.[0]);
    this.append({ at: now(), type: 'cut', firstSeq }).then(
      async () => {
        for (const name of old) await files.remove(name);
        this.#end = { ...this.#end, names: this.#end.names.filter((name) => !old.includes(name)) };
      },
      () => undefined,
    );
  }
}
