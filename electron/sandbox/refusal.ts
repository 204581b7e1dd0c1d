import type { RefusalKind, Refusals } from './errors/kinds';

/** Status of Milvus' `common.proto`; a number in `error_code` is one that the enum does not have. */
export interface Status {
  error_code: string | number;
  reason: string;
  code: number;
  retriable: boolean;
  detail: string;
  extra_info?: Record<string, string>;
}

/**
 * That a request is refused, and why. Handlers and world say only which refusal it is: the number and the words are
 * the version's, and stand in the tables of `errors/`.
 */
export class Refusal<K extends RefusalKind = RefusalKind> extends Error {
  readonly kind: K;
  readonly facts: Refusals[K];

  constructor(kind: K, facts: Refusals[K]) {
    super(kind);
    this.kind = kind;
    this.facts = facts;
  }
}

export const OK: Status = { error_code: 'Success', reason: '', code: 0, retriable: false, detail: '' };
