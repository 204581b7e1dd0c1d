import { status as grpcStatus } from '@grpc/grpc-js';
import type { SandboxClock } from '../clock';
import type { Wire } from '../handlers/handler';
import type { Status } from '../refusal';

/** How a call is made to fail. */
export type Fault =
  /** Answers with a gRPC failure: before the request is carried out, which is so by default, or after. */
  | { kind: 'grpc'; code: grpcStatus; details: string; when?: 'before' | 'after' }
  /** Answers with a status of Milvus; nothing is changed. */
  | { kind: 'status'; status: Partial<Status> }
  /** Loses the call, and with it the connection: before the request is carried out, or after. */
  | { kind: 'lost'; when: 'before' | 'after' }
  /** Is carried out, and its answer changed on the way. */
  | { kind: 'altered'; change: (reply: Wire) => Wire };

/** A queue that stands still. */
export interface HeldQueue {
  /** How many changes wait in it, or have. */
  waiting(): number;
  goOn(): void;
}

/** Every method, where a fault is for all of them. */
export const EVERY = '*';

/** Signing in and the version stay, so that a client gets as far as the trouble. */
const STILL_THERE: ReadonlySet<string> = new Set(['Connect']);

/** Troubles of calls that can be ordered: for the next call, or until {@link end}. */
export class Faults {
  readonly #next = new Map<string, Fault[]>();
  readonly #lasting = new Map<string, Fault>();
  readonly #delays = new Map<string, number>();
  /** Privileges that nobody has, such as `PrivilegeLoad`. */
  readonly denied = new Set<string>();
  readonly #clock: SandboxClock;
  #implementsNothing = false;
  #queue: (() => Promise<void>) | null = null;
  #unavailableUntil = 0;
  #refusesSignIn = false;

  constructor(clock: SandboxClock) {
    this.#clock = clock;
  }

  /** Makes the next call of a method fail; several queue up. */
  failNext(method: string, fault: Fault): void {
    this.#next.set(method, [...(this.#next.get(method) ?? []), fault]);
  }

  /** Makes every call of a method fail, or of all methods ({@link EVERY}). */
  failAlways(method: string, fault: Fault): void {
    this.#lasting.set(method, fault);
  }

  /** Lets every call of a method wait that many milliseconds of the sandbox's clock, until it is set to 0. */
  delay(method: string, ms: number): void {
    this.#delays.set(method, ms);
  }

  /**
   * From now on changes of schemas wait in a queue, as a busy root coordinator has one. They are carried out when it goes
   * on, also those whose client is killed meanwhile; {@link end} does not touch it.
   * @param arrived is told of each that comes
   */
  holdQueue(arrived: () => void = () => undefined): HeldQueue {
    let waiting = 0;
    let goOn: () => void = () => undefined;
    const turn = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    this.#queue = () => {
      waiting++;
      arrived();
      return turn;
    };
    return {
      waiting: () => waiting,
      goOn: () => {
        this.#queue = null;
        goOn();
      },
    };
  }

  /** Resolves when it is the turn of a change that arrives now. */
  async queued(): Promise<void> {
    await this.#queue?.();
  }

  /** From now on no method but Connect is implemented. */
  implementNothing(): void {
    this.#implementsNothing = true;
  }

  /** Every call is answered with UNAVAILABLE for so many milliseconds of the sandbox's clock. */
  beUnavailable(ms: number): void {
    this.#unavailableUntil = this.#clock.now() + ms;
  }

  /** Credentials that were good are refused. */
  refuseSignIn(): void {
    this.#refusesSignIn = true;
  }

  /** Ends everything that was ordered. */
  end(): void {
    this.#next.clear();
    this.#lasting.clear();
    this.#delays.clear();
    this.denied.clear();
    this.#implementsNothing = false;
    this.#unavailableUntil = 0;
    this.#refusesSignIn = false;
  }

  /** The fault of a call that arrives now; one that was for the next call is used up. */
  take(method: string): Fault | undefined {
    if (this.#refusesSignIn) {
      const details = 'auth check failure, please check username and password are correct';
      return { kind: 'grpc', code: grpcStatus.UNAUTHENTICATED, details };
    }
    if (this.#clock.now() < this.#unavailableUntil) {
      return { kind: 'grpc', code: grpcStatus.UNAVAILABLE, details: 'service unavailable' };
    }
    if (this.#implementsNothing && !STILL_THERE.has(method)) {
      return { kind: 'grpc', code: grpcStatus.UNIMPLEMENTED, details: `unknown method ${method}` };
    }
    return this.#next.get(method)?.shift() ?? this.#lasting.get(method) ?? this.#lasting.get(EVERY);
  }

  delayOf(method: string): number {
    return Math.max(this.#delays.get(method) ?? 0, this.#delays.get(EVERY) ?? 0);
  }
}
