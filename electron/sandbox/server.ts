import { Server, ServerCredentials, status as grpcStatus } from '@grpc/grpc-js';
import type {
  sendUnaryData,
  ServerUnaryCall,
  ServiceDefinition,
  UntypedServiceImplementation,
} from '@grpc/grpc-js';
import type { SignIn } from './credentials';
import { callerOf, refusedCredentials } from './credentials';
import { statusOf } from './errors/status';
import type { Fault, Faults } from './faults';
import { handlers } from './handlers';
import type { Wire } from './handlers/handler';
import { text } from './handlers/handler';
import { answersStatus, milvusService } from './protocol';
import { OK, Refusal } from './refusal';
import type { Status } from './refusal';
import type { World } from './world/world';

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
  signIn: SignIn;
  /** Requests are appended as they arrive. */
  calls: ReceivedCall[];
  /** Release requests are answered that much later, as a server does that waits for its query nodes. */
  releaseMs: number;
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
function withStatus(method: string, status: Partial<Status>, answer: Wire = {}): Wire {
  return answersStatus(method) ? { ...status } : { ...answer, status };
}

/** What a refusal carries beside its status: DescribeCollection says again what it was asked for. */
function echo(method: string, request: Wire, world: World): Wire {
  if (method !== 'DescribeCollection' || !world.profile.ids) return {};
  const database = text(request, 'db_name');
  return {
    schema: {},
    collection_name: text(request, 'collection_name'),
    db_name: database === '' ? 'default' : database,
  };
}

function wait(ms: number, { clock }: World): Promise<void> {
  if (ms === 0) return Promise.resolve();
  return new Promise((resolve) => {
    clock.schedule(ms, resolve);
  });
}

function carryOut(method: string, request: Wire, world: World, caller: string | null): Wire {
  const handler = handlers[method];
  if (handler === undefined || world.profile.lacks.includes(method)) {
    throw new WireFailure(grpcStatus.UNIMPLEMENTED, world.profile.unknownMethod(method));
  }
  try {
    return withStatus(method, OK, handler(request, world, caller));
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return withStatus(method, statusOf(world.profile, thrown, method), echo(method, request, world));
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
  { world, faults, signIn, calls, releaseMs }: ServerParts,
): Promise<Wire> {
  const refused = refusedCredentials(call.metadata, signIn);
  if (refused !== null) throw new WireFailure(grpcStatus.UNAUTHENTICATED, refused);
  calls.push({ method, request: call.request });
  if (calls.length > MOST_CALLS) calls.shift();
  const fault = faults.take(method);
  await wait(faults.delayOf(method), world);
  failBefore(fault);
  if (fault?.kind === 'status') return withStatus(method, fault.status);
  const reply = carryOut(method, call.request, world, callerOf(call.metadata, signIn));
  if (method.startsWith('Release')) await wait(releaseMs, world);
  if (fault?.kind === 'lost') throw new WireFailure(grpcStatus.UNAVAILABLE, 'read ECONNRESET');
  return reply;
}

/** Methods with streams are left out: gRPC itself answers that they are not implemented. */
function unaryMethods(service: ServiceDefinition): string[] {
  return Object.entries(service)
    .filter(([, method]) => !method.requestStream && !method.responseStream)
    .map(([name]) => name);
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
  server.addService(service, implementation(unaryMethods(service), parts));
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
