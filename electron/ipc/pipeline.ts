import type { Connection } from '@shared/domain/connection';
import type { Settings } from '@shared/domain/settings';
import type { Channel, ChannelName } from '@shared/ipc/contract';
import { contract } from '@shared/ipc/contract';
import type { ErrorCode, Result } from '@shared/ipc/result';
import { fail, FalconerError, toAppError } from '@shared/ipc/result';
import type { z } from 'zod';
import { guardConfirmation } from './confirmation-guard';
import { deadlineOf, lateError, withDeadline } from './deadline';
import { guardEffect } from './effect-guard';
import type { Call, Handlers } from './handler-types';
import type { Sender } from './sender-guard';

/** What the log learns of a request: never its input or its answer. */
export interface RequestRecord {
  channel: ChannelName;
  outcome: 'ok' | ErrorCode;
  durationMs: number;
  /** What was thrown, if it was not one of our own errors: a defect. */
  defect: unknown;
}

export interface PipelineDeps {
  handlers: Handlers;
  isTrusted: (sender: Sender) => boolean;
  connection: (id: string) => Connection | undefined;
  /** What a person wants to be asked more strictly, and where nothing may be changed. */
  settings: () => Pick<Settings, 'confirmations' | 'readOnlyEnvironments'>;
  record: (request: RequestRecord) => void;
  /** Whether answers are held against the contract as well; costs time with long lists. */
  checkOutput: boolean;
  /** Milliseconds, never going backwards. */
  now?: () => number;
}

/** One request on its way in. */
export interface Request {
  channel: ChannelName;
  sender: Sender;
  input: unknown;
  /** Aborts when the page that asked is gone. */
  pageGone: AbortSignal;
}

/** Carries out a request; always resolves, with the data or with why not. */
export type Pipeline = (request: Request) => Promise<Result<unknown>>;

function parseInput(channel: Channel, input: unknown): unknown {
  const parsed = channel.input.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue === undefined || issue.path.length === 0 ? 'input' : issue.path.map(String).join('.');
  return fail('invalidInput', { params: { field }, detail: issue?.message ?? null });
}

function checkAnswer(schema: z.ZodType, answer: unknown): void {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return;
  const issues = parsed.error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`);
  throw new Error(`The answer does not fit the contract: ${issues.join('; ')}`);
}

/**
 * The one way into the main process: sender, shape, read-only, confirmation, then the handler with a deadline, then a
 * line in the log. Nothing of the request is looked at before its sender is known.
 */
export function createPipeline(deps: PipelineDeps): Pipeline {
  const now = deps.now ?? (() => performance.now());

  async function carryOut({ channel: name, sender, input: raw, pageGone }: Request): Promise<unknown> {
    if (!deps.isTrusted(sender)) fail('badSender');
    const channel: Channel = contract[name];
    const input = parseInput(channel, raw);
    const settings = deps.settings();
    const connection = guardEffect(channel, input, deps.connection, settings);
    if (connection !== null) guardConfirmation(name, input, connection.environment, settings.confirmations);

    const ms = deadlineOf(name, input, connection);
    // The map's type ties each handler to its channel's input, which the line above has validated.
    const handler = deps.handlers[name] as (input: unknown, call: Call) => unknown;
    const limit = {
      ms,
      late: () => lateError(channel.effect, ms ?? 0),
      // Only reads end with the page: a change that has been sent is followed to its end.
      stop: channel.effect === 'read' ? pageGone : null,
    };
    const answer = await withDeadline(limit, (signal) => handler(input, { signal, page: pageGone }));
    if (deps.checkOutput) checkAnswer(channel.output, answer);
    return answer;
  }

  return async (request) => {
    const start = now();
    const record = (outcome: RequestRecord['outcome'], defect: unknown): void => {
      deps.record({ channel: request.channel, outcome, durationMs: Math.round(now() - start), defect });
    };
    try {
      const data = await carryOut(request);
      record('ok', null);
      return { ok: true, data };
    } catch (thrown) {
      const error = toAppError(thrown);
      record(error.code, thrown instanceof FalconerError ? null : thrown);
      return { ok: false, error };
    }
  };
}
