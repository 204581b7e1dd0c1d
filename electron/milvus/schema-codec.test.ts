import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@shared/domain/definition';
import { FalconerError, toAppError } from '@shared/ipc/result';
import { decodeMessage } from '../sandbox/protocol';
import { schemaToJson } from './schema-codec';
import { encodeSchema, firstMisfit } from './schema-encoder';

const schemaWith = (field: JsonObject): JsonObject => ({
  name: 'c',
  fields: [{ name: 'id', data_type: 'Int64', is_primary_key: true }, field],
});
const back = (schema: JsonObject): JsonObject =>
  schemaToJson(decodeMessage('schema.CollectionSchema', encodeSchema(schema)));

describe('the schema as JSON', () => {
  it.each<JsonObject>([
    { long_data: '0' },
    { long_data: '-9223372036854775808' },
    { int_data: 0 },
    { bool_data: false },
    { string_data: '' },
    { string_data: '\u202e\u0000ü' },
    { double_data: 5e-324 },
    { double_data: 'NaN' },
    { double_data: '-Infinity' },
    { double_data: '-0' },
    { bytes_data: 'AP8=' },
    { timestamptz_data: '1700000000000000' },
  ])('keeps a default of %j as it is', (default_value) => {
    const schema = schemaWith({ name: 'x', data_type: 'Int64', default_value });
    expect(back(schema)).toEqual(schema);
  });

  it('leaves out ids, states and what says nothing, and keeps pairs with empty values', () => {
    const wire = {
      ...{ name: 'c', description: '', version: 3, dbName: 'default' },
      fields: [
        {
          ...{ fieldID: '100', name: 'id', data_type: 'Int64', element_type: 'None', state: 'FieldCreated' },
          ...{ default_value: null, type_params: [{ key: 'k', value: '' }] },
        },
      ],
      functions: [{ id: '9', name: 'f', type: 'BM25', input_field_ids: ['100'], input_field_names: ['id'] }],
    };
    expect(schemaToJson(wire)).toEqual({
      name: 'c',
      fields: [{ name: 'id', data_type: 'Int64', type_params: [{ key: 'k', value: '' }] }],
      functions: [{ name: 'f', type: 'BM25', input_field_names: ['id'] }],
    });
  });

  it('keeps a type that is newer than the protocol by its number', () => {
    const schema = schemaWith({ name: 'x', data_type: 999 });
    expect(back(schema)).toEqual(schema);
  });
});

describe('what would be lost on the way', () => {
  it.each([
    [{ name: 'x', data_type: 'FloatVectr' }, 'schema.fields[1].data_type'],
    [{ name: 'x', data_type: 'Int64', nulable: true }, 'schema.fields[1].nulable'],
    [{ name: 'x', data_type: 'Int64', default_value: { long_data: 'many' } }, 'schema.fields[1]'],
  ])('%j is told by its place', (field, place) => {
    const schema = schemaWith(field);
    const found = (() => {
      try {
        return firstMisfit(schema);
      } catch (thrown) {
        return toAppError(thrown).code;
      }
    })();
    expect([place, 'definitionInvalid'].some((start) => found?.startsWith(start) === true)).toBe(true);
    expect(() => encodeSchema(schema)).toThrow(FalconerError);
  });
});
