import { Server, ServerCredentials, status as grpcStatus } from '@grpc/grpc-js';
import type { sendUnaryData, ServerUnaryCall, UntypedServiceImplementation } from '@grpc/grpc-js';
import type { Accounts } from './credentials';
import { refusedCredentials } from './credentials';
import type { Fault, Faults } from './faults';
import { collectionHandlers } from './handlers/collections';
import type { Handler, Wire } from './handlers/handler';
import { indexHandlers } from './handlers/indexes';
import { loadingHandlers } from './handlers/loading';
import { partitionHandlers } from './handlers/partitions';
import { rowHandlers } from './handlers/rows';
import { serverHandlers } from './handlers/server';
import { milvusService } from './protocol';
import { OK, Refusal, statusOf } from './refusal';
import type { Status } from './refusal';
import type { World } from './world/world';

const allHandlers: Record<string, Handler> = {
  ...serverHandlers,
  ...collectionHandlers,
  ...partitionHandlers,
  ...loadingHandlers,
  ...indexHandlers,
  ...rowHandlers,
};

/** A request that arrived. */
export interface ReceivedCall {
  method: string;
  request: Wire;
}

/** So many requests are remembered; a sample that is open all day must not grow. */
const MOST_CALLS = 5000;

/** What the wire is connected to. */
export interface ServerParts {
  world: World;
  faults: Faults;
  accounts: Accounts;
  /** Requests are appended as they arrive. */
  calls: ReceivedCall[];
}

/** A failure as gRPC wants it. */
class WireFailure extends Error {
  readonly code: grpcStatus;
  readonly details: string;

  constructor(code: grpcStatus, details: string) {
    super(details);
    this.code = code;
    this.details = details;
  }
}

/** Mutations answer the status itself, reads wrap it: as the protocol's types say. */
function answersStatusItself(method: string): boolean {
  return /^(?:Create|Drop|Load|Release|Alter|Rename)/.test(method);
}

function withStatus(method: string, status: Partial<Status>, answer: Wire = {}): Wire {
  return answersStatusItself(method) ? { ...status } : { ...answer, status };
}

function wait(ms: number): Promise<void> {
  return ms === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}

function carryOut(method: string, request: Wire, world: World): Wire {
  const handler = allHandlers[method];
  if (handler === undefined || world.profile.lacks.includes(method)) {
    throw new WireFailure(grpcStatus.UNIMPLEMENTED, `unknown method ${method}`);
  }
  try {
    return withStatus(method, OK, handler(request, world));
  } catch (thrown) {
    if (thrown instanceof Refusal) return withStatus(method, statusOf(thrown));
    throw thrown;
  }
}

function failBefore(fault: Fault | undefined): void {
  if (fault?.kind === 'grpc') throw new WireFailure(fault.code, fault.details);
  if (fault?.kind === 'lost' && fault.when === 'before') {
    throw new WireFailure(grpcStatus.UNAVAILABLE, 'read ECONNRESET');
  }
}

async function answer(
  method: string,
  call: ServerUnaryCall<Wire, Wire>,
  { world, faults, accounts, calls }: ServerParts,
): Promise<Wire> {
  const refused = refusedCredentials(call.metadata, accounts);
  if (refused !== null) throw new WireFailure(grpcStatus.UNAUTHENTICATED, refused);
  calls.push({ method, request: call.request });
  if (calls.length > MOST_CALLS) calls.shift();
  const fault = faults.take(method);
  await wait(faults.delayOf(method));
  failBefore(fault);
  if (fault?.kind === 'status') return withStatus(method, fault.status);
  const reply = carryOut(method, call.request, world);
  if (fault?.kind === 'lost') throw new WireFailure(grpcStatus.UNAVAILABLE, 'read ECONNRESET');
  return reply;
}

function implementation(methods: readonly string[], parts: ServerParts): UntypedServiceImplementation {
  const entries = methods.map((method) => [
    method,
    (call: ServerUnaryCall<Wire, Wire>, done: sendUnaryData<Wire>) => {
      answer(method, call, parts).then(
        (reply) => {
          done(null, reply);
        },
        (thrown: unknown) => {
          const failure =
            thrown instanceof WireFailure ? thrown : new WireFailure(grpcStatus.INTERNAL, String(thrown));
          done({ code: failure.code, details: failure.details });
        },
      );
    },
  ]);
  return Object.fromEntries(entries) as UntypedServiceImplementation;
}

/**
 * Puts a world on the wire.
 * @param address `unix:/path`, or `host:port` with port 0 for any free one
 * @returns the port, or 1 for a Unix socket, and how to stop
 */
export async function serve(
  address: string,
  parts: ServerParts,
): Promise<{ port: number; stop: () => void }> {
  const server = new Server({ 'grpc.max_receive_message_length': 64 << 20 });
  const service = milvusService();
  server.addService(service, implementation(Object.keys(service), parts));
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(address, ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
  return {
    port,
    stop: () => {
      server.forceShutdown();
    },
  };
}
