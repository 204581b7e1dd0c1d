import type { ConnectionStatus, ServerInfo } from '@shared/domain/server';
import { appError, FalconerError, toAppError, type AppError, type ErrorCode } from '@shared/ipc/result';
import { proxyFor } from './address';
import type { ConnectSettings } from './connect-settings';
import type { ServerLink } from './connect';
import { errorFromSystem, isUnreachable, SOME_READ } from './error-map';
import { probeTcp } from './probe';
import type { RpcClient } from './rpc-types';

/** How often a server is looked at, in milliseconds. */
export interface HealthTiming {
  /** Between two looks at a server that is connected. */
  lightCheckMs: number;
  /** How long a look may take; a second one decides. */
  checkLimitMs: number;
  /** Between two attempts to get back to one that is lost. */
  retryMs: number;
  /** Between two attempts where the server refuses the credentials. */
  refusedRetryMs: number;
}

/** Together a half-open connection is noticed within 7 + 3.5 + 3.5 s, and a server that came back within 2 s. */
export const defaultTiming: HealthTiming = {
  lightCheckMs: 7000,
  checkLimitMs: 3500,
  retryMs: 1000,
  refusedRetryMs: 15_000,
};

/** What a session needs of the world. */
export interface SessionDeps {
  /** Settings with the secret, read once an attempt to open. */
  settings(): Promise<ConnectSettings>;
  now(): number;
  timing: HealthTiming;
  onStatus(status: ConnectionStatus): void;
}

/** Causes after which haste could lock an account. */
const accountCauses: ReadonlySet<ErrorCode> = new Set(['authFailed', 'authMissing']);

// The SDK is a chunk of its own that is read when the first server is opened.
const sdkChunk = () => import('./connect');

/**
 * One server from open to close: knows whether it is there, notices when it goes and comes back, and what it is then.
 */
export class ServerSession {
  readonly #deps: SessionDeps;
  #status: ConnectionStatus = { kind: 'closed' };
  #settings: ConnectSettings | null = null;
  #link: ServerLink | null = null;
  #opening: Promise<ConnectionStatus> | null = null;
  #life = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  /** A look or an attempt is under way: another one would tell nothing more. */
  #isBusy = false;

  constructor(deps: SessionDeps) {
    this.#deps = deps;
  }

  get status(): ConnectionStatus {
    return this.#status;
  }

  /** The server as it was last read; throws `notConnected`. */
  get server(): ServerInfo {
    return this.#openLink().server;
  }

  /** The channel to use now; throws `notConnected`. */
  get client(): RpcClient {
    return this.#openLink().client;
  }

  #openLink(): ServerLink {
    if (this.#link === null) throw new FalconerError(appError('notConnected'));
    return this.#link;
  }

  #become(status: ConnectionStatus): void {
    this.#status = status;
    this.#deps.onStatus(status);
  }

  open(): Promise<ConnectionStatus> {
    if (this.#opening !== null) return this.#opening;
    if (this.#status.kind === 'connected' || this.#status.kind === 'lost')
      return Promise.resolve(this.#status);
    this.#life = new AbortController();
    this.#opening = this.#open(this.#life.signal).finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  async #open(life: AbortSignal): Promise<ConnectionStatus> {
    this.#become({ kind: 'connecting', since: this.#deps.now() });
    try {
      this.#settings = await this.#deps.settings();
      const link = await (await sdkChunk()).connectServer(this.#settings, life);
      if (life.aborted) await link.client.close();
      else this.#connected(link);
    } catch (thrown) {
      if (!life.aborted) this.#become({ kind: 'failed', at: this.#deps.now(), error: toAppError(thrown) });
    }
    return this.#status;
  }

  async close(): Promise<void> {
    this.#life.abort();
    clearTimeout(this.#timer);
    const link = this.#link;
    this.#link = null;
    if (this.#status.kind !== 'closed') this.#become({ kind: 'closed' });
    await link?.client.close();
  }

  /** Told of each call's end, so that a lost server is noticed by the first call that fails on it. */
  noteOutcome(error: FalconerError | null): void {
    const isReached = error === null || !isUnreachable(error.error);
    if (this.#status.kind === 'connected' && !isReached) void this.#look(error.error);
    if (this.#status.kind === 'lost' && error === null) void this.#reconnect();
  }

  #connected(link: ServerLink): void {
    this.#link = link;
    this.#become({ kind: 'connected', since: this.#deps.now(), server: link.server });
    this.#schedule(this.#deps.timing.lightCheckMs, () => this.#look(null));
  }

  #schedule(delayMs: number, run: () => Promise<void>): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void run(), delayMs).unref();
  }

  /** Looks at a connected server: once, and once more if that fails, unless a failed call was the first look. */
  async #look(suspicion: AppError | null): Promise<void> {
    if (this.#isBusy || this.#link === null) return;
    this.#isBusy = true;
    const life = this.#life.signal;
    let error = suspicion ?? (await this.#ping(this.#link));
    if (error !== null) error = await this.#ping(this.#link);
    this.#isBusy = false;
    if (life.aborted) return;
    if (error === null) this.#schedule(this.#deps.timing.lightCheckMs, () => this.#look(null));
    else this.#lost(error);
  }

  /** Null if the server answered. What it answers is taken over: another build may run there now. */
  async #ping(link: ServerLink): Promise<AppError | null> {
    const limits = { timeoutMs: this.#deps.timing.checkLimitMs, signal: this.#life.signal };
    try {
      const server = await (await sdkChunk()).readVersion(link.client, limits);
      this.#takeOver(server);
      return null;
    } catch (thrown) {
      return toAppError(thrown);
    }
  }

  #takeOver(server: ServerInfo): void {
    if (this.#link === null || this.#link.server.versionText === server.versionText) return;
    this.#link = { ...this.#link, server };
    if (this.#status.kind === 'connected') this.#become({ ...this.#status, server });
  }

  #lost(error: AppError): void {
    this.#become({ kind: 'lost', since: this.#deps.now(), error, server: this.#link?.server ?? null });
    void this.#reconnect();
  }

  /** One attempt with a new channel: a channel that lost its server can take a minute to try again by itself. */
  async #reconnect(): Promise<void> {
    const settings = this.#settings;
    if (this.#isBusy || settings === null) return;
    this.#isBusy = true;
    const life = this.#life.signal;
    clearTimeout(this.#timer);
    try {
      const limits = { timeoutMs: this.#deps.timing.checkLimitMs, signal: life };
      if (proxyFor(settings.address) === null) await probeTcp(settings.address, limits);
      const short = { ...settings, connectTimeoutMs: Math.min(settings.connectTimeoutMs, limits.timeoutMs) };
      const link = await (await sdkChunk()).connectServer(short, life);
      this.#isBusy = false;
      this.#back(link, life);
    } catch (thrown) {
      this.#isBusy = false;
      if (!life.aborted) this.#stillLost(thrown);
    }
  }

  #back(link: ServerLink, life: AbortSignal): void {
    if (life.aborted) {
      void link.client.close();
      return;
    }
    // Calls that went out on the old channel may yet be answered.
    void this.#link?.client.retire();
    this.#connected(link);
  }

  #stillLost(thrown: unknown): void {
    const error = thrown instanceof FalconerError ? thrown.error : errorFromSystem(thrown, SOME_READ);
    if (this.#status.kind === 'lost' && this.#status.error.code !== error.code) {
      this.#become({ ...this.#status, error });
    }
    const { retryMs, refusedRetryMs } = this.#deps.timing;
    this.#schedule(accountCauses.has(error.code) ? refusedRetryMs : retryMs, () => this.#reconnect());
  }
}
