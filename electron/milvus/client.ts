import { MilvusClient } from '@zilliz/milvus2-sdk-node';
import { appError, FalconerError, type ErrorCode } from '@shared/ipc/result';
import { readDefinitionsOnce } from './definitions-once';
import type { RpcClient, RpcOptions } from './rpc-types';

/** How to reach a server and who asks. */
export interface ClientSettings {
  /** As gRPC writes it: `dns:host:port` or `unix:/path`. */
  target: string;
  /** Stays on this machine: no proxy may see it. */
  isLocal: boolean;
  /** Null: plaintext. `rootCert` in PEM, null: the authorities that Node.js trusts. */
  tls: { rootCert: Buffer | null; serverName: string | null } | null;
  credentials:
    | { kind: 'none' }
    | { kind: 'password'; user: string; password: string }
    | { kind: 'token'; token: string };
  connectTimeoutMs: number;
}

/** A client and the end of its first exchange, which rejects with what gRPC reports. */
export interface StartedClient {
  client: RpcClient;
  connected: Promise<void>;
}

interface OngoingCall {
  cancel(): void;
}

type UnaryMethod = (
  request: object,
  options: { deadline: Date },
  done: (error: Error | null, reply: unknown) => void,
) => OngoingCall;

type Stub = Awaited<ReturnType<MilvusClient['channelPool']['acquire']>>;

const CLOSE_LIMIT_MS = 1000;

function refuse(code: ErrorCode): Promise<never> {
  return Promise.reject(new FalconerError(appError(code)));
}

function createSdkClient(settings: ClientSettings): MilvusClient {
  const { credentials, tls } = settings;
  readDefinitionsOnce();
  const client = new MilvusClient({
    address: settings.target,
    ssl: tls !== null,
    ...(tls === null
      ? {}
      : { tls: { rootCert: tls.rootCert ?? undefined, serverName: tls.serverName ?? undefined } }),
    ...(credentials.kind === 'password'
      ? { username: credentials.user, password: credentials.password }
      : {}),
    ...(credentials.kind === 'token' ? { token: credentials.token } : {}),
    timeout: settings.connectTimeoutMs,
    // The default sends every request, drops included, up to four times.
    maxRetries: 0,
    // The default reports host and user name to the server every 10 s and obeys its commands.
    telemetry: { enabled: false },
    // At debug level request bodies are logged, passwords included.
    logLevel: 'error',
    // An address that looks like a "global cluster" would make the SDK ask other hosts.
    isGlobal: false,
    pool: { min: 1, max: 1 },
    channelOptions: {
      'grpc.enable_retries': 0,
      'grpc.service_config_disable_resolution': 1,
      'grpc.initial_reconnect_backoff_ms': 250,
      'grpc.max_reconnect_backoff_ms': 1000,
      // A call on a half-open connection ends within 15 s; idle connections are watched by the registry.
      'grpc.keepalive_time_ms': 10_000,
      'grpc.keepalive_timeout_ms': 5000,
      'grpc.keepalive_permit_without_calls': 0,
      'grpc.max_receive_message_length': 64 * 1024 * 1024,
      ...(settings.isLocal ? { 'grpc.enable_http_proxy': 0 } : {}),
    },
  });
  // In the same tick: an unhandled rejection would end the process.
  client.connectPromise.catch(() => undefined);
  return client;
}

/** The SDK's client as a plain caller; holds one channel, over which HTTP/2 carries any number of calls at once. */
class SdkRpcClient implements RpcClient {
  readonly #sdk: MilvusClient;
  readonly #ongoing = new Map<OngoingCall, Promise<unknown>>();
  #stub: Stub | null = null;
  #isClosed = false;

  constructor(sdk: MilvusClient) {
    this.#sdk = sdk;
  }

  async connected(): Promise<void> {
    await this.#sdk.connectPromise;
    if (this.#isClosed) return;
    this.#stub = await this.#sdk.channelPool.acquire();
  }

  call(method: string, request: object, { timeoutMs, signal }: RpcOptions): Promise<unknown> {
    const stub = this.#stub;
    if (stub === null || this.#isClosed) return refuse('notConnected');
    const send = (stub as unknown as Record<string, UnaryMethod | undefined>)[method];
    if (send === undefined) return refuse('notSupported');
    if (signal?.aborted === true) return refuse('cancelled');
    let call: OngoingCall | undefined;
    const answer = new Promise<unknown>((resolve, reject) => {
      // The SDK's interceptor reads the deadline as a Date.
      call = send.call(stub, request, { deadline: new Date(Date.now() + timeoutMs) }, (error, reply) => {
        if (error === null) resolve(reply);
        else reject(error);
      });
    });
    if (call === undefined) return answer;
    return this.#track(call, answer, signal);
  }

  async #track(
    call: OngoingCall,
    answer: Promise<unknown>,
    signal: AbortSignal | undefined,
  ): Promise<unknown> {
    const cancel = () => {
      call.cancel();
    };
    signal?.addEventListener('abort', cancel, { once: true });
    this.#ongoing.set(call, answer);
    try {
      return await answer;
    } finally {
      this.#ongoing.delete(call);
      signal?.removeEventListener('abort', cancel);
    }
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const call of this.#ongoing.keys()) call.cancel();
    const stub = this.#stub;
    this.#stub = null;
    if (stub !== null) await this.#sdk.channelPool.release(stub);
    // The SDK waits for calls under way, a Connect without an answer included.
    await Promise.race([
      this.#sdk.closeConnection(),
      new Promise((resolve) => setTimeout(resolve, CLOSE_LIMIT_MS).unref()),
    ]);
  }

  async retire(): Promise<void> {
    while (this.#ongoing.size > 0) await Promise.allSettled(this.#ongoing.values());
    await this.close();
  }
}

/** Makes a client and begins its first exchange. Throws what the SDK throws for settings that it cannot use. */
export function startClient(settings: ClientSettings): StartedClient {
  const client = new SdkRpcClient(createSdkClient(settings));
  return { client, connected: client.connected() };
}
