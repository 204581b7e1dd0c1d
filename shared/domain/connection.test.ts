import { describe, expect, it } from 'vitest';
import { addressSchema, connectionDraftSchema, emptyConnectionDraft, isLoopbackAddress } from './connection';

describe('addressSchema', () => {
  it.each([
    'localhost',
    'localhost:19530',
    'milvus.example.com:443',
    '10.0.0.5',
    '[::1]:19530',
    'in-01_a.b:1',
  ])('takes %s', (address) => {
    expect(addressSchema.safeParse(address).success).toBe(true);
  });

  it.each([
    '',
    'http://localhost',
    'localhost:',
    'localhost:0',
    'localhost:65536',
    'a b',
    'unix:/tmp/x',
    '-x',
    'a/b',
  ])('refuses "%s"', (address) => {
    expect(addressSchema.safeParse(address).success).toBe(false);
  });
});

describe('isLoopbackAddress', () => {
  it.each(['localhost:19530', '127.0.0.1:1', '127.1.2.3', '[::1]:19530', 'unix:/run/x.sock', 'db.localhost'])(
    '%s stays on this machine',
    (address) => {
      expect(isLoopbackAddress(address)).toBe(true);
    },
  );

  it.each(['milvus:19530', '10.0.0.1', '127.evil.example.com', 'localhost.example.com:1', '[fe80::1]:1'])(
    '%s does not',
    (address) => {
      expect(isLoopbackAddress(address)).toBe(false);
    },
  );
});

it('a new draft lacks only a name', () => {
  const issues = connectionDraftSchema.safeParse(emptyConnectionDraft()).error?.issues ?? [];
  expect(issues.map(({ path }) => path.join('.'))).toEqual(['name']);
});
