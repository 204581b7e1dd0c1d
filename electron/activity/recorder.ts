import type {
  ActivityBegin,
  ActivityConsent,
  ActivityEnd,
  ActivityError,
  ActivityOperation,
} from '@shared/domain/activity';
import { takesAway } from '@shared/domain/activity';
import type { Environment } from '@shared/domain/environment';
import type { AppError } from '@shared/ipc/result';
import { toAppError } from '@shared/ipc/result';
import type { ConnectionFacts } from '../tasks/gate';
import type { ActivityLog } from './activity-log';
import type { BeginLine, NewLine } from './line';

/** What an operation is, before it is known whose connection that is. */
export interface ActivityIntent extends Pick<
  ActivityBegin,
  'connectionId' | 'target' | 'parameters' | 'taskId' | 'bulk'
> {
  operation: ActivityOperation;
  consent: ActivityConsent;
  /** Where the connection led when it was agreed to; absent: where it leads now. */
  fingerprint?: string | undefined;
  /** Absent: that of the connection. */
  environment?: Environment;
}

/** How an operation ended, as whoever saw it knows. */
export interface ActivityOutcomeSeen extends Pick<ActivityEnd, 'outcome' | 'byReading'> {
  error: AppError | null;
}

/** An operation that was announced in the log. */
export interface Recording {
  readonly operation: string;
  /** Writes how it ended, once; resolves also if that cannot be written: then the log tells that it has a hole. */
  ended(seen: ActivityOutcomeSeen): Promise<void>;
}

/** Writes down what is about to be done to servers and what became of it. */
export interface ActivityRecorder {
  /**
   * Announces an operation; resolves when that is on the disk, before anything may be sent. Throws `storageFailed` for
   * one that takes something away and cannot be announced; others go on, and the log tells that it has a hole.
   */
  begin(intent: ActivityIntent): Promise<Recording>;
  /** Announces, does and writes down an operation that is no task: passes on what `work` answers or throws. */
  recorded<T>(intent: ActivityIntent, work: () => Promise<T>): Promise<T>;
  /** What an earlier process announced and nobody has ended, as recordings that can be. */
  left(belongs: (line: BeginLine) => boolean): Promise<Recording[]>;
}

export interface RecorderDeps {
  log: ActivityLog;
  /** Milliseconds since 1970. */
  now: () => number;
  describeConnection: (id: string) => Pick<ConnectionFacts, 'name' | 'environment' | 'fingerprint'> & {
    user: string | null;
  };
  /** Blots out secrets. */
  redact: (text: string) => string;
}

/** Longer words of a server are cut, in UTF-16 units. */
const LONGEST_DETAIL = 4000;

function errorOf(error: AppError | null, redact: RecorderDeps['redact']): ActivityError | null {
  if (error === null) return null;
  const { code, params, serverCode } = error;
  const detail = error.detail === null ? null : redact(error.detail);
  const isLong = detail !== null && detail.length > LONGEST_DETAIL;
  return {
    ...{ code, serverCode, detail: isLong ? `${detail.slice(0, LONGEST_DETAIL)}…` : detail },
    params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, redact(value)])),
  };
}

function redacted(consent: ActivityConsent, redact: RecorderDeps['redact']): ActivityConsent {
  return consent.kind === 'typed' ? { ...consent, phrases: consent.phrases.map(redact) } : consent;
}

/** Codes of a request that may or may not have been carried out. */
const doubtful: ReadonlySet<string> = new Set(['outcomeUnknown', 'timeout', 'connectionLost', 'cancelled']);

/** How work that threw has ended, for work that tells no more than that. */
function seenFrom(thrown: unknown): ActivityOutcomeSeen {
  const error = toAppError(thrown);
  return { outcome: doubtful.has(error.code) ? 'unknown' : 'failed', error, byReading: false };
}

class Recorder implements ActivityRecorder {
  readonly #deps: RecorderDeps;
  /** Numbers of lines of earlier processes that were ended here: there may be more than one who finds out. */
  readonly #found = new Set<number>();

  constructor(deps: RecorderDeps) {
    this.#deps = deps;
  }

  #endLine(of: number, at: number, { outcome, error, byReading }: ActivityOutcomeSeen): NewLine {
    const ended = this.#deps.now();
    const durationMs = byReading ? null : Math.max(0, ended - at);
    return {
      ...{ at: ended, type: 'end', of, outcome, durationMs, byReading },
      error: errorOf(error, this.#deps.redact),
    };
  }

  #recording(operation: string, write: (seen: ActivityOutcomeSeen) => Promise<unknown>): Recording {
    let isEnded = false;
    return {
      operation,
      ended: async (seen) => {
        if (isEnded) return;
        isEnded = true;
        await write(seen).catch(() => undefined);
      },
    };
  }

  async begin(intent: ActivityIntent): Promise<Recording> {
    const { log, now, describeConnection, redact } = this.#deps;
    const at = now();
    const { name: connectionName, user, ...there } = describeConnection(intent.connectionId);
    const consent = redacted(intent.consent, redact);
    const { fingerprint = there.fingerprint, environment = there.environment, ...deed } = intent;
    const what = structuredClone({ ...deed, connectionName, environment, user, consent });
    const line = { at, type: 'begin' as const, ...what, ...(fingerprint === null ? {} : { fingerprint }) };
    try {
      const [seq = 0] = await log.append(line);
      return this.#recording(intent.operation, (seen) => log.append(this.#endLine(seq, at, seen)));
    } catch (thrown) {
      if (takesAway(intent.operation)) throw thrown;
    }
    // Written with its end if the log can be written by then.
    return this.#recording(intent.operation, async (seen) => {
      const [seq = 0] = await log.append({ ...line, late: true });
      await log.append(this.#endLine(seq, at, seen));
    });
  }

  async recorded<T>(intent: ActivityIntent, work: () => Promise<T>): Promise<T> {
    const recording = await this.begin(intent);
    try {
      const answer = await work();
      await recording.ended({ outcome: 'done', error: null, byReading: false });
      return answer;
    } catch (thrown) {
      await recording.ended(seenFrom(thrown));
      throw thrown;
    }
  }

  async left(belongs: (line: BeginLine) => boolean): Promise<Recording[]> {
    const { log } = this.#deps;
    const open = await log.open().catch(() => []);
    return open.filter(belongs).map(({ seq, at, operation }) =>
      this.#recording(operation, async (seen) => {
        if (this.#found.has(seq)) return;
        this.#found.add(seq);
        await log.append(this.#endLine(seq, at, seen)).catch(() => this.#found.delete(seq));
      }),
    );
  }
}

/** See {@link ActivityRecorder}. */
export function createActivityRecorder(deps: RecorderDeps): ActivityRecorder {
  return new Recorder(deps);
}
