import type { ActivityEntry, ActivityFilter } from '@shared/domain/activity';
import { visibleText } from '@shared/policy/visible-text';
import type { BeginLine, EndLine, LogLine } from './line';

interface Kept {
  begin: BeginLine;
  end: EndLine | null;
  /** In lower case, what a search looks at; made when it is first looked at. */
  words: string | null;
}

/** Nothing in it looks other than it is. */
const PLAIN = /^[\x20-\x7e]*$/;

/** What was asked for besides, without what it is called by: new names, aliases, options. */
const leavesOf = (value: unknown): string[] => {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
  return [typeof value === 'string' ? value : JSON.stringify(value)];
};

const wordsOf = ({ begin, end }: Kept): string => {
  const { target, consent } = begin;
  const all = [
    ...[begin.connectionName, begin.user, begin.operation, target.database, target.collection],
    ...[target.collectionId, target.partitionId, ...(target.partitions ?? [])],
    ...leavesOf(begin.parameters),
    ...(consent.kind === 'typed' ? consent.phrases : []),
    ...[end?.error?.code, end?.error?.detail],
  ];
  const text = all.filter((each) => each != null && each !== '').join('  ');
  // What is read on the screen is found as well: a character that cannot be seen by its number there.
  return (PLAIN.test(text) ? text : `${text}  ${visibleText(text)}`).toLowerCase();
};

/** Lines of a log in memory: what was begun, with its end. */
export class LogIndex {
  /** In the order of their numbers. */
  readonly #kept: Kept[] = [];
  readonly #bySeq = new Map<number, Kept>();
  readonly #isOwn: (seq: number) => boolean;
  #found: { filter: string; kept: Kept[] } | null = null;
  lost = 0;
  torn = 0;
  /** Lines before this number have made room; 1: none. */
  firstSeq = 1;

  /** @param isOwn whether what has no end was begun by this process */
  constructor(isOwn: (seq: number) => boolean) {
    this.#isOwn = isOwn;
  }

  add(line: LogLine): void {
    this.#found = null;
    if (line.type === 'begin') {
      const kept = { begin: line, end: null, words: null };
      this.#kept.push(kept);
      this.#bySeq.set(line.seq, kept);
    } else if (line.type === 'end') {
      const kept = this.#bySeq.get(line.of);
      if (kept !== undefined) Object.assign(kept, { end: line, words: null });
    } else if (line.type === 'hole') this.lost += line.lost;
    else if (line.type === 'torn') this.torn++;
    else if (line.type === 'cut') this.firstSeq = Math.max(this.firstSeq, line.firstSeq);
  }

  /** What was begun and has no end. */
  open(): BeginLine[] {
    return this.#kept.filter(({ end }) => end === null).map(({ begin }) => begin);
  }

  #stateOf({ begin, end }: Kept): ActivityEntry['state'] {
    return end?.outcome ?? (this.#isOwn(begin.seq) ? 'running' : 'open');
  }

  #entryOf(kept: Kept): ActivityEntry {
    const { type: _type, late: _late, fingerprint: _fingerprint, ...begin } = kept.begin;
    const { end } = kept;
    const { hash: _hash, ...known } = begin as typeof begin & { hash?: string };
    return {
      ...known,
      state: this.#stateOf(kept),
      error: end?.error ?? null,
      durationMs: end?.durationMs ?? null,
      byReading: end?.byReading ?? false,
      endedAt: end?.at ?? null,
    };
  }

  /** Newest first. */
  #find(filter: ActivityFilter): Kept[] {
    const key = JSON.stringify(filter);
    if (this.#found?.filter === key) return this.#found.kept;
    const words = filter.text.toLowerCase().split(/\s+/u).filter(Boolean);
    const fits = (kept: Kept): boolean => {
      const { begin } = kept;
      if (filter.connectionId !== null && begin.connectionId !== filter.connectionId) return false;
      if (filter.operation !== null && begin.operation !== filter.operation) return false;
      if (filter.state !== null && this.#stateOf(kept) !== filter.state) return false;
      if (filter.from !== null && begin.at < filter.from) return false;
      if (filter.to !== null && begin.at > filter.to) return false;
      if (words.length === 0) return true;
      const text = (kept.words ??= wordsOf(kept));
      return words.every((word) => text.includes(word));
    };
    const kept = this.#kept.filter(fits).reverse();
    this.#found = { filter: key, kept };
    return kept;
  }

  /** Entries that fit, newest first, from a place on. */
  page(filter: ActivityFilter, offset: number, limit: number): { entries: ActivityEntry[]; total: number } {
    const found = this.#find(filter);
    return {
      entries: found.slice(offset, offset + limit).map((kept) => this.#entryOf(kept)),
      total: found.length,
    };
  }
}
