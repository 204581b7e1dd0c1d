import type { ServerInfo } from '@shared/domain/server';
import { appError, FalconerError, toAppError, type ErrorCode } from '@shared/ipc/result';
import { serverInfoFrom } from '@shared/policy/capabilities';
import { proxyFor } from './address';
import { startClient } from './client';
import type { ConnectSettings } from './connect-settings';
import { errorFromSystem, errorFromThrown, type RequestFacts } from './error-map';
import { createGateway, DEFAULT_DATABASE } from './gateway';
import { ensureSuccess } from './ensure-success';
import { toText, toWire } from './mappers/wire-values';
import { probeGreeting, probeTcp, probeTls, type ProbeLimits } from './probe';
import type { RpcClient, RpcOptions } from './rpc-types';

/** A server that answered, and what it is. */
export interface ServerLink {
  client: RpcClient;
  server: ServerInfo;
}

const PROBE_LIMIT_MS = 3000;

function factsOf(rpc: string, settings: ConnectSettings): RequestFacts {
  return { rpc, effect: 'read', params: { seconds: String(settings.connectTimeoutMs / 1000) } };
}

/** What a TLS handshake that trusts everybody finds out; null if nobody there speaks TLS. */
async function shakeHands(
  settings: ConnectSettings,
  limits: ProbeLimits,
): Promise<{ isHttp2: boolean } | null> {
  try {
    return await probeTls(settings.address, { rootCert: null, serverName: null, verify: false }, limits);
  } catch (thrown) {
    // A server that wants something else of the handshake than was offered speaks TLS all the same.
    const words = thrown instanceof Error ? thrown.message : '';
    return /alert/i.test(words) ? { isHttp2: !/no[ _]application[ _]protocol/i.test(words) } : null;
  }
}

async function causeOfSilence(settings: ConnectSettings, limits: ProbeLimits): Promise<ErrorCode | null> {
  const tls = await shakeHands(settings, limits);
  if (settings.tls !== null) return tls?.isHttp2 === false ? 'notMilvus' : null;
  if (tls !== null) return 'tlsMaybeRequired';
  // A relay in front of a server that is down takes connections and hangs up: that is no other kind of server.
  return (await probeGreeting(settings.address, limits)) === 'other' ? 'notMilvus' : 'connectionLost';
}

/**
 * gRPC has the same words, "Failed to connect" or none, for a server that speaks TLS, for one that is no gRPC server
 * and for one that hangs up. A handshake and a greeting, without a word about who we are, tell them apart.
 */
async function explainSilence(
  error: FalconerError,
  settings: ConnectSettings,
  signal?: AbortSignal,
): Promise<FalconerError> {
  const isVague = error.error.code === 'connectionLost' || error.error.code === 'notMilvus';
  if (!isVague || proxyFor(settings.address) !== null) return error;
  const limits = { timeoutMs: Math.min(settings.connectTimeoutMs, PROBE_LIMIT_MS), signal };
  try {
    await probeTcp(settings.address, limits);
  } catch (thrown) {
    // On a busy machine the first failure passes unseen, and a later call says only "Last error: null".
    return new FalconerError(errorFromSystem(thrown, factsOf('Connect', settings)), { cause: error });
  }
  const code = (await causeOfSilence(settings, limits)) ?? error.error.code;
  const retryable = code === 'connectionLost';
  return new FalconerError({ ...error.error, code, retryable }, { cause: error });
}

/**
 * Opens a channel and waits for the server's first answer, which checks the credentials.
 * @throws FalconerError one of the causes of "reaching a server" in `shared/ipc/result.ts`
 */
export async function openClient(settings: ConnectSettings, signal?: AbortSignal): Promise<RpcClient> {
  const facts = factsOf('Connect', settings);
  if (signal?.aborted === true) throw new FalconerError(appError('cancelled'));
  let cancel = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    cancel = () => {
      reject(new FalconerError(appError('cancelled')));
    };
  });
  signal?.addEventListener('abort', cancel, { once: true });
  let client: RpcClient | undefined;
  try {
    const started = startClient(settings);
    client = started.client;
    await Promise.race([started.connected, aborted]);
    return client;
  } catch (thrown) {
    void client?.close();
    throw await explainSilence(errorFromThrown(thrown, facts, signal), settings, signal);
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

/**
 * Asks a server what it is. One that lacks GetVersion but lists collections is a Milvus of unknown version; one that
 * does neither is not Milvus: a web server's 404 arrives as "method not implemented", like an old server's.
 * @throws FalconerError `notMilvus`, or what the call failed with
 */
export async function readVersion(client: Pick<RpcClient, 'call'>, options: RpcOptions): Promise<ServerInfo> {
  const ask = async (rpc: string, request: object): Promise<unknown> => {
    const facts: RequestFacts = {
      rpc,
      effect: 'read',
      params: { seconds: String(options.timeoutMs / 1000) },
    };
    try {
      const reply = await client.call(rpc, request, options);
      ensureSuccess(reply, facts);
      return reply;
    } catch (thrown) {
      throw errorFromThrown(thrown, facts, options.signal);
    }
  };
  try {
    return serverInfoFrom(toText(toWire(await ask('GetVersion', {})).version));
  } catch (thrown) {
    if (toAppError(thrown).code !== 'notSupported') throw thrown;
  }
  try {
    await ask('ShowCollections', { db_name: DEFAULT_DATABASE });
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === 'notSupported') throw new FalconerError(appError('notMilvus'));
    if (error.code !== 'permissionDenied') throw thrown;
  }
  return serverInfoFrom('');
}

/**
 * Reads something that only a working server can answer: its databases or, where those are not for this user to list
 * or a database is named, the collections in memory.
 * @returns names of the databases that were seen
 * @throws FalconerError `permissionDenied` too, from a server that works
 */
export async function readSomething(
  link: ServerLink,
  settings: ConnectSettings,
  signal?: AbortSignal,
): Promise<string[]> {
  const gateway = createGateway({
    client: () => link.client,
    server: () => link.server,
    timeoutMs: settings.connectTimeoutMs,
  });
  if (settings.defaultDatabase === null) {
    try {
      return await gateway.listDatabases({ signal });
    } catch (thrown) {
      if (toAppError(thrown).code !== 'permissionDenied') throw thrown;
    }
  }
  const database = settings.defaultDatabase ?? DEFAULT_DATABASE;
  await gateway.collectionsInMemory(database, { signal });
  return [database];
}

/**
 * Connects and makes sure that a Milvus answers: connecting alone proves nothing, because the SDK takes a failed or
 * missing answer to Connect for success.
 */
export async function connectServer(settings: ConnectSettings, signal?: AbortSignal): Promise<ServerLink> {
  const client = await openClient(settings, signal);
  try {
    const server = await readVersion(client, { timeoutMs: settings.connectTimeoutMs, signal });
    const link = { client, server };
    try {
      await readSomething(link, { ...settings, defaultDatabase: null }, signal);
    } catch (thrown) {
      // Who may not list databases may still do everything else.
      if (toAppError(thrown).code !== 'permissionDenied') throw thrown;
    }
    return link;
  } catch (thrown) {
    void client.close();
    throw thrown;
  }
}
