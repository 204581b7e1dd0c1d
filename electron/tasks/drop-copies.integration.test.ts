import { status } from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';
import type { MakingPart } from '@shared/domain/definition-parts';
import { startStage, stopStages } from './testing/sandbox-stage';

afterEach(stopStages);

const later = { kind: 'grpc' as const, code: status.UNAVAILABLE, details: 'busy' };
const denied = {
  ...{ kind: 'grpc' as const, code: status.PERMISSION_DENIED },
  details: 'PrivilegeIndexDetail: permission deny to reader',
};

/** `translations`, which has no aliases. */
async function start() {
  const stage = await startStage({ profile: '2.5.27' });
  const { sandbox, tasks, collection, ended } = stage;
  return {
    ...stage,
    drop: (copyLacks: MakingPart[] = []) =>
      ended(tasks.startDropCollection(collection('translations'), { copyLacks })),
    isThere: () => sandbox.world.database('default').collections.has('translations'),
  };
}

describe('a copy that would lack a part', () => {
  it.each([
    ['DescribeIndex', 'indexes'],
    ['ShowPartitions', 'partitions'],
  ])('is none: nothing is dropped while %s fails', async (method, part) => {
    const { sandbox, drop, isThere, kept, sent } = await start();
    sandbox.faults.failAlways(method, later);
    expect(await drop()).toMatchObject({
      status: 'failed',
      error: { code: 'copyNotKept', params: { part }, detail: 'busy', retryable: true },
    });
    expect([isThere(), kept.length, sent('DropCollection')]).toEqual([true, 0, 0]);
    // It was tried again before it was given up.
    expect(sent(method)).toBeGreaterThan(2);
  });

  it('is kept whole where what was in the way passes', async () => {
    const { sandbox, drop, isThere, kept } = await start();
    sandbox.faults.failNext('DescribeIndex', later);
    sandbox.faults.failNext('DescribeIndex', later);
    expect(await drop()).toMatchObject({ status: 'done', copyId: '0' });
    expect(kept.map(({ definition }) => definition.indexes.kind)).toEqual(['read']);
    expect(isThere()).toBe(false);
  });

  it('is kept without what this user may not read only where that was told', async () => {
    const { sandbox, drop, isThere, kept } = await start();
    sandbox.faults.failAlways('DescribeIndex', denied);
    expect(await drop()).toMatchObject({ error: { code: 'copyNotKept', params: { part: 'indexes' } } });
    expect([isThere(), kept.length]).toEqual([true, 0]);
    expect(await drop(['indexes'])).toMatchObject({ status: 'done' });
    expect([isThere(), kept.length]).toEqual([false, 1]);
  });
});
