import { status as grpcStatus } from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';
import { start, stopAll } from './testing';
import type { Call } from './testing';
import { endTroubles, startTrouble, troubles } from './troubles';

afterEach(stopAll);

const EVENTS = { collection_name: 'events' };

const KEYWORDS = { collection_name: 'covers', field_name: 'keywords', index_name: 'keywords' };

/** Starts the build of an index, lets time pass, and tells how it stands. */
async function stateOfBuild(call: Call, advance: (ms: number) => void, ms: number): Promise<unknown> {
  const extra_params = [{ key: 'index_type', value: 'SPARSE_INVERTED_INDEX' }];
  await call('CreateIndex', { ...KEYWORDS, extra_params });
  advance(ms);
  return call('GetIndexState', KEYWORDS);
}

/** What a client sees of each trouble; those that only add something are seen by what they added. */
const seen: Record<string, (call: Call, advance: (ms: number) => void) => Promise<void>> = {
  stall: async (call, advance) => {
    await call('LoadCollection', EVENTS);
    advance(60_000);
    expect((await call('GetLoadingProgress', EVENTS)).progress).toBe('40');
  },
  revert: async (call, advance) => {
    await call('LoadCollection', EVENTS);
    advance(60_000);
    expect((await call('GetLoadState', EVENTS)).state).toBe('LoadStateNotLoad');
  },
  fail: async (call) => {
    expect((await call('LoadCollection', EVENTS)).code).toBe(65535);
  },
  'index-slow': async (call, advance) => {
    expect(await stateOfBuild(call, advance, 119_000)).toMatchObject({ state: 'InProgress' });
    advance(1000);
    expect((await call('GetIndexState', KEYWORDS)).state).toBe('Finished');
  },
  'index-stall': async (call, advance) => {
    expect(await stateOfBuild(call, advance, 600_000)).toMatchObject({ state: 'InProgress' });
    const progress = await call('GetIndexBuildProgress', KEYWORDS);
    expect(progress).toMatchObject({ indexed_rows: '176004', total_rows: '440010' });
  },
  'index-fail': async (call, advance) => {
    expect(await stateOfBuild(call, advance, 2000)).toMatchObject({ state: 'InProgress', fail_reason: '' });
    advance(2000);
    expect(await call('GetIndexState', KEYWORDS)).toMatchObject({
      ...{ state: 'Failed', fail_reason: 'failed to build index: no space left on device' },
    });
  },
  memory: async (call, advance) => {
    await call('LoadCollection', EVENTS);
    advance(60_000);
    expect(Number((await call('GetLoadingProgress', EVENTS)).progress)).toBeLessThan(100);
  },
  rate: async (call) => {
    await call('LoadCollection', EVENTS);
    expect((await call('LoadCollection', { collection_name: 'translations' })).code).toBe(8);
  },
  slow: async (call) => {
    await expect(call('GetVersion', {}, undefined, 300)).rejects.toMatchObject({
      code: grpcStatus.DEADLINE_EXCEEDED,
    });
  },
  'lose-before': async (call) => {
    await expect(call('LoadCollection', EVENTS)).rejects.toMatchObject({ code: grpcStatus.UNAVAILABLE });
    expect((await call('GetLoadState', EVENTS)).state).toBe('LoadStateNotLoad');
  },
  'lose-after': async (call) => {
    await expect(call('LoadCollection', EVENTS)).rejects.toMatchObject({ code: grpcStatus.UNAVAILABLE });
    expect((await call('GetLoadState', EVENTS)).state).toBe('LoadStateLoading');
  },
  silent: async (call, advance) => {
    await expect(call('GetVersion', {}, undefined, 300)).rejects.toMatchObject({
      code: grpcStatus.DEADLINE_EXCEEDED,
    });
    advance(30_000);
    expect(await call('GetVersion')).toMatchObject({ version: 'v2.5.27' });
  },
  unavailable: async (call, advance) => {
    await expect(call('GetVersion')).rejects.toMatchObject({ code: grpcStatus.UNAVAILABLE });
    advance(30_000);
    expect(await call('GetVersion')).toMatchObject({ version: 'v2.5.27' });
  },
  down: async (call, advance) => {
    await expect(call('GetVersion')).rejects.toMatchObject({ code: grpcStatus.UNAVAILABLE });
    advance(30_000);
    await expect.poll(() => call('GetVersion').catch(() => null)).toMatchObject({ version: 'v2.5.27' });
  },
  upgrade: async (call) => {
    await expect.poll(() => call('GetVersion').catch(() => null)).toMatchObject({ version: 'v2.6.24' });
  },
  'sign-in': async (call) => {
    await expect(call('GetVersion')).rejects.toMatchObject({ code: grpcStatus.UNAUTHENTICATED });
  },
  rights: async (call) => {
    await expect(call('LoadCollection', EVENTS)).rejects.toMatchObject({
      code: grpcStatus.PERMISSION_DENIED,
    });
    expect((await call('ShowCollections')).collection_names).not.toEqual([]);
  },
  'unknown-enums': async (call) => {
    expect((await call('GetLoadState', EVENTS)).state).toBe(99);
  },
  'no-status': async (call) => {
    expect((await call('GetLoadState', EVENTS)).status).toBeFalsy();
  },
  giant: async (call) => {
    await expect(call('ShowCollections')).rejects.toMatchObject({ code: grpcStatus.RESOURCE_EXHAUSTED });
  },
  nothing: async (call) => {
    await expect(call('GetVersion')).rejects.toMatchObject({ code: grpcStatus.UNIMPLEMENTED });
  },
  broken: async (call) => {
    await expect(call('GetVersion')).rejects.toMatchObject({ code: grpcStatus.INTERNAL });
  },
  many: async (call) => {
    expect((await call('HasCollection', { collection_name: 'collection_9999' })).value).toBe(true);
  },
  most: async (call) => {
    expect((await call('HasCollection', { collection_name: 'collection_65535' })).value).toBe(true);
  },
  'many-partitions': async (call) => {
    const { partition_names } = await call('ShowPartitions', { collection_name: 'days' });
    expect(partition_names).toHaveLength(4096);
  },
  hostile: async (call) => {
    expect((await call('HasCollection', { collection_name: 'evil\u202Egnp.exe' })).value).toBe(true);
  },
  'other-client': async (call, advance) => {
    expect((await call('HasCollection', { collection_name: 'somebody_elses' })).value).toBe(true);
    advance(60_000);
    expect((await call('HasCollection', { collection_name: 'somebody_elses' })).value).toBe(false);
  },
};

describe('every trouble', () => {
  it.each(troubles.map(({ name }) => name))('%s shows, and its end ends it', async (name) => {
    const { call, sandbox, clock } = await start();
    await startTrouble(sandbox, name);
    await seen[name]?.(call, (ms) => {
      clock.advance(ms);
    });
    expect(Object.keys(seen)).toContain(name);
    await endTroubles(sandbox);
    await expect
      .poll(() => call('GetLoadState', EVENTS).catch(() => null))
      .toMatchObject({
        status: { code: 0, error_code: 'Success' },
      });
  });

  it('has a name of its own', async () => {
    const { sandbox } = await start();
    await expect(startTrouble(sandbox, 'rain')).rejects.toThrow(
      "There is no trouble 'rain'. There are: stall,",
    );
  });
});
