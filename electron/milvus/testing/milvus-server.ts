import type { AddressInfo } from 'node:net';
import {
  loadPackageDefinition,
  Server,
  ServerCredentials,
  type sendUnaryData,
  type ServerUnaryCall,
} from '@grpc/grpc-js';
import { fromJSON } from '@grpc/proto-loader';
import protocol from '@zilliz/milvus2-sdk-node/dist/milvus/proto-json/milvus.js';

type Answer = (request: Record<string, unknown>, call: ServerUnaryCall<unknown, unknown>) => unknown;

/** A server of Milvus' protocol that does what a test tells it. Methods without an answer are not implemented. */
export interface TestServer {
  port: number;
  /** Methods in the order in which their requests arrived. */
  received: string[];
  stop: () => void;
}

const OK = { error_code: 'Success', code: 0 };

/** Answers of a server that has one empty database. `version` is what it says that it is. */
export function healthyAnswers(version: string): Record<string, Answer> {
  return {
    Connect: () => ({ status: OK, identifier: '7', server_info: { build_tags: version } }),
    GetVersion: () => ({ status: OK, version }),
    ListDatabases: () => ({ status: OK, db_names: ['default'] }),
    ShowCollections: () => ({ status: OK }),
    DropCollection: () => OK,
  };
}

function serviceDefinition() {
  // Node.js and vitest do not agree on what the default export of this CommonJS module is.
  const loaded: object = protocol;
  const json = 'default' in loaded ? loaded.default : loaded;
  const definition = fromJSON(json as Parameters<typeof fromJSON>[0], {
    keepCase: true,
    longs: String,
    enums: String,
    defaults: true,
    oneofs: true,
  });
  let node: unknown = loadPackageDefinition(definition);
  for (const name of ['milvus', 'proto', 'milvus', 'MilvusService'])
    node = (node as Record<string, unknown>)[name];
  return (node as { service: Parameters<Server['addService']>[0] }).service;
}

/**
 * Starts a server.
 * @param answers by method; one that throws `{ code, details }` fails the call, one that never settles lets it hang
 * @param address `host:port`, port 0 for any free one, or `unix:/path`
 */
export async function startTestServer(
  answers: Record<string, Answer>,
  credentials: ServerCredentials = ServerCredentials.createInsecure(),
  address = '127.0.0.1:0',
): Promise<TestServer> {
  const server = new Server();
  const received: string[] = [];
  const service = serviceDefinition();
  const handlers = Object.entries(answers).map(([method, answer]) => [
    method,
    (call: ServerUnaryCall<Record<string, unknown>, unknown>, done: sendUnaryData<unknown>) => {
      received.push(method);
      void Promise.resolve()
        .then(() => answer(call.request, call))
        .then(
          (reply) => {
            done(null, reply);
          },
          (error: unknown) => {
            done(error as Parameters<sendUnaryData<unknown>>[0]);
          },
        );
    },
  ]);
  server.addService(service, Object.fromEntries(handlers) as Parameters<Server['addService']>[1]);
  const bound = await new Promise<number>((resolve, reject) => {
    server.bindAsync(address, credentials, (error, at) => {
      if (error === null) resolve(at);
      else reject(error);
    });
  });
  return {
    port: bound,
    received,
    stop: () => {
      server.forceShutdown();
    },
  };
}

/** The port of a listening socket server. */
export function portOf(server: { address(): AddressInfo | string | null }): number {
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('the server does not listen on a port');
  return address.port;
}
