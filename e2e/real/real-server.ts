import { afterAll, beforeAll } from 'vitest';
import type { MilvusProbe } from '../../scripts/lib/milvus-client.mjs';
import { startMilvus, type MilvusServer, type MilvusVersion } from '../../scripts/lib/milvus-server.mjs';
import type { MilvusGateway } from '../../electron/milvus';
import { readMilvus, type MilvusReader } from '../fixtures/milvus-reader';
import { openGateway } from './open-gateway';

/** A server, the app's gateway to it, and the reader that knows nothing of the app. */
export interface RealServer {
  server: MilvusServer;
  reader: MilvusReader;
  gateway: MilvusGateway;
}

/**
 * Starts a server before the tests of this file and stops it after them, whatever happened in between.
 * @param fill puts into it what the tests need
 * @param root who to be where the server checks who asks; without it, it does not
 */
export function useRealServer(
  version: MilvusVersion,
  fill: (probe: MilvusProbe) => Promise<void>,
  root?: { user: string; password: string },
): RealServer {
  const cleanups: (() => unknown)[] = [];
  const real = {} as RealServer;
  beforeAll(async () => {
    real.server = await startMilvus({ version, authorization: root !== undefined });
    cleanups.push(() => real.server.stop());
    real.reader = readMilvus(real.server.address, root && { token: `${root.user}:${root.password}` });
    cleanups.push(() => real.reader.close());
    await fill(real.reader.probe);
    const { gateway, close } = await openGateway(real.server.address, root);
    cleanups.push(close);
    real.gateway = gateway;
  });
  afterAll(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });
  return real;
}
