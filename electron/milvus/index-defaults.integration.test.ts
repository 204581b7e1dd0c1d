import { afterEach, describe, expect, it } from 'vitest';
import { defaultValues, indexOffers } from '@shared/policy/index-defaults';
import type { IndexOffer } from '@shared/policy/index-defaults';
import { indexTable, vectorTypes } from '@shared/policy/index-table';
import type { IndexParameter } from '@shared/policy/index-table';
import type { ProfileName, SandboxOptions } from '../sandbox';
import { profileNames } from '../sandbox';
import type { OpenSandbox } from './testing/open-sandbox';
import { codeOf, openSandbox } from './testing/open-sandbox';

const DIMENSION = 128;
const sandboxes: OpenSandbox[] = [];

afterEach(async () => {
  for (const { stop } of sandboxes.splice(0)) await stop();
});

const scenario: NonNullable<SandboxOptions['scenario']> = {
  databases: {
    default: vectorTypes.map((type) => ({
      name: type,
      fields: [
        { name: 'id', type: 'Int64', is: 'primaryKey' as const },
        { name: 'vector', type, ...(type === 'SparseFloatVector' ? {} : { dim: DIMENSION }) },
      ],
    })),
  },
};

async function open(profile: ProfileName): Promise<OpenSandbox> {
  const opened = await openSandbox({ profile, scenario });
  sandboxes.push(opened);
  return opened;
}

const dimensionOf = (type: string) => (type === 'SparseFloatVector' ? null : DIMENSION);
const offersOf = ({ gateway }: OpenSandbox, type: string) =>
  indexOffers({ type, dimension: dimensionOf(type) }, gateway.server);

/** Creates the index, and takes it away again if that went well. */
async function tryOut({ gateway, sandbox }: OpenSandbox, on: string, tried: Tried): Promise<string> {
  const index = { field: 'vector', name: 'vector_idx', ...tried };
  const code = await codeOf(gateway.createIndex('default', on, index));
  if (code !== 'success') return code;
  expect(await gateway.listIndexes('default', on)).toMatchObject([{ field: 'vector', type: tried.type }]);
  sandbox.world.collection('default', on).indexes = [];
  return code;
}

interface Tried {
  type: string;
  metric: string;
  params: Record<string, string>;
}

const integers = (offer: IndexOffer) =>
  offer.parameters.filter(
    (each): each is Extract<IndexParameter, { kind: 'integer' }> =>
      each.kind === 'integer' && each.dividesDimension !== true,
  );

describe.each(profileNames)('%s', (profile) => {
  it('takes every type of index with every metric that is offered, with its defaults', async () => {
    const opened = await open(profile);
    let tried = 0;
    for (const on of vectorTypes) {
      for (const offer of offersOf(opened, on)) {
        const params = defaultValues(offer, dimensionOf(on));
        for (const metric of offer.metrics) {
          const answer = await tryOut(opened, on, { type: offer.type, metric, params });
          expect([on, offer.type, metric, answer]).toEqual([on, offer.type, metric, 'success']);
          tried += 1;
        }
      }
    }
    expect(tried).toBeGreaterThan(5);
  });

  it('takes the ends of every range', async () => {
    const opened = await open(profile);
    for (const on of vectorTypes) {
      for (const offer of offersOf(opened, on)) {
        for (const { name, min, max } of integers(offer)) {
          for (const end of [min, max]) {
            const params = { ...defaultValues(offer, DIMENSION), [name]: String(end) };
            const tried = { type: offer.type, metric: offer.metrics[0] ?? '', params };
            expect([offer.type, name, end, await tryOut(opened, on, tried)]).toEqual([
              ...[offer.type, name, end, 'success'],
            ]);
          }
        }
      }
    }
  });
});

describe('what is not offered', () => {
  it('is refused for its type on the versions that lack it', async () => {
    for (const profile of ['2.2.16', '2.3.5', '2.4.23', '2.5.27'] as const) {
      const opened = await open(profile);
      const offered = new Set(offersOf(opened, 'FloatVector').map(({ type }) => type));
      const lacking = indexTable.filter(
        ({ type, fields }) => fields.includes('FloatVector') && !offered.has(type),
      );
      for (const { type } of lacking) {
        expect(await tryOut(opened, 'FloatVector', { type, metric: 'L2', params: {} })).not.toBe('success');
      }
    }
  });

  it.each([
    ['2.2.16', 'HNSW', 'COSINE', { M: '18', efConstruction: '240' }],
    ['2.3.5', 'HNSW', 'L2', { M: '2049', efConstruction: '240' }],
    ['2.2.16', 'HNSW', 'L2', { M: '65', efConstruction: '240' }],
    ['2.3.5', 'IVF_FLAT', 'L2', { nlist: '65537' }],
    ['2.3.5', 'IVF_PQ', 'L2', { nlist: '128', m: '7' }],
    ['2.5.27', 'AUTOINDEX', 'L2', { M: '18' }],
    ['2.6.24', 'HNSW', 'HAMMING', {}],
  ] as const)('on %s: %s by %s with %j', async (profile, type, metric, params) => {
    const opened = await open(profile);
    expect(await tryOut(opened, 'FloatVector', { type, metric, params })).not.toBe('success');
  });
});
