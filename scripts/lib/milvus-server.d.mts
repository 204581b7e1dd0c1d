export type MilvusVersion = '2.3.5' | '2.2.16' | 'lite';

export declare const MILVUS_VERSIONS: readonly MilvusVersion[];

/** Files of a server that speaks TLS; the clients' ones are for the readiness probe. */
export interface MilvusServerTls {
  mode: 'server' | 'mutual';
  certificatePath: string;
  keyPath: string;
  caPath: string;
  clientCertificatePath?: string;
  clientKeyPath?: string;
}

export interface StartMilvusOptions {
  version: MilvusVersion;
  /** Default: a free one. */
  port?: number;
  /** Users and passwords are checked; root's password is `Milvus`. */
  authorization?: boolean;
  tls?: MilvusServerTls;
}

export interface MilvusServer {
  /** host:port on loopback. */
  address: string;
  version: MilvusVersion;
  /** What GetVersion says, such as `v2.3.5-lite`. */
  build: string;
  /** A temporary folder, removed by stop. */
  dataDir: string;
  pid: number;
  /** Ends the server and resolves when its ports are free and its folder is gone. */
  stop(): Promise<void>;
  /** The server hangs, from when this resolves: it keeps its connections and answers nothing. */
  pause(): Promise<void>;
  resume(): void;
  /** Ends the server and starts it on the same data; resolves with its new address when it answers real calls again. */
  restart(): Promise<string>;
}

/** Why no Milvus server can run on this machine; null if one can. */
export declare function milvusObstacle(): Promise<string | null>;

/**
 * Installs a server into .runtime/venvs unless it is there; minutes on a slow network.
 * @returns folder of the virtual environment
 */
export declare function installMilvus(version: MilvusVersion): Promise<string>;

/**
 * Starts a server in a folder of its own, and resolves when it answers real calls (7 to 20 s). One standalone server
 * at a time: waits up to 60 s for another to end. Rejects with a sentence and a remedy.
 */
export declare function startMilvus(options: StartMilvusOptions): Promise<MilvusServer>;
