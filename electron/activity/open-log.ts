import { GENESIS } from './chain';
import type { NewLine } from './line';
import type { LogFiles } from './log-files';
import type { LogEnd } from './log-writer';
import { EMPTY_LOG } from './log-writer';
import { readLogFile } from './read-log';
import type { FileReading } from './read-log';

/** A place where a log does not follow from itself. `line`: of the file, from 1; null: its end. */
export interface Break {
  file: string;
  line: number | null;
}

/** A log as it was found: its newest file is read, the others are named. */
export interface OpenedLog {
  end: LogEnd;
  newest: FileReading | null;
  /** Oldest first. */
  older: string[];
  /** Lines are missing at the end, or nothing tells where it was. */
  endBreak: Break | null;
  /** What the log has to say of what was found. */
  news: NewLine[];
}

/** The end of a log must reach what was known to be on the disk. */
function breakAtEnd(name: string, seq: number, head: { seq: number } | null): Break | null {
  return head !== null && head.seq <= seq ? null : { file: name, line: null };
}

/** What a crash has left of a line is put aside: it is no part of the chain, and nothing is thrown away. */
async function setAside(
  files: LogFiles,
  { name, wholeBytes }: FileReading,
  bytes: Buffer,
  at: number,
): Promise<NewLine[]> {
  const rest = bytes.subarray(wholeBytes);
  if (rest.length === 0) return [];
  const keptAs = await files.keep(`${name}.torn-${String(at)}`, rest);
  return [{ at, type: 'torn', bytes: rest.length, keptAs }];
}

/** What a log is that has no lines. */
async function openEmpty(files: LogFiles, news: NewLine[]): Promise<OpenedLog> {
  const head = await files.head();
  // From now on whoever takes all lines away has to take this away as well.
  if (head === null) await files.writeHead({ seq: 0, hash: GENESIS }).catch(() => undefined);
  const isGone = head !== null && head.seq > 0;
  return {
    ...{ newest: null, older: [], news },
    end: isGone ? { ...EMPTY_LOG, seq: head.seq } : EMPTY_LOG,
    endBreak: isGone ? { file: 'activity', line: null } : null,
  };
}

/** Finds where a log goes on. @param at now, in ms since 1970 */
export async function openLog(files: LogFiles, at: number): Promise<OpenedLog> {
  const names = await files.names();
  const news: NewLine[] = [];
  for (let name = names.at(-1); name !== undefined; name = names.at(-1)) {
    const bytes = await files.read(name);
    const newest = await readLogFile(name, bytes);
    news.push(...(await setAside(files, newest, bytes, at)));
    if (newest.count > 0) {
      const head = await files.head();
      const seq = newest.last?.seq ?? Number(/\d+/.exec(name)?.[0]) - 1 + newest.count;
      const end: LogEnd = {
        // What is missing keeps its numbers: the gap shows for good.
        seq: Math.max(seq, head?.seq ?? 0),
        hash: newest.last?.hash ?? GENESIS,
        file: { name, bytes: newest.wholeBytes },
        names,
      };
      return { end, newest, older: names.slice(0, -1), endBreak: breakAtEnd(name, seq, head), news };
    }
    // A crash while a file was begun: it holds no line, and the log goes on from the one before it.
    await files.remove(name).catch(() => undefined);
    names.pop();
  }
  return openEmpty(files, news);
}
