import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import type { BulkPlanItem } from '@shared/domain/bulk';
import { appError } from '@shared/ipc/result';
import { createLedgerFolder } from './ledger-folder';
import { readLedger } from './ledger-lines';
import type { LedgerHeader, LedgerLine } from './ledger-lines';

const header: LedgerHeader = {
  ...{ type: 'bulk', version: 1, id: 'b1', title: 'Load 3', connectionId: 'c1', connectionName: 'c' },
  ...{ environment: 'development', createdAt: 5, concurrency: 4, count: 3 },
};
const itemOf = (name: string): BulkPlanItem => ({
  wish: {
    action: 'load',
    target: { connectionId: 'c1', database: 'default', collection: name, collectionId: '1' },
    options: LOAD_EVERYTHING,
  },
  verdict: { kind: 'do', steps: ['load', 'watch'], notes: [], shows: true },
  ...{ rows: null, estimate: null },
});
const items = ['a', 'b', 'c\n"🜚'].map(itemOf);
const end = (n: number, state: 'done' | 'failed' = 'done'): LedgerLine => ({
  ...{ type: 'end', n, at: 8, state, error: null, byReading: false },
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'falconer-ledger-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});
const path = () => join(folder, 'bulks', 'b1.jsonl');

async function written(...lines: LedgerLine[]) {
  const ledgers = createLedgerFolder(join(folder, 'bulks'));
  const file = await ledgers.create(header, items);
  for (const line of lines) await file.append(line);
  return ledgers;
}

const statesOf = async (ledgers: ReturnType<typeof createLedgerFolder>) =>
  (await ledgers.read('b1'))?.results.map(({ state }) => state);

describe('a ledger that is read after its process ended', () => {
  it('tells what is done, what was begun and what was not', async () => {
    const ledgers = await written({ type: 'begin', n: 0, at: 6 }, end(0), { type: 'begin', n: 1, at: 7 });
    expect(await statesOf(ledgers)).toEqual(['done', 'unknown', 'notStarted']);
    expect((await ledgers.read('b1'))?.items).toEqual(items);
  });

  it('takes an item that was to be retried for one that was not begun', async () => {
    const ledgers = await written({ type: 'begin', n: 0, at: 6 }, end(0, 'failed'), { type: 'wait', n: 0 });
    expect(await statesOf(ledgers)).toEqual(['notStarted', 'notStarted', 'notStarted']);
  });

  it('leaves out a line that was torn, wherever it was torn, and goes on after the whole ones', async () => {
    const ledgers = await written({ type: 'begin', n: 0, at: 6 });
    const whole = await readFile(path());
    const error = appError('serverError', { detail: 'x'.repeat(200) });
    const torn = `${JSON.stringify({ ...end(0, 'failed'), error })}\n`;
    for (let length = 1; length < torn.length; length++) {
      await writeFile(path(), whole);
      await appendFile(path(), torn.slice(0, length));
      expect(await statesOf(ledgers), torn.slice(0, length)).toEqual(['unknown', 'notStarted', 'notStarted']);
    }
    // Shorter than what is cut off.
    await (await ledgers.read('b1'))!.file.append({ type: 'wait', n: 0 });
    expect(await statesOf(ledgers)).toEqual(['notStarted', 'notStarted', 'notStarted']);
    expect(await readFile(path(), 'utf8')).toBe(`${whole.toString()}{"type":"wait","n":0}\n`);
    expect(
      (await readFile(path(), 'utf8')).split('\n').filter((line) => line.includes('"n":2,"at"')),
    ).toEqual([]);
  });

  it('knows nothing of a bulk whose plan was not written to its end: nothing of it was sent', async () => {
    const ledgers = await written();
    const whole = await readFile(path());
    const agreedAt = whole.lastIndexOf('{"type":"agreed"');
    for (const length of [0, 1, 40, agreedAt, whole.length - 1]) {
      expect(readLedger(whole.subarray(0, length)), String(length)).toBeNull();
    }
    expect(await statesOf(ledgers)).toEqual(['notStarted', 'notStarted', 'notStarted']);
  });

  it('doubts everything without an end when a line in the middle cannot be read', async () => {
    const ledgers = await written({ type: 'begin', n: 0, at: 6 }, end(0));
    const text = await readFile(path(), 'utf8');
    await writeFile(path(), `${text}{"type":"beg\u0000n","n":1}\n`);
    expect(await statesOf(ledgers)).toEqual(['done', 'unknown', 'unknown']);
  });

  it('says which releases before a load were confirmed, until the item is begun again', async () => {
    const begin: LedgerLine = { type: 'begin', n: 1, at: 6 };
    const step: LedgerLine = { type: 'step', n: 1, at: 7, step: 'release' };
    const ledgers = await written(begin, step);
    expect((await ledgers.read('b1'))?.released).toEqual(new Set([1]));
    await (await ledgers.read('b1'))!.file.append(end(1, 'failed'), { type: 'wait', n: 1 }, begin);
    expect((await ledgers.read('b1'))?.released).toEqual(new Set());
  });
});

it('keeps what waits for the disk together in order, and says when it cannot be written', async () => {
  const ledgers = await written();
  const { file } = (await ledgers.read('b1'))!;
  await Promise.all([0, 1, 2].map((n) => file.append({ type: 'begin', n, at: n }, end(n))));
  expect(await statesOf(ledgers)).toEqual(['done', 'done', 'done']);
  await rm(join(folder, 'bulks'), { recursive: true });
  await expect(file.append(end(0))).rejects.toMatchObject({ error: { code: 'storageFailed' } });
});

it('reads only ledgers', async () => {
  const ledgers = await written();
  await writeFile(join(folder, 'bulks', 'notes.txt'), 'x');
  expect(await ledgers.ids()).toEqual(['b1']);
  await ledgers.remove('b1');
  expect(await ledgers.ids()).toEqual([]);
  expect(await ledgers.read('b1')).toBeNull();
});
