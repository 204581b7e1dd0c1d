import { readFileSync } from 'node:fs';
import grpc from '@grpc/grpc-js';
import { fromJSON } from '@grpc/proto-loader';
import protoJson from '@zilliz/milvus2-sdk-node/dist/milvus/proto-json/milvus.js';
import protobuf from 'protobufjs';

// Independent of the app's gateway and of the SDK's client on purpose: it reads what the app is checked against.
// Node.js and vitest do not agree on what the default export of this CommonJS module is.
const definition = protoJson.default ?? protoJson;
const types = protobuf.Root.fromJSON(structuredClone(definition));
const CollectionSchema = types.lookupType('milvus.proto.schema.CollectionSchema');
const { MilvusService } = grpc.loadPackageDefinition(
  fromJSON(structuredClone(definition), {
    keepCase: true,
    longs: String,
    enums: String,
    defaults: true,
    oneofs: true,
  }),
).milvus.proto.milvus;

const CALL_MS = 10_000;
const MESSAGE_LIMIT = 256 * 1024 * 1024;

/** @param {object} schema fields as in milvus.proto.schema.CollectionSchema, enums by name */
export const encodeSchema = (schema) =>
  Buffer.from(CollectionSchema.encode(CollectionSchema.fromObject(schema)).finish());

/**
 * The status of a reply, which is the reply itself for a mutation.
 * @returns {string | null} what the server complains about
 */
export function complaintOf(reply) {
  const status = reply?.status ?? reply;
  const failed = (status?.error_code ?? 'Success') !== 'Success' || (status?.code ?? 0) !== 0;
  return failed ? `${status.error_code} (${status.code ?? 0}): ${status.reason ?? ''}` : null;
}

function credentialsFor(tls) {
  if (!tls) return grpc.credentials.createInsecure();
  const read = (path) => (path === undefined ? null : readFileSync(path));
  return grpc.credentials.createSsl(
    readFileSync(tls.caPath),
    read(tls.clientKeyPath),
    read(tls.clientCertificatePath),
  );
}

/** See milvus-client.d.mts. */
export function connectMilvus(address, { token, tls } = {}) {
  const stub = new MilvusService(address, credentialsFor(tls), {
    'grpc.enable_http_proxy': 0,
    'grpc.max_reconnect_backoff_ms': 1_000,
    'grpc.max_receive_message_length': MESSAGE_LIMIT,
    'grpc.max_send_message_length': MESSAGE_LIMIT,
  });
  const metadata = new grpc.Metadata();
  if (token !== undefined) metadata.set('authorization', Buffer.from(token).toString('base64'));

  const raw = (method, request = {}, { timeoutMs = CALL_MS } = {}) =>
    new Promise((resolve, reject) => {
      stub[method](request, metadata, { deadline: Date.now() + timeoutMs }, (error, reply) =>
        error ? reject(error) : resolve(reply),
      );
    });
  const call = async (method, request, options) => {
    const reply = await raw(method, request, options);
    const complaint = complaintOf(reply);
    if (complaint) throw new Error(`${method}: ${complaint}`);
    return reply;
  };
  return { raw, call, close: () => stub.close() };
}
