import type { Connection, ConnectionDraft, SecretInput } from '@shared/domain/connection';
import { emptyConnectionDraft } from '@shared/domain/connection';
import { appError, FalconerError } from '@shared/ipc/result';
import type { JsonFile } from './json-file';
import type { SafeStorageLike } from './secret-cipher';

/** For tests: a file in memory whose next writes can be made to fail. */
export interface MemoryFile<T> extends JsonFile<T> {
  failWrites: boolean;
}

/** For tests: a {@link MemoryFile} that holds `value`. */
export function memoryFile<T>(value: T): MemoryFile<T> {
  return {
    value,
    notice: null,
    failWrites: false,
    async update(change) {
      await Promise.resolve();
      if (this.failWrites) throw new FalconerError(appError('storageFailed'));
      (this as { value: T }).value = change(this.value);
    },
    idle: () => Promise.resolve(),
  };
}

/** For tests: which kind of system the stand-in for `safeStorage` plays. */
export type FakeSystem = 'keychain' | 'lockedKeychain' | 'basic_text' | 'unknown' | 'broken' | 'unavailable';

/** For tests: a `safeStorage` that turns bytes round, marked as Chromium marks them on Linux. */
export function fakeSafeStorage(system: FakeSystem): SafeStorageLike {
  let plainTextAllowed = false;
  const mark = system === 'basic_text' || system === 'lockedKeychain' ? 'v10' : 'v11';
  const usable = (): boolean =>
    system === 'basic_text' ? plainTextAllowed : system !== 'unavailable' && system !== 'unknown';
  return {
    isEncryptionAvailable: usable,
    setUsePlainTextEncryption: (use) => {
      plainTextAllowed = use;
    },
    getSelectedStorageBackend: () =>
      system === 'basic_text' || system === 'unknown' ? system : 'gnome_libsecret',
    encryptString(text) {
      if (!usable() || system === 'broken') throw new Error('Error while encrypting the text.');
      return Buffer.concat([Buffer.from(mark), Buffer.from(text, 'utf8').reverse()]);
    },
    decryptString(bytes) {
      if (!usable() || system === 'broken') throw new Error('Error while decrypting the ciphertext.');
      return Buffer.from(bytes.subarray(mark.length)).reverse().toString('utf8');
    },
  };
}

/** For tests: values of a connection. */
export function aDraft(changes: Partial<ConnectionDraft> = {}): ConnectionDraft {
  return { ...emptyConnectionDraft(), name: 'books', ...changes };
}

/** For tests: a saved connection. */
export function aConnection(changes: Partial<Connection> = {}): Connection {
  return { ...aDraft(), id: 'c1', kind: 'server', secret: 'none', ...changes };
}

/** For tests: a secret to be kept on disk. */
export function aSecret(
  value: string,
  changes: Partial<Extract<SecretInput, { kind: 'set' }>> = {},
): Extract<SecretInput, { kind: 'set' }> {
  return { kind: 'set', value, where: 'disk', acceptWeakStorage: false, ...changes };
}
