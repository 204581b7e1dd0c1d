import { statementKinds } from './judge';
import type { RunResult } from './run';

const MOST_STEPS = 14;
/** Of each kind. */
const MOST_SHOWN = 2;

/** The steps that led to something: those about the collection, and the faults. */
function stepsTo(log: readonly string[], about: string, step: number): string[] {
  return log
    .filter((line) => Number.parseInt(line, 10) <= step)
    .filter((line) => line.includes(about) || line.includes('fault') || line.includes('makes'))
    .slice(-MOST_STEPS);
}

/** What was false, each with the steps that led to it. */
export function falsehoodsOf({ tally, log }: RunResult): string {
  return statementKinds
    .flatMap((kind) =>
      tally.falsehoods.filter(({ statement }) => statement.kind === kind).slice(0, MOST_SHOWN),
    )
    .map(({ step, statement }) =>
      [
        `Step ${String(step)}, ${statement.kind} of ${statement.about} (${statement.verdict}): ${statement.words}`,
        ...stepsTo(log, statement.about, step).map((line) => `    ${line}`),
      ].join('\n'),
    )
    .join('\n');
}
