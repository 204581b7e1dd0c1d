import type { Profile } from '../profiles';
import type { Refusal, Status } from '../refusal';
import type { Answer, RefusalKind } from './kinds';

/** Numbers of failures that whoever asked can mend: a wrong name, or a wrong parameter. */
const INPUT_ERRORS: readonly number[] = [100, 1100, 1101, 1102];

/** Puts a refusal into the number, name and words of a version. */
export function statusOf<K extends RefusalKind>(
  { errors, plainError, numbered, details, marksInputErrors }: Profile,
  { kind, facts }: Refusal<K>,
  method: string,
): Status {
  const answer: Answer = errors[kind](facts, method);
  const { code, errorCode } =
    answer.code === 'plain' ? { ...plainError, ...named(answer, plainError) } : answer;
  return {
    error_code: errorCode,
    reason: answer.reason,
    code: numbered ? Number(code) : 0,
    retriable: false,
    detail: details ? (answer.detail ?? answer.reason) : '',
    ...(marksInputErrors && INPUT_ERRORS.includes(Number(code))
      ? { extra_info: { is_input_error: 'true' } }
      : {}),
  };
}

/** The answer's own name, if it has another than every failure has. */
function named({ errorCode }: Answer, plainError: { errorCode: string }): { errorCode: string | number } {
  return { errorCode: errorCode === 'UnexpectedError' ? plainError.errorCode : errorCode };
}
