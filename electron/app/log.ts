import { join } from 'node:path';
import electronLog from 'electron-log/node';
import type { RequestRecord } from '../ipc/pipeline';
import { logText } from './log-text';
import type { Redactor } from './redaction';

/** The log file, and the console while developing. Every text passes the redactor, and none makes a line of its own. */
export interface Log {
  info(text: string): void;
  warn(text: string): void;
  error(text: string, thrown?: unknown): void;
  /** One line a request; what only read and went well is not worth one. */
  request(record: RequestRecord): void;
}

export interface LogOptions {
  /** Folder of the log file. */
  folder: string;
  redactor: Redactor;
  toConsole: boolean;
}

const MAX_BYTES = 2 * 1024 * 1024;
const SLOW_MS = 1_000;

function wordsOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}

/** Opens the log; `main.log` is renamed to `main.old.log` when it is full. */
export function createLog({ folder, redactor, toConsole }: LogOptions): Log {
  const log = electronLog.create({ logId: 'falconer' });
  log.transports.file.resolvePathFn = () => join(folder, 'main.log');
  log.transports.file.maxSize = MAX_BYTES;
  log.transports.file.level = 'info';
  log.transports.console.level = toConsole ? 'info' : false;
  const write = (level: 'info' | 'warn' | 'error', text: string): void => {
    log[level](logText(redactor.redact(text)));
  };
  return {
    info: (text) => write('info', text),
    warn: (text) => write('warn', text),
    error: (text, thrown) => write('error', thrown === undefined ? text : `${text}: ${wordsOf(thrown)}`),
    request({ channel, outcome, durationMs, defect }) {
      const line = `${channel} ${outcome} ${durationMs} ms`;
      if (defect !== null) write('error', `${line}: ${wordsOf(defect)}`);
      else if (outcome !== 'ok' || durationMs >= SLOW_MS) write('info', line);
    },
  };
}
