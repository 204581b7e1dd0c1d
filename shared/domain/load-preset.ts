import { z } from 'zod';

/** A choice of fields of one collection that a person gave a name. */
export const loadPresetSchema = z.object({
  name: z.string().min(1).max(80),
  /** Names of fields; those that the schema has no more are left out when it is used. */
  fields: z.array(z.string()).max(2000),
  dynamicField: z.boolean(),
});
export type LoadPreset = z.infer<typeof loadPresetSchema>;
