import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BulkPlanItem } from '@shared/domain/bulk';
import { fail } from '@shared/ipc/result';
import type { Task } from '@shared/domain/task';
import type { TaskManager } from '../task-types';
import { createBulkManager } from './index';
import { aConnection } from '../../testing/a-connection';

const BOTH = { loads: true, releases: true };
const NOTHING = { loads: false, releases: false };

function itemOf(collection: string): BulkPlanItem {
  const target = { connectionId: 'c1', database: 'default', collection, collectionId: '1' };
  return {
    wish: { action: 'release', target, partitions: null },
    verdict: { kind: 'do', steps: ['release'], notes: [], shows: true },
    ...{ rows: null, estimate: null },
  };
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'falconer-bulks-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A manager whose tasks end at once, or when the test says so. */
function open({ ends = true, outlives = true } = {}) {
  const listeners = new Set<(task: Task) => void>();
  let started = 0;
  const end = (id: string) => {
    for (const listener of listeners)
      listener({ id, status: 'done', error: null, steps: [] } as unknown as Task);
  };
  const tasks = {
    startRelease: () => {
      const task = { id: `t${String(++started)}`, status: 'running', steps: [] } as unknown as Task;
      if (ends) setImmediate(end, task.id);
      return task;
    },
    onChange: (listener: (task: Task) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as TaskManager;
  const bulks = createBulkManager({
    ...{ tasks, folder, gateway: () => fail('notConnected'), gate: () => 'open' },
    onOpen: () => undefined,
    describeConnection: () => aConnection({ name: 'c', environment: 'production' }),
    outlives: () => outlives,
  });
  const start = async (...names: string[]) => {
    const items = names.map(itemOf);
    const draftId = bulks.prepare(null, items);
    const what = { connectionId: 'c1', draftId, title: names.join(), concurrency: 1, count: items.length };
    return bulks.start({ ...what, does: BOTH });
  };
  const stateOf = async (id: string) => (await bulks.list()).find((bulk) => bulk.id === id)?.state;
  return { bulks, start, stateOf, end };
}

describe('a bulk that is started', () => {
  it('is the whole draft, of the connection that the guards were asked about, and does what was agreed to', async () => {
    const { bulks } = open();
    const draft = () => bulks.prepare(null, [itemOf('a')]);
    const what = { connectionId: 'c1', title: 't', concurrency: 1, count: 1, does: BOTH };
    const code = (codeOf: string) => ({ error: { code: codeOf } });
    await expect(bulks.start({ ...what, draftId: 'gone' })).rejects.toMatchObject(code('bulkUnknown'));
    await expect(bulks.start({ ...what, draftId: draft(), count: 2 })).rejects.toMatchObject(
      code('invalidInput'),
    );
    await expect(bulks.start({ ...what, draftId: draft(), connectionId: 'c2' })).rejects.toMatchObject(
      code('invalidInput'),
    );
    const agreed = { loads: true, releases: false };
    await expect(bulks.start({ ...what, draftId: draft(), does: agreed })).rejects.toMatchObject(
      code('confirmationRequired'),
    );
    expect(await bulks.list()).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('goes on only over its own connection and only with what was agreed to', async () => {
    const { bulks, start } = open({ ends: false });
    const { id: bulkId } = await start('a', 'b');
    await bulks.pause(bulkId);
    const resume = (connectionId: string, does: typeof BOTH) => bulks.resume({ bulkId, connectionId, does });
    await expect(resume('c2', BOTH)).rejects.toMatchObject({ error: { code: 'invalidInput' } });
    await expect(resume('c1', NOTHING)).rejects.toMatchObject({ error: { code: 'confirmationRequired' } });
    expect(await resume('c1', BOTH)).toMatchObject({ state: 'running' });
  });

  it('is dismissed only when it has ended, with its ledger', async () => {
    const { bulks, start, stateOf, end } = open({ ends: false });
    const { id } = await start('a');
    await expect(bulks.dismiss(id)).rejects.toMatchObject({ error: { code: 'bulkRunning' } });
    await vi.waitFor(() => {
      expect(bulks.taskIds()).toEqual(['t1']);
    });
    end('t1');
    await vi.waitFor(async () => {
      expect(await stateOf(id)).toBe('finished');
    });
    expect(await readdir(folder)).toEqual([`${id}.jsonl`]);
    await bulks.dismiss(id);
    expect(await readdir(folder)).toEqual([]);
    expect(await bulks.list()).toEqual([]);
  });
});

describe('after another start', () => {
  it('what did not end is there, and nothing of it goes on by itself', async () => {
    const before = open({ ends: false });
    const { id } = await before.start('a', 'b');
    await vi.waitFor(() => {
      expect(before.bulks.taskIds()).toEqual(['t1']);
    });
    await before.bulks.dispose();
    const { bulks } = open();
    expect(await bulks.list()).toMatchObject([
      { id, state: 'interrupted', counts: { unknown: 1, notStarted: 1, running: 0, waiting: 0 } },
    ]);
    expect(bulks.taskIds()).toEqual([]);
  });

  it('nothing is left of a server that starts afresh', async () => {
    const before = open({ ends: false });
    await before.start('a');
    await before.bulks.dispose();
    expect(await open({ outlives: false }).bulks.list()).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });
});

it('keeps the ledgers of the newest fifty that have ended', async () => {
  const { bulks, start, stateOf } = open();
  for (let at = 0; at < 53; at++) {
    const { id } = await start(`c${String(at)}`);
    await vi.waitFor(
      async () => {
        expect(await stateOf(id)).toBe('finished');
      },
      { interval: 3 },
    );
  }
  await vi.waitFor(async () => {
    expect((await readdir(folder)).length).toBeLessThanOrEqual(51);
  });
  expect(await bulks.list()).toContainEqual(expect.objectContaining({ title: 'c52' }));
  expect(await bulks.list()).not.toContainEqual(expect.objectContaining({ title: 'c0' }));
});
