import type { Locator } from '@playwright/test';
import type { Environment } from '@shared/domain/environment';
import type { Falconer } from '../fixtures/falconer';
import type { FillOptions } from '../fixtures/milvus-fill';
import type { CollectionPicture, MilvusReader } from '../fixtures/milvus-reader';
import { addUser, operatePrivilege, readAs, refusalFor, type UserOptions } from '../fixtures/milvus-users';
import { startFilledServer, type FilledServer } from '../fixtures/real-server';
import { expect, test } from '../fixtures/test';
import { until } from '../fixtures/until';
import type { MemoryRow } from '../pages/memory-row';

const DB = 'default';
const SHORT_MS = 60_000;
const PARTITIONS = ['_default', 'old', 'recent'];
const ROWS = '1,000';
const filled = (collection: string): FillOptions => ({
  ...{ collection, partitions: ['old', 'recent'], rowsPerPartition: 500, dimension: 8, withIndex: true },
});
const COLLECTIONS = ['books', 'drafts', 'papers', 'scraps'];

const looks = ['ShowPartitions', 'GetStatistics', 'IndexDetail', 'Query', 'Search'];
const READER: UserOptions = {
  ...{ user: 'reader', password: 'reader-Secret1' },
  ...{ mayGlobally: ['ListDatabases'], mayOnCollections: looks },
};
const LOADER: UserOptions = {
  ...{ user: 'loader', password: 'loader-Secret2' },
  ...{ mayGlobally: ['ListDatabases'], mayOnCollections: [...looks, 'Load', 'Release'] },
};
const ADMIN: UserOptions = { user: 'ada', password: 'admin-Secret3', role: 'admin' };
/** May drop; of what that destroys it can read hardly anything: no rows, no partitions, no rights. */
const CLEANER: UserOptions = {
  ...{ user: 'cleaner', password: 'cleaner-Secret4', mayGlobally: ['DropCollection'] },
};

let real: FilledServer;
const own: MilvusReader[] = [];

test.beforeAll(async () => {
  real = await startFilledServer(COLLECTIONS.map(filled), { authorization: true });
  for (const options of [READER, LOADER, ADMIN, CLEANER]) await addUser(real.reader.probe, options);
});

test.afterAll(async () => {
  for (const reader of own) reader.close();
  await (real as FilledServer | undefined)?.stop();
});

/** The server as this user sees it without the app. */
function seenBy({ user, password }: UserOptions): MilvusReader {
  const reader = readAs(real.server.address, { user, password });
  own.push(reader);
  return reader;
}

type Collections = Record<string, CollectionPicture>;
const serverNow = async (): Promise<Collections> => (await real.reader.picture())[DB] ?? {};
const where = (collection_name: string) => ({ db_name: DB, collection_name });

/** The same with these partitions of a collection in memory, and no others. */
function withMemory(before: Collections, name: string, loaded: readonly string[]): Collections {
  const of = before[name]!;
  const partitions = Object.fromEntries(
    Object.entries(of.partitions).map(([partition, { id }]) => [
      partition,
      { id, percent: loaded.includes(partition) ? 100 : null },
    ]),
  );
  return { ...before, [name]: { ...of, partitions, percent: loaded.length === 0 ? null : 100 } };
}

const without = (before: Collections, gone: string): Collections =>
  Object.fromEntries(Object.entries(before).filter(([name]) => name !== gone));

/** A step in the window, after which root reads the server: it is what `change` makes of what it was before. */
async function step(
  what: string,
  deed: () => Promise<void>,
  change: (before: Collections) => Collections = (before) => before,
): Promise<void> {
  await test.step(what, async () => {
    const before = await serverNow();
    await deed();
    expect(await serverNow()).toEqual(change(before));
  });
}

/** Loads or releases past the app, as root. */
async function atRoot(method: 'LoadCollection' | 'ReleaseCollection', name: string): Promise<void> {
  const { probe, inMemory } = real.reader;
  const wanted = method === 'LoadCollection' ? PARTITIONS.length : 0;
  await probe.call(method, { ...where(name), ...(wanted > 0 ? { replica_number: 1 } : {}) });
  await until(
    `${method} of ${name}`,
    async () => {
      const percents = Object.values(await inMemory(name));
      return percents.length === wanted && percents.every((percent) => percent === 100);
    },
    SHORT_MS,
  );
}

/** Adds the connection by the editor, as a person does, and opens it. */
async function connect(falconer: Falconer, who: UserOptions, environment: Environment): Promise<void> {
  const { first, sidebar, editor } = falconer.screen;
  await first.addConnection.or(sidebar.add).first().click();
  await editor.name.fill(`as ${who.user}`);
  await editor.address.fill(real.server.address);
  await editor.authentication('User and password').check({ force: true });
  await editor.user.fill(who.user);
  await editor.password.fill(who.password);
  await editor.environment(environment).click();
  await editor.test.click();
  await expect(editor.result).toContainText('Every step passed.', { timeout: SHORT_MS });
  await editor.save.click();
  await expect(editor.dialog).toBeHidden();
  await sidebar.connection(`as ${who.user}`).click();
  await expect(falconer.page.getByRole('main')).toContainText(`on as ${who.user}`);
}

/** The list is what the server tells that very user. */
async function expectOwnList({ screen: { list } }: Falconer, who: MilvusReader): Promise<void> {
  await expect(list.rows).toHaveCount((await who.collections()).length);
  expect(await list.names()).toEqual(await who.collections());
}

/** A privilege by the name that it is granted by, and by the server's own. */
const named = (privilege: string) =>
  `the privilege ${privilege.replace('Privilege', '')} (the server calls it ${privilege})`;

const missing = (privilege: string) =>
  `The server refused this to your user: it needs ${named(privilege)}. "Check rights again" offers it anew`;

/** What a menu of which something is refused offers besides. */
const again = { 'Check rights again': null };

const offersOfAll = async ({ screen: { list } }: Falconer) => {
  const all: Record<string, Record<string, string | null>> = {};
  for (const name of await list.names()) all[name] = await list.row(name).offers();
  return all;
};

/** What the server says to the same request past the app. */
async function expectRefused(
  who: MilvusReader,
  [method, request]: [string, object],
  words: string,
): Promise<void> {
  expect(await refusalFor(who, method, request)).toEqual({ grpc: 7, words });
}

/** The newest task of that title has failed for want of that right, and tells the server's own words. */
async function expectRefusal(
  { screen: { tasks } }: Falconer,
  title: string,
  privilege: string,
  user: string,
): Promise<void> {
  const task = tasks.task(title);
  await tasks.open();
  await expect(task.status('Failed')).toBeVisible({ timeout: SHORT_MS });
  const alert = task.root.getByRole('alert');
  await expect(alert).toContainText(`The user ${user} lacks ${named(privilege)}.`);
  // By this name the server grants it, and by no other.
  await expect(alert).toContainText(`to grant ${privilege.replace('Privilege', '')}.`);
  await alert.getByRole('button', { name: 'Details' }).click();
  await expect(alert).toContainText(`${privilege}: permission deny to ${user}`);
  await expect(alert).toContainText('gRPC 7');
}

/** It is greyed and says why, on the screen and to who cannot see it. */
async function expectGreyed(control: Locator, privilege: string): Promise<void> {
  await expect(control).toHaveAttribute('aria-disabled', 'true');
  await expect(control).toHaveAccessibleDescription(missing(privilege));
}

/** A newest line of the activity log of this operation, with who did it. */
async function expectInActivity(
  { screen: { activity } }: Falconer,
  words: string[],
  facts: string[],
): Promise<void> {
  await activity.link.click();
  await activity.line(...words).click();
  for (const fact of facts) await expect(activity.details).toContainText(fact);
  await activity.close.click();
}

const refresh = async ({ screen: { list } }: Falconer, row: MemoryRow, state: string): Promise<void> => {
  await list.refresh.click();
  await expect(row.state(state)).toBeVisible({ timeout: SHORT_MS });
};

test('a reader sees everything; a load, a release and a drop are refused, greyed each, and checked again', async ({
  falconer,
}) => {
  const { page, screen } = falconer;
  const { list, tasks } = screen;
  const books = list.row('books');
  const panel = screen.panel('books');
  const reader = seenBy(READER);
  const { probe } = real.reader;
  await falconer.resize(1400, 900);

  await step('connects and sees the collections, their rows and partitions', async () => {
    await connect(falconer, READER, 'staging');
    await expectOwnList(falconer, reader);
    expect(await list.names()).toEqual(COLLECTIONS);
    for (const name of COLLECTIONS) {
      await expect(list.row(name).state('Not loaded')).toBeVisible();
      await expect(list.row(name).root).toContainText(ROWS);
    }
    await books.root.click();
    await panel.tab('Partitions').click();
    for (const name of PARTITIONS) await expect(panel.partition(name).state('Not loaded')).toBeVisible();
  });

  const atFirst = await offersOfAll(falconer);

  await step('a load is refused, with the privilege and the server’s own words', async () => {
    await expect(books.toggle).not.toHaveAttribute('aria-disabled', 'true');
    await books.toggle.click();
    await expectRefusal(falconer, 'Load books', 'PrivilegeLoad', 'reader');
    const words = 'PrivilegeLoad: permission deny to reader';
    await expectRefused(reader, ['LoadCollection', where('books')], words);
  });

  const noLoad = missing('PrivilegeLoad');
  const loadGreyed = { ...atFirst.books, 'Load with options…': noLoad, 'Refresh load': noLoad, ...again };

  await step('loads of that collection are greyed, and nothing else', async () => {
    await expectGreyed(books.toggle, 'PrivilegeLoad');
    await expectGreyed(tasks.task('Load books').button('Retry'), 'PrivilegeLoad');
    for (const name of PARTITIONS) await expectGreyed(panel.partition(name).toggle, 'PrivilegeLoad');
    expect(await offersOfAll(falconer)).toEqual({ ...atFirst, books: loadGreyed });
    await expect(list.row('papers').toggle).not.toHaveAttribute('aria-disabled', 'true');
    await expect(panel.createPartition).not.toHaveAttribute('aria-disabled', 'true');
    await books.toggle.hover();
    await expect(page.getByRole('tooltip')).toHaveText(noLoad);
    // A press on what is greyed sends nothing: there is no second task.
    await books.toggle.click({ force: true });
    await expect(tasks.root.getByRole('listitem', { name: 'Load books' })).toHaveCount(1);
  });

  await step('what is not refused works: the definition is saved, without the rights', async () => {
    const { archive } = screen;
    await books.choose('Save definition to archive');
    const why = `Not readable: The user reader lacks ${named('PrivilegeSelectOwnership')}.`;
    await expect(archive.dialog).toContainText(why);
    await archive.back.click();
    await expect(archive.entry('books')).toContainText('1,000 rows then · rights not read');
    await archive.close.click();
  });

  await test.step('somebody else loads it: the reader sees that', async () => {
    await atRoot('LoadCollection', 'books');
    await refresh(falconer, books, 'Loaded');
    await expect(books.toggle).toBeChecked();
  });

  await step('a release is refused and greyed beside the load', async () => {
    await books.toggle.click();
    await screen.release('books').submit.click();
    await expectRefusal(falconer, 'Release books', 'PrivilegeRelease', 'reader');
    const words = 'PrivilegeRelease: permission deny to reader';
    await expectRefused(reader, ['ReleaseCollection', where('books')], words);
    await expectGreyed(books.toggle, 'PrivilegeRelease');
    const offers = await books.offers();
    const noRelease = missing('PrivilegeRelease');
    expect(offers).toEqual({ ...loadGreyed, Release: noRelease, 'Release partitions…': noRelease });
    await expect(books.state('Loaded')).toBeVisible();
  });

  await step('a drop is refused after its question; the copy is there, and the collection too', async () => {
    const drop = screen.dropCollection('scraps');
    await list.row('scraps').choose('Drop…');
    await expect(drop.dialog).toContainText(await real.reader.collectionId('scraps'));
    await drop.typeName.fill('scraps');
    await drop.submit.click();
    await expectRefusal(falconer, 'Drop scraps', 'PrivilegeDropCollection', 'reader');
    const words = 'PrivilegeDropCollection: permission deny to reader';
    await expectRefused(reader, ['DropCollection', where('scraps')], words);
    const noDrop = { ...atFirst.scraps, 'Drop…': missing('PrivilegeDropCollection'), ...again };
    expect(await list.row('scraps').offers()).toEqual(noDrop);
    expect(await list.row('papers').offers()).toEqual(atFirst.papers);
    await expectGreyed(tasks.task('Drop scraps').button('Retry'), 'PrivilegeDropCollection');
    await expect(list.row('scraps').state('Not loaded')).toBeVisible();
  });

  await test.step('somebody else releases it, and root grants the load: nothing tells the window', async () => {
    await atRoot('ReleaseCollection', 'books');
    await operatePrivilege(probe, 'reader', 'Grant', ['Collection', 'Load']);
    await refresh(falconer, books, 'Not loaded');
    await expectGreyed(books.toggle, 'PrivilegeLoad');
  });

  await step(
    '"Check rights again" offers all of it; the load that was granted works',
    async () => {
      await screen.palette.run('Check rights again');
      await expect(books.toggle).not.toHaveAttribute('aria-disabled', 'true');
      expect(await offersOfAll(falconer)).toEqual(atFirst);
      await books.toggle.click();
      await expect(books.state('Loaded')).toBeVisible({ timeout: SHORT_MS });
      await expect(tasks.task('Load books').status('Done')).toBeVisible();
    },
    (before) => withMemory(before, 'books', PARTITIONS),
  );

  await step('what was not granted is refused and greyed again', async () => {
    await books.toggle.click();
    await screen.release('books').submit.click();
    await expectRefusal(falconer, 'Release books', 'PrivilegeRelease', 'reader');
    await expectGreyed(books.toggle, 'PrivilegeRelease');
  });

  await step('the activity log names the reader', async () => {
    await expectInActivity(falconer, ['Load', 'books', 'Done'], ['as reader', 'User', 'reader']);
    await expectInActivity(falconer, ['Release', 'books', 'Failed'], [`lacks ${named('PrivilegeRelease')}`]);
    const drop = [`The user reader lacks ${named('PrivilegeDropCollection')}`, 'typed “scraps”'];
    await expectInActivity(falconer, ['Drop collection', 'scraps', 'Failed'], drop);
  });

  await operatePrivilege(probe, 'reader', 'Revoke', ['Collection', 'Load']);
  await atRoot('ReleaseCollection', 'books');
});

test('a loader loads and releases; a drop is refused to it, and to nobody else in the same window', async ({
  falconer,
}) => {
  const { screen } = falconer;
  const { list, tasks, sidebar } = screen;
  const papers = list.row('papers');
  const panel = screen.panel('papers');
  const loader = seenBy(LOADER);
  await falconer.resize(1400, 900);

  await step('connects and sees the collections', async () => {
    await connect(falconer, LOADER, 'staging');
    await expectOwnList(falconer, loader);
    expect(await list.names()).toEqual(COLLECTIONS);
  });

  await step(
    'loads',
    async () => {
      await papers.toggle.click();
      await expect(papers.state('Loaded')).toBeVisible({ timeout: SHORT_MS });
    },
    (before) => withMemory(before, 'papers', PARTITIONS),
  );

  await step(
    'releases a partition',
    async () => {
      await papers.root.click();
      await panel.tab('Partitions').click();
      await panel.partition('old').toggle.click();
      await screen.release('old').submit.click();
      await expect(papers.state('Partly 2 of 3')).toBeVisible({ timeout: SHORT_MS });
    },
    (before) => withMemory(before, 'papers', ['_default', 'recent']),
  );

  await step(
    'releases the rest',
    async () => {
      await papers.choose('Release');
      await screen.release('papers').submit.click();
      await expect(papers.state('Not loaded')).toBeVisible({ timeout: SHORT_MS });
    },
    (before) => withMemory(before, 'papers', []),
  );

  const atFirst = await offersOfAll(falconer);
  const dropRefused = { ...atFirst.papers, 'Drop…': missing('PrivilegeDropCollection'), ...again };

  await step('a drop is refused and greyed; loads stay', async () => {
    const drop = screen.dropCollection('papers');
    await papers.choose('Drop…');
    await drop.typeName.fill('papers');
    await drop.submit.click();
    await expectRefusal(falconer, 'Drop papers', 'PrivilegeDropCollection', 'loader');
    const words = 'PrivilegeDropCollection: permission deny to loader';
    await expectRefused(loader, ['DropCollection', where('papers')], words);
    expect(await offersOfAll(falconer)).toEqual({ ...atFirst, papers: dropRefused });
    await expect(papers.toggle).not.toHaveAttribute('aria-disabled', 'true');
  });

  await step('a drop of a partition is another action, refused by another name', async () => {
    const drop = screen.dropPartition('old');
    await panel.partition('old').choose('Drop…');
    await drop.typeName.fill('old');
    await drop.submit.click();
    await expectRefusal(falconer, 'Drop old of papers', 'PrivilegeDropPartition', 'loader');
    const offers = await panel.partition('recent').offers();
    expect(offers['Drop…']).toBe(missing('PrivilegeDropPartition'));
  });

  await step('another user in the same window is offered the drop', async () => {
    await connect(falconer, ADMIN, 'production');
    await expectOwnList(falconer, real.reader);
    expect((await papers.offers())['Drop…']).toBeNull();
    await sidebar.connection('as loader').click();
    await expect(list.table).toBeVisible();
    expect(await papers.offers()).toEqual(dropRefused);
  });

  await step('who connects anew is asked anew', async () => {
    await sidebar.choose('as loader', 'Disconnect');
    await sidebar.choose('as loader', 'Connect');
    await sidebar.connection('as loader').click();
    await expect(papers.state('Not loaded')).toBeVisible({ timeout: SHORT_MS });
    expect((await papers.offers())['Drop…']).toBeNull();
  });

  await step('the activity log names the loader', async () => {
    await expectInActivity(falconer, ['Load', 'papers', 'Done'], ['User', 'loader']);
    await expectInActivity(falconer, ['Drop collection', 'papers', 'Failed'], ['The user loader lacks']);
    await expect(tasks.task('Drop papers').status('Failed')).toBeVisible();
  });
});

test('an admin drops in production: typed, waited for, a copy kept, and named in the log', async ({
  falconer,
}) => {
  const { screen } = falconer;
  const { list, tasks, archive } = screen;
  const drafts = list.row('drafts');
  await falconer.resize(1400, 900);

  await step('connects and sees the collections', async () => {
    await connect(falconer, ADMIN, 'production');
    await expectOwnList(falconer, seenBy(ADMIN));
    expect(await list.names()).toEqual(COLLECTIONS);
  });

  const id = await real.reader.collectionId('drafts');

  await step(
    'drops, its name typed',
    async () => {
      const drop = screen.dropCollection('drafts');
      await drafts.choose('Drop…');
      for (const fact of [id, ROWS, '3: _default, old, recent', 'embedding (IVF_FLAT)']) {
        await expect(drop.dialog).toContainText(fact);
      }
      await drop.typeName.fill('Drafts');
      await expect(drop.submit).toHaveAttribute('aria-disabled', 'true');
      await drop.typeName.fill('drafts');
      await drop.submit.click();
      await tasks.open();
      await expect(tasks.task('Drop drafts').button('Undo')).toBeVisible();
      // So long nothing was sent.
      expect(await real.reader.has('drafts')).toBe(true);
      await expect(tasks.task('Drop drafts').status('Done')).toBeVisible({ timeout: SHORT_MS });
      await expect(drafts.root).toHaveCount(0);
    },
    (before) => without(before, 'drafts'),
  );

  await step('the copy has everything, the rights too', async () => {
    await archive.link.click();
    await expect(archive.entry('drafts')).toContainText('before a drop · 1,000 rows then');
    await expect(archive.entry('drafts')).not.toContainText('not read');
    await archive.details('drafts').click();
    for (const fact of [id, 'as ada', 'IVF_FLAT', '_default, old, recent']) {
      await expect(archive.dialog).toContainText(fact);
    }
    await archive.back.click();
    await archive.close.click();
  });

  await step('the activity log names who it was, and what was typed', async () => {
    const facts = ['as ada', 'User', 'ada', id, 'typed “drafts”'];
    await expectInActivity(falconer, ['Drop collection', 'drafts', 'Done'], facts);
  });
});

test('who may drop but hardly read is told what could not be read, and so is the copy', async ({
  falconer,
}) => {
  const { screen } = falconer;
  const { list, tasks, archive } = screen;
  const scraps = list.row('scraps');
  const drop = screen.dropCollection('scraps');
  await falconer.resize(1400, 900);

  await step('connects and sees the names, and that nothing is in memory', async () => {
    await connect(falconer, CLEANER, 'staging');
    await expectOwnList(falconer, seenBy(CLEANER));
    for (const name of await list.names()) await expect(list.row(name).state('Not loaded')).toBeVisible();
  });

  await test.step('how much of a collection is in memory it may not read: that is unknown, with the right', async () => {
    await atRoot('LoadCollection', 'scraps');
    await refresh(falconer, scraps, 'Unknown');
    await expect(scraps.toggle).toHaveAccessibleDescription('What is in memory could not be read');
    await scraps.root.click();
  });

  await step(
    'the question tells what could not be read, and the drop is carried out',
    async () => {
      await scraps.choose('Drop…');
      await expect(drop.typeName).toBeVisible();
      for (const fact of ['Rows', 'Partitions', 'Rights by name']) {
        await expect(drop.dialog).toContainText(`${fact}could not be read`);
      }
      await expect(drop.dialog).toContainText('Indexesembedding (IVF_FLAT)');
      await expect(drop.dialog).toContainText('In memoryyes; which partitions could not be read; 1 replica');
      await drop.typeName.fill('scraps');
      await drop.submit.click();
      await tasks.open();
      await expect(tasks.task('Drop scraps').status('Done')).toBeVisible({ timeout: SHORT_MS });
      await expect(scraps.root).toHaveCount(0);
    },
    (before) => without(before, 'scraps'),
  );

  await step('the copy says what this user could not read', async () => {
    await archive.link.click();
    const unread = 'rows not known · partitions not read · memory not read · rights not read';
    await expect(archive.entry('scraps')).toContainText(`before a drop · ${unread}`);
    await archive.details('scraps').click();
    for (const privilege of ['PrivilegeShowPartitions', 'PrivilegeSelectOwnership']) {
      const why = `Not readable: The user cleaner lacks ${named(privilege)}.`;
      await expect(archive.dialog).toContainText(why);
    }
    await archive.back.click();
    await archive.close.click();
  });

  await step('the activity log names the cleaner', async () => {
    await expectInActivity(falconer, ['Drop collection', 'scraps', 'Done'], ['User', 'cleaner']);
  });
});
