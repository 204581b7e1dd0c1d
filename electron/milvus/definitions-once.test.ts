import protoLoader from '@grpc/proto-loader';
import { MilvusClient } from '@zilliz/milvus2-sdk-node';
import { expect, it, vi } from 'vitest';
import { readDefinitionsOnce } from './definitions-once';

const definitions = {
  nested: { Asked: { fields: { id: { type: 'int64', id: 1 } } } },
};

it('reads definitions once for the same options, and anew for others', () => {
  const before = protoLoader.fromJSON(definitions, { longs: String });
  readDefinitionsOnce();
  readDefinitionsOnce();
  const first = protoLoader.fromJSON(definitions, { longs: String });
  expect(first).not.toBe(before);
  expect(Object.keys(first)).toEqual(Object.keys(before));
  expect(protoLoader.fromJSON(definitions, { longs: String })).toBe(first);
  expect(protoLoader.fromJSON(definitions, { longs: Number })).not.toBe(first);
  expect(protoLoader.fromJSON({ ...definitions }, { longs: String })).not.toBe(first);
});

it('serves the SDK, which asks for it by itself', () => {
  readDefinitionsOnce();
  const asked = vi.spyOn(protoLoader, 'fromJSON');
  const client = new MilvusClient({
    address: '127.0.0.1:1',
    telemetry: { enabled: false },
    logLevel: 'error',
    timeout: 1,
  });
  client.connectPromise.catch(() => undefined);
  const answers = asked.mock.results.map(({ value }) => value as unknown);
  expect(answers.length).toBeGreaterThan(1);
  expect(new Set(answers).size).toBe(1);
});
