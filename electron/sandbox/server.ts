import { Server, ServerCredentials, status as grpcStatus } from '@grpc/grpc-js';
import type {
  ConnectionInjector,
  sendUnaryData,
  ServerUnaryCall,
  ServiceDefinition,
  UntypedServiceImplementation,
} from '@grpc/grpc-js';
import type { ServerCertificates } from './certificates';
import type { SignIn } from './credentials';
import { callerOf, refusedCredentials } from './credentials';
import { statusOf } from './errors/status';
import type { Fault, Faults } from './faults';
import { handlers } from './handlers';
import type { Wire } from './handlers/handler';
import { number, text } from './handlers/handler';
import { denial } from './privileges';
import { hasMethod } from './profiles/methods';
import { answersStatus, milvusService } from './protocol';
import { OK, Refusal } from './refusal';
import type { Status } from './refusal';
import { homeOf } from './world/world';
import type { World } from './world/world';

/** A request that arrived. */
export interface ReceivedCall {
  method: string;
  request: Wire;
}

/** Sees each request that is carried out, right before and right after it: nothing comes between. */
export interface Witness {
  before: (call: ReceivedCall) => void;
  after: (call: ReceivedCall) => void;
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
  /** Null: no TLS. */
  certificates: ServerCertificates | null;
  /** Cuts the connections of all clients. */
  cut: () => void;
  witness?: Witness | undefined;
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

/**
 * What a refusal carries beside its status: DescribeCollection says again what it was asked for, and Insert which
 * rows were not taken.
 */
function echo(method: string, request: Wire, world: World): Wire {
  if (method === 'Insert' && world.profile.ids) {
    return { err_index: Array.from({ length: number(request, 'num_rows') }, (_, at) => at) };
  }
  if (method !== 'DescribeCollection' || !world.profile.ids) return {};
  return {
    schema: {},
    collection_name: text(request, 'collection_name'),
    db_name: homeOf(text(request, 'db_name')),
  };
}

function wait(ms: number, { clock }: World): Promise<void> {
  if (ms === 0) return Promise.resolve();
  return new Promise((resolve) => {
    clock.schedule(ms, resolve);
  });
}

/**
 * Carries a request out, as if it had come over the wire. Throws a {@link WireFailure} where gRPC itself refuses.
 * @param caller the user who asks; null: whoever it is may do everything
 */
export function carryOut(
  method: string,
  request: Wire,
  world: World,
  caller: string | null = null,
  denied?: ReadonlySet<string>,
): Wire {
  const handler = handlers[method];
  const { profile } = world;
  const isThere = profile.only?.includes(method) ?? hasMethod(profile.release, method);
  if (handler === undefined || !isThere) {
    throw new WireFailure(grpcStatus.UNIMPLEMENTED, profile.unknownMethod(method));
  }
  const words = denial(method, request, world, caller, denied);
  if (words !== null) throw new WireFailure(grpcStatus.PERMISSION_DENIED, words);
  try {
    world.limits.check(method, world.clock.now());
    return withStatus(method, OK, handler(request, world, caller));
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return withStatus(method, statusOf(profile, thrown, method), echo(method, request, world));
  }
}

/** What goes through the queue of the root coordinator. */
const isQueued = (method: string): boolean => /^(?:Create|Drop|Alter|Rename)/.test(method);

/** Loses a call as a network does: the connection goes with it. */
function lose(parts: ServerParts): never {
  parts.cut();
  throw new WireFailure(grpcStatus.UNAVAILABLE, 'read ECONNRESET');
}

function failBefore(fault: Fault | undefined, parts: ServerParts): void {
  if (fault?.kind === 'grpc' && fault.when !== 'after') throw new WireFailure(fault.code, fault.details);
  if (fault?.kind === 'lost' && fault.when === 'before') lose(parts);
}

async function answer(method: string, call: ServerUnaryCall<Wire, Wire>, parts: ServerParts): Promise<Wire> {
  const { world, faults, signIn, calls, releaseMs, witness } = parts;
  const refused = refusedCredentials(call.metadata, signIn);
  if (refused !== null) throw new WireFailure(grpcStatus.UNAUTHENTICATED, refused);
  const received = { method, request: call.request };
  calls.push(received);
  if (calls.length > MOST_CALLS) calls.shift();
  const fault = faults.take(method);
  await wait(faults.delayOf(method), world);
  failBefore(fault, parts);
  if (fault?.kind === 'status') return withStatus(method, fault.status);
  if (isQueued(method)) await faults.queued();
  witness?.before(received);
  const reply = carryOut(method, call.request, world, callerOf(call.metadata, signIn), faults.denied);
  witness?.after(received);
  if (method.startsWith('Release')) await wait(releaseMs, world);
  if (fault?.kind === 'lost') lose(parts);
  if (fault?.kind === 'grpc') throw new WireFailure(fault.code, fault.details);
  return fault?.kind === 'altered' ? fault.change(reply) : reply;
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

function credentialsOf(certificates: ServerCertificates | null): ServerCredentials {
  if (certificates === null) return ServerCredentials.createInsecure();
  const { ca, cert, key, asksForClient } = certificates;
  const pair = [{ cert_chain: Buffer.from(cert), private_key: Buffer.from(key) }];
  return ServerCredentials.createSsl(asksForClient ? Buffer.from(ca) : null, pair, asksForClient);
}

/** Puts a world on the wire. @returns what takes connections, and how to stop */
export function serve(parts: ServerParts): { injector: ConnectionInjector; stop: () => void } {
  const server = new Server({
    'grpc.max_receive_message_length': 64 << 20,
    // The client decides what is too large for it.
    'grpc.max_send_message_length': -1,
  });
  const service = milvusService();
  server.addService(service, implementation(unaryMethods(service), parts));
  const injector = server.createConnectionInjector(credentialsOf(parts.certificates));
  return {
    injector,
    stop: () => {
      injector.destroy();
      server.forceShutdown();
    },
  };
}
