/** Status of Milvus' `common.proto`. */
export interface Status {
  error_code: string;
  reason: string;
  code: number;
  retriable: boolean;
  detail: string;
}

/** What a server answers when it refuses: the number, its old name, and the words. */
export class Refusal extends Error {
  readonly code: number;
  readonly errorCode: string;

  /** @param errorCode the name in `common.ErrorCode`, which older clients look at */
  constructor(code: number, errorCode: string, reason: string) {
    super(reason);
    this.code = code;
    this.errorCode = errorCode;
  }
}

export const OK: Status = { error_code: 'Success', reason: '', code: 0, retriable: false, detail: '' };

export function statusOf(refusal: Refusal): Status {
  return {
    error_code: refusal.errorCode,
    reason: refusal.message,
    code: refusal.code,
    retriable: false,
    detail: refusal.message,
  };
}

/** Refuses with a number that has a meaning of its own, such as 100. */
export function refuse(code: number, errorCode: string, reason: string): never {
  throw new Refusal(code, errorCode, reason);
}
