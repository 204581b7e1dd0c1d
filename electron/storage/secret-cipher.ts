import type { SecretStorage } from '@shared/domain/connection';

/** The part of Electron's `safeStorage` that is used: the part that every supported Electron has. */
export interface SafeStorageLike {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(bytes: Buffer): string;
  setUsePlainTextEncryption(use: boolean): void;
  /** Linux only, hence maybe absent. */
  getSelectedStorageBackend?: () => string;
}

/** The system's encryption, and what it is worth. */
export interface SecretCipher {
  storage(): SecretStorage;
  /** @param weak whether storage that protects nothing will do; rejects if encrypting fails or would be weaker */
  encrypt(text: string, weak: boolean): Promise<Buffer>;
  decrypt(bytes: Buffer, weak: boolean): Promise<string>;
}

/** Chromium marks with this what it encrypted on Linux with a key that everybody knows (os_crypt_linux.cc). */
const WEAK_MARK = 'v10';

function linuxStorage(safeStorage: SafeStorageLike): SecretStorage {
  const backend = safeStorage.getSelectedStorageBackend?.() ?? 'unknown';
  if (backend === 'basic_text') return { quality: 'weak', backend };
  const usable = backend !== 'unknown' && safeStorage.isEncryptionAvailable();
  return { quality: usable ? 'keychain' : 'none', backend };
}

function systemStorage(safeStorage: SafeStorageLike, platform: NodeJS.Platform): SecretStorage {
  const backend = platform === 'darwin' ? 'keychain' : 'dpapi';
  return { quality: safeStorage.isEncryptionAvailable() ? 'keychain' : 'none', backend };
}

/** Puts `safeStorage` behind a seam and says what it is worth; only after the application is ready. */
export function createSecretCipher(safeStorage: SafeStorageLike, platform: NodeJS.Platform): SecretCipher {
  const linux = platform === 'linux';

  // Electron refuses to use basic_text until it is told that this is meant.
  const permitWeak = (weak: boolean): void => {
    if (linux && weak) safeStorage.setUsePlainTextEncryption(true);
  };

  return {
    storage: () => (linux ? linuxStorage(safeStorage) : systemStorage(safeStorage, platform)),
    async encrypt(text, weak) {
      permitWeak(weak);
      const bytes = await Promise.resolve(safeStorage.encryptString(text));
      // A keychain that is locked or gone makes Chromium fall back to basic_text without a word.
      if (linux && !weak && bytes.subarray(0, WEAK_MARK.length).toString('latin1') === WEAK_MARK) {
        throw new Error('The keychain could not be used: the result would not have been protected.');
      }
      return bytes;
    },
    async decrypt(bytes, weak) {
      permitWeak(weak);
      return Promise.resolve(safeStorage.decryptString(bytes));
    },
  };
}
