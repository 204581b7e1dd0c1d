import { describe, expect, it } from 'vitest';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import { createStage } from './testing/stage';
import { FakeMilvus } from './testing/fake-milvus';
import { VirtualClock } from './testing/virtual-clock';
import { createMemoryWatcher } from './watcher';

describe('tasks that watch', () => {
  it('share one call a database and tick, whenever they began', async () => {
    const { milvus, tasks, ref, clock } = createStage();
    for (let count = 0; count < 20; count++) {
      const name = `c${String(count)}`;
      milvus.add(name).loadMs = 300_000;
      tasks.startLoad(ref(name), LOAD_EVERYTHING);
      await clock.pass(130);
    }
    // The last one has read its list of partitions by then.
    await clock.pass(600);
    const from = milvus.calls.length;
    await clock.pass(4000);
    const calls = milvus.calls.slice(from);
    const whole = calls.filter(({ method }) => method === 'collectionsInMemory');
    expect(new Set(whole.map(({ at }) => at)).size).toBe(whole.length);
    expect(whole.length).toBeGreaterThanOrEqual(4);
    expect(whole.length).toBeLessThanOrEqual(8);
    const parts = calls.filter(({ method }) => method === 'partitionsInMemory');
    expect(parts.length).toBeLessThanOrEqual(20 * whole.length);
    expect(calls).toHaveLength(whole.length + parts.length);
  });

  it('that all begin in one moment look for the first time with one call', async () => {
    const { milvus, tasks, ref, clock } = createStage();
    for (let count = 0; count < 20; count++) {
      const name = `c${String(count)}`;
      milvus.add(name);
      tasks.startLoad(ref(name), LOAD_EVERYTHING);
    }
    await clock.pass(600);
    expect(milvus.count('loadCollection')).toBe(20);
    expect(milvus.count('collectionsInMemory')).toBe(1);
  });

  it('that release all in one moment see by one call that it is out of memory', async () => {
    const { milvus, tasks, ref, clock, now } = createStage();
    const names = Array.from({ length: 20 }, (_, count) => `c${String(count)}`);
    for (const name of names) milvus.putInMemory(milvus.add(name));
    const started = names.map((name) => tasks.startRelease(ref(name), null));
    await clock.pass(100);
    expect(started.map((task) => now(task).status)).toEqual(names.map(() => 'done'));
    expect(milvus.count('releaseCollection')).toBe(20);
    expect(milvus.count('collectionsInMemory')).toBe(1);
  });

  it('look every 500 ms while it moves, and every 2 s when it stands still', async () => {
    const { milvus, tasks, ref, clock } = createStage();
    const books = milvus.add('books');
    books.loadMs = 10_000;
    books.stall = { percent: 50, revertAfterMs: 3_000_000 };
    tasks.startLoad(ref('books'), LOAD_EVERYTHING);
    await clock.pass(5000);
    expect(milvus.count('collectionsInMemory')).toBe(9);
    await clock.pass(60_000);
    const before = milvus.count('collectionsInMemory');
    await clock.pass(20_000);
    expect(milvus.count('collectionsInMemory') - before).toBe(10);
  });
});

describe('the watcher', () => {
  const createWatcher = () => {
    const clock = new VirtualClock();
    const milvus = new FakeMilvus(clock, 'v2.5.4');
    return { clock, milvus, watcher: createMemoryWatcher(() => milvus.gateway(), clock) };
  };

  it('shares no answer that was asked for too early', async () => {
    const { clock, milvus, watcher } = createWatcher();
    const since = clock.now();
    await watcher.read('c1', 'default', since);
    await watcher.read('c1', 'default', since);
    expect(milvus.count('collectionsInMemory')).toBe(1);
    await watcher.read('c1', 'default', since + 1);
    expect(milvus.count('collectionsInMemory')).toBe(2);
  });

  it('shares a call that is still under way, however long it takes', async () => {
    const { clock, milvus, watcher } = createWatcher();
    let asked = 0;
    milvus.gateway().collectionsInMemory = () => {
      asked++;
      return new Promise(() => undefined);
    };
    void watcher.read('c1', 'default', 0);
    await clock.pass(10_000);
    void watcher.read('c1', 'default', 0);
    await clock.settle();
    expect(asked).toBe(1);
  });

  it('reads anew by a call that is sent after it was asked, and shares the next one if many are under way', async () => {
    const { clock, milvus, watcher } = createWatcher();
    const ends: (() => void)[] = [];
    milvus.gateway().collectionsInMemory = (database) =>
      new Promise((resolve) => {
        const name = `${database} ${String(ends.length)}`;
        ends.push(() => {
          resolve([{ name, id: null, percent: 100 }]);
        });
      });
    const first: Promise<unknown>[] = [];
    for (let count = 0; count < 4; count++) {
      first.push(watcher.readAnew('c1', 'default'));
      await clock.settle();
    }
    const later = [watcher.readAnew('c1', 'default'), watcher.readAnew('c1', 'default')];
    await clock.settle();
    expect(ends).toHaveLength(4);
    ends[2]?.();
    expect(await first[2]).toMatchObject([{ name: 'default 2' }]);
    await clock.settle();
    ends[4]?.();
    expect(await Promise.all(later)).toMatchObject([[{ name: 'default 4' }], [{ name: 'default 4' }]]);
    expect(ends).toHaveLength(5);
  });

  it('keeps connections and databases apart', async () => {
    const { milvus, watcher } = createWatcher();
    await watcher.read('c1', 'default', 0);
    await watcher.read('c1', 'other', 0);
    await watcher.read('c2', 'default', 0);
    expect(milvus.count('collectionsInMemory')).toBe(3);
  });

  it('rejects where the connection is closed', async () => {
    const { milvus, watcher } = createWatcher();
    milvus.isOpen = false;
    await expect(watcher.readAnew('c1', 'default')).rejects.toThrow('notConnected');
    await expect(watcher.read('c1', 'default', 0)).rejects.toThrow('notConnected');
  });
});
