import { z } from 'zod';

/** For tests: a value of which it can be seen whether it is whole. */
export const countedSchema = z.object({ count: z.number(), filler: z.string() });

/** For tests: as long a text as belongs to that count, now longer and now shorter than the one before. */
export function fillerOf(count: number): string {
  return 'x'.repeat((count * 7919) % 200_000);
}
