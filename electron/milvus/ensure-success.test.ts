import { describe, expect, it } from 'vitest';
import type { AppError } from '@shared/ipc/result';
import { toAppError } from '@shared/ipc/result';
import { ensureSuccess } from './ensure-success';
import { SOME_READ } from './error-map';

function errorOf(reply: unknown): AppError | null {
  try {
    ensureSuccess(reply, SOME_READ);
    return null;
  } catch (thrown) {
    return toAppError(thrown);
  }
}

const judged = (reply: unknown): string => errorOf(reply)?.code ?? 'success';

describe('ensureSuccess', () => {
  it('takes only a status that says so', () => {
    expect(judged({ error_code: 'Success', code: 0 })).toBe('success');
    expect(judged({ error_code: 'Success' })).toBe('success');
    expect(judged({ error_code: 'Success', code: null })).toBe('success');
    expect(judged({ status: { error_code: 'Success', code: 0 }, names: [] })).toBe('success');
  });

  it('takes Success with a code for the refusal that it is', () => {
    expect(judged({ error_code: 'Success', code: 1, reason: 'cannot drop default database' })).toBe(
      'defaultDatabase',
    );
    expect(judged({ status: { error_code: 'Success', code: 100 } })).toBe('collectionNotFound');
  });

  it('takes an unknown name, or a number for one, for a refusal', () => {
    expect(judged({ error_code: 'SomethingNew', code: 0 })).toBe('serverError');
    expect(judged({ error_code: 6, code: 6 })).toBe('serverError');
  });

  it('takes a status that says neither for neither', () => {
    const neither = { code: 'serverError', serverCode: 'gRPC 0', detail: 'error_code 99' };
    expect(errorOf({ error_code: 99, code: 0, reason: '' })).toMatchObject(neither);
    expect(errorOf({ status: { error_code: 99 } })).toMatchObject(neither);
    const refusal = errorOf({ error_code: 99, reason: 'it cannot be' });
    expect(refusal).toMatchObject({ code: 'serverError', detail: 'it cannot be' });
    expect(refusal?.serverCode).not.toBe('gRPC 0');
  });

  it.each([
    undefined,
    null,
    {},
    '',
    'Success',
    [],
    { status: null },
    { status: {} },
    { names: [] },
    { code: 0 },
  ])('takes %j, without a status, for a method that the server lacks', (reply) => {
    expect(judged(reply)).toBe('notSupported');
  });
});
