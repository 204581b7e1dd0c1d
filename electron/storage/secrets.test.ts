import { describe, expect, it } from 'vitest';
import { createSecretCipher } from './secret-cipher';
import type { StoredSecrets } from './secrets';
import { createSecretStore } from './secrets';
import type { FakeSystem, MemoryFile } from './testing';
import { aSecret, fakeSafeStorage, memoryFile } from './testing';

const CANARY = 'canary-Pa55w0rd';
const owner = { id: 'c1', endpoint: 'tls:books.example:19530' };

function open(
  system: FakeSystem,
  file: MemoryFile<StoredSecrets> = memoryFile<StoredSecrets>({}),
  platform: NodeJS.Platform = 'linux',
) {
  const cipher = createSecretCipher(fakeSafeStorage(system), platform);
  return { file, secrets: createSecretStore({ file, cipher }) };
}

const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no error',
    (thrown: unknown) => (thrown as { error?: unknown }).error,
  );

describe('what the storage is worth', () => {
  it.each<[FakeSystem, NodeJS.Platform, string]>([
    ['keychain', 'linux', 'keychain'],
    ['basic_text', 'linux', 'weak'],
    ['unknown', 'linux', 'none'],
    ['unavailable', 'linux', 'none'],
    ['keychain', 'darwin', 'keychain'],
    ['unavailable', 'darwin', 'none'],
    ['keychain', 'win32', 'keychain'],
  ])('%s on %s is %s', (system, platform, quality) => {
    expect(open(system, undefined, platform).secrets.storage().quality).toBe(quality);
  });

  it('does not take a Linux without the question for its backend for a keychain', () => {
    const { getSelectedStorageBackend: _, ...old } = fakeSafeStorage('keychain');
    expect(createSecretCipher(old, 'linux').storage().quality).toBe('none');
  });
});

describe('with a keychain', () => {
  it('keeps the secret encrypted, and only there', async () => {
    const { file, secrets } = open('keychain');
    expect(await secrets.set(owner, aSecret(CANARY))).toBe('keychain');
    expect(secrets.place('c1')).toBe('keychain');
    expect(JSON.stringify(file.value)).not.toContain(CANARY);
    expect(await open('keychain', file).secrets.read(owner)).toBe(CANARY);
  });

  it('keeps it for the session where that is asked for, and takes the older one off the disk', async () => {
    const { file, secrets } = open('keychain');
    await secrets.set(owner, aSecret('older'));
    expect(await secrets.set(owner, aSecret(CANARY, { where: 'session' }))).toBe('session');
    expect(file.value).toEqual({});
    expect(await secrets.read(owner)).toBe(CANARY);
    expect(await open('keychain', file).secrets.read(owner)).toBeNull();
  });

  it.each<FakeSystem>(['broken', 'lockedKeychain'])('tells that %s could not protect it', async (system) => {
    const { file, secrets } = open(system);
    expect(await codeOf(secrets.set(owner, aSecret(CANARY)))).toMatchObject({ code: 'secretNotStored' });
    expect(file.value).toEqual({});
    expect(secrets.place('c1')).toBe('none');
  });

  it('tells that the file could not be written', async () => {
    const { file, secrets } = open('keychain');
    file.failWrites = true;
    expect(await codeOf(secrets.set(owner, aSecret(CANARY)))).toMatchObject({ code: 'storageFailed' });
    expect(secrets.place('c1')).toBe('none');
  });
});

describe('with storage that protects nothing', () => {
  it('writes nothing to disk unless the user agreed', async () => {
    const { file, secrets } = open('basic_text');
    expect(await secrets.set(owner, aSecret(CANARY))).toBe('session');
    expect(file.value).toEqual({});
    expect(await secrets.read(owner)).toBe(CANARY);
  });

  it('says so where the user agreed', async () => {
    const { file, secrets } = open('basic_text');
    expect(await secrets.set(owner, aSecret(CANARY, { acceptWeakStorage: true }))).toBe('weakDisk');
    const later = open('basic_text', file).secrets;
    expect(later.place('c1')).toBe('weakDisk');
    expect(await later.read(owner)).toBe(CANARY);
  });

  it.each<FakeSystem>(['unavailable', 'unknown'])(
    'keeps it for the session where there is none (%s)',
    async (system) => {
      const { file, secrets } = open(system);
      expect(await secrets.set(owner, aSecret(CANARY, { acceptWeakStorage: true }))).toBe('session');
      expect(file.value).toEqual({});
    },
  );
});

describe('whom a secret belongs to', () => {
  it.each([true, false])('is not handed out for another address (on disk: %s)', async (onDisk) => {
    const { secrets } = open('keychain');
    await secrets.set(owner, aSecret(CANARY, { where: onDisk ? 'disk' : 'session' }));
    const elsewhere = { id: 'c1', endpoint: 'tls:evil.example:19530' };
    expect(await codeOf(secrets.read(elsewhere))).toMatchObject({
      code: 'secretMissing',
      params: { reason: 'addressChanged' },
    });
  });

  it('is not handed out to another connection whose entry it was copied into', async () => {
    const { file, secrets } = open('keychain');
    await secrets.set(owner, aSecret(CANARY));
    await file.update((all) => ({ ...all, c2: all.c1 ?? { weak: false, ciphertext: '' } }));
    expect(await codeOf(secrets.read({ ...owner, id: 'c2' }))).toMatchObject({ code: 'secretMissing' });
  });

  it('tells a secret that can no longer be decrypted from none', async () => {
    const { file, secrets } = open('keychain');
    await secrets.set(owner, aSecret(CANARY));
    const elsewhere = open('broken', file).secrets;
    expect(await codeOf(elsewhere.read(owner))).toMatchObject({
      code: 'secretMissing',
      params: { reason: 'unreadable' },
      detail: null,
    });
    expect(await elsewhere.read({ ...owner, id: 'c2' })).toBeNull();
  });

  it('finds nothing under the names that every object has', async () => {
    const { secrets } = open('keychain');
    expect(secrets.place('__proto__')).toBe('none');
    expect(await secrets.read({ ...owner, id: 'constructor' })).toBeNull();
  });

  it.each([true, false])('can be let go to another endpoint on purpose (on disk: %s)', async (onDisk) => {
    const { secrets } = open('keychain');
    await secrets.set(owner, aSecret(CANARY, { where: onDisk ? 'disk' : 'session' }));
    const next = { id: 'c1', endpoint: 'tls:new.example:19530' };
    await secrets.rebind(owner, next);
    expect(await secrets.read(next)).toBe(CANARY);
    expect(secrets.place('c1')).toBe(onDisk ? 'keychain' : 'session');
  });
});

it('goes back to a snapshot', async () => {
  const { secrets } = open('keychain');
  await secrets.set(owner, aSecret('first'));
  const before = secrets.snapshot('c1');
  await secrets.set(owner, aSecret('second', { where: 'session' }));
  await secrets.restore('c1', before);
  expect(secrets.place('c1')).toBe('keychain');
  expect(await secrets.read(owner)).toBe('first');

  const none = secrets.snapshot('c2');
  await secrets.set({ ...owner, id: 'c2' }, aSecret('third'));
  await secrets.restore('c2', none);
  expect(secrets.place('c2')).toBe('none');
});
