import { afterEach, describe, expect, it } from 'vitest';
import { TICKET_MS } from '../tickets';
import { callOf, CONNECTION, failing, removeDropFolders, setUpDrops } from './testing/drops-stage';

afterEach(removeDropFolders);

describe('a ticket', () => {
  it('drops what its plan says, once', async () => {
    const { milvus, plan, start, of, ended } = setUpDrops();
    milvus.add('books');
    const { ticket } = await plan([of('books')]);
    const { task } = await start(ticket, ['books']);
    expect((await ended(task!)).status).toBe('done');
    expect(milvus.collections.has('books')).toBe(false);
    milvus.add('books');
    await expect(start(ticket, ['books'])).rejects.toMatchObject(
      failing('ticketInvalid', { why: 'unknown' }),
    );
    expect(milvus.writes).toEqual(['dropCollection']);
  });

  it.each([[['Books']], [['books ']], [['']], [[]], [['books', 'books']]])(
    'is lost on what was typed wrong: %j',
    async (typed) => {
      const { milvus, plan, start, of } = setUpDrops();
      milvus.add('books');
      const { ticket } = await plan([of('books')]);
      await expect(start(ticket, typed)).rejects.toMatchObject(
        failing('confirmationRequired', { environment: 'staging' }),
      );
      await expect(start(ticket, ['books'])).rejects.toMatchObject(failing('ticketInvalid'));
      expect(milvus.writes).toEqual([]);
    },
  );

  it('expires', async () => {
    const { milvus, plan, start, of, clock } = setUpDrops();
    milvus.add('books');
    const { ticket, expiresAt } = await plan([of('books')]);
    expect(expiresAt).toBe(clock.now() + TICKET_MS);
    let isOver = false;
    clock.after(TICKET_MS, () => (isOver = true));
    await clock.until(() => isOver);
    await expect(start(ticket, ['books'])).rejects.toMatchObject(
      failing('ticketInvalid', { why: 'expired' }),
    );
    expect(milvus.writes).toEqual([]);
  });

  it('is good for its own page only', async () => {
    const { milvus, plan, start, of, page } = setUpDrops();
    milvus.add('books');
    const { ticket } = await plan([of('books')]);
    const other = callOf(new AbortController().signal);
    await expect(start(ticket, ['books'], other)).rejects.toMatchObject(
      failing('ticketInvalid', { why: 'foreign' }),
    );
    page.abort();
    await expect(start(ticket, ['books'])).rejects.toMatchObject(
      failing('ticketInvalid', { why: 'foreign' }),
    );
    expect(milvus.writes).toEqual([]);
  });

  it('is not good any more when the connection became more important', async () => {
    const { milvus, plan, start, of, connection } = setUpDrops({ environment: 'development' });
    milvus.add('books');
    const { ticket } = await plan([of('books')]);
    connection.environment = 'production';
    await expect(start(ticket, [])).rejects.toMatchObject(failing('ticketInvalid', { why: 'changed' }));
    expect(milvus.writes).toEqual([]);
  });

  it('is not good over a connection that leads elsewhere by now', async () => {
    const { milvus, plan, start, of, connection } = setUpDrops({ environment: 'development' });
    milvus.add('books');
    const { ticket } = await plan([of('books')]);
    connection.fingerprint = 'elsewhere';
    await expect(start(ticket, [])).rejects.toMatchObject(failing('ticketInvalid', { why: 'changed' }));
    expect(milvus.writes).toEqual([]);
  });

  it('binds a list to where the connection led: nothing of it is sent or taken up elsewhere', async () => {
    const { milvus, plan, start, of, connection, bulks, finished } = setUpDrops({
      environment: 'development',
    });
    milvus.add('a');
    milvus.add('b');
    const { ticket } = await plan([of('a'), of('b')]);
    const starting = start(ticket, []);
    // While its ledger is being written.
    connection.fingerprint = 'elsewhere';
    const { bulk } = await starting;
    await finished();
    const { entries } = await bulks.entries(bulk!.id, 0, 10);
    expect(entries.map(({ result }) => result.error?.code)).toEqual(['leadsElsewhere', 'leadsElsewhere']);
    expect(milvus.writes).toEqual([]);
    const again = { bulkId: bulk!.id, connectionId: CONNECTION, does: { loads: true, releases: true } };
    await expect(bulks.resume(again)).rejects.toMatchObject(failing('leadsElsewhere'));
    await expect(bulks.retry(again)).rejects.toMatchObject(failing('leadsElsewhere'));
  });

  it('does not reach what has taken the name since', async () => {
    const { milvus, plan, start, of, ended } = setUpDrops();
    milvus.add('books');
    const { ticket } = await plan([of('books')]);
    milvus.add('books');
    const { task } = await start(ticket, ['books']);
    expect((await ended(task!)).error?.code).toBe('identityChanged');
    expect(milvus.writes).toEqual([]);
  });

  it('releases a loaded partition first, as its plan said', async () => {
    const { milvus, plan, start, partOf, ended } = setUpDrops({ environment: 'development' });
    milvus.putInMemory(milvus.add('books', ['_default', 'a']));
    const { ticket, items } = await plan([partOf('books', 'a')]);
    expect(items[0]?.steps).toEqual(['keep', 'release', 'check', 'drop']);
    const { task } = await start(ticket, []);
    expect((await ended(task!)).status).toBe('done');
    expect(milvus.writes).toEqual(['releasePartitions', 'dropPartition']);
  });
});

describe('what was typed', () => {
  const clicked = { kind: 'acknowledged' };
  const agreed = (...phrases: string[]) => ({ kind: 'typed', phrases });

  it('is in the log with the drop, and with the release before it', async () => {
    const { milvus, plan, start, partOf, ended, consents } = setUpDrops();
    milvus.putInMemory(milvus.add('books', ['_default', 'a']));
    const { ticket } = await plan([partOf('books', 'a')]);
    const { task } = await start(ticket, ['a']);
    await ended(task!);
    expect(consents()).toEqual([
      ['release', agreed('a')],
      ['dropPartition', agreed('a')],
    ]);
  });

  it('is no phrase where only a click is asked for', async () => {
    const { milvus, plan, start, of, ended, consents } = setUpDrops({ environment: 'development' });
    milvus.add('books');
    const { ticket } = await plan([of('books')]);
    const { task } = await start(ticket, []);
    await ended(task!);
    expect(consents()).toEqual([['dropCollection', clicked]]);
  });

  it('is in the log with each of a list, also with what goes on after a pause', async () => {
    const { milvus, plan, start, of, bulks, finished, consents } = setUpDrops({ environment: 'production' });
    for (const name of ['a', 'b']) milvus.add(name);
    const { ticket } = await plan([of('a'), of('b')]);
    const { bulk } = await start(ticket, ['2', 'Main']);
    await bulks.pause(bulk!.id);
    const consent = { kind: 'acknowledged' as const };
    const rest = { bulkId: bulk!.id, connectionId: CONNECTION, does: { loads: false, releases: false } };
    await bulks.resume({ ...rest, consent });
    await finished();
    const both = ['dropCollection', agreed('2', 'Main')];
    expect(consents()).toEqual([both, both]);
  });
});
