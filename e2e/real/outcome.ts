import { toAppError, type AppError, type ErrorCode } from '@shared/ipc/result';

/** How a call ended, in the words of our error table. */
export const codeOf = (call: Promise<unknown>): Promise<ErrorCode | 'success'> =>
  call.then(
    () => 'success',
    (thrown: unknown) => toAppError(thrown).code,
  );

/** The error that a call ended with; throws if it went well. */
export const errorOf = (call: Promise<unknown>): Promise<AppError> =>
  call.then(
    (answer) => {
      throw new Error(`It went well: ${JSON.stringify(answer)}`);
    },
    (thrown: unknown) => toAppError(thrown),
  );
