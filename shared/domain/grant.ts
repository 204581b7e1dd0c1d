import { z } from 'zod';

/** A right that a role has, or had. `every`: it was given for all collections, not for this one by name. */
export const grantSchema = z.strictObject({
  role: z.string(),
  object: z.string(),
  privilege: z.string(),
  covers: z.enum(['this', 'every']),
});
export type Grant = z.infer<typeof grantSchema>;

/** A role, and the names of the users who have it. */
export const roleUsersSchema = z.strictObject({ role: z.string(), users: z.array(z.string()) });
export type RoleUsers = z.infer<typeof roleUsersSchema>;
