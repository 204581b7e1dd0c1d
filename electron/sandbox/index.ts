import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificates } from './certificates';
import type { MadeCertificates } from './certificates';
import type { SandboxClock } from './clock';
import { realClock } from './clock';
import { Connections } from './connections';
import { Faults } from './faults';
import type { ProfileName } from './profiles';
import { DEFAULT_PROFILE, profiles } from './profiles';
import { scenarioNamed } from './scenarios';
import type { Scenario } from './scenarios/scenario';
import type { ReceivedCall, ServerParts, Witness } from './server';
import { carryOut, serve } from './server';
import { fillWorld } from './world/build';
import { World } from './world/world';

export { ManualClock } from './clock';
export { manyCollections, scenarioNamed, scenarioNames } from './scenarios';
export type { ScenarioName } from './scenarios';
export { EVERY, larger, unknownEnums, withoutStatus } from './faults';
export type { HeldQueue } from './faults';
export type { ProfileName } from './profiles';
export { profileNames } from './profiles';
export { addCollection } from './world/build';
export type { ReceivedCall, Witness } from './server';

/** How a sandbox is started; everything has a default. */
export interface SandboxOptions {
  /** A port of 127.0.0.1 (0: any free one) in place of a Unix socket in a private folder. */
  port?: number;
  /** Where it listens on that port; loopback unless said otherwise. */
  host?: string;
  /** With certificates made for the occasion; `mutual`: clients have to show one of them as well. */
  tls?: 'server' | 'mutual';
  /** Which version it is. */
  profile?: ProfileName;
  /** What is in it; the sample's collections by default. */
  scenario?: Scenario;
  clock?: SandboxClock;
  /** Passwords by user; without users and token everybody may sign in. */
  users?: Record<string, string>;
  /** A token that lets a client in. */
  token?: string;
  /**
   * How much later a release is answered, in ms. By default a moment on the machine's time, and none on a clock that
   * is driven, which would have to be moved while the call waits.
   */
  releaseMs?: number;
  witness?: Witness;
}

/** A running server of Milvus' protocol with a state of its own. */
export interface Sandbox {
  /** What the SDK takes: `unix:/path` or `127.0.0.1:port`. */
  readonly address: string;
  /** The token that was asked for; or one made up where other programs of this machine could connect (Windows). */
  readonly token: string | null;
  /** Its state, to look at and to change behind a client's back. */
  readonly world: World;
  readonly faults: Faults;
  /** What clients need that want TLS; null without it. */
  readonly certificates: MadeCertificates | null;
  /** The network between it and its clients. */
  readonly network: Pick<Connections, 'cut' | 'fallSilent' | 'speak'>;
  /** Every request that arrived, in order. */
  readonly calls: readonly ReceivedCall[];
  /**
   * Does what another client would do, behind the backs of those that are connected.
   * @returns the answer that the other client got
   */
  act(method: string, request: Record<string, unknown>): Record<string, unknown>;
  /** The same by a script: each deed after so many milliseconds of the sandbox's clock. @returns takes the rest back */
  play(script: readonly Deed[]): () => void;
  /** Connections are cut and refused, until {@link comeBack}. Its state stays. */
  goDown(): Promise<void>;
  /** Listens at the same address again. @param profile the version that was installed meanwhile */
  comeBack(profile?: ProfileName): Promise<void>;
  stop(): Promise<void>;
}

/** Something that another client does. */
export interface Deed {
  /** From the start of the script, in ms. */
  afterMs: number;
  method: string;
  request: Record<string, unknown>;
}

const RELEASE_MS = 400;

async function privateFolder(): Promise<string> {
  // mkdtemp makes it for this user alone (0700), so no other can reach the socket.
  return mkdtemp(join(tmpdir(), 'falconer-sample-'));
}

/** Where a sandbox listens, as it was asked for, and who may come in. */
async function placeFor(options: SandboxOptions) {
  const usesPort = options.port !== undefined || process.platform === 'win32';
  const folder = usesPort ? null : await privateFolder();
  const host = options.host ?? '127.0.0.1';
  const place = folder === null ? { host, port: options.port ?? 0 } : { path: join(folder, 'milvus.sock') };
  const needsToken = usesPort && options.port === undefined && options.users === undefined;
  return {
    place,
    token: options.token ?? (needsToken ? randomBytes(24).toString('base64url') : null),
    addressAt: (port: number) => ('path' in place ? `unix:${place.path}` : `${host}:${String(port)}`),
    async remove() {
      if (folder !== null) await rm(folder, { recursive: true, force: true });
    },
  };
}

function worldOf(options: SandboxOptions): World {
  const world = new World(profiles[options.profile ?? DEFAULT_PROFILE], options.clock ?? realClock);
  fillWorld(world, options.scenario ?? scenarioNamed('sample'));
  for (const [user, password] of Object.entries(options.users ?? {}))
    world.accounts.users.set(user, password);
  return world;
}

/**
 * Starts a sandbox: on a Unix socket in a private folder, which nobody else can open; on Windows, and where a port
 * is asked for, on loopback. On Windows a random token keeps other users of the machine out.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const world = worldOf(options);
  const { place, token, addressAt, remove } = await placeFor(options);
  const { tls } = options;
  const certificates = tls === undefined ? null : await makeCertificates(tls === 'mutual');
  const faults = new Faults(world.clock);
  const calls: ReceivedCall[] = [];
  const parts: ServerParts = {
    ...{ world, faults, calls },
    signIn: { users: world.accounts.users, authorization: options.users !== undefined, token },
    releaseMs: options.releaseMs ?? (options.clock === undefined ? RELEASE_MS : 0),
    certificates: certificates?.server ?? null,
    witness: options.witness,
    cut: () => {
      network.cut();
    },
  };
  let serving = serve(parts);
  let isStopped = false;
  const network = new Connections(place, serving.injector);
  // Where it cannot listen, nobody would be left to take the folder away.
  const port = await network.listen().catch(async (thrown: unknown) => {
    serving.stop();
    await remove();
    throw thrown;
  });
  const close = async (): Promise<void> => {
    await network.close();
    serving.stop();
  };
  return {
    ...{ address: addressAt(port), token, world, faults, calls, certificates, network },
    act: (method, request) => carryOut(method, request, world),
    play: (script) => schedule(script, world),
    goDown: close,
    async comeBack(profile) {
      if (profile !== undefined) world.profile = profiles[profile];
      // One that was stopped while it was down stays so.
      if (network.isListening || isStopped) return;
      serving = serve(parts);
      network.serveWith(serving.injector);
      await network.listen(port);
    },
    async stop() {
      isStopped = true;
      await close();
      await remove();
    },
  };
}

function schedule(script: readonly Deed[], world: World): () => void {
  const undo = script.map(({ afterMs, method, request }) =>
    world.clock.schedule(afterMs, () => {
      try {
        carryOut(method, request, world);
      } catch {
        // What is refused another client is that client's affair; nobody here would catch it.
      }
    }),
  );
  return () => {
    for (const each of undo) each();
  };
}
