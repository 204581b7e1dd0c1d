import { afterEach, describe, expect, it } from 'vitest';
import { createQueryClient } from '@renderer/api/query-client';
import { installFakeBridge, removeFakeBridge } from '@renderer/test/fake-bridge';
import type { Bulk, BulkEntry, BulkResult } from '@shared/domain/bulk';
import { bulkQueries, noteBulk, takeBulk, withBulk } from './queries';

afterEach(removeFakeBridge);

const bulk = { id: 'b1' } as Bulk;
const resultOf = (n: number, over: Partial<BulkResult> = {}): BulkResult => ({
  ...{ n, state: 'waiting', error: null, beganAt: null, endedAt: null, byReading: false, taskId: null },
  ...over,
});
const entryOf = (n: number): BulkEntry => ({ item: {} as BulkEntry['item'], result: resultOf(n) });

describe('the items of a bulk', () => {
  it('are read page by page, with what was told meanwhile', async () => {
    const client = createQueryClient();
    const bridge = installFakeBridge({
      'bulk.items': ({ offset, limit }) => {
        // Told of while the second page is on its way: the first one is older.
        if (offset === 100) takeBulk(client, bulk, [resultOf(3, { state: 'done' })]);
        const entries = Array.from({ length: Math.min(limit, 150 - offset) }, (_, at) =>
          entryOf(offset + at),
        );
        return { entries, total: 150 };
      },
    });
    const items = await client.query(bulkQueries.items('b1'));
    expect(bridge.callsOf('bulk.items').map(({ offset }) => offset)).toEqual([0, 100]);
    expect(items.map(({ result }) => result.n)).toEqual(Array.from({ length: 150 }, (_, at) => at));
    expect(items[3]?.result.state).toBe('done');
  });

  it('change only where something was told', async () => {
    const client = createQueryClient();
    installFakeBridge({ 'bulk.items': () => ({ entries: [entryOf(0), entryOf(1)], total: 2 }) });
    const before = await client.query({ ...bulkQueries.items('b1'), gcTime: Infinity });
    takeBulk(client, bulk, [resultOf(1, { state: 'failed' })]);
    const now = client.getQueryData(bulkQueries.items('b1').queryKey);
    expect(now?.[0]).toBe(before[0]);
    expect(now?.[1]?.result.state).toBe('failed');
  });
});

it('the list has each bulk once and gathers the tasks of its items', () => {
  const first = withBulk({ bulks: [], taskIds: [] }, bulk, [resultOf(0, { taskId: 't1' }), resultOf(1)]);
  const again = withBulk(first, { ...bulk, title: 'x' }, [resultOf(0, { taskId: 't1' })]);
  expect(again.bulks).toEqual([{ ...bulk, title: 'x' }]);
  expect(again.taskIds).toEqual(['t1']);
});

it('a bulk that was just started comes into a list that has been read, and into no other', () => {
  const client = createQueryClient();
  const { queryKey } = bulkQueries.list;
  noteBulk(client, bulk);
  expect(client.getQueryData(queryKey)).toBeUndefined();
  client.setQueryData(queryKey, { bulks: [], taskIds: [] });
  noteBulk(client, bulk);
  expect(client.getQueryData(queryKey)).toEqual({ bulks: [bulk], taskIds: [] });
});
