/** A running sample cluster. */
export interface RunningSample {
  /** What the SDK takes: `unix:/path`, or `127.0.0.1:port` where there are no Unix sockets. */
  address: string;
  /** Needed to sign in where other programs could reach it, else null. */
  token: string | null;
  stop(): Promise<void>;
}

/** The built-in sample cluster, which runs from its first use to the end of the application. */
export interface SampleCluster<T extends RunningSample = RunningSample> {
  /** Where it listens; starts it if it does not run. */
  address(): Promise<Pick<RunningSample, 'address' | 'token'>>;
  /** The cluster itself; starts it if it does not run. */
  running(): Promise<T>;
  stop(): Promise<void>;
}

/** @param start starts a cluster; its code is not read before that */
export function createSampleCluster<T extends RunningSample>(start: () => Promise<T>): SampleCluster<T> {
  let running: Promise<T> | null = null;
  async function run(): Promise<T> {
    running ??= start();
    try {
      return await running;
    } catch (thrown) {
      // The next attempt may succeed.
      running = null;
      throw thrown;
    }
  }
  return {
    running: run,
    async address() {
      const { address, token } = await run();
      return { address, token };
    },
    async stop() {
      const stopping = running;
      running = null;
      await (await stopping)?.stop();
    },
  };
}
