import { describe, expect, it } from 'vitest';
import { createLoadRecords } from './load-records';

const all = { kind: 'all', at: 1, source: 'sent' } as const;
const some = { kind: 'some', at: 2, source: 'sent', fields: ['id', 'vec'], dynamicField: false } as const;

function store(initial: unknown = null) {
  const written: unknown[] = [];
  return {
    written,
    records: createLoadRecords({
      read: () => initial,
      write: (value) => {
        written.push(value);
        return Promise.resolve();
      },
    }),
  };
}

describe('load records', () => {
  it('tell connections, databases and ids apart', () => {
    const { records } = store();
    records.set('c1', 'default', '7', all);
    records.set('c1', 'default', '8', { ...some, fields: [...some.fields] });
    expect(records.get('c1', 'default', '7')).toEqual(all);
    expect(records.get('c1', 'default', '8')).toEqual(some);
    for (const [connection, database, id] of [
      ['c2', 'default', '7'],
      ['c1', 'other', '7'],
      ['c1', 'default', '9'],
    ] as const) {
      expect(records.get(connection, database, id)).toEqual({ kind: 'unknown' });
    }
  });

  it('never mix up names whose parts join to the same text', () => {
    const { records } = store();
    records.set('c","x', 'y', '7', all);
    expect(records.get('c', 'x","y', '7')).toEqual({ kind: 'unknown' });
  });

  it('remember nothing of a collection without an id', () => {
    const { records, written } = store();
    records.set('c1', 'default', null, all);
    records.forget('c1', 'default', null);
    expect(records.get('c1', 'default', null)).toEqual({ kind: 'unknown' });
    expect(written).toEqual([]);
  });

  it('hold as long as one of the replicas of the load is in memory', () => {
    const { records } = store();
    const ask = (replicas?: string[] | null) => records.get('c1', 'default', '7', replicas).kind;
    records.set('c1', 'default', '7', all, ['11', '13']);
    expect([ask(), ask(null), ask([]), ask(['13', '17'])]).toEqual(['all', 'all', 'all', 'all']);
    // Other replicas: somebody released it and loaded it anew.
    expect([ask(['21']), ask()]).toEqual(['unknown', 'unknown']);
    records.set('c1', 'default', '7', all);
    expect(ask(['21'])).toBe('all');
  });

  it('are forgotten when a reading shows that somebody may have changed them', () => {
    const { records } = store();
    const see = (percent: number | null, over: { askedAt?: number; isOurs?: boolean } = {}) => {
      records.see('c1', 'default', {
        inMemory: percent === null ? [] : [{ name: 'books', id: '7', percent }],
        askedAt: over.askedAt ?? 10,
        isOurs: () => over.isOurs === true,
      });
      return records.get('c1', 'default', '7').kind;
    };
    records.set('c1', 'default', '7', all);
    // Before it arrived it is on its way; a reading from before the load says nothing of it.
    expect([see(null, { askedAt: 0 }), see(40), see(100)]).toEqual(['all', 'all', 'all']);
    expect([see(40, { isOurs: true }), see(100), see(40)]).toEqual(['all', 'all', 'unknown']);
    records.set('c1', 'default', '7', all);
    expect(see(null)).toBe('unknown');
    records.set('c1', 'default', '7', all);
    records.see('c1', 'other', { inMemory: [], askedAt: 10, isOurs: () => false });
    expect(records.get('c1', 'default', '7').kind).toBe('all');
  });

  it('come back from what was written', () => {
    const first = store();
    first.records.set('c1', 'default', '7', all);
    first.records.set('c1', 'default', '8', all);
    first.records.forget('c1', 'default', '8');
    const again = store(JSON.parse(JSON.stringify(first.written.at(-1)))).records;
    expect(again.get('c1', 'default', '7')).toEqual(all);
    expect(again.get('c1', 'default', '8')).toEqual({ kind: 'unknown' });
  });

  it.each([
    [null],
    ['text'],
    [[1]],
    [{ key: { kind: 'all' } }],
    [{ key: { kind: 'some', at: 1, source: 'sent', fields: 3 } }],
  ])('take %j for nothing', (stored) => {
    const { records } = store(stored);
    expect(records.get('c1', 'default', '7')).toEqual({ kind: 'unknown' });
  });

  it('do not fail where they cannot be written', async () => {
    const records = createLoadRecords({
      read: () => null,
      write: () => Promise.reject(new Error('disk full')),
    });
    records.set('c1', 'default', '7', all);
    await new Promise((resolve) => setImmediate(resolve));
    expect(records.get('c1', 'default', '7')).toEqual(all);
  });
});
