import type { AppError } from '@shared/ipc/result';
import type { HeldList } from '../data/read-held';

/** Why nothing at all could be read of what collections hold: one reason, such as a right that is missing; else null. */
export function refusalOf({ collections, done }: Pick<HeldList, 'collections' | 'done'>): AppError | null {
  const first = collections[0]?.error ?? null;
  if (first === null || done < collections.length) return null;
  return collections.every(({ error }) => error?.code === first.code) ? first : null;
}
