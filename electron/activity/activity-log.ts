import type { ActivityChain, ActivityEntry, ActivityFilter, ActivityLogState } from '@shared/domain/activity';
import { fail } from '@shared/ipc/result';
import { GENESIS } from './chain';
import type { BeginLine, LogLine, NewLine } from './line';
import { createLogFiles } from './log-files';
import type { LogFiles } from './log-files';
import { LogIndex } from './log-index';
import { DEFAULT_LIMITS, LogWriter } from './log-writer';
import type { LogLimits } from './log-writer';
import { openLog } from './open-log';
import type { Break, OpenedLog } from './open-log';
import { readLogFile } from './read-log';
import type { FileReading } from './read-log';

/** What was done to servers from here: written once, never changed. */
export interface ActivityLog {
  /** Resolves with the numbers of the lines when they are on the disk. Throws `storageFailed`. */
  append(...lines: NewLine[]): Promise<number[]>;
  /** What earlier processes began and nobody has ended, oldest first. */
  open(): Promise<BeginLine[]>;
  /** Operations that fit, newest first, from a place on. */
  page(
    filter: ActivityFilter,
    offset: number,
    limit: number,
  ): Promise<{ entries: ActivityEntry[]; total: number }>;
  state(): Promise<ActivityLogState>;
  /** Listens to lines that are added, and to those that could not be, until the returned function is called. */
  onChange(listener: () => void): () => void;
  /** Resolves when nothing is being written. */
  idle(): Promise<void>;
}

export interface ActivityLogDeps {
  /** Absolute path of the folder; made when the first line is written. */
  folder: string;
  /** Milliseconds since 1970. */
  now: () => number;
  limits?: LogLimits;
  files?: LogFiles;
}

/** What the whole log came to. */
interface Whole {
  index: LogIndex;
  count: number;
  breaks: Break[];
}

/** Where two files meet: the later one says what it follows. */
function breaksOf(readings: readonly FileReading[]): Break[] {
  return readings.flatMap(({ name, breaks, first, count }, at) => {
    // Each is written with its first lines.
    if (count === 0) return [{ file: name, line: 1 }];
    const own = breaks.map((line): Break => ({ file: name, line }));
    const before = readings[at - 1];
    if (before === undefined || first === null || own[0]?.line === 1) return own;
    const { last } = before;
    const follows =
      (last?.seq == null || last.seq === first.seq - 1) &&
      (last?.hash == null || last.hash === first.previous);
    return follows ? own : [{ file: name, line: 1 }, ...own];
  });
}

/** A log begins at its beginning, or where it says that older files made room. */
function breakAtStart(first: FileReading | undefined, firstSeq: number): Break[] {
  if (first?.first == null) return [];
  const { seq, previous } = first.first;
  const isStart = seq === 1 ? previous === GENESIS : seq <= firstSeq;
  return isStart ? [] : [{ file: first.name, line: 1 }];
}

class Log {
  readonly #files: LogFiles;
  readonly #deps: ActivityLogDeps;
  /** Numbers of what this process began. */
  readonly #own = new Set<number>();
  readonly #recent = new LogIndex((seq) => this.#own.has(seq));
  readonly #listeners = new Set<() => void>();
  /** Lines that this process has written. */
  #written: LogLine[] = [];
  #opening: Promise<{ writer: LogWriter; opened: OpenedLog }> | null = null;
  #reading: Promise<Whole> | null = null;
  #whole: Whole | null = null;

  constructor(deps: ActivityLogDeps) {
    this.#deps = deps;
    this.#files = deps.files ?? createLogFiles(deps.folder);
  }

  /** Only the newest file is read before something can be written: the others may be many. */
  #ready(): Promise<{ writer: LogWriter; opened: OpenedLog }> {
    this.#opening ??= this.#openNewest().catch((thrown: unknown) => {
      // The folder may be readable again a moment later.
      this.#opening = null;
      const detail = thrown instanceof Error ? thrown.message : String(thrown);
      return fail('storageFailed', { params: { file: 'activity' }, detail, retryable: true });
    });
    return this.#opening;
  }

  async #openNewest(): Promise<{ writer: LogWriter; opened: OpenedLog }> {
    const { now, limits = DEFAULT_LIMITS } = this.#deps;
    const opened = await openLog(this.#files, now());
    for (const line of opened.newest?.lines ?? []) this.#recent.add(line);
    const writer = new LogWriter(opened.end, {
      ...{ files: this.#files, limits, now },
      mayTurn: () => this.#recent.open().length === 0,
      written: (lines) => this.#take(lines),
    });
    if (opened.news.length > 0) await writer.append(...opened.news).catch(() => undefined);
    return { writer, opened };
  }

  #take(lines: readonly LogLine[]): void {
    for (const line of lines) {
      if (line.type === 'begin') this.#own.add(line.seq);
      this.#recent.add(line);
      this.#whole?.index.add(line);
    }
    if (this.#whole === null) this.#written.push(...lines);
    else this.#whole.count += lines.length;
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  async #readWhole(): Promise<Whole> {
    const { opened } = await this.#ready();
    const readings: FileReading[] = [];
    for (const name of opened.older) {
      const bytes = await this.#files.read(name).catch(() => null);
      // It made room a moment ago.
      if (bytes === null) continue;
      const reading = await readLogFile(name, bytes);
      const isWhole = reading.wholeBytes === bytes.length;
      readings.push(isWhole ? reading : { ...reading, breaks: [...reading.breaks, reading.count + 1] });
    }
    if (opened.newest !== null) readings.push(opened.newest);
    const index = new LogIndex((seq) => this.#own.has(seq));
    for (const line of [...readings.flatMap(({ lines }) => lines), ...this.#written]) index.add(line);
    const breaks = [...breakAtStart(readings[0], index.firstSeq), ...breaksOf(readings)];
    if (opened.endBreak !== null) breaks.push(opened.endBreak);
    const count = readings.reduce((sum, each) => sum + each.count, 0) + this.#written.length;
    this.#whole = { index, count, breaks };
    this.#written = [];
    return this.#whole;
  }

  whole(): Promise<Whole> {
    this.#reading ??= this.#readWhole().catch((thrown: unknown) => {
      this.#reading = null;
      throw thrown;
    });
    return this.#reading;
  }

  async append(...lines: NewLine[]): Promise<number[]> {
    const { writer } = await this.#ready();
    try {
      return (await writer.append(...lines)).map(({ seq }) => seq);
    } catch (thrown) {
      this.#tell();
      throw thrown;
    }
  }

  async open(): Promise<BeginLine[]> {
    await this.#ready();
    const { index } = this.#whole ?? { index: this.#recent };
    return index.open().filter(({ seq }) => !this.#own.has(seq));
  }

  async state(): Promise<ActivityLogState> {
    const { writer } = await this.#ready();
    const { index, count, breaks } = await this.whole();
    const [first] = breaks;
    const chain: ActivityChain =
      first !== undefined
        ? { kind: 'broken', ...first, breaks: breaks.length }
        : index.torn > 0
          ? { kind: 'torn', times: index.torn }
          : { kind: 'whole' };
    return { lines: count, chain, hole: writer.hole, lostBefore: index.lost, isCut: index.firstSeq > 1 };
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async idle(): Promise<void> {
    if (this.#opening !== null) await (await this.#opening).writer.idle();
  }
}

/** See {@link ActivityLog}. Nothing is read before it is first used. */
export function createActivityLog(deps: ActivityLogDeps): ActivityLog {
  const log = new Log(deps);
  return {
    append: (...lines) => log.append(...lines),
    open: () => log.open(),
    page: async (filter, offset, limit) => (await log.whole()).index.page(filter, offset, limit),
    state: () => log.state(),
    onChange: (listener) => log.onChange(listener),
    idle: () => log.idle(),
  };
}
