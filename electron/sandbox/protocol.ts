import { loadPackageDefinition } from '@grpc/grpc-js';
import type { ServiceDefinition } from '@grpc/grpc-js';
import { fromJSON } from '@grpc/proto-loader';
import protocol from '@zilliz/milvus2-sdk-node/dist/milvus/proto-json/milvus.js';
// By its default: Node.js does not see the names that this CommonJS module exports.
import protobuf from 'protobufjs';
import type { INamespace, Root } from 'protobufjs';

// Node.js and bundlers do not agree on what the default export of this CommonJS module is.
const loaded: object = protocol;
const json = ('default' in loaded ? loaded.default : loaded) as INamespace;

const PATH = ['milvus', 'proto', 'milvus', 'MilvusService'];

let service: ServiceDefinition | undefined;

/** The service that Milvus' clients talk to, from the SDK's own description of the protocol. Read once: 0.3 s. */
export function milvusService(): ServiceDefinition {
  service ??= readService();
  return service;
}

function readService(): ServiceDefinition {
  const definition = fromJSON(json, {
    keepCase: true,
    longs: String,
    enums: String,
    defaults: true,
    oneofs: true,
  });
  let node: unknown = loadPackageDefinition(definition);
  for (const name of PATH) {
    node = (node as Record<string, unknown>)[name];
  }
  return (node as { service: ServiceDefinition }).service;
}

/** What the description says of a service, as far as it is read here. */
interface ServiceDescription {
  methods: Record<string, { responseType: string }>;
}

let statusMethods: ReadonlySet<string> | undefined;

/** Whether a method answers the status itself; the others wrap it in an answer of their own. */
export function answersStatus(method: string): boolean {
  if (statusMethods === undefined) {
    let node: INamespace = json;
    for (const name of PATH) node = node.nested?.[name] ?? {};
    const { methods } = node as unknown as ServiceDescription;
    const entries = Object.entries(methods).filter(
      ([, { responseType }]) => responseType === 'common.Status',
    );
    statusMethods = new Set(entries.map(([name]) => name));
  }
  return statusMethods.has(method);
}

let root: Root | undefined;

/** Decodes the schema that CreateCollection carries as bytes; enums are text, 64-bit numbers too. */
export function decodeSchema(bytes: Uint8Array): Record<string, unknown> {
  root ??= protobuf.Root.fromJSON(json);
  const type = root.lookupType('milvus.proto.schema.CollectionSchema');
  return type.toObject(type.decode(bytes), { longs: String, enums: String, defaults: true, arrays: true });
}
