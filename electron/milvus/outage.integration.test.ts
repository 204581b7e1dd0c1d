import { afterAll, describe, expect, it, vi } from 'vitest';
import { emptyConnectionDraft } from '@shared/domain/connection';
import { toAppError } from '@shared/ipc/result';
import { ManualClock, startSandbox } from '../sandbox';
import type { Sandbox } from '../sandbox';
import type { ServerRegistry } from './gateway-types';
import { createServerRegistry } from './server-registry';

// R4 of docs/reliability.md: back within 3 s after a server returns from 5, 45 and 130 s of outage; a half-open
// connection is noticed within 16 s; polls never die. On the machine's own time, all at once.

const ID = 'c1';
const SECOND_MS = 1000;
const BACK_WITHIN_MS = 3000;
const NOTICED_WITHIN_MS = 16_000;
const POLL_MS = 500;

const stops: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const stop of stops.splice(0)) await stop();
});

interface Scene {
  sandbox: Sandbox;
  registry: ServerRegistry;
  /** How the polls ended that are sent all the time, in order. */
  polls: string[];
  /** Resolves when the connection is that; answers after how many ms. */
  until: (kind: 'connected' | 'lost') => Promise<number>;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function open(): Promise<Scene> {
  const sandbox = await startSandbox({ port: 0, clock: new ManualClock() });
  const registry = createServerRegistry({
    connections: {
      connection: () => ({
        ...{ ...emptyConnectionDraft(), id: ID, kind: 'server', secret: 'none', address: sandbox.address },
      }),
      secret: () => Promise.resolve(null),
      sampleAddress: () => Promise.reject(new Error('no sample here')),
    },
  });
  expect(await registry.open(ID)).toMatchObject({ kind: 'connected' });
  const gateway = registry.gateway(ID);
  const polls: string[] = [];
  const life = { isOver: false };
  const polling = (async () => {
    while (!life.isOver) {
      const end = gateway.collectionsInMemory('default').then(
        () => 'success',
        (thrown: unknown) => toAppError(thrown).code,
      );
      polls.push(await end);
      await pause(POLL_MS);
    }
  })();
  stops.push(async () => {
    life.isOver = true;
    await registry.dispose();
    await polling;
    await sandbox.stop();
  });
  return {
    ...{ sandbox, registry, polls },
    async until(kind) {
      const began = performance.now();
      await vi.waitFor(() => expect(registry.statuses()[ID]?.kind).toBe(kind), {
        timeout: 30_000,
        interval: 20,
      });
      return performance.now() - began;
    },
  };
}

describe.concurrent('an outage', { timeout: 240_000 }, () => {
  it.for([5, 45, 130])('of %i s is over within 3 s', async (seconds, { expect }) => {
    const { sandbox, polls, until } = await open();
    await sandbox.goDown();
    await until('lost');
    await pause(seconds * SECOND_MS);
    await sandbox.comeBack();
    const ms = await until('connected');
    expect(ms).toBeLessThan(BACK_WITHIN_MS);
    const [before] = [polls.length];
    await vi.waitFor(() => expect(polls.slice(before)).toContain('success'), { timeout: BACK_WITHIN_MS });
    console.log(`R4: back ${(ms / SECOND_MS).toFixed(1)} s after an outage of ${String(seconds)} s.`);
  });

  it.for([5, 45])(
    'of %i s with an open connection is noticed, and over within 3 s',
    async (seconds, { expect }) => {
      const { sandbox, polls, until } = await open();
      sandbox.network.fallSilent();
      const noticed = await until('lost');
      expect(noticed).toBeLessThan(NOTICED_WITHIN_MS);
      await pause(Math.max(0, seconds * SECOND_MS - noticed));
      sandbox.network.speak();
      const ms = await until('connected');
      expect(ms).toBeLessThan(BACK_WITHIN_MS);
      const before = polls.length;
      // A poll that hangs on the old connection ends with its own deadline.
      await vi.waitFor(() => expect(polls.slice(before)).toContain('success'), { timeout: 30_000 });
      console.log(
        `R4: silence noticed after ${(noticed / SECOND_MS).toFixed(1)} s, back ${(ms / SECOND_MS).toFixed(1)} s after it.`,
      );
    },
  );
});
