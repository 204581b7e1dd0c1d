import { randomUUID } from 'node:crypto';
import type { Connection, ConnectionDraft, SecretInput, SecretPlace } from '@shared/domain/connection';
import { connectionDraftSchema, emptyConnectionDraft, SAMPLE_CONNECTION_ID } from '@shared/domain/connection';
import { fail, FalconerError } from '@shared/ipc/result';
import { z } from 'zod';
import { freeName, requireFreeName, requirePlaintextConsent, requireSameTarget } from './connection-rules';
import { endpointOf, normalizeAddress } from './endpoint';
import type { JsonFile } from './json-file';
import type { SecretOwner, SecretStore } from './secrets';

const storedConnectionSchema = connectionDraftSchema.extend({ id: z.string().min(1) });
type StoredConnection = z.infer<typeof storedConnectionSchema>;

/** Shape of `connections.json`, in the order in which they were added. */
export const storedConnectionsSchema = z.array(storedConnectionSchema);

/** What the editor sends: an id (null for a new connection), its values, and what to do with the secret. */
export interface ConnectionInput {
  id: string | null;
  draft: ConnectionDraft;
  secret: SecretInput;
}

/** The saved connections, the built-in sample cluster, and their secrets. */
export interface ConnectionStore {
  /** In the order in which they were added; the sample cluster last. */
  list(): Connection[];
  connection(id: string): Connection | undefined;
  /** The secret of a connection, or null if it has none; throws `secretMissing` if it cannot be used. */
  secret(id: string): Promise<string | null>;
  /** The secret that a test of unsaved values may use, by the same rules as saving. */
  secretForTest(input: ConnectionInput): Promise<string | null>;
  /** Saves both the connection and its secret, or neither. */
  save(input: ConnectionInput): Promise<{ connection: Connection; secretStored: SecretPlace }>;
  remove(id: string): Promise<void>;
  /** The connection with that address, or a new one by that name; kept in memory if it cannot be saved. */
  forAddress(address: string): Promise<Connection>;
  /** Listens until the returned function is called. */
  onChange(listener: (connections: Connection[]) => void): () => void;
}

export interface ConnectionStoreDeps {
  file: JsonFile<StoredConnection[]>;
  secrets: SecretStore;
  newId?: () => string;
}

const sampleConnection: Connection = {
  ...emptyConnectionDraft(),
  id: SAMPLE_CONNECTION_ID,
  kind: 'sample',
  name: 'Sample cluster',
  // The real address is a fresh socket each time; this one only says that nothing leaves the machine.
  address: 'unix:sample',
  secret: 'none',
};

const ownerOf = (id: string, draft: Pick<ConnectionDraft, 'address' | 'tls'>): SecretOwner => ({
  id,
  endpoint: endpointOf(draft),
});

/** Opens the store over its file; see {@link ConnectionStore}. */
export function createConnectionStore(deps: ConnectionStoreDeps): ConnectionStore {
  const { file, secrets, newId = randomUUID } = deps;
  const listeners = new Set<(connections: Connection[]) => void>();
  let temporary: StoredConnection[] = [];
  let last: Promise<unknown> = Promise.resolve();

  const withSecretPlace = (stored: StoredConnection): Connection => ({
    ...stored,
    kind: 'server',
    secret: secrets.place(stored.id),
  });
  const servers = (): Connection[] => [...file.value, ...temporary].map(withSecretPlace);
  const list = (): Connection[] => [...servers(), sampleConnection];
  const connection = (id: string): Connection | undefined => list().find((each) => each.id === id);
  const saved = (id: string): Connection =>
    servers().find((each) => each.id === id) ?? fail('connectionUnknown', { params: { id } });

  /** One change at a time, so that a name that was free when it was checked is free when it is taken. */
  async function oneByOne<T>(change: () => Promise<T>): Promise<T> {
    const done = last.then(change);
    last = done.catch(() => undefined);
    const result = await done;
    for (const listener of listeners) listener(list());
    return result;
  }

  /** Changes the secret, then the connection; if that fails, the secret is as before. */
  async function withSecretUndo(id: string, change: () => Promise<void>): Promise<void> {
    const before = secrets.snapshot(id);
    try {
      await change();
    } catch (thrown) {
      await secrets.restore(id, before).catch(() => undefined);
      throw thrown;
    }
  }

  async function applySecret(id: string, before: Connection | null, input: ConnectionInput): Promise<void> {
    const { draft, secret } = input;
    const owner = ownerOf(id, draft);
    if (draft.auth.kind === 'none' || secret.kind === 'clear') {
      await secrets.clear(id);
    } else if (secret.kind === 'set') {
      await secrets.set(owner, secret);
    } else if (before === null) {
      fail('secretMissing', { params: { reason: 'notGiven', address: draft.address } });
    } else if (before.secret !== 'none') {
      requireSameTarget(before, draft);
      const from = ownerOf(id, before);
      if (from.endpoint !== owner.endpoint) await secrets.rebind(from, owner);
    }
  }

  async function store(stored: StoredConnection): Promise<void> {
    await file.update((all) =>
      all.some((each) => each.id === stored.id)
        ? all.map((each) => (each.id === stored.id ? stored : each))
        : [...all, stored],
    );
    temporary = temporary.filter((each) => each.id !== stored.id);
  }

  async function save(
    input: ConnectionInput,
  ): Promise<{ connection: Connection; secretStored: SecretPlace }> {
    const draft = connectionDraftSchema.parse(input.draft);
    const before = input.id === null ? null : saved(input.id);
    const id = before?.id ?? newId();
    requireFreeName(
      draft.name,
      list().filter((each) => each.id !== id),
    );
    requirePlaintextConsent(draft);
    await withSecretUndo(id, async () => {
      await applySecret(id, before, { ...input, draft });
      await store({ ...draft, id });
    });
    return { connection: saved(id), secretStored: secrets.place(id) };
  }

  async function add(address: string): Promise<Connection> {
    const same = (each: Connection): boolean => normalizeAddress(each.address) === normalizeAddress(address);
    const known = servers().find(same);
    if (known !== undefined) return known;
    const stored = { ...emptyConnectionDraft(), id: newId(), address, name: freeName(address, list()) };
    try {
      await store(stored);
    } catch (thrown) {
      if (!(thrown instanceof FalconerError && thrown.error.code === 'storageFailed')) throw thrown;
      temporary = [...temporary, stored];
    }
    return saved(stored.id);
  }

  return {
    list,
    connection,
    async secret(id) {
      const found = connection(id) ?? fail('connectionUnknown', { params: { id } });
      return found.auth.kind === 'none' ? null : secrets.read(ownerOf(id, found));
    },
    async secretForTest({ id, draft, secret }) {
      requirePlaintextConsent(draft);
      const before = id === null ? null : saved(id);
      if (draft.auth.kind === 'none' || secret.kind === 'clear') return null;
      if (secret.kind === 'set') return secret.value;
      if (before === null || before.secret === 'none') return null;
      requireSameTarget(before, draft);
      return secrets.read(ownerOf(before.id, before));
    },
    save: (input) => oneByOne(() => save(input)),
    remove: (id) =>
      oneByOne(async () => {
        saved(id);
        await withSecretUndo(id, async () => {
          await secrets.clear(id);
          await file.update((all) => all.filter((each) => each.id !== id));
        });
        temporary = temporary.filter((each) => each.id !== id);
      }),
    forAddress: (address) => oneByOne(() => add(address)),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
