import type { ConnectionDraft } from '@shared/domain/connection';
import type { ConnectionTestStep } from '@shared/domain/server';
import { FalconerError } from '@shared/ipc/result';
import { parseAddress, proxyFor } from './address';
import { connectSettingsOf, tlsSettingsOf, type ConnectSettings, type Reachable } from './connect-settings';
import { errorFromSystem, type RequestFacts } from './error-map';
import { probeTcp, probeTls, resolveName } from './probe';
import type { RpcClient } from './rpc-types';
import { SkippedStep, StepLog } from './test-steps';

type Found = Promise<string | SkippedStep | null>;

/** A probe's system error in the words of the error table. */
async function explained<T>(probe: Promise<T>, facts: RequestFacts): Promise<T> {
  try {
    return await probe;
  } catch (thrown) {
    throw new FalconerError(errorFromSystem(thrown, facts), { cause: thrown });
  }
}

/** The steps below gRPC: name, TCP and TLS, each directly from here, so not where a proxy is in between. */
function networkSteps(draft: Reachable, signal: AbortSignal | undefined) {
  const address = parseAddress(draft.address);
  const limits = { timeoutMs: draft.connectTimeoutMs, signal };
  const facts: RequestFacts = {
    rpc: '',
    effect: 'read',
    params: { seconds: String(draft.connectTimeoutMs / 1000), address: draft.address },
  };
  const proxy = proxyFor(address);
  return {
    name: async (): Found => {
      if (proxy !== null) return new SkippedStep(proxy);
      if (address.kind === 'unix') return new SkippedStep();
      return (await explained(resolveName(address.host, limits), facts)).join(', ');
    },
    tcp: async (): Found => {
      if (proxy !== null) return new SkippedStep(proxy);
      return explained(probeTcp(address, limits), facts);
    },
    tls: async (): Found => {
      const tls = await tlsSettingsOf(draft.tls);
      if (tls === null || proxy !== null) return new SkippedStep(proxy);
      return (await explained(probeTls(address, { ...tls, verify: true }, limits), facts)).protocol;
    },
  };
}

/** The steps that gRPC takes; the channel that the first opens serves the others. */
function serverSteps(draft: Reachable, secret: string | null, signal: AbortSignal | undefined) {
  let client: RpcClient | undefined;
  let settings: ConnectSettings | undefined;
  const opened = (): { client: RpcClient; settings: ConnectSettings } => {
    if (client === undefined || settings === undefined) throw new Error('steps are taken in their order');
    return { client, settings };
  };
  const load = () => import('./connect');
  return {
    credentials: async (): Found => {
      settings = await connectSettingsOf(draft, secret);
      client = await (await load()).openClient(settings, signal);
      return draft.auth.kind === 'password' ? draft.auth.user : null;
    },
    version: async (): Found => {
      const open = opened();
      const limits = { timeoutMs: draft.connectTimeoutMs, signal };
      return (await (await load()).readVersion(open.client, limits)).versionText;
    },
    read: async (): Found => {
      const open = opened();
      const { readSomething, readVersion } = await load();
      const server = await readVersion(open.client, { timeoutMs: draft.connectTimeoutMs, signal });
      return (await readSomething({ client: open.client, server }, open.settings, signal)).join(', ');
    },
    close: async () => client?.close(),
  };
}

/**
 * Tries a connection step by step: name, TCP, TLS, credentials, version, a first read. Never throws: what failed is
 * in its step, with the cause, and the steps after it are skipped. `found` holds addresses, the TLS protocol, the
 * user, the version and the databases; a skipped network step names the proxy that is in between.
 * @param secret password or token; null where the connection needs none
 */
export async function testConnection(
  draft: Reachable | ConnectionDraft,
  secret: string | null,
  signal?: AbortSignal,
): Promise<ConnectionTestStep[]> {
  const log = new StepLog();
  // An address that cannot be read fails the first step, whatever that step would have done.
  const network = () => networkSteps(draft, signal);
  const server = serverSteps(draft, secret, signal);
  try {
    await log.take('name', async () => network().name());
    await log.take('tcp', async () => network().tcp());
    await log.take('tls', async () => network().tls());
    await log.take('credentials', server.credentials);
    await log.take('version', server.version);
    await log.take('read', server.read);
  } finally {
    await server.close();
  }
  return log.steps;
}
