import { status as grpcStatus } from '@grpc/grpc-js';
import type { Status } from './refusal';

/** How one call is made to fail. */
export type Fault =
  /** Answers with a gRPC failure; nothing is changed. */
  | { kind: 'grpc'; code: grpcStatus; details: string }
  /** Answers with a status of Milvus; nothing is changed. */
  | { kind: 'status'; status: Partial<Status> }
  /** Loses the call: before the request is carried out, or after. */
  | { kind: 'lost'; when: 'before' | 'after' };

/** Troubles that can be ordered. Each is used up by one call, but for the lasting ones. */
export class Faults {
  readonly #next = new Map<string, Fault[]>();
  readonly #delays = new Map<string, number>();
  #implementsNothing = false;

  /** Makes the next call of a method fail; several queue up. */
  failNext(method: string, fault: Fault): void {
    this.#next.set(method, [...(this.#next.get(method) ?? []), fault]);
  }

  /** Lets every call of a method wait that many milliseconds of the sandbox's clock, until it is set to 0. */
  delay(method: string, ms: number): void {
    this.#delays.set(method, ms);
  }

  /** From now on no method but Connect is implemented. */
  implementNothing(): void {
    this.#implementsNothing = true;
  }

  take(method: string): Fault | undefined {
    if (this.#implementsNothing && method !== 'Connect') {
      return { kind: 'grpc', code: grpcStatus.UNIMPLEMENTED, details: `unknown method ${method}` };
    }
    return this.#next.get(method)?.shift();
  }

  delayOf(method: string): number {
    return this.#delays.get(method) ?? 0;
  }
}
