import type { Auth } from '@shared/domain/connection';
import { describe, expect, it } from 'vitest';
import { createConnectionStore, storedConnectionsSchema } from './connections';
import { createSecretCipher } from './secret-cipher';
import type { StoredSecrets } from './secrets';
import { createSecretStore } from './secrets';
import type { FakeSystem } from './testing';
import { aDraft, aSecret, fakeSafeStorage, memoryFile } from './testing';

const CANARY = 'canary-Pa55w0rd';
const password: Auth = { kind: 'password', user: 'root' };
const tls = { enabled: true, caFile: null, serverName: null };
const keep = { kind: 'keep' } as const;
const clear = { kind: 'clear' } as const;
const secured = aDraft({ address: 'books.example:19530', auth: password, tls });

function open(system: FakeSystem = 'keychain') {
  const file = memoryFile(storedConnectionsSchema.parse([]));
  const secretsFile = memoryFile<StoredSecrets>({});
  const cipher = createSecretCipher(fakeSafeStorage(system), 'linux');
  let count = 0;
  const store = createConnectionStore({
    file,
    secrets: createSecretStore({ file: secretsFile, cipher }),
    newId: () => `c${String((count += 1))}`,
  });
  return { store, file, secretsFile };
}

const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no error',
    (thrown: unknown) => (thrown as { error?: unknown }).error,
  );

describe('the list', () => {
  it('always has the sample cluster, which cannot be changed or removed', async () => {
    const { store } = open();
    expect(store.list()).toMatchObject([
      { id: 'sample', kind: 'sample', name: 'Sample cluster', environment: 'development' },
    ]);
    for (const work of [
      store.save({ id: 'sample', draft: aDraft(), secret: clear }),
      store.remove('sample'),
      store.secretForTest({ id: 'sample', draft: aDraft(), secret: keep }),
    ])
      expect(await errorOf(work)).toMatchObject({ code: 'connectionUnknown' });
  });

  it('keeps order and ids when a connection is edited, and tells who listens', async () => {
    const { store } = open();
    const heard: string[][] = [];
    const stop = store.onChange((all) => heard.push(all.map((each) => each.name)));
    await store.save({ id: null, draft: aDraft({ name: 'a' }), secret: clear });
    await store.save({ id: null, draft: aDraft({ name: 'b' }), secret: clear });
    await store.save({ id: 'c1', draft: aDraft({ name: 'c' }), secret: keep });
    stop();
    await store.remove('c2');
    expect(heard.at(-1)).toEqual(['c', 'b', 'Sample cluster']);
    expect(store.list().map((each) => each.id)).toEqual(['c1', 'sample']);
  });

  it('never holds a secret', async () => {
    const { store, file } = open();
    await store.save({ id: null, draft: secured, secret: aSecret(CANARY) });
    expect(JSON.stringify([store.list(), file.value])).not.toContain(CANARY);
  });
});

describe('names', () => {
  it('are unique whatever their case, also when two are saved at once', async () => {
    const { store } = open();
    const results = await Promise.all(
      ['books', 'Books'].map((name) =>
        errorOf(store.save({ id: null, draft: aDraft({ name }), secret: clear })),
      ),
    );
    expect(results).toMatchObject(['no error', { code: 'connectionNameTaken', params: { name: 'Books' } }]);
    expect(
      await errorOf(store.save({ id: null, draft: aDraft({ name: 'sample cluster' }), secret: clear })),
    ).toMatchObject({ code: 'connectionNameTaken' });
  });

  it('do not stand in the way of saving the same connection again', async () => {
    const { store } = open();
    await store.save({ id: null, draft: aDraft(), secret: clear });
    await store.save({ id: 'c1', draft: aDraft({ readOnly: true }), secret: keep });
    expect(store.connection('c1')?.readOnly).toBe(true);
  });
});

describe('a connection and its secret', () => {
  it('are saved together, and told where', async () => {
    const { store } = open();
    const { connection, secretStored } = await store.save({
      id: null,
      draft: secured,
      secret: aSecret(CANARY),
    });
    expect([connection.secret, secretStored]).toEqual(['keychain', 'keychain']);
    expect(await store.secret('c1')).toBe(CANARY);
  });

  it('tells where storage that protects nothing kept it for the session only', async () => {
    const { store } = open('basic_text');
    const { secretStored } = await store.save({ id: null, draft: secured, secret: aSecret(CANARY) });
    expect(secretStored).toBe('session');
  });

  it('are not saved one without the other', async () => {
    const broken = open('broken');
    expect(
      await errorOf(broken.store.save({ id: null, draft: secured, secret: aSecret(CANARY) })),
    ).toMatchObject({ code: 'secretNotStored' });
    expect(broken.file.value).toEqual([]);

    const full = open();
    full.file.failWrites = true;
    expect(
      await errorOf(full.store.save({ id: null, draft: secured, secret: aSecret(CANARY) })),
    ).toMatchObject({ code: 'storageFailed' });
    expect(full.secretsFile.value).toEqual({});
  });

  it('stay as they were when an edit cannot be saved', async () => {
    const { store, file } = open();
    await store.save({ id: null, draft: secured, secret: aSecret('old') });
    file.failWrites = true;
    const moved = aDraft({ ...secured, address: 'new.example:19530' });
    await errorOf(store.save({ id: 'c1', draft: moved, secret: aSecret('new') }));
    expect(store.connection('c1')?.address).toBe(secured.address);
    expect(await store.secret('c1')).toBe('old');
    expect(await errorOf(store.remove('c1'))).toMatchObject({ code: 'storageFailed' });
    expect(await store.secret('c1')).toBe('old');
  });

  it('wants a secret, or a plain no, for a new connection that signs in', async () => {
    const { store } = open();
    expect(await errorOf(store.save({ id: null, draft: secured, secret: keep }))).toMatchObject({
      code: 'secretMissing',
      params: { reason: 'notGiven' },
    });
    const { connection, secretStored } = await store.save({ id: null, draft: secured, secret: clear });
    expect(secretStored).toBe('none');
    const { id } = connection;
    await store.save({ id, draft: aDraft({ ...secured, name: 'renamed' }), secret: keep });
    expect(await store.secret(id)).toBeNull();
  });

  it('go together', async () => {
    const { store, secretsFile } = open();
    await store.save({ id: null, draft: secured, secret: aSecret(CANARY) });
    await store.remove('c1');
    expect(secretsFile.value).toEqual({});
    expect(await errorOf(store.secret('c1'))).toMatchObject({ code: 'connectionUnknown' });
  });

  it('forgets the secret when signing in is turned off', async () => {
    const { store, secretsFile } = open();
    await store.save({ id: null, draft: secured, secret: aSecret(CANARY) });
    await store.save({ id: 'c1', draft: aDraft({ ...secured, auth: { kind: 'none' } }), secret: keep });
    expect(secretsFile.value).toEqual({});
    expect(store.connection('c1')?.secret).toBe('none');
  });
});

describe('a kept secret', () => {
  const changes: [string, Parameters<typeof aDraft>[0], string][] = [
    ['another host', { address: 'evil.example:19530' }, 'addressChanged'],
    ['another port', { address: 'books.example:19531' }, 'addressChanged'],
    ['TLS turned off', { tls: { ...tls, enabled: false }, allowPlaintextCredentials: true }, 'tlsTurnedOff'],
    ['another kind of sign-in', { auth: { kind: 'token' } }, 'authChanged'],
  ];

  it.each(changes)('is not saved for %s, nor sent there by a test', async (_what, change, reason) => {
    const { store } = open();
    await store.save({ id: null, draft: secured, secret: aSecret(CANARY) });
    const input = { id: 'c1', draft: { ...secured, ...change }, secret: keep };
    for (const work of [store.save(input), store.secretForTest(input)])
      expect(await errorOf(work)).toMatchObject({ code: 'secretMissing', params: { reason } });
    expect(store.connection('c1')).toMatchObject({ address: secured.address, tls, auth: password });
  });

  it('is kept for other edits, another spelling of the address, and TLS turned on', async () => {
    const { store } = open();
    const plain = aDraft({ ...secured, tls: { ...tls, enabled: false }, allowPlaintextCredentials: true });
    await store.save({ id: null, draft: plain, secret: aSecret(CANARY) });
    const edits = [
      { ...plain, name: 'renamed' },
      { ...plain, address: 'Books.Example' },
      { ...secured, address: 'Books.Example' },
    ];
    for (const draft of edits) {
      await store.save({ id: 'c1', draft, secret: keep });
      expect(await store.secret('c1')).toBe(CANARY);
    }
  });

  it('is not sent to an address that was changed behind our back', async () => {
    const { store, file } = open();
    await store.save({ id: null, draft: secured, secret: aSecret(CANARY) });
    await file.update((all) => all.map((each) => ({ ...each, address: 'evil.example' })));
    expect(await errorOf(store.secret('c1'))).toMatchObject({ code: 'secretMissing' });
  });
});

describe('credentials without TLS', () => {
  const plain = aDraft({ address: 'books.example', auth: password });

  it('need consent to leave the machine', async () => {
    const { store } = open();
    const input = { id: null, draft: plain, secret: aSecret(CANARY) };
    for (const work of [store.save(input), store.secretForTest(input)])
      expect(await errorOf(work)).toMatchObject({
        code: 'plaintextCredentials',
        params: { address: 'books.example' },
      });
    const agreed = { ...input, draft: { ...plain, allowPlaintextCredentials: true } };
    expect(await store.secretForTest(agreed)).toBe(CANARY);
    await store.save(agreed);
  });

  it.each(['localhost', '127.0.0.1:19530', '[::1]:19530'])('need none on %s', async (address) => {
    const { store } = open();
    await store.save({ id: null, draft: { ...plain, address }, secret: aSecret(CANARY) });
    expect(await store.secret('c1')).toBe(CANARY);
  });
});

describe('forAddress', () => {
  it('finds the saved connection in whatever spelling', async () => {
    const { store } = open();
    await store.save({ id: null, draft: aDraft({ address: 'Books.example' }), secret: clear });
    expect((await store.forAddress('books.EXAMPLE:19530')).id).toBe('c1');
    expect(store.list()).toHaveLength(2);
  });

  it('adds a development connection named by the address, once', async () => {
    const { store, file } = open();
    await store.save({
      id: null,
      draft: aDraft({ name: 'localhost:19530', address: 'elsewhere' }),
      secret: clear,
    });
    const [first, second] = await Promise.all([
      store.forAddress('localhost:19530'),
      store.forAddress('localhost:19530'),
    ]);
    expect(first).toEqual(second);
    expect(first).toMatchObject({ name: 'localhost:19530 (2)', environment: 'development', readOnly: false });
    expect(file.value).toHaveLength(2);
  });

  it('keeps it in memory where nothing can be saved, until it can', async () => {
    const { store, file } = open();
    file.failWrites = true;
    const { id } = await store.forAddress('localhost:19530');
    expect(store.connection(id)?.address).toBe('localhost:19530');
    expect(file.value).toEqual([]);
    file.failWrites = false;
    await store.save({ id, draft: aDraft(), secret: clear });
    expect(store.list().map((each) => each.id)).toEqual([id, 'sample']);
    expect(file.value).toHaveLength(1);
  });
});
