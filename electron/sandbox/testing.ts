import { credentials, makeClientConstructor, Metadata } from '@grpc/grpc-js';
import type { ServiceError, ChannelCredentials } from '@grpc/grpc-js';
import { ManualClock, startSandbox } from './index';
import type { Sandbox, SandboxOptions } from './index';
import { milvusService } from './protocol';

export type Reply = Record<string, unknown>;
/** Calls a method. @param signIn `user:password` or a token @param withinMs else the call fails */
export type Call = (method: string, request?: Reply, signIn?: string, withinMs?: number) => Promise<Reply>;

/** How the client of a sandbox with TLS behaves. */
interface ClientOptions {
  trust?: 'authority' | 'nobody';
  showsCertificate?: boolean;
}

const stops: (() => Promise<void>)[] = [];

/** Stops what {@link start} has started. */
export async function stopAll(): Promise<void> {
  for (const stop of stops.splice(0)) await stop();
}

function credentialsFor({ certificates }: Sandbox, options: ClientOptions): ChannelCredentials {
  if (certificates === null) return credentials.createInsecure();
  const { server, client } = certificates;
  const ca = options.trust === 'nobody' ? null : Buffer.from(server.ca);
  if (options.showsCertificate === false) return credentials.createSsl(ca);
  return credentials.createSsl(ca, Buffer.from(client.key), Buffer.from(client.cert));
}

/** A sandbox and, for tests of its own, a plain client that knows nothing of Falconer's gateway. */
export async function start(
  options: SandboxOptions & ClientOptions = {},
): Promise<{ sandbox: Sandbox; call: Call; clock: ManualClock }> {
  const clock = new ManualClock();
  const sandbox = await startSandbox({ clock, ...options });
  const Client = makeClientConstructor(milvusService(), 'MilvusService');
  const client = new Client(sandbox.address, credentialsFor(sandbox, options), {
    'grpc.initial_reconnect_backoff_ms': 100,
    'grpc.max_reconnect_backoff_ms': 200,
    // A call fails when the connection does; clients that retry would hide what is tested.
    'grpc.enable_retries': 0,
  });
  stops.push(async () => {
    client.close();
    await sandbox.stop();
  });
  const call: Call = (method, request = {}, signIn, withinMs) =>
    new Promise((resolve, reject) => {
      const metadata = new Metadata();
      if (signIn !== undefined) metadata.set('authorization', Buffer.from(signIn).toString('base64'));
      const deadline = withinMs === undefined ? {} : { deadline: Date.now() + withinMs };
      const send = client[method] as (...args: unknown[]) => void;
      send.call(client, request, metadata, deadline, (error: ServiceError | null, reply: Reply) => {
        if (error === null) resolve(reply);
        else reject(error);
      });
    });
  return { sandbox, call, clock };
}
