/** A running sample cluster. */
export interface RunningSample {
  /** What the SDK takes: `unix:/path`, or `127.0.0.1:port` where there are no Unix sockets. */
  address: string;
  /** Needed to sign in where other programs could reach it, else null. */
  token: string | null;
  stop(): Promise<void>;
}

/** The built-in sample cluster, which runs from its first use to the end of the application. */
export interface SampleCluster {
  /** Where it listens; starts it if it does not run. */
  address(): Promise<Pick<RunningSample, 'address' | 'token'>>;
  stop(): Promise<void>;
}

/** @param start starts a cluster; its code is not read before that */
export function createSampleCluster(start: () => Promise<RunningSample>): SampleCluster {
  let running: Promise<RunningSample> | null = null;
  return {
    async address() {
      running ??= start();
      try {
        const { address, token } = await running;
        return { address, token };
      } catch (thrown) {
        // The next attempt may succeed.
        running = null;
        throw thrown;
      }
    },
    async stop() {
      const stopping = running;
      running = null;
      await (await stopping)?.stop();
    },
  };
}
