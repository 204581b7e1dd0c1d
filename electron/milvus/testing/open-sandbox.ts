import { emptyConnectionDraft, SAMPLE_CONNECTION_ID } from '@shared/domain/connection';
import { toAppError } from '@shared/ipc/result';
import { ManualClock, startSandbox } from '../../sandbox';
import type { Sandbox, SandboxOptions } from '../../sandbox';
import type { MilvusGateway, ServerRegistry } from '../gateway-types';
import { createServerRegistry } from '../server-registry';

type Scenario = NonNullable<SandboxOptions['scenario']>;

/** Two collections: `books` is in order, with three partitions and an alias; `bare` has no index. */
export const smallScenario: Scenario = {
  databases: {
    default: [
      {
        name: 'books',
        fields: [
          { name: 'id', type: 'Int64', is: 'primaryKey' },
          { name: 'embedding', type: 'FloatVector', dim: 8 },
          { name: 'title', type: 'VarChar', maxLength: 64 },
        ],
        partitions: { _default: 10, old: 20, recent: 30 },
        indexes: { embedding: { index_type: 'HNSW', metric_type: 'COSINE' } },
        aliases: ['catalog'],
      },
      {
        name: 'bare',
        fields: [
          { name: 'id', type: 'Int64', is: 'primaryKey' },
          { name: 'embedding', type: 'FloatVector', dim: 8 },
        ],
      },
    ],
    archive: [],
  },
};

/** A sandbox that is open, as the sample cluster is opened. */
export interface OpenSandbox {
  sandbox: Sandbox;
  registry: ServerRegistry;
  gateway: MilvusGateway;
  clock: ManualClock;
  stop(): Promise<void>;
}

/** Starts a sandbox on a time that the test drives, and opens it. */
export async function openSandbox(options: SandboxOptions = {}): Promise<OpenSandbox> {
  const clock = new ManualClock();
  const sandbox = await startSandbox({ scenario: smallScenario, clock, ...options });
  const registry = createServerRegistry({
    connections: {
      connection: (id) => ({
        ...{ ...emptyConnectionDraft(), id, kind: 'sample', address: '', secret: 'none' },
      }),
      secret: () => Promise.resolve(null),
      sampleAddress: () => Promise.resolve({ address: sandbox.address, token: sandbox.token }),
    },
  });
  const status = await registry.open(SAMPLE_CONNECTION_ID);
  if (status.kind !== 'connected') throw new Error(`The sandbox was not opened: ${JSON.stringify(status)}`);
  return {
    ...{ sandbox, registry, clock, gateway: registry.gateway(SAMPLE_CONNECTION_ID) },
    async stop() {
      await registry.dispose();
      await sandbox.stop();
    },
  };
}

/** The code of a call's failure, or `success`. */
export const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'success',
    (thrown: unknown) => toAppError(thrown).code,
  );
