import type { ServiceDefinition } from '@grpc/grpc-js';
import protocol from '@zilliz/milvus2-sdk-node/dist/milvus/proto-json/milvus.js';
// By its default: Node.js does not see the names that this CommonJS module exports.
import protobuf from 'protobufjs';
import type { IConversionOptions, INamespace, Root, Service, Type } from 'protobufjs';

// Node.js and bundlers do not agree on what the default export of this CommonJS module is.
const loaded: object = protocol;
const json = ('default' in loaded ? loaded.default : loaded) as INamespace;

const MILVUS = 'milvus.proto';
const SERVICE = `${MILVUS}.milvus.MilvusService`;

/** As the SDK reads messages: 64-bit numbers and enums are text, and every field is there. */
const CONVERSION: IConversionOptions = {
  ...{ longs: String, enums: String, defaults: true, arrays: true, oneofs: true },
};

let parsed: Root | undefined;

function root(): Root {
  parsed ??= protobuf.Root.fromJSON(json);
  return parsed;
}

const encoderOf = (type: () => Type) => (message: object) =>
  Buffer.from(type().encode(type().fromObject(message)).finish());

const decoderOf = (type: () => Type) => (bytes: Buffer) => type().toObject(type().decode(bytes), CONVERSION);

/** Looked up when it is first needed: of some 140 methods most are never called. */
function lazily(name: string, near: Service): () => Type {
  let found: Type | undefined;
  return () => (found ??= near.parent?.lookup(name) as Type);
}

let service: ServiceDefinition | undefined;

/**
 * The service that Milvus' clients talk to, from the SDK's own description of the protocol. Messages are read from
 * the description one by one, as they are needed: a loader that reads all of them at once takes 0.3 s.
 */
export function milvusService(): ServiceDefinition {
  service ??= readService();
  return service;
}

function readService(): ServiceDefinition {
  const described = root().lookupService(SERVICE);
  const entries = described.methodsArray.map(
    ({ name, requestType, responseType, requestStream, responseStream }) => {
      const request = lazily(requestType, described);
      const response = lazily(responseType, described);
      return [
        name,
        {
          path: `/${SERVICE}/${name}`,
          requestStream: requestStream === true,
          responseStream: responseStream === true,
          requestSerialize: encoderOf(request),
          requestDeserialize: decoderOf(request),
          responseSerialize: encoderOf(response),
          responseDeserialize: decoderOf(response),
        },
      ];
    },
  );
  return Object.fromEntries(entries) as ServiceDefinition;
}

let statusMethods: ReadonlySet<string> | undefined;

/** Whether a method answers the status itself; the others wrap it in an answer of their own. */
export function answersStatus(method: string): boolean {
  statusMethods ??= new Set(
    root()
      .lookupService(SERVICE)
      .methodsArray.filter(({ responseType }) => responseType === 'common.Status')
      .map(({ name }) => name),
  );
  return statusMethods.has(method);
}

/**
 * Decodes a message that a request carries as bytes; enums are text, 64-bit numbers too. Throws what the decoder says.
 * @param name such as `schema.CollectionSchema`
 */
export function decodeMessage(name: string, bytes: unknown): Record<string, unknown> {
  const type = root().lookupType(`${MILVUS}.${name}`);
  return type.toObject(type.decode(bytes as Uint8Array), CONVERSION);
}
