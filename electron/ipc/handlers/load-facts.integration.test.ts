import { afterEach, describe, expect, it } from 'vitest';
import { SAMPLE_CONNECTION_ID } from '@shared/domain/connection';
import type { FieldSamples, LoadedFields } from '@shared/domain/collection';
import { codeOf, openSandbox } from '../../milvus/testing/open-sandbox';
import type { SandboxOptions } from '../../sandbox';
import { createLoadRecords } from '../../tasks';
import { loadFactsHandlers } from './load-facts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const BOOKS = { collection_name: 'books' };
const call = { signal: new AbortController().signal, page: new AbortController().signal };

const scenario: NonNullable<SandboxOptions['scenario']> = {
  databases: {
    default: [
      {
        name: 'books',
        fields: [
          { name: 'id', type: 'Int64', is: 'primaryKey' },
          { name: 'embedding', type: 'FloatVector', dim: 8 },
          { name: 'title', type: 'VarChar', maxLength: 64 },
          { name: 'year', type: 'Int32' },
        ],
        dynamicField: true,
        partitions: { _default: 100 },
        indexes: { embedding: { index_type: 'HNSW' } },
      },
    ],
  },
};

async function stage(profile: NonNullable<SandboxOptions['profile']>) {
  const opened = await openSandbox({ profile, scenario });
  stops.push(opened.stop);
  const { sandbox, registry, clock } = opened;
  const records = createLoadRecords({ read: () => null, write: () => Promise.resolve() });
  const kept: { samples: FieldSamples | null } = { samples: null };
  const handlers = loadFactsHandlers({
    servers: registry,
    loadRecords: records,
    fieldSamples: {
      get: () => kept.samples,
      set: (_connection, _database, _id, samples) => {
        kept.samples = samples;
      },
    },
    now: () => 77,
  });
  const { id } = sandbox.world.collection('default', 'books');
  const ref = {
    ...{ connectionId: SAMPLE_CONNECTION_ID, database: 'default', collection: 'books' },
    collectionId: sandbox.world.profile.ids ? id : null,
  };
  const load = (request: object = {}): void => {
    sandbox.act('LoadCollection', { ...BOOKS, ...request });
    clock.advance(60_000);
  };
  return { ...opened, handlers, records, ref, load, kept };
}

describe.each(['2.4.23', '2.5.27'] as const)('asking %s which fields are in memory', (profile) => {
  it.each<[string, object, LoadedFields]>([
    ['all', {}, { kind: 'all', at: 77, source: 'checked' }],
    [
      'some',
      { load_fields: ['id', 'embedding', 'year'], skip_load_dynamic_field: true },
      { kind: 'some', at: 77, source: 'checked', fields: ['id', 'embedding', 'year'], dynamicField: false },
    ],
    [
      'some with the dynamic field',
      { load_fields: ['id', 'embedding'] },
      { kind: 'some', at: 77, source: 'checked', fields: ['id', 'embedding'], dynamicField: true },
    ],
  ])('that loaded %s finds just them, and remembers them', async (_what, request, expected) => {
    const { handlers, records, ref, load } = await stage(profile);
    load(request);
    const { loadedFields } = await handlers['collections.checkFields'](ref, call);
    expect(loadedFields).toEqual(expected);
    expect(records.get(ref.connectionId, ref.database, ref.collectionId)).toEqual(expected);
  });

  it('says that it is not loaded, and that the collection is another one', async () => {
    const { handlers, ref } = await stage(profile);
    const check = (collectionId: string | null) =>
      codeOf(Promise.resolve(handlers['collections.checkFields']({ ...ref, collectionId }, call)));
    expect(await check(ref.collectionId)).toBe('notLoaded');
    expect(await check('5')).toBe('identityChanged');
  });
});

it.each(['2.2.16', '2.3.5', '2.6.4', '2.6.24', '3.0.1', 'lite-3.2.1'] as const)(
  '%s cannot be asked, and is not',
  async (profile) => {
    const { handlers, ref, load, sandbox } = await stage(profile);
    load();
    const before = sandbox.calls.length;
    expect(await codeOf(Promise.resolve(handlers['collections.checkFields'](ref, call)))).toBe(
      'notSupported',
    );
    expect(sandbox.calls.length).toBe(before);
  },
);

describe.each(['2.2.16', '2.3.5', '2.5.27', '3.0.1', 'lite-3.2.1'] as const)('a sample on %s', (profile) => {
  it('has the widths of texts and documents, and stays when the collection is released', async () => {
    const { handlers, ref, load, sandbox } = await stage(profile);
    load();
    const { samples } = await handlers['collections.sample'](ref, call);
    expect(samples?.sampledAt).toBe(77);
    expect(samples?.fields.title?.rows).toBe(50);
    expect(samples?.fields.title?.bytesPerRow).toBeGreaterThan(3);
    expect(samples?.fields.embedding).toBeUndefined();
    sandbox.act('ReleaseCollection', BOOKS);
    expect((await handlers['collections.sample'](ref, call)).samples).toEqual(samples);
  });
});

describe('the checks before a load', () => {
  it.each(['2.2.16', '2.3.5'] as const)('find on %s that the user may not load', async (profile) => {
    const { handlers, ref, sandbox } = await stage(profile);
    const read = async () => handlers['collections.loadChecks'](ref, call);
    expect(await read()).toMatchObject({ health: { healthy: true }, missingPrivilege: null });
    sandbox.faults.denied.add('PrivilegeLoad');
    expect(await read()).toMatchObject({ missingPrivilege: { name: 'PrivilegeLoad' } });
  });

  it('say nothing of the right to load where reading how far it is has a right of its own', async () => {
    const { handlers, ref, sandbox } = await stage('2.5.27');
    sandbox.faults.denied.add('PrivilegeGetLoadingProgress');
    expect((await handlers['collections.loadChecks'](ref, call)).missingPrivilege).toBeNull();
  });
});
