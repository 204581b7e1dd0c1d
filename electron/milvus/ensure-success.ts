import { appError, FalconerError } from '@shared/ipc/result';
import { errorFromStatus, type RequestFacts } from './error-map';
import type { MilvusStatus } from './rpc-types';

function statusOf(reply: unknown): MilvusStatus | null {
  if (typeof reply !== 'object' || reply === null) return null;
  // Mutations answer the status itself, everything else wraps it.
  const candidate: unknown = 'error_code' in reply ? reply : 'status' in reply ? reply.status : null;
  return typeof candidate === 'object' && candidate !== null ? candidate : null;
}

/** What gRPC itself said: that the call went well. */
const GRPC_OK = 'gRPC 0';

/** A number that the protocol has no name for, and nothing else: neither success nor a refusal. */
function saysNothing({ error_code: name, code, reason }: MilvusStatus): boolean {
  const tellsMore = (code ?? 0) !== 0 || (reason ?? '') !== '';
  return typeof name === 'number' && name !== 0 && !tellsMore;
}

/**
 * The one place where a reply is judged: success is an `error_code` that is there and says `Success`, and a `code`
 * that is 0 or absent. milvus-lite answers some refusals with `Success` and code 1. A method that the server lacks
 * arrives as an empty reply, because the SDK turns UNIMPLEMENTED into one: no status is `notSupported`. A status that
 * tells neither is no refusal of Milvus' own: it has the number of gRPC alone, so that a change is looked for.
 */
export function ensureSuccess(reply: unknown, facts: RequestFacts): void {
  const status = statusOf(reply);
  if (status?.error_code == null) {
    throw new FalconerError(appError('notSupported', { params: facts.params }));
  }
  if (saysNothing(status)) {
    const detail = `error_code ${String(status.error_code)}`;
    throw new FalconerError(appError('serverError', { params: facts.params, detail, serverCode: GRPC_OK }));
  }
  const named = status.error_code === 'Success' || status.error_code === 0;
  if (named && (status.code ?? 0) === 0) return;
  throw new FalconerError(errorFromStatus(status, facts));
}
