import { describe, expect, it } from 'vitest';
import { NOTHING, add, line, ofPlaywright, ofVitest, readLine, settle } from './tally.mjs';

const vitest = (results, numbers = {}) => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  ...numbers,
  testResults: results,
});

describe('counting', () => {
  it('adds tiers up and reads its own line back', () => {
    const total = add({ passed: 2, failed: 1, skipped: 0 }, { passed: 3, failed: 0, skipped: 4 });
    expect(line(total)).toBe('5 passed, 1 failed, 4 skipped');
    expect(readLine(`${line(total)}\n`)).toEqual(total);
    expect(readLine('5 passed, 1 failed')).toBeNull();
  });

  it('counts the tests of a Vitest report, the ones to be written as skipped', () => {
    const report = vitest([], { numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 3 });
    expect(ofVitest(report)).toEqual({ passed: 7, failed: 1, skipped: 5 });
  });

  it('counts a file that could not be loaded as one failure, and a failed test only once', () => {
    const broken = { status: 'failed', assertionResults: [] };
    const failed = { status: 'failed', assertionResults: [{ status: 'failed' }] };
    expect(ofVitest(vitest([broken, failed], { numFailedTests: 1 })).failed).toBe(2);
  });

  it('counts a flaky test and an error outside of tests as failed in a Playwright report', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
    expect(ofPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 3, skipped: 2 });
  });
});

describe('what a run counts as', () => {
  const good = { passed: 3, failed: 0, skipped: 0 };

  it('is its count when the runner ended well', () => expect(settle(good, 0)).toEqual(good));

  it('is a failure when the runner ended badly though no test failed', () =>
    expect(settle(good, 1)).toEqual({ ...good, failed: 1 }));

  it('is a failure when nothing ran, unless the run was narrowed', () => {
    expect(settle(NOTHING, 0).failed).toBe(1);
    expect(settle(NOTHING, 0, { mayBeEmpty: true })).toEqual(NOTHING);
  });

  it('is a failure when there is no report', () => {
    expect(settle(null, 0).failed).toBe(1);
    expect(settle(null, 1, { mayBeEmpty: true }).failed).toBe(1);
  });
});
