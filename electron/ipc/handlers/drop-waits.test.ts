import { afterEach, describe, expect, it } from 'vitest';
import { CONNECTION, failing, removeDropFolders, setUpDrops } from './testing/drops-stage';

afterEach(removeDropFolders);

describe('a drop that waits', () => {
  const waits = { dropWaitSeconds: { development: 0, staging: 0, production: 10 } };

  it('sends nothing until then, and nothing at all once it is taken back', async () => {
    const { milvus, plan, start, of, tasks, clock, now, kept } = setUpDrops({
      environment: 'production',
      settings: waits,
    });
    milvus.add('books');
    const { ticket, waitMs } = await plan([of('books')]);
    const { task } = await start(ticket, ['books']);
    const began = clock.now();
    expect([waitMs, task?.steps[0]?.kind]).toEqual([10_000, 'wait']);
    let isLate = false;
    clock.after(9_900, () => (isLate = true));
    await clock.until(() => isLate);
    expect(now(task!).waitsUntil).toBe(began + 10_000);
    tasks.undo(task!.id);
    await clock.until(() => now(task!).status === 'undone');
    expect(milvus.writes).toEqual([]);
    expect(new Set(now(task!).steps.map(({ status }) => status))).toEqual(new Set(['skipped']));
    expect(kept).toEqual([]);
    expect(() => {
      tasks.undo(task!.id);
    }).toThrow();
  });

  it('is carried out when it is over, and then it is too late', async () => {
    const { milvus, plan, start, of, tasks, ended } = setUpDrops({
      environment: 'production',
      settings: waits,
    });
    milvus.add('books');
    const { ticket } = await plan([of('books')]);
    const { task } = await start(ticket, ['books']);
    expect((await ended(task!)).status).toBe('done');
    expect(() => {
      tasks.undo(task!.id);
    }).toThrow();
    expect(milvus.collections.has('books')).toBe(false);
  });

  it('was not sent if the application ends meanwhile', async () => {
    const { milvus, plan, start, of, restart, clock } = setUpDrops({
      environment: 'production',
      settings: waits,
    });
    milvus.add('books');
    const { ticket } = await plan([of('books')]);
    await start(ticket, ['books']);
    await clock.settle();
    const end = await restart().ended();
    expect(end).toMatchObject({
      status: 'failed',
      error: { code: 'interrupted', params: { left: 'nothing' } },
    });
    expect(milvus.writes).toEqual([]);
  });

  it('as a list is taken back as a whole', async () => {
    const { milvus, plan, start, of, bulks, clock } = setUpDrops({
      environment: 'production',
      settings: waits,
    });
    milvus.add('a');
    milvus.add('b');
    const { ticket } = await plan([of('a'), of('b')]);
    const { bulk } = await start(ticket, ['2', 'Main']);
    expect(bulk).toMatchObject({ drops: true, startsAt: clock.now() + 10_000, state: 'running' });
    await bulks.stop(bulk!.id);
    let isOver = false;
    clock.after(20_000, () => (isOver = true));
    await clock.until(() => isOver);
    expect((await bulks.list())[0]).toMatchObject({ state: 'interrupted', counts: { notStarted: 2 } });
    const again = { bulkId: bulk!.id, connectionId: CONNECTION, does: { loads: true, releases: true } };
    await expect(bulks.resume(again)).rejects.toMatchObject(failing('confirmationRequired'));
    await expect(bulks.retry(again)).rejects.toMatchObject(failing('confirmationRequired'));
    expect(milvus.writes).toEqual([]);
  });
});
