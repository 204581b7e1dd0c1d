import { z } from 'zod';

/** A right that a role has, or had. `every`: it was given for all collections, not for this one by name. */
export const grantSchema = z.strictObject({
  role: z.string(),
  object: z.string(),
  privilege: z.string(),
  covers: z.enum(['this', 'every']),
});
export type Grant = z.infer<typeof grantSchema>;
