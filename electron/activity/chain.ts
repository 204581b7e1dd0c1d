import { hash as digest } from 'node:crypto';

/** What the first line of a log follows. */
export const GENESIS = '0'.repeat(64);

const HASH_TAIL = /^,"hash":"([0-9a-f]{64})"\}$/;
const TAIL_LENGTH = ',"hash":""}'.length + 64;

const hashOf = (previous: string, body: string): string => digest('sha256', previous + body, 'hex');

/** A line with its hash: over the hash of the line before it and everything else that it holds. */
export interface SealedLine {
  /** Without the line break. */
  text: string;
  hash: string;
}

/** Makes a line of the log. JSON escapes line breaks, so that a line is a line. */
export function sealLine(previous: string, content: { seq: number }): SealedLine {
  const body = JSON.stringify(content).slice(0, -1);
  const hash = hashOf(previous, body);
  return { text: `${body},"hash":"${hash}"}`, hash };
}

/** Where a chain stands; null where the line before could not be read. */
interface Link {
  seq: number | null;
  hash: string | null;
}

/** A line that was read. */
export interface ReadLine {
  /** What it holds; null: it is not a line of a log. */
  content: Record<string, unknown> | null;
  /** It does not follow from the line before it. */
  isBreak: boolean;
}

function parsed(text: string): { seq: number; content: Record<string, unknown>; hash: string } | null {
  const hash = HASH_TAIL.exec(text.slice(-TAIL_LENGTH))?.[1];
  if (hash === undefined) return null;
  try {
    const content = JSON.parse(text) as Record<string, unknown> | null;
    const seq = content?.seq;
    return content === null || typeof seq !== 'number' ? null : { seq, content, hash };
  } catch {
    return null;
  }
}

/**
 * Holds the lines of one file, in order, against each other. A line that was changed, put elsewhere, or that follows
 * one that was taken away breaks the chain; the lines after it are held against it as it is.
 */
export class ChainReader {
  #link: Link | null = null;
  /** What the first line says that it follows. */
  first: { seq: number; previous: string } | null = null;

  /** Where the file ends. */
  get last(): Link | null {
    return this.#link;
  }

  take(text: string): ReadLine {
    const line = parsed(text);
    if (line === null) {
      const seq = this.#link?.seq ?? null;
      this.#link = { seq: seq === null ? null : seq + 1, hash: null };
      return { content: null, isBreak: true };
    }
    const { seq, content, hash } = line;
    const before = this.#before(seq, content);
    const follows =
      before !== null &&
      (before.seq === null || before.seq === seq - 1) &&
      (before.hash === null || hashOf(before.hash, text.slice(0, -TAIL_LENGTH)) === hash);
    this.#link = { seq, hash };
    return { content, isBreak: !follows };
  }

  /** A file begins with a line that tells what it follows; whether that is true shows where files meet. */
  #before(seq: number, { type, previous }: Record<string, unknown>): Link | null {
    if (this.#link !== null) return this.#link;
    if (type !== 'file' || typeof previous !== 'string') return null;
    this.first = { seq, previous };
    return { seq: seq - 1, hash: previous };
  }
}
