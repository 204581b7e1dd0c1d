import { afterEach, describe, expect, it } from 'vitest';
import type { Scenario } from './scenarios/scenario';
import { start, stopAll } from './testing';
import type { Call, Reply } from './testing';

afterEach(stopAll);

const TYPES = [
  ...['Bool', 'Int8', 'Int16', 'Int32', 'Int64', 'Float', 'Double', 'VarChar', 'JSON', 'Array'],
  ...['FloatVector', 'BinaryVector', 'Float16Vector', 'BFloat16Vector', 'SparseFloatVector', 'Int8Vector'],
];

const scenario: Scenario = {
  databases: {
    default: [
      {
        name: 'all',
        fields: [
          { name: 'id', type: 'Int64', is: 'primaryKey' },
          ...TYPES.map((type) => ({
            name: `of ${type}`,
            type,
            ...(type.endsWith('Vector') ? { dim: 8 } : {}),
          })),
        ],
        partitions: { _default: 20, empty: 0 },
        indexes: Object.fromEntries(
          TYPES.filter((type) => type.endsWith('Vector')).map((type) => [
            `of ${type}`,
            { index_type: 'AUTOINDEX' },
          ]),
        ),
      },
    ],
  },
};

const query = (call: Call, request: Reply = {}) =>
  call('Query', { collection_name: 'all', expr: 'id >= 0', output_fields: ['id'], ...request });
const limit = (count: number) => [{ key: 'limit', value: String(count) }];
const keys = ({ fields_data: columns }: Reply) =>
  (columns as { field_name: string; scalars?: { long_data?: { data: string[] } } }[]).find(
    ({ field_name }) => field_name === 'id',
  )?.scalars?.long_data?.data;

describe('a query', () => {
  const loaded = async (profile: '2.5.27' | '2.6.24' | '2.3.5', load: Reply = {}) => {
    const { call, clock } = await start({ profile, scenario });
    await call('LoadCollection', { collection_name: 'all', replica_number: 1, ...load });
    clock.advance(60_000);
    return call;
  };

  it('finds rows by the primary key, as many as are asked for', async () => {
    const call = await loaded('2.5.27');
    expect(keys(await query(call, { query_params: limit(3) }))).toEqual(['0', '1', '2']);
    expect(keys(await query(call, { expr: 'id in [3, 5, 99]' }))).toEqual(['3', '5']);
    expect(keys(await query(call, { expr: 'id < 2' }))).toEqual(['0', '1']);
    expect(keys(await query(call, { expr: 'id <= 2' }))).toHaveLength(3);
    expect(keys(await query(call, { expr: 'id == 7' }))).toEqual(['7']);
    expect(keys(await query(call, { expr: 'id > 17' }))).toEqual(['18', '19']);
    const paged = [...limit(2), { key: 'offset', value: '4' }];
    expect(keys(await query(call, { query_params: paged }))).toEqual(['4', '5']);
  });

  it.each(TYPES)('has values of %s', async (type) => {
    const call = await loaded('2.5.27');
    const answer = await query(call, { output_fields: [`of ${type}`], query_params: limit(2) });
    expect(answer.status).toMatchObject({ error_code: 'Success' });
    expect(answer.fields_data).toMatchObject([{ type, field_name: `of ${type}` }, { field_name: 'id' }]);
  });

  it('refuses fields that are not loaded on 2.5, and not on 2.6', async () => {
    const load = { load_fields: ['id', 'of FloatVector'] };
    const wanted = { output_fields: ['of VarChar'], query_params: limit(1) };
    expect((await query(await loaded('2.5.27', load), wanted)).status).toMatchObject({
      code: 65535,
      reason: 'field of VarChar is not loaded',
    });
    expect((await query(await loaded('2.6.24', load), wanted)).status).toMatchObject({ code: 0 });
  });

  it('counts only rows in memory, and refuses what is not there', async () => {
    const call = await loaded('2.5.27');
    const counted = await query(call, { output_fields: ['count(*)'] });
    expect(counted.fields_data).toMatchObject([{ scalars: { long_data: { data: ['20'] } } }]);
    expect((await query(call, { output_fields: ['nope'] })).status).toMatchObject({
      reason: 'field nope not exist',
    });
    await call('ReleaseCollection', { collection_name: 'all' });
    expect((await query(call)).status).toMatchObject({ code: 101 });
    expect((await query(call, { collection_name: 'none' })).status).toMatchObject({ code: 100 });
  });
});
