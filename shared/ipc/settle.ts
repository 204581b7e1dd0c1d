import type { AppError } from './result';
import { toAppError } from './result';

/** What a read gave, or why it failed: for reads that others do not depend on. */
export type Settled<T> = { value: T; error: null } | { value: null; error: AppError };

/** Turns a rejection into data, so that one refused call does not take the others' answers away. */
export async function settle<T>(reading: Promise<T>): Promise<Settled<T>> {
  try {
    return { value: await reading, error: null };
  } catch (thrown) {
    return { value: null, error: toAppError(thrown) };
  }
}
