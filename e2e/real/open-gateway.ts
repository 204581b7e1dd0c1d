import { emptyConnectionDraft, type Connection } from '@shared/domain/connection';
import { createServerRegistry, type MilvusGateway } from '../../electron/milvus';

const ID = 'real';

export interface OpenGateway {
  gateway: MilvusGateway;
  close(): Promise<void>;
}

/** Opens a server the way the app does: registry, SDK, gateway. Throws if it is not connected at the end. */
export async function openGateway(
  address: string,
  { user, password }: { user?: string; password?: string } = {},
): Promise<OpenGateway> {
  const connection: Connection = {
    ...emptyConnectionDraft(),
    ...{ id: ID, name: ID, kind: 'server', address, secret: password === undefined ? 'none' : 'session' },
    auth: user === undefined ? { kind: 'none' } : { kind: 'password', user },
  };
  const registry = createServerRegistry({
    connections: {
      connection: () => connection,
      secret: () => Promise.resolve(password ?? null),
      sampleAddress: () => Promise.reject(new Error('This is a real server.')),
    },
  });
  const status = await registry.open(ID);
  if (status.kind !== 'connected') {
    await registry.dispose();
    throw new Error(`not connected: ${JSON.stringify(status)}`);
  }
  return { gateway: registry.gateway(ID), close: () => registry.dispose() };
}
