import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLog } from './log';
import type { Log } from './log';
import { createRedactor } from './redaction';

/** What every line that the log itself begins looks like. */
const OURS = /^\[\d{4}-\d\d-\d\d [\d:.]+\] \[(?:info|warn|error)\]/;

let folder: string;
let log: Log;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'falconer-log-'));
  log = createLog({ folder, redactor: createRedactor(), toConsole: false });
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const lines = () => readFileSync(join(folder, 'main.log'), 'utf8').trimEnd().split(/\r?\n/);

it.each(['\n', '\r', '\r\n', '\u2028', '\v'])('takes no line of its own for what follows %j', (end) => {
  const forged = `books${end}[2026-01-01 00:00:00.000] [info]  drops.start ok 3 ms`;
  log.warn(`Could not read ${forged}`);
  log.error('It failed', new Error(forged));
  const written = lines();
  expect(written.filter((line) => OURS.test(line))).toHaveLength(2);
  expect(written.filter((line) => line.startsWith('[2026-01-01'))).toEqual([]);
  expect(written.join('\n')).not.toMatch(/[\r\v\u2028]/);
});

it('shows control characters instead of obeying them, and leaves stacks readable', () => {
  log.info('\u001b[2Jcleared \u202etxt.exe\u0000');
  log.request({ channel: 'app.info', outcome: 'internal', durationMs: 3, defect: new Error('a\u001b[31m') });
  const [first, ...rest] = lines();
  expect(first).toContain('[U+001B][2Jcleared [U+202E]txt.exe[U+0000]');
  expect(rest.join('\n')).toContain('Error: a[U+001B][31m\n');
  expect(rest.slice(1).every((line) => /^ {4} {4}at /.test(line))).toBe(true);
});
