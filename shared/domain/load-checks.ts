import { z } from 'zod';
import { appErrorSchema } from '../ipc/result';
import { healthSchema } from './cluster';

/** What else can be asked before a load. */
export const loadChecksSchema = z.object({
  readAt: z.number(),
  /** Null: could not be read. */
  health: healthSchema.nullable(),
  healthError: appErrorSchema.nullable(),
  /** Set if the server has just refused something that takes the privilege to load. */
  missingPrivilege: z.object({ name: z.string().nullable() }).nullable(),
});
export type LoadChecks = z.infer<typeof loadChecksSchema>;
