/**
 * Numbers of tests by outcome.
 * @typedef {{ passed: number, failed: number, skipped: number }} Tally
 */

/** @type {Tally} */
export const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {Tally} one
 * @param {Tally} other
 * @returns {Tally}
 */
export const add = (one, other) => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
});

/** @param {Tally} tally */
export const line = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

const LINE = /^(\d+) passed, (\d+) failed, (\d+) skipped$/;

/**
 * @param {string} text
 * @returns {Tally | null}
 */
export function readLine(text) {
  const found = LINE.exec(text.trim());
  return found && { passed: Number(found[1]), failed: Number(found[2]), skipped: Number(found[3]) };
}

/**
 * Vitest's JSON report. A file that failed before its tests ran has none to count: it counts as one.
 * @param {any} report
 * @returns {Tally}
 */
export function ofVitest(report) {
  const brokenFiles = (report.testResults ?? []).filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * Playwright's JSON report. A flaky test is a failed one: it did fail.
 * @param {any} report
 * @returns {Tally}
 */
export const ofPlaywright = ({ stats, errors = [] }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + errors.length,
  skipped: stats.skipped,
});

/**
 * What a run counts as: a runner that failed, or that had nothing to run, must not read as success.
 * @param {Tally | null} tally null if it wrote no report
 * @param {number} exitCode
 * @param {{ mayBeEmpty?: boolean }} [options] for a run that was narrowed to some files
 * @returns {Tally}
 */
export function settle(tally, exitCode, { mayBeEmpty = false } = {}) {
  const counted = tally ?? NOTHING;
  const isEmpty = counted.passed + counted.failed + counted.skipped === 0;
  const isBad = exitCode !== 0 || (isEmpty && !mayBeEmpty);
  return counted.failed === 0 && isBad ? { ...counted, failed: 1 } : counted;
}
