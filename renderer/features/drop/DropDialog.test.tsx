import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { booksRef, dropFactsOf, installFakeDatabase } from '@renderer/test/fake-database';
import type { FakeDatabase } from '@renderer/test/fake-database';
import { renderWithProviders } from '@renderer/test/render';
import { appError, FalconerError } from '@shared/ipc/result';
import type { DropTarget } from '@shared/domain/drop';
import { DropDialog } from './DropDialog';

function show(held: FakeDatabase, targets: DropTarget[]) {
  const bridge = installFakeDatabase(held);
  const onClose = vi.fn();
  const { user } = renderWithProviders(
    <DropDialog dialog={{ kind: 'drop', connectionId: 'c', targets }} onClose={onClose} />,
  );
  return { bridge, onClose, user };
}

const open = (held: FakeDatabase, ref = booksRef) => show(held, [{ kind: 'collection', ref }]);
const openPartition = (held: FakeDatabase) =>
  show(held, [{ kind: 'partition', ref: { ...booksRef, partition: 'y2015', partitionId: '7' } }]);

const partitionFacts = dropFactsOf({ partition: 'y2015', partitionId: '7' });
const button = (name: string) => screen.findByRole('button', { name });
const isOff = (element: HTMLElement) => element.getAttribute('aria-disabled') === 'true';

describe('dropping a collection', () => {
  it('names and counts what goes', async () => {
    open({ environment: 'production', dropFacts: dropFactsOf({ loadedPartitions: ['y2015'] }) });
    await screen.findByRole('dialog', { name: 'Drop the collection books?' });
    expect(await screen.findByText('1,234,567 (from statistics, may lag)')).toBeDefined();
    expect(screen.getByText('2: _default, y2015')).toBeDefined();
    expect(screen.getByText(/^1 of 2 partitions/)).toBeDefined();
    expect(screen.getByText('The data cannot be brought back.')).toBeDefined();
  });

  it('says what this user may not read, and can be dropped all the same', async () => {
    const unread = { partitionNames: null, loadedPartitions: null, rowCount: null, replicas: null };
    const { bridge, user } = open({ environment: 'development', dropFacts: dropFactsOf(unread) });
    const drop = await button('Drop books');
    for (const fact of ['Rows', 'Partitions', 'In memory']) {
      expect(screen.getByText(fact).nextElementSibling?.textContent).toBe('could not be read');
    }
    await user.click(drop);
    await waitFor(() => expect(bridge.callsOf('drops.start')).toHaveLength(1));
  });

  it('says that something is in memory where only the replicas can be read', async () => {
    const unread = { partitionNames: null, loadedPartitions: null, replicas: 2 };
    open({ environment: 'development', dropFacts: dropFactsOf(unread) });
    expect(await screen.findByText('yes; which partitions could not be read; 2 replicas')).toBeDefined();
  });

  it('says which parts the copy will lack', async () => {
    open({ environment: 'development', dropFacts: dropFactsOf({ indexes: null, copyLacks: ['indexes'] }) });
    const copy = await screen.findByRole('checkbox', { name: 'Keep a copy of the definition first' });
    const note = document.getElementById(copy.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
    expect(note).toBe(
      'From the archive it can be created again, empty. The copy will lack the indexes, which this user may not read.',
    );
  });

  it('promises of a partition only what its copy can do', async () => {
    openPartition({ environment: 'development', dropFacts: partitionFacts });
    expect(
      await screen.findByText(
        'From the archive the partition can be created again, empty, while its collection stands.',
      ),
    ).toBeDefined();
  });

  it('wants the exact name; Cancel has the focus and Enter drops nothing', async () => {
    const { bridge, user, onClose } = open({ environment: 'production' });
    const drop = await button('Drop books');
    await waitFor(() => {
      expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel' }));
    });
    const text = screen.getByRole('textbox', { name: 'Type books to confirm' });
    for (const wrong of ['Books', 'books ', 'book']) {
      await user.clear(text);
      await user.type(text, `${wrong}{Enter}`);
      expect(isOff(drop), wrong).toBe(true);
      await user.click(drop);
    }
    expect(bridge.callsOf('drops.start')).toEqual([]);
    await user.clear(text);
    await user.click(text);
    await user.paste('books');
    expect(isOff(drop)).toBe(false);
    await user.keyboard('{Enter}');
    expect(bridge.callsOf('drops.start')).toEqual([]);
    expect(document.activeElement).toBe(drop);
    await user.click(drop);
    await waitFor(() => {
      expect(onClose).toHaveBeenCalled();
    });
    expect(bridge.callsOf('drops.start')).toEqual([
      { connectionId: 'c', ticket: expect.stringMatching(/^ticket/) as string, typed: ['books'] },
    ]);
  });

  it('shows the name on development without asking to type it', async () => {
    const { bridge, user } = open({ environment: 'development' });
    await user.click(await button('Drop books'));
    expect(screen.queryByRole('textbox')).toBeNull();
    await waitFor(() => {
      expect(bridge.callsOf('drops.start')).toMatchObject([{ typed: [] }]);
    });
  });

  it('drops nothing if another collection has the name now', async () => {
    const { bridge, user } = open({
      environment: 'development',
      dropFacts: dropFactsOf({ collectionId: '2' }),
    });
    expect(await screen.findByText(/its id was 1 and is 2 now/)).toBeDefined();
    const drop = await button('Drop books');
    expect(isOff(drop)).toBe(true);
    await user.click(drop);
    expect(bridge.callsOf('drops.start')).toEqual([]);
  });

  it('is greyed where the server refused it before, until the rights are checked again', async () => {
    const place = { database: 'default', collection: 'books', privilege: 'PrivilegeDropCollection' };
    const held: FakeDatabase = { refusals: [{ action: 'dropCollection', ...place }] };
    const { bridge, user } = open(held);
    const drop = await button('Drop books');
    expect(screen.getByRole('alert').textContent).toContain('needs the privilege DropCollection');
    expect(isOff(drop)).toBe(true);
    await user.click(drop);
    expect(bridge.callsOf('drops.start')).toEqual([]);
    await user.click(await button('Check rights again'));
    await waitFor(async () => expect(isOff(await button('Drop books'))).toBe(false));
    expect(screen.queryByText(/needs the privilege/)).toBeNull();
    expect(screen.getByText(/^What was refused is offered again/)).toBeDefined();
  });

  it('names the aliases that are removed first, as a step of its own', async () => {
    open({ environment: 'staging', dropFacts: dropFactsOf({ aliases: ['catalog'] }) });
    expect(await screen.findByText(/Remove its alias catalog: this server drops none/)).toBeDefined();
  });

  it('shows no name with a comma as two', async () => {
    open({ dropFacts: dropFactsOf({ aliases: ['a, b', 'c'] }) });
    expect(await screen.findByText('“a, b”, c')).toBeDefined();
    expect(screen.getByText(/Remove its aliases “a, b”, c: this server/)).toBeDefined();
  });

  it.each(['v2.2.16', 'v2.3.5'])('says of aliases on %s that they would lead nowhere', async (version) => {
    open({ environment: 'staging', version, dropFacts: dropFactsOf({ aliases: ['catalog'] }) });
    expect(
      await screen.findByText(
        /Remove its alias catalog: this server would keep it, leading nowhere\. Programs/,
      ),
    ).toBeDefined();
  });

  it('says of aliases on milvus-lite that they go with it', async () => {
    const aliases = ['catalog', 'shelf'];
    open({ version: 'milvus_lite-3.2.1', dropFacts: dropFactsOf({ aliases }) });
    expect(
      await screen.findByText('catalog, shelf; this server drops them with the collection'),
    ).toBeDefined();
    expect(screen.queryByText(/^Remove its/)).toBeNull();
  });

  it('tells who has rights on it by its name, and where that could not be read', async () => {
    const grant = (role: string, privilege: string, covers: 'this' | 'every') => ({
      ...{ role, privilege, covers, object: 'Collection' },
    });
    const held: FakeDatabase = {
      dropFacts: dropFactsOf({
        grants: [
          grant('reader', 'Query', 'this'),
          grant('reader', 'Search', 'this'),
          grant('admin', '*', 'every'),
        ],
      }),
    };
    const { user } = open(held);
    expect(await screen.findByText('reader: Query, Search')).toBeDefined();
    held.dropFacts = dropFactsOf({ grants: null });
    await user.click(await button('Read again'));
    expect(await screen.findByText('could not be read')).toBeDefined();
  });

  it('names the users of each role, and counts who has rights on every collection', async () => {
    const grant = (role: string, privilege: string, covers: 'this' | 'every') => ({
      ...{ role, privilege, covers, object: 'Collection' },
    });
    const roles = [
      { role: 'admin', users: ['ada'] },
      { role: 'reader', users: ['ann', 'bob'] },
      { role: 'loader', users: [] },
    ];
    const grants = [grant('reader', 'Query', 'this'), grant('loader', 'Load', 'every')];
    open({ dropFacts: dropFactsOf({ grants, roles }) });
    expect(await screen.findByText('reader: Query; users ann, bob')).toBeDefined();
    expect(screen.getByText(/^2 roles have rights on every collection:/)).toBeDefined();
    expect(screen.getByText('admin; user ada')).toBeDefined();
    expect(screen.getByText('loader; nobody has the role')).toBeDefined();
    expect(
      screen.getByText(/those on books may stay, and hold for whatever gets the name next/),
    ).toBeDefined();
  });

  it('says what stops working, by its name and by each alias, and that no server tells of inserts', async () => {
    open({ dropFacts: dropFactsOf({ aliases: ['catalog', 'safe\u202Exe'] }) });
    expect(await screen.findByText(/^Searches, queries and inserts by the name books fail/)).toBeDefined();
    expect(screen.getByText('So do those by the alias catalog.')).toBeDefined();
    expect(screen.getByText('So do those by the alias safe[U+202E]xe.')).toBeDefined();
    expect(screen.getByText('Last insert').nextElementSibling?.textContent).toMatch(/^no Milvus tells/);
    // Nothing is said of rights where there are none.
    expect(screen.queryByText(/Milvus gives rights by name/)).toBeNull();
  });

  it('goes without a copy of the definition only where that is typed in words', async () => {
    const { user, bridge } = open({});
    expect(await screen.findByText(/Keep a copy of the definition in the archive; if/)).toBeDefined();
    await user.click(screen.getByRole('checkbox', { name: 'Keep a copy of the definition first' }));
    const words = await screen.findByRole('textbox', { name: /that no copy of the definition is kept/ });
    expect(screen.queryByText(/Keep a copy of the definition in the archive; if/)).toBeNull();
    const drop = await button('Drop books');
    expect(isOff(drop)).toBe(true);
    await user.type(words, 'without a copy');
    expect(isOff(drop)).toBe(false);
    await user.click(drop);
    expect(bridge.callsOf('drops.start')).toMatchObject([{ typed: ['without a copy'] }]);
  });

  it('reads the facts again when asked', async () => {
    const held: FakeDatabase = {};
    const { user } = open(held);
    await button('Drop books');
    held.dropFacts = dropFactsOf({ collectionId: '2' });
    await user.click(await button('Read again'));
    expect(await screen.findByText(/its id was 1 and is 2 now/)).toBeDefined();
  });

  it('shows the exact name of a hostile one, and wants exactly that', async () => {
    const name = 'a\u202Eb\n';
    const { bridge, user } = open(
      { environment: 'staging', dropFacts: dropFactsOf({ collection: name }) },
      { ...booksRef, collection: name },
    );
    const box = await screen.findByRole('textbox', { name: 'Type a[U+202E]b[U+000A] to confirm' });
    expect(screen.getByText(/^What is in brackets stands for characters that cannot be seen/)).toBeDefined();
    const drop = await button('Drop a[U+202E]b[U+000A]');
    // A box of one line drops the line break of what is pasted.
    await user.click(box);
    await user.paste(name);
    expect(isOff(drop)).toBe(true);
    await user.clear(box);
    await user.type(box, 'a[[U+202E]b[[U+000A]');
    await user.click(drop);
    await waitFor(() => {
      expect(bridge.callsOf('drops.start')).toMatchObject([{ typed: ['a[U+202E]b[U+000A]'] }]);
    });
  });

  it('stays open and says why when it is refused', async () => {
    const { bridge, user, onClose } = open({});
    bridge.handle({
      'drops.start': () => {
        throw new FalconerError(appError('ticketInvalid', { params: { why: 'expired' } }));
      },
    });
    await user.click(await button('Drop books'));
    expect((await screen.findByRole('alert')).textContent).toContain('older than two minutes');
    expect(onClose).not.toHaveBeenCalled();
  });
});

describe('dropping a partition', () => {
  it('drops one that is not loaded', async () => {
    const { bridge, user } = openPartition({ dropFacts: partitionFacts });
    const drop = await button('Drop y2015');
    expect(screen.getByText(/that name the partition y2015 fail/)).toBeDefined();
    expect(screen.queryByText(/by the name books fail/)).toBeNull();
    await user.click(drop);
    await waitFor(() => {
      expect(bridge.callsOf('drops.start')).toMatchObject([{ connectionId: 'c', typed: [] }]);
    });
  });

  it('releases a loaded one first, as a named step, and says what goes with it', async () => {
    const { bridge, user } = openPartition({
      environment: 'staging',
      dropFacts: { ...partitionFacts, loadedPartitions: ['y2015'], loadedBeside: 0 },
    });
    expect(await screen.findByText('Release y2015')).toBeDefined();
    expect(await screen.findByText(/books is then not loaded at all/)).toBeDefined();
    await user.type(screen.getByRole('textbox', { name: 'Type y2015 to confirm' }), 'y2015');
    await user.click(await button('Release, then drop y2015'));
    await waitFor(() => {
      expect(bridge.callsOf('drops.start')).toMatchObject([{ typed: ['y2015'] }]);
    });
  });

  it('drops nothing if another partition has the name now', async () => {
    openPartition({ dropFacts: { ...partitionFacts, partitionId: '8' } });
    expect(await screen.findByText(/its id was 7 and is 8 now/)).toBeDefined();
    expect(isOff(await button('Drop y2015'))).toBe(true);
  });
});

describe('dropping several', () => {
  const refOf = (collection: string, collectionId: string): DropTarget => ({
    kind: 'collection',
    ref: { ...booksRef, collection, collectionId },
  });
  const three = [refOf('books', '1'), refOf('a\u202Eb', '2'), refOf('<b>x</b>', '3')];

  it('lists every name and id, and wants the count and the connection typed on production', async () => {
    const { bridge, user } = show({ environment: 'production' }, three);
    await screen.findByRole('dialog', { name: 'Drop 3?' });
    const drop = await button('Drop 3');
    const names = screen.getAllByRole('rowheader').map(({ textContent }) => textContent);
    expect(names).toEqual(['books', 'aU+202Eb', '<b>x</b>']);
    await user.type(screen.getByRole('textbox', { name: /how many are dropped, 3,/ }), '3');
    expect(isOff(drop)).toBe(true);
    await user.type(screen.getByRole('textbox', { name: /name of the connection, local,/ }), 'local');
    expect(isOff(drop)).toBe(false);
    await user.click(drop);
    await waitFor(() => {
      expect(bridge.callsOf('drops.start')).toMatchObject([{ typed: ['3', 'local'] }]);
    });
  });

  it('says of each that is left out why', async () => {
    show({ environment: 'staging' }, [...three, refOf('books', '1')]);
    expect(await screen.findByText(/^Not dropped: It is on the list already/)).toBeDefined();
    expect(await button('Drop 3, leave 1')).toBeDefined();
    expect(screen.getByRole('textbox', { name: /how many are dropped, 3,/ })).toBeDefined();
  });

  it('says how long it can be undone', async () => {
    show({ environment: 'production', dropWaitMs: 10_000 }, three);
    expect(await screen.findByText(/^Wait 10 s/)).toBeDefined();
  });
});
