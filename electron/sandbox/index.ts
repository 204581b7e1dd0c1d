import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SandboxClock } from './clock';
import { realClock } from './clock';
import { Faults } from './faults';
import type { ProfileName } from './profiles';
import { DEFAULT_PROFILE, profiles } from './profiles';
import { sampleScenario } from './scenarios/sample';
import type { Scenario } from './scenarios/scenario';
import type { ReceivedCall } from './server';
import { serve } from './server';
import { fillWorld } from './world/build';
import { World } from './world/world';

export { ManualClock } from './clock';
export { emptyScenario } from './scenarios/empty';
export { manyCollections } from './scenarios/many';
export type { ProfileName } from './profiles';
export { profileNames } from './profiles';
export { addCollection } from './world/build';

/** How a sandbox is started; everything has a default. */
export interface SandboxOptions {
  /** A port of 127.0.0.1 (0: any free one) in place of a Unix socket in a private folder. */
  port?: number;
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
  /** Every request that arrived, in order. */
  readonly calls: readonly ReceivedCall[];
  stop(): Promise<void>;
}

const RELEASE_MS = 400;

async function privateFolder(): Promise<string> {
  // mkdtemp makes it for this user alone (0700), so no other can reach the socket.
  return mkdtemp(join(tmpdir(), 'falconer-sample-'));
}

/**
 * Starts a sandbox: on a Unix socket in a private folder, which nobody else can open; on Windows, and where a port
 * is asked for, on loopback. On Windows a random token keeps other users of the machine out.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const world = new World(profiles[options.profile ?? DEFAULT_PROFILE], options.clock ?? realClock);
  fillWorld(world, options.scenario ?? sampleScenario);
  const usesPort = options.port !== undefined || process.platform === 'win32';
  const needsToken = usesPort && options.port === undefined && options.users === undefined;
  const token = options.token ?? (needsToken ? randomBytes(24).toString('base64url') : null);
  const folder = usesPort ? null : await privateFolder();
  const faults = new Faults();
  const calls: ReceivedCall[] = [];
  const listen =
    folder === null ? `127.0.0.1:${String(options.port ?? 0)}` : `unix:${join(folder, 'milvus.sock')}`;
  const users = Object.entries(options.users ?? {});
  for (const [user, password] of users) world.accounts.users.set(user, password);
  const signIn = { users: world.accounts.users, authorization: users.length > 0, token };
  const releaseMs = options.releaseMs ?? (options.clock === undefined ? RELEASE_MS : 0);
  const removeFolder = async (): Promise<void> => {
    if (folder !== null) await rm(folder, { recursive: true, force: true });
  };
  const serving = serve(listen, { world, faults, signIn, calls, releaseMs });
  // Where it cannot listen, nobody would be left to take the folder away.
  const { port, stop } = await serving.catch(async (thrown: unknown) => {
    await removeFolder();
    throw thrown;
  });
  return {
    address: folder === null ? `127.0.0.1:${String(port)}` : listen,
    token,
    world,
    faults,
    calls,
    stop: async () => {
      stop();
      await removeFolder();
    },
  };
}
