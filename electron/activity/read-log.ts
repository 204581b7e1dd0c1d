import { ChainReader } from './chain';
import { lineOf } from './line';
import type { LogLine } from './line';

/** After so long others have their turn, in ms: a log may have a hundred thousand lines. */
const TURN_MS = 8;

const LINE_BREAK = 0x0a;

/** What a file of the log holds, and whether it is as it was written. */
export interface FileReading {
  name: string;
  lines: LogLine[];
  /** How many lines there are, also those that a later version wrote. */
  count: number;
  /** Lines that do not follow from the one before them, from 1. */
  breaks: number[];
  /** What the first line says that it follows; null: it does not say. */
  first: { seq: number; previous: string } | null;
  last: { seq: number | null; hash: string | null } | null;
  /** Bytes of whole lines; what comes after them is a line that was cut off. */
  wholeBytes: number;
}

const othersTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Reads a file of the log; a line that is cut off at its end is left out. */
export async function readLogFile(name: string, bytes: Buffer): Promise<FileReading> {
  const chain = new ChainReader();
  const lines: LogLine[] = [];
  const breaks: number[] = [];
  let count = 0;
  let begin = 0;
  let turnEnds = performance.now() + TURN_MS;
  for (let end = bytes.indexOf(LINE_BREAK); end >= 0; end = bytes.indexOf(LINE_BREAK, begin)) {
    const { content, isBreak } = chain.take(bytes.toString('utf8', begin, end));
    count++;
    if (isBreak) breaks.push(count);
    const line = content === null ? null : lineOf(content, !isBreak);
    if (line !== null) lines.push(line);
    begin = end + 1;
    if (performance.now() < turnEnds) continue;
    await othersTurn();
    turnEnds = performance.now() + TURN_MS;
  }
  return { name, lines, count, breaks, first: chain.first, last: chain.last, wholeBytes: begin };
}
