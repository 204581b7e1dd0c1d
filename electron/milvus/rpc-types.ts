/** What a call to a server is sent with. */
export interface RpcOptions {
  /** Milliseconds until the call ends by itself; every call has this limit. */
  timeoutMs: number;
  /** Cancels the call. */
  signal?: AbortSignal;
}

/**
 * One gRPC channel to one server. `call` sends exactly one request and hands back the reply as it came, whatever
 * status is in it; it rejects with what gRPC reports (`code`, `details`).
 */
export interface RpcClient {
  call(method: string, request: object, options: RpcOptions): Promise<unknown>;
  /** Ends the calls under way and lets go of the channel. */
  close(): Promise<void>;
  /** Lets the calls under way come to their end, then closes. */
  retire(): Promise<void>;
}

/** The part of a gRPC failure that names its cause. */
export interface GrpcFailure {
  code: number;
  details: string;
}

/** Whether something thrown is a failure that gRPC reports. */
export function isGrpcFailure(thrown: unknown): thrown is GrpcFailure {
  if (typeof thrown !== 'object' || thrown === null) return false;
  return (
    'code' in thrown &&
    typeof thrown.code === 'number' &&
    'details' in thrown &&
    typeof thrown.details === 'string'
  );
}

/** `common.Status` of Milvus, every part of which a server may leave out. */
export interface MilvusStatus {
  error_code?: string | number | null;
  reason?: string | null;
  code?: number | null;
  detail?: string | null;
}
