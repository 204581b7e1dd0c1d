import type { SecretInput, SecretPlace, SecretStorage } from '@shared/domain/connection';
import { fail } from '@shared/ipc/result';
import { z } from 'zod';
import type { JsonFile } from './json-file';
import type { SecretCipher } from './secret-cipher';

/** Shape of `secrets.json`: ciphertext by connection id, apart from the connections themselves. */
export const storedSecretsSchema = z.record(
  z.string(),
  z.object({ weak: z.boolean(), ciphertext: z.base64() }),
);
export type StoredSecrets = z.infer<typeof storedSecretsSchema>;

/** The connection that a secret belongs to and where it may be sent; see `endpointOf`. */
export interface SecretOwner {
  id: string;
  endpoint: string;
}

/** A secret as it was, to go back to; opaque. */
export interface SecretSnapshot {
  disk: StoredSecrets[string] | undefined;
  session: SessionSecret | undefined;
}

interface SessionSecret {
  endpoint: string;
  value: string;
}

/** Keeps passwords and tokens: in the system's keychain, or for this session only. */
export interface SecretStore {
  storage(): SecretStorage;
  place(id: string): SecretPlace;
  /** The secret, or null if there is none; throws `secretMissing` if there is one that cannot be used. */
  read(owner: SecretOwner): Promise<string | null>;
  /**
   * Keeps a secret and answers where: in memory if that is asked for, or if only weak storage exists and the user has
   * not agreed to it. Throws `secretNotStored` if encrypting fails and `storageFailed` if writing does.
   */
  set(owner: SecretOwner, secret: Extract<SecretInput, { kind: 'set' }>): Promise<SecretPlace>;
  /** Lets a kept secret be sent to another endpoint. */
  rebind(from: SecretOwner, to: SecretOwner): Promise<void>;
  clear(id: string): Promise<void>;
  snapshot(id: string): SecretSnapshot;
  restore(id: string, snapshot: SecretSnapshot): Promise<void>;
}

export interface SecretStoreDeps {
  file: JsonFile<StoredSecrets>;
  cipher: SecretCipher;
  /** Is told every secret that passes, so that the log can blot it out. */
  onSecret?: (value: string) => void;
}

/** What is encrypted: with its owner inside, a ciphertext cannot be moved to another connection or address. */
const sealedSchema = z.object({ id: z.string(), endpoint: z.string(), value: z.string() });

function without<T>(record: Record<string, T>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

/** Opens the store over its file; see {@link SecretStore}. */
export function createSecretStore({ file, cipher, onSecret }: SecretStoreDeps): SecretStore {
  const session = new Map<string, SessionSecret>();
  // Own keys only: an id such as `__proto__` finds nothing.
  const onDisk = (id: string): StoredSecrets[string] | undefined =>
    Object.hasOwn(file.value, id) ? file.value[id] : undefined;

  async function seal(owner: SecretOwner, value: string, weak: boolean): Promise<string> {
    try {
      return (await cipher.encrypt(JSON.stringify({ ...owner, value }), weak)).toString('base64');
    } catch (thrown) {
      return fail('secretNotStored', { detail: thrown instanceof Error ? thrown.message : String(thrown) });
    }
  }

  async function unseal(owner: SecretOwner, stored: StoredSecrets[string]): Promise<string> {
    try {
      const text = await cipher.decrypt(Buffer.from(stored.ciphertext, 'base64'), stored.weak);
      const sealed = sealedSchema.parse(JSON.parse(text));
      if (sealed.id === owner.id && sealed.endpoint === owner.endpoint) return sealed.value;
    } catch {
      // Another user's keychain, a new machine, a damaged file: the same to the user. No detail: a parser's message
      // could quote what was decrypted.
      return fail('secretMissing', { params: { reason: 'unreadable' } });
    }
    return fail('secretMissing', { params: { reason: 'addressChanged' } });
  }

  async function dropFromDisk(id: string): Promise<void> {
    if (onDisk(id) !== undefined) await file.update((all) => without(all, id));
  }

  async function keepInSession({ id, endpoint }: SecretOwner, value: string): Promise<SecretPlace> {
    await dropFromDisk(id);
    session.set(id, { endpoint, value });
    return 'session';
  }

  async function keepOnDisk(owner: SecretOwner, value: string, weak: boolean): Promise<SecretPlace> {
    const ciphertext = await seal(owner, value, weak);
    await file.update((all) => ({ ...all, [owner.id]: { weak, ciphertext } }));
    session.delete(owner.id);
    return weak ? 'weakDisk' : 'keychain';
  }

  function place(id: string): SecretPlace {
    if (session.has(id)) return 'session';
    const stored = onDisk(id);
    return stored === undefined ? 'none' : stored.weak ? 'weakDisk' : 'keychain';
  }

  async function read(owner: SecretOwner): Promise<string | null> {
    const inSession = session.get(owner.id);
    if (inSession !== undefined) {
      return inSession.endpoint === owner.endpoint
        ? inSession.value
        : fail('secretMissing', { params: { reason: 'addressChanged' } });
    }
    const stored = onDisk(owner.id);
    if (stored === undefined) return null;
    const value = await unseal(owner, stored);
    onSecret?.(value);
    return value;
  }

  return {
    storage: () => cipher.storage(),
    place,
    read,
    async set(owner, { value, where, acceptWeakStorage }) {
      onSecret?.(value);
      const { quality } = cipher.storage();
      const worthDisk = quality === 'keychain' || (quality === 'weak' && acceptWeakStorage);
      return where === 'disk' && worthDisk
        ? keepOnDisk(owner, value, quality === 'weak')
        : keepInSession(owner, value);
    },
    async rebind(from, to) {
      const value = await read(from);
      if (value === null) return;
      if (place(from.id) === 'session') await keepInSession(to, value);
      else await keepOnDisk(to, value, place(from.id) === 'weakDisk');
    },
    async clear(id) {
      await dropFromDisk(id);
      session.delete(id);
    },
    snapshot: (id) => ({ disk: onDisk(id), session: session.get(id) }),
    async restore(id, { disk, session: kept }) {
      if (kept === undefined) session.delete(id);
      else session.set(id, kept);
      if (disk === onDisk(id)) return;
      await file.update((all) => (disk === undefined ? without(all, id) : { ...all, [id]: disk }));
    },
  };
}
