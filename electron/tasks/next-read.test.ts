import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNextReads } from './next-read';

const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Reads that end when the test says so. Each answers with the number of changes there were when it was sent. */
function stage(atOnce = 1) {
  const world = { changes: 0 };
  const open: { key: string; answer: () => void; fail: () => void }[] = [];
  let sent = 0;
  const read = createNextReads((key) => {
    sent++;
    const seen = world.changes;
    return new Promise<number>((resolve, reject) => {
      const answer = () => {
        resolve(seen);
      };
      const fail = () => {
        reject(new Error('broken'));
      };
      open.push({ key, answer, fail });
    });
  }, atOnce);
  return { world, open, read, sent: () => sent };
}

describe('a read that is shared', () => {
  it('is one for all who ask in the same moment', async () => {
    const { read, open, sent } = stage();
    const all = [read('a'), read('a'), read('a')];
    await settle();
    open.shift()?.answer();
    expect(await Promise.all(all)).toEqual([0, 0, 0]);
    expect(sent()).toBe(1);
  });

  it('is not the one that was sent before it was asked for, but the next, for all who wait', async () => {
    const { world, read, open, sent } = stage();
    const first = read('a');
    await settle();
    world.changes = 1;
    const later = [read('a'), read('a')];
    await settle();
    expect(sent()).toBe(1);
    open.shift()?.answer();
    expect(await first).toBe(0);
    await settle();
    expect(sent()).toBe(2);
    open.shift()?.answer();
    expect(await Promise.all(later)).toEqual([1, 1]);
  });

  it('is sent although the one before has failed, and fails for those alone who share it', async () => {
    const { read, open } = stage();
    const first = [read('a'), read('a')];
    await settle();
    const later = read('a');
    open.shift()?.fail();
    expect((await Promise.allSettled(first)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await settle();
    open.shift()?.answer();
    expect(await later).toBe(0);
  });

  it('fails for a server that is not there, and can be asked for again', async () => {
    const read = createNextReads((): Promise<never> => {
      throw new Error('notConnected');
    }, 1);
    await expect(read('a')).rejects.toThrow('notConnected');
    await expect(read('a')).rejects.toThrow('notConnected');
  });

  it('is sent beside as many others as may be under way, and then as soon as one of them ends', async () => {
    const { world, read, open, sent } = stage(2);
    const all: Promise<number>[] = [];
    for (world.changes = 0; world.changes < 4; world.changes++) {
      all.push(read('a'));
      await settle();
    }
    expect(sent()).toBe(2);
    open[1]?.answer();
    await settle();
    expect(sent()).toBe(3);
    for (const each of open) each.answer();
    expect(await Promise.all(all)).toEqual([0, 1, 4, 4]);
  });

  it('waits for no other key', async () => {
    const { read, open } = stage();
    void read('a');
    await settle();
    const other = read('b');
    await settle();
    open.find(({ key }) => key === 'b')?.answer();
    expect(await other).toBe(0);
  });

  it('shows every change that was made before it was asked for, whatever happens in whatever order', async () => {
    const deed = fc.constantFrom('ask', 'change', 'answer', 'fail', 'settle');
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 3 }),
        fc.array(deed, { maxLength: 40 }),
        async (most, deeds) => {
          const { world, read, open } = stage(most);
          const asked: { atLeast: number; answer: Promise<number | null> }[] = [];
          const endAll = Array.from({ length: 2 * (most + 1) }, () => ['settle', 'answer']).flat();
          for (const each of [...deeds, ...endAll]) {
            if (each === 'ask') asked.push({ atLeast: world.changes, answer: read('a').catch(() => null) });
            if (each === 'change') world.changes++;
            if (each === 'answer') open.shift()?.answer();
            if (each === 'fail') open.shift()?.fail();
            if (each === 'settle') await settle();
            expect(open.length).toBeLessThanOrEqual(most);
          }
          for (const { atLeast, answer } of asked) {
            const seen = await answer;
            if (seen !== null) expect(seen).toBeGreaterThanOrEqual(atLeast);
          }
        },
      ),
    );
  });
});
