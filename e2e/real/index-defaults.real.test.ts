import { describe, expect, it } from 'vitest';
import { defaultValues, indexOffers } from '@shared/policy/index-defaults';
import type { IndexOffer } from '@shared/policy/index-defaults';
import { vectorTypes } from '@shared/policy/index-table';
import type { VectorType } from '@shared/policy/index-table';
import { encodeSchema } from '../../scripts/lib/milvus-client.mjs';
import { errorOf } from './outcome';
import { useRealServer } from './real-server';

const DB = 'default';
const NAME = 'indexed';
const DIMENSION = 32;
const ROWS = 500;

/** Types of vectors that each server knows. */
const known: Record<'2.3.5' | '2.2.16' | 'lite', readonly VectorType[]> = {
  '2.3.5': ['FloatVector', 'BinaryVector'],
  '2.2.16': ['FloatVector', 'BinaryVector'],
  lite: ['FloatVector', 'SparseFloatVector'],
};

const schemaOf = (type: VectorType) =>
  encodeSchema({
    name: NAME,
    fields: [
      { name: 'id', data_type: 'Int64', is_primary_key: true },
      {
        ...{ name: 'vector', data_type: type },
        type_params: type === 'SparseFloatVector' ? [] : [{ key: 'dim', value: String(DIMENSION) }],
      },
    ],
  });

describe.each(['2.3.5', '2.2.16', 'lite'] as const)('Milvus %s', (version) => {
  const real = useRealServer(version, () => Promise.resolve());
  const offersFor = (type: VectorType): IndexOffer[] =>
    indexOffers({ type, dimension: type === 'SparseFloatVector' ? null : DIMENSION }, real.gateway.server);

  /** Inserts rows, where that is simple, and loads. */
  async function buildOnLite(type: VectorType): Promise<void> {
    const { probe } = real.reader;
    const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);
    if (type === 'FloatVector') {
      const data = numbers(ROWS * DIMENSION).map((at) => Math.sin(at));
      await probe.call('Insert', {
        ...{ collection_name: NAME, num_rows: ROWS },
        fields_data: [
          { type: 'Int64', field_name: 'id', scalars: { long_data: { data: numbers(ROWS) } } },
          { type, field_name: 'vector', vectors: { dim: DIMENSION, float_vector: { data } } },
        ],
      });
      await probe.call('Flush', { collection_names: [NAME] });
    }
    await probe.call('LoadCollection', { collection_name: NAME });
  }

  /** Creates the collection and an index on it, and says what the server made of it. */
  async function tryOut(type: VectorType, { type: index, metric, params }: Tried): Promise<string | null> {
    const { probe } = real.reader;
    const where = { collection_name: NAME };
    await probe.call('CreateCollection', { ...where, schema: schemaOf(type), shards_num: 1 });
    try {
      const wish = { field: 'vector', name: 'vector_idx', type: index, metric, params };
      await real.gateway.createIndex(DB, NAME, wish);
      const [made, ...more] = await real.gateway.listIndexes(DB, NAME);
      expect(more).toEqual([]);
      // milvus-lite names every index by its field.
      expect(made).toMatchObject({
        ...{ field: 'vector', name: version === 'lite' ? 'vector' : 'vector_idx' },
        metric,
      });
      // milvus-lite builds when it loads, and tells only then what it cannot build.
      if (version === 'lite') await buildOnLite(type);
      return null;
    } catch (thrown) {
      return thrown instanceof Error ? thrown.message : String(thrown);
    } finally {
      await probe.call('DropCollection', where);
    }
  }

  it('offers something for every type of vector that it knows, and nothing for the others', () => {
    for (const type of vectorTypes) {
      expect([type, offersFor(type).length > 0]).toEqual([type, known[version].includes(type)]);
    }
  });

  it('takes every type of index with every metric that is offered, with its defaults', async () => {
    let tried = 0;
    const refused: string[] = [];
    for (const type of known[version]) {
      for (const offer of offersFor(type)) {
        const params = defaultValues(offer, DIMENSION);
        for (const metric of offer.metrics) {
          tried += 1;
          const words = await tryOut(type, { type: offer.type, metric, params });
          // Whether there are disks for indexes is the setup's affair; then the server says just that.
          if (words !== null && !(offer.needsDisk && /disk/i.test(words))) {
            refused.push(`${type} ${offer.type} ${metric}: ${words}`);
          }
        }
      }
    }
    expect(refused).toEqual([]);
    expect(tried).toBeGreaterThan(0);
    console.log(`${version}: ${String(tried)} kinds of index taken.`);
  });

  it('takes the ends of every range', async () => {
    const wrong: string[] = [];
    for (const type of known[version]) {
      for (const offer of offersFor(type)) {
        const metric = offer.metrics[0] ?? '';
        for (const parameter of offer.parameters) {
          if (parameter.kind !== 'integer' || parameter.dividesDimension === true) continue;
          for (const end of [parameter.min, parameter.max]) {
            const params = { ...defaultValues(offer, DIMENSION), [parameter.name]: String(end) };
            const words = await tryOut(type, { type: offer.type, metric, params });
            if (words !== null) wrong.push(`${offer.type} ${parameter.name} ${String(end)}: ${words}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('refuses a kind of index that there is not', async () => {
    if (version === 'lite') return;
    const wish = { field: 'vector', name: 'vector_idx', type: 'NOPE', metric: 'L2', params: {} };
    await real.reader.probe.call('CreateCollection', {
      ...{ collection_name: NAME, schema: schemaOf('FloatVector'), shards_num: 1 },
    });
    const error = await errorOf(real.gateway.createIndex(DB, NAME, wish));
    await real.reader.probe.call('DropCollection', { collection_name: NAME });
    expect(error.detail).toContain('NOPE');
  });
});

interface Tried {
  type: string;
  metric: string;
  params: Record<string, string>;
}
