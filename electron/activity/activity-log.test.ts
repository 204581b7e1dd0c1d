import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EVERY_ACTIVITY } from '@shared/domain/activity';
import { createActivityLog } from './activity-log';
import type { ActivityLog } from './activity-log';
import { beginLine, endLine } from './testing/lines';

let folder: string;
let clock = 1000;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'falconer-activity-'));
  clock = 1000;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const openIt = (fileBytes = 4 * 2 ** 20, files = 50): ActivityLog =>
  createActivityLog({ folder, now: () => clock++, limits: { fileBytes, files } });

async function fill(log: ActivityLog, count: number): Promise<void> {
  for (let at = 0; at < count; at++) {
    const [seq = 0] = await log.append(
      beginLine({
        target: { database: 'default', collection: `c${at}`, collectionId: '1', partitions: null },
      }),
    );
    await log.append(endLine(seq));
  }
}

const logNames = async () => (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
const pathOf = async (at: number) => join(folder, (await logNames()).at(at)!);
async function edit(at: number, change: (lines: string[]) => string[]): Promise<void> {
  const path = await pathOf(at);
  const lines = (await readFile(path, 'utf8')).split('\n').slice(0, -1);
  await writeFile(
    path,
    change(lines)
      .map((line) => `${line}\n`)
      .join(''),
  );
}
const chainOf = async (log: ActivityLog) => (await log.state()).chain;
const collections = async (log: ActivityLog) =>
  (await log.page(EVERY_ACTIVITY, 0, 1000)).entries.map(({ target }) => target.collection);

describe('a log', () => {
  it('tells what was begun and how it ended, newest first, also after another start', async () => {
    const log = openIt();
    await fill(log, 2);
    const [seq] = await log.append(beginLine({ operation: 'dropCollection' }));
    for (const [each, state] of [
      [log, 'running'],
      [openIt(), 'open'],
    ] as const) {
      const { entries, total } = await each.page(EVERY_ACTIVITY, 0, 10);
      expect(total).toBe(3);
      expect(entries.map((entry) => [entry.operation, entry.state])).toEqual([
        ['dropCollection', state],
        ['load', 'done'],
        ['load', 'done'],
      ]);
      expect(await chainOf(each)).toEqual({ kind: 'whole' });
    }
    expect(await log.open()).toEqual([]);
    expect((await openIt().open()).map((line) => line.seq)).toEqual([seq]);
  });

  it('goes on where an earlier process has ended', async () => {
    for (let start = 0; start < 3; start++) await fill(openIt(), 2);
    const log = openIt();
    expect(await log.state()).toMatchObject({ lines: 13, chain: { kind: 'whole' } });
    expect(await collections(log)).toEqual(['c1', 'c0', 'c1', 'c0', 'c1', 'c0']);
  });

  it('writes what waits together, in order', async () => {
    const log = openIt();
    const seqs = await Promise.all(Array.from({ length: 200 }, () => log.append(beginLine())));
    expect(seqs.flat()).toEqual(Array.from({ length: 200 }, (_, at) => at + 2));
    expect(await chainOf(openIt())).toEqual({ kind: 'whole' });
  });

  it('keeps hostile names to the letter', async () => {
    const hostile = [
      '<b>x</b>',
      '\u202Eevil',
      '\0',
      'a\nb',
      '\u001b[31mred',
      '__proto__',
      '=cmd()',
      '\ud800',
    ];
    const log = openIt();
    for (const collection of [...hostile, 'x'.repeat(100_000)])
      await log.append(
        beginLine({ target: { database: null, collection, collectionId: null, partitions: null } }),
      );
    const again = openIt();
    expect((await collections(again)).reverse()).toEqual([...hostile, 'x'.repeat(100_000)]);
    expect(await chainOf(again)).toEqual({ kind: 'whole' });
  });

  it('filters by words, connection, operation, state and time', async () => {
    const log = openIt();
    const [first = 0] = await log.append(
      beginLine({ connectionId: 'c2', connectionName: 'Analytics' }, 100),
      beginLine(
        {
          operation: 'release',
          target: { database: 'd', collection: '\u202Ex', collectionId: '9', partitions: ['p1'] },
        },
        200,
      ),
    );
    await log.append(
      endLine(first, {
        outcome: 'failed',
        error: { code: 'outOfMemory', params: {}, detail: 'No room', serverCode: null },
      }),
    );
    const count = async (over: Partial<typeof EVERY_ACTIVITY>) =>
      (await log.page({ ...EVERY_ACTIVITY, ...over }, 0, 10)).total;
    expect(await count({})).toBe(2);
    expect(await count({ text: 'no ROOM analytics' })).toBe(1);
    expect(await count({ text: 'u+202e p1' })).toBe(1);
    expect(await count({ text: 'absent' })).toBe(0);
    await log.append(
      beginLine(
        { operation: 'dropAlias', parameters: { name: 'catalog_live', from: { collection: 'Old' } } },
        300,
      ),
    );
    expect([await count({ text: 'Catalog_Live' }), await count({ text: 'old' })]).toEqual([1, 1]);
    // What it is called by is not what it says.
    expect(await count({ text: 'from' })).toBe(0);
    expect(await count({ connectionId: 'c2' })).toBe(1);
    expect(await count({ operation: 'release' })).toBe(1);
    expect(await count({ state: 'failed' })).toBe(1);
    expect(await count({ state: 'running' })).toBe(2);
    expect(await count({ from: 150 })).toBe(2);
    expect(await count({ from: 50, to: 150 })).toBe(1);
  });
});

describe('the chain', () => {
  it.each<[string, (lines: string[]) => string[], number | null]>([
    ['a line was taken away', (lines) => lines.toSpliced(3, 1), 4],
    ['a line was changed', (lines) => lines.with(3, lines[3]!.replace('c1', 'c9')), 4],
    ['two lines changed places', (lines) => lines.with(3, lines[4]!).with(4, lines[3]!), 4],
    ['a line was put in', (lines) => lines.toSpliced(3, 0, lines[2]!), 4],
    ['a line is no line', (lines) => lines.with(3, 'nonsense'), 4],
    ['the first line was taken away', (lines) => lines.slice(1), 1],
    ['the last line was taken away', (lines) => lines.slice(0, -1), null],
  ])('shows that %s', async (_what, change, line) => {
    await fill(openIt(), 4);
    await edit(0, change);
    const [file] = await logNames();
    expect(await chainOf(openIt())).toMatchObject({ kind: 'broken', file, line });
  });

  it('shows it for good, though the log goes on', async () => {
    await fill(openIt(), 2);
    await edit(0, (lines) => lines.slice(0, -1));
    await fill(openIt(), 2);
    expect(await chainOf(openIt())).toMatchObject({ kind: 'broken', line: 5, breaks: 1 });
    expect(await collections(openIt())).toEqual(['c1', 'c0', 'c1', 'c0']);
  });

  it('shows that all lines are gone, and that the record of the end is', async () => {
    await fill(openIt(), 2);
    const path = await pathOf(0);
    const text = await readFile(path);
    await rm(path);
    expect(await chainOf(openIt())).toMatchObject({ kind: 'broken', line: null });
    await writeFile(path, text);
    expect(await chainOf(openIt())).toEqual({ kind: 'whole' });
    await rm(join(folder, 'head'));
    expect(await chainOf(openIt())).toMatchObject({ kind: 'broken', line: null });
  });

  it('takes a line that a crash has cut off for what it is', async () => {
    const log = openIt();
    await fill(log, 2);
    const path = await pathOf(0);
    const whole = await readFile(path);
    const torn = Buffer.from('{"seq":6,"at":1,"type":"begin","conn');
    await writeFile(path, Buffer.concat([whole, torn]));
    const again = openIt();
    expect(await chainOf(again)).toEqual({ kind: 'torn', times: 1 });
    await fill(again, 1);
    expect(await chainOf(openIt())).toEqual({ kind: 'torn', times: 1 });
    const kept = (await readdir(folder)).find((name) => name.includes('torn'))!;
    expect(await readFile(join(folder, kept))).toEqual(torn);
  });

  it('does not take a line for cut off that had been whole', async () => {
    await fill(openIt(), 2);
    const path = await pathOf(0);
    await writeFile(path, (await readFile(path)).subarray(0, -5));
    expect(await chainOf(openIt())).toMatchObject({ kind: 'broken', line: null });
  });

  it('goes on after a crash while a file was begun', async () => {
    await fill(openIt(1), 2);
    const before = (await logNames()).length;
    await writeFile(join(folder, 'activity-000000000099.jsonl'), '{"seq":99');
    const log = openIt(1);
    await fill(log, 1);
    expect(await chainOf(openIt())).toEqual({ kind: 'torn', times: 1 });
    expect((await logNames()).length).toBeGreaterThan(before);
  });

  it('is one over all files', async () => {
    await fill(openIt(1500), 20);
    expect((await logNames()).length).toBeGreaterThan(4);
    expect(await chainOf(openIt(1500))).toEqual({ kind: 'whole' });
    await rm(await pathOf(2));
    expect(await chainOf(openIt(1500))).toMatchObject({
      kind: 'broken',
      file: (await logNames())[2],
      line: 1,
    });
  });

  it('says that old files made room, and shows if more are gone', async () => {
    const log = openIt(1000, 3);
    await fill(log, 20);
    await expect.poll(async () => (await logNames()).length).toBeLessThanOrEqual(4);
    await log.idle();
    expect(await openIt().state()).toMatchObject({ chain: { kind: 'whole' }, isCut: true });
    await rm(await pathOf(0));
    expect(await chainOf(openIt())).toMatchObject({ kind: 'broken', line: 1 });
  });

  it(
    'shows any change of any byte, and any line that is gone or elsewhere',
    { timeout: 60_000 },
    async () => {
      await fill(openIt(1500), 6);
      const names = await logNames();
      const texts = await Promise.all(names.map((name) => readFile(join(folder, name))));
      const change = (text: Buffer, place: number, kind: 'byte' | 'gone' | 'moved'): Buffer => {
        const index = Math.floor(place * text.length);
        if (kind === 'byte')
          return Buffer.from(text.map((byte, at) => (at === index ? (byte + 1) % 128 : byte)));
        const lines = text.toString('utf8').split('\n').slice(0, -1);
        const at = Math.floor(place * lines.length);
        const rest = lines.toSpliced(at, 1);
        const changed = kind === 'gone' ? rest : [lines[at]!, ...rest];
        if (kind === 'moved' && at === 0) changed.reverse();
        return Buffer.from(changed.map((line) => `${line}\n`).join(''));
      };
      const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
      const kinds = fc.constantFrom('byte' as const, 'gone' as const, 'moved' as const);
      await fc.assert(
        fc.asyncProperty(fc.nat(names.length - 1), place, kinds, async (at, where, kind) => {
          const copy = await mkdtemp(join(folder, 'copy-'));
          for (const name of [...names, 'head']) await copyFile(join(folder, name), join(copy, name));
          await writeFile(join(copy, names[at]!), change(texts[at]!, where, kind));
          const log = createActivityLog({ folder: copy, now: () => clock++ });
          expect(await chainOf(log)).toMatchObject({ kind: 'broken' });
        }),
        { numRuns: 200 },
      );
    },
  );
});
