import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexNameSchema } from '../domain/index-request';
import type { ServerInfo } from '../domain/server';
import { serverInfoFrom } from './capabilities';
import {
  defaultValue,
  defaultValues,
  fieldsWithoutIndex,
  indexNameFor,
  indexOffers,
  parameterProblem,
  recommendedIndex,
} from './index-defaults';
import { indexTable, vectorTypes } from './index-table';

const lite = serverInfoFrom('milvus_lite-3.2.1');
const versions = ['v2.2.16', 'v2.3.5', 'v2.4.23', 'v2.5.27', 'v2.6.24', 'v3.0.1', 'milvus_lite-3.2.1'];
const typesOn = (server: ServerInfo, type: string, dimension = 128) =>
  indexOffers({ type, dimension }, server).map((offer) => offer.type);

describe('what is offered', () => {
  it.each([
    ['v2.2.8', 'FloatVector', 'HNSW', 'L2'],
    ['v2.2.16', 'FloatVector', 'AUTOINDEX', 'L2'],
    ['v2.3.5', 'FloatVector', 'AUTOINDEX', 'COSINE'],
    ['v2.3.5', 'BinaryVector', 'BIN_IVF_FLAT', 'HAMMING'],
    ['v2.4.4', 'SparseFloatVector', 'SPARSE_INVERTED_INDEX', 'IP'],
    ['v2.4.5', 'SparseFloatVector', 'AUTOINDEX', 'IP'],
    ['v2.4.23', 'Float16Vector', 'AUTOINDEX', 'COSINE'],
    ['v2.6.3', 'Int8Vector', 'HNSW', 'COSINE'],
    ['v2.6.24', 'Int8Vector', 'AUTOINDEX', 'COSINE'],
    ['milvus_lite-3.2.1', 'SparseFloatVector', 'SPARSE_INVERTED_INDEX', 'IP'],
  ])('on %s for %s recommends %s by %s', (version, type, index, metric) => {
    const field = { name: 'v', type, dimension: 128 };
    expect(recommendedIndex(field, serverInfoFrom(version))).toMatchObject({ type: index, metric });
  });

  it('is nothing for what cannot have such an index there', () => {
    for (const [server, type] of [
      [serverInfoFrom('v2.3.5'), 'Float16Vector'],
      [serverInfoFrom('v2.3.5'), 'SparseFloatVector'],
      [serverInfoFrom('v2.5.27'), 'Int8Vector'],
      [lite, 'BinaryVector'],
      [serverInfoFrom('v3.0.1'), 'VarChar'],
    ] as const) {
      expect(typesOn(server, type)).toEqual([]);
      expect(recommendedIndex({ name: 'v', type, dimension: 8 }, server)).toBeNull();
    }
  });

  it('is everything of the newest version where the version could not be read', () => {
    const unread = { ...serverInfoFrom('v3.0.1'), version: null };
    for (const type of vectorTypes)
      expect(typesOn(unread, type)).toEqual(typesOn(serverInfoFrom('v3.0.1'), type));
  });

  it('names no kind of index twice for a field', () => {
    for (const version of versions) {
      for (const type of vectorTypes) {
        const types = typesOn(serverInfoFrom(version), type);
        expect(new Set(types).size).toBe(types.length);
      }
    }
  });

  it('follows the dimension', () => {
    const server = serverInfoFrom('v2.5.27');
    expect(typesOn(server, 'FloatVector', 7)).not.toContain('SCANN');
    expect(typesOn(server, 'FloatVector', 7)).not.toContain('DISKANN');
    expect(typesOn(server, 'FloatVector', 8)).toEqual(expect.arrayContaining(['SCANN', 'DISKANN']));
  });

  it('is BM25 alone for a field that BM25 fills, and never else', () => {
    const server = serverInfoFrom('v2.5.27');
    const metrics = (functionOutput?: boolean) =>
      indexOffers(
        {
          type: 'SparseFloatVector',
          dimension: null,
          ...(functionOutput === undefined ? {} : { functionOutput }),
        },
        server,
      ).flatMap((offer) => offer.metrics);
    expect(new Set(metrics(true))).toEqual(new Set(['BM25']));
    expect(new Set(metrics())).toEqual(new Set(['IP']));
  });

  it('says of every row where it was read or seen', () => {
    for (const { source } of indexTable) expect(source.length).toBeGreaterThan(10);
  });
});

describe('parameters', () => {
  it('have defaults that are right for every dimension', () => {
    const server = serverInfoFrom('v2.6.24');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 32_768 }), (dimension) => {
        for (const offer of indexOffers({ type: 'FloatVector', dimension }, server)) {
          const values = defaultValues(offer, dimension);
          for (const parameter of offer.parameters) {
            expect(parameterProblem(parameter, values[parameter.name] ?? '', dimension)).toBeNull();
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  const parameter = (type: string, name: string) =>
    indexTable.find((rule) => rule.type === type)?.parameters.find((each) => each.name === name);

  it.each([
    ['HNSW', 'M', '', { kind: 'notInteger' }],
    ['HNSW', 'M', '1.5', { kind: 'notInteger' }],
    ['HNSW', 'M', '-4', { kind: 'notInteger' }],
    ['HNSW', 'M', '1', { kind: 'outOfRange', min: 2, max: 2048 }],
    ['HNSW', 'M', '2049', { kind: 'outOfRange', min: 2, max: 2048 }],
    ['HNSW', 'M', '2048', null],
    ['IVF_PQ', 'm', '7', { kind: 'notDividing', dimension: 128 }],
    ['IVF_PQ', 'm', '32', null],
    ['HNSW_SQ', 'sq_type', 'SQ9', { kind: 'notOffered' }],
    ['HNSW_SQ', 'sq_type', 'SQ6', null],
  ])('%s %s of "%s"', (type, name, value, problem) => {
    const found = parameter(type, name);
    expect(found).toBeDefined();
    if (found !== undefined) expect(parameterProblem(found, value, 128)).toEqual(problem);
  });

  it('of a prime dimension are still whole', () => {
    const m = parameter('IVF_PQ', 'm');
    if (m !== undefined)
      expect([defaultValue(m, 31), defaultValue(m, 128), defaultValue(m, null)]).toEqual(['1', '32', '1']);
  });
});

it('makes a name that Milvus takes of any name of a field', () => {
  expect(indexNameFor('embedding')).toBe('embedding_idx');
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 400 }), (field) => {
      expect(indexNameSchema.safeParse(indexNameFor(field)).success).toBe(true);
    }),
  );
});

it('finds the vector fields that have none', () => {
  const field = (name: string, isVector: boolean) => ({
    ...{
      name,
      id: null,
      type: isVector ? 'FloatVector' : 'Int64',
      isVector,
      dimension: null,
      maxLength: null,
    },
    ...{ roles: [], nullable: false, autoId: false, description: '' },
  });
  const fields = [field('id', false), field('a', true), field('b', true)];
  const index = {
    ...{ name: 'i', field: 'a', type: 'HNSW', metric: 'L2', params: [], state: 'failed' as const },
    ...{ failReason: null, indexedRows: null, totalRows: null },
  };
  expect(fieldsWithoutIndex({ fields, indexes: [index] }).map(({ name }) => name)).toEqual(['b']);
  expect(fieldsWithoutIndex({ fields, indexes: null })).toEqual([]);
});
