import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EVERY_ACTIVITY } from '@shared/domain/activity';
import { createActivityLog } from './activity-log';
import { exportPieces } from './export-text';
import { beginLine, endLine } from './testing/lines';

const OPERATIONS = 50_000;
const AT_ONCE = 1000;

/** The longest time in which nothing else got its turn, in ms, while the work is under way. */
async function longestTurn<T>(work: Promise<T>): Promise<number> {
  let isOver = false;
  let longest = 0;
  let before = performance.now();
  const look = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - before);
    before = now;
    if (!isOver) setImmediate(look);
  };
  look();
  await work;
  isOver = true;
  return Math.round(longest);
}

it('reads, filters and exports 100,000 lines', { timeout: 240_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'falconer-many-'));
  const open = () => createActivityLog({ folder, now: Date.now });
  const timed = async <T>(work: () => Promise<T>): Promise<{ ms: number; answer: T }> => {
    const start = performance.now();
    const answer = await work();
    return { ms: Math.round(performance.now() - start), answer };
  };
  try {
    const writer = open();
    for (let at = 0; at < OPERATIONS; at += AT_ONCE) {
      const begun = await writer.append(
        ...Array.from({ length: AT_ONCE }, (_, n) =>
          beginLine({
            target: {
              database: 'default',
              collection: `collection_${at + n}`,
              collectionId: '7',
              partitions: null,
            },
          }),
        ),
      );
      await writer.append(...begun.map((seq) => endLine(seq)));
    }
    await writer.idle();
    const log = open();
    const first = await timed(() => log.append(beginLine()));
    let blocked = 0;
    const cpu = process.cpuUsage();
    const whole = await timed(async () => {
      blocked = await longestTurn(log.state());
    });
    const { user, system } = process.cpuUsage(cpu);
    const page = await timed(() => log.page(EVERY_ACTIVITY, 25_000, 50));
    const search = await timed(() => log.page({ ...EVERY_ACTIVITY, text: 'collection_4999' }, 0, 50));
    const again = await timed(() => log.page({ ...EVERY_ACTIVITY, text: 'collection_49999' }, 0, 50));
    let bytes = 0;
    const written = await timed(async () => {
      for await (const piece of await exportPieces(log, EVERY_ACTIVITY, 'csv')) bytes += piece.length;
    });
    expect(await log.state()).toMatchObject({ chain: { kind: 'whole' } });
    expect(page.answer.total).toBe(OPERATIONS + 1);
    expect(search.answer.total).toBe(11);
    expect(again.answer.total).toBe(1);
    console.log(
      `Activity of ${OPERATIONS * 2} lines: first line written after ${first.ms} ms, all read in ${whole.ms} ms ` +
        `(${Math.round((user + system) / 1000)} ms of the processor; ` +
        `at most ${blocked} ms without a turn for others), a page in ${page.ms} ms, first search ${search.ms} ms, ` +
        `next ${again.ms} ms, ${Math.round(bytes / 2 ** 20)} MiB of CSV in ${written.ms} ms; ` +
        `${Math.round(process.memoryUsage().heapUsed / 2 ** 20)} MiB of heap.`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
