import { credentials, makeClientConstructor, Metadata } from '@grpc/grpc-js';
import type { ServiceError } from '@grpc/grpc-js';
import { ManualClock, startSandbox } from './index';
import type { Sandbox, SandboxOptions } from './index';
import { milvusService } from './protocol';

export type Reply = Record<string, unknown>;
/** Calls a method. @param signIn `user:password` or a token */
export type Call = (method: string, request?: Reply, signIn?: string) => Promise<Reply>;

const stops: (() => Promise<void>)[] = [];

/** Stops what {@link start} has started. */
export async function stopAll(): Promise<void> {
  for (const stop of stops.splice(0)) await stop();
}

/** A sandbox and, for tests of its own, a plain client that knows nothing of Falconer's gateway. */
export async function start(
  options: SandboxOptions = {},
): Promise<{ sandbox: Sandbox; call: Call; clock: ManualClock }> {
  const clock = new ManualClock();
  const sandbox = await startSandbox({ clock, ...options });
  const Client = makeClientConstructor(milvusService(), 'MilvusService');
  const client = new Client(sandbox.address, credentials.createInsecure());
  stops.push(async () => {
    client.close();
    await sandbox.stop();
  });
  const call: Call = (method, request = {}, signIn) =>
    new Promise((resolve, reject) => {
      const metadata = new Metadata();
      if (signIn !== undefined) metadata.set('authorization', Buffer.from(signIn).toString('base64'));
      const send = client[method] as (...args: unknown[]) => void;
      send.call(client, request, metadata, (error: ServiceError | null, reply: Reply) => {
        if (error === null) resolve(reply);
        else reject(error);
      });
    });
  return { sandbox, call, clock };
}
