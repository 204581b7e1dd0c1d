import { statementKinds } from './judge';
import type { Statement, StatementKind } from './judge';

/** How statements of one kind turned out. */
export interface Counts {
  true: number;
  false: number;
  /** The screen said that it does not know, while something was wrong. */
  unknown: number;
  /** The same, while nothing was wrong. */
  needlesslyUnknown: number;
  /** Remembered fields of what another client released and loaded anew between two looks. */
  reloadedUnseen: number;
  /** No longer so, but so at the time that the screen names; only while something was wrong. */
  asOfThen: number;
}

/** A statement that was false, and when. */
export interface Falsehood {
  step: number;
  statement: Statement;
}

/** Counts statements by kind, and keeps the false ones. */
export interface Tally {
  readonly counts: Readonly<Record<StatementKind, Counts>>;
  readonly falsehoods: readonly Falsehood[];
  count(kind: StatementKind, how: keyof Counts): void;
  keep(falsehood: Falsehood): void;
  sum(how: keyof Counts): number;
}

const MOST_KEPT = 50;

/** A tally at zero. */
export function createTally(): Tally {
  const zero = (): Counts => ({
    true: 0,
    false: 0,
    unknown: 0,
    needlesslyUnknown: 0,
    reloadedUnseen: 0,
    asOfThen: 0,
  });
  const counts = Object.fromEntries(statementKinds.map((kind) => [kind, zero()])) as Record<
    StatementKind,
    Counts
  >;
  const falsehoods: Falsehood[] = [];
  return {
    counts,
    falsehoods,
    count: (kind, how) => {
      counts[kind][how] += 1;
    },
    keep: (falsehood) => {
      const isSame = ({ statement }: Falsehood): boolean =>
        statement.kind === falsehood.statement.kind && statement.words === falsehood.statement.words;
      // What is false once often stays so for many steps.
      if (falsehoods.length < MOST_KEPT && !falsehoods.some(isSame)) falsehoods.push(falsehood);
    },
    sum: (how) => Object.values(counts).reduce((total, each) => total + each[how], 0),
  };
}

const columns: readonly (readonly [keyof Counts, string])[] = [
  ['true', 'true'],
  ['false', 'false'],
  ['reloadedUnseen', 'reloaded unseen'],
  ['asOfThen', 'as of then'],
  ['unknown', 'unknown'],
  ['needlesslyUnknown', 'unknown, no fault'],
];

/** The tally as lines of a table. */
export function tableOf(title: string, tally: Tally): string {
  const width = Math.max(...statementKinds.map((kind) => kind.length));
  const line = (name: string, cells: readonly (string | number)[]) =>
    `  ${name.padEnd(width)}${cells.map((cell, at) => String(cell).padStart(Math.max(9, (columns[at]?.[1].length ?? 0) + 3))).join('')}`;
  return [
    title,
    line(
      '',
      columns.map(([, name]) => name),
    ),
    ...statementKinds.map((kind) =>
      line(
        kind,
        columns.map(([how]) => tally.counts[kind][how]),
      ),
    ),
    line(
      'in all',
      columns.map(([how]) => tally.sum(how)),
    ),
  ].join('\n');
}
