import { appError, FalconerError, type AppError, type ErrorCode } from '@shared/ipc/result';
import { errorRules, type ErrorRule } from './error-rules';
import { isGrpcFailure, type GrpcFailure, type MilvusStatus } from './rpc-types';

/** What is known of a request when its failure is put into words. */
export interface RequestFacts {
  /** The method's name in Milvus' proto, such as `LoadCollection`. */
  rpc: string;
  /** `write` if a repetition of the request could change something. */
  effect: 'read' | 'write';
  /** Values for the sentence that the screen shows: `database`, `collection`, `partition`, `seconds`. */
  params: Record<string, string>;
}

/** A request that nothing particular is known of. */
export const SOME_READ: RequestFacts = { rpc: '', effect: 'read', params: {} };

/** Causes that pass by themselves, where the server did nothing: the request may be sent again whatever it was. */
const passing: ReadonlySet<ErrorCode> = new Set([
  'connectionRefused',
  'nameNotFound',
  'rateLimited',
  'outOfMemory',
  'resourceInsufficient',
  'nodesNotEnough',
]);

/** Causes after which nobody knows whether the server did it: only a read may be sent again. */
const uncertain: ReadonlySet<ErrorCode> = new Set(['connectionLost', 'timeout', 'serverError']);

/** Causes that say that the server was not reached, or not reached any more. */
const unreachable: ReadonlySet<ErrorCode> = new Set([
  'connectionLost',
  'connectionRefused',
  'nameNotFound',
  'timeout',
]);

/**
 * Whether a failure says that the server could not be reached, or was lost on the way. After a write the request may
 * have been carried out all the same, except after `connectionRefused` and `nameNotFound`, when it was never sent.
 */
export function isUnreachable(error: AppError): boolean {
  return unreachable.has(error.code);
}

const GRPC_UNAVAILABLE = 14;

function isRetryable(code: ErrorCode, effect: RequestFacts['effect']): boolean {
  return passing.has(code) || (effect === 'read' && uncertain.has(code));
}

function matches(rule: ErrorRule, words: string, facts: RequestFacts): RegExpExecArray | true | null {
  if (rule.rpc?.test(facts.rpc) === false) return null;
  return rule.text === undefined ? true : rule.text.exec(words);
}

function build(
  code: ErrorCode,
  found: RegExpExecArray | true,
  facts: RequestFacts,
  rest: Partial<AppError>,
): AppError {
  // A group that an optional part of the sentence has is there without a value where that part is not.
  const named: [string, string | undefined][] = found === true ? [] : Object.entries(found.groups ?? {});
  const groups = named.filter(([, value]) => value !== undefined && value !== '');
  // The request's own names win: servers often name ids, or a name wrapped in their own punctuation.
  const params = { ...(Object.fromEntries(groups) as Record<string, string>), ...facts.params };
  return appError(code, { ...rest, params, retryable: isRetryable(code, facts.effect) });
}

/** The cause of a gRPC failure. */
export function errorFromGrpc(failure: GrpcFailure, facts: RequestFacts): AppError {
  const rest = { detail: failure.details, serverCode: `gRPC ${String(failure.code)}` };
  for (const rule of errorRules) {
    if (rule.grpc?.includes(failure.code) !== true) continue;
    const found = matches(rule, failure.details, facts);
    if (found !== null) return build(rule.is, found, facts, rest);
  }
  return build('serverError', true, facts, rest);
}

/** The cause of an error that the system reports for a socket or a name, by the rows for gRPC 14, which quotes them. */
export function errorFromSystem(thrown: unknown, facts: RequestFacts): AppError {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  const details = message.includes(code) ? message : `${code}: ${message}`;
  return { ...errorFromGrpc({ code: GRPC_UNAVAILABLE, details }, facts), serverCode: null };
}

/** The cause that a Milvus status tells; the status must not be one of success. */
export function errorFromStatus(status: MilvusStatus, facts: RequestFacts): AppError {
  const name = String(status.error_code ?? '');
  const code = status.code ?? 0;
  const said = [status.reason, status.detail].filter((text) => typeof text === 'string' && text !== '');
  const words = said.join('\n');
  const rest = { detail: said[0] ?? null, serverCode: `Milvus ${code === 0 ? name : String(code)}` };
  for (const rule of errorRules) {
    if (rule.grpc !== undefined) continue;
    const listed = rule.milvus ?? [];
    if (listed.length > 0 && !listed.includes(code) && !listed.includes(name)) continue;
    const found = matches(rule, words, facts);
    if (found !== null) return build(rule.is, found, facts, rest);
  }
  return build('serverError', true, facts, rest);
}

/** Whatever a call threw, as a {@link FalconerError} with its cause. */
export function errorFromThrown(thrown: unknown, facts: RequestFacts, signal?: AbortSignal): FalconerError {
  if (thrown instanceof FalconerError) return thrown;
  if (signal?.aborted === true) return new FalconerError(appError('cancelled', { params: facts.params }));
  if (isGrpcFailure(thrown)) return new FalconerError(errorFromGrpc(thrown, facts), { cause: thrown });
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return new FalconerError(appError('internal', { detail, params: facts.params }), { cause: thrown });
}
