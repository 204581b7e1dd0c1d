import { z } from 'zod';

/** Another name that is easily taken for one: drawn alike, or one slip of the hand away. */
export const lookAlikeSchema = z.object({
  name: z.string(),
  how: z.enum(['drawnAlike', 'oneSlip']),
});
export type LookAlike = z.infer<typeof lookAlikeSchema>;

/** The ones that are most easily taken for it, worst first, and how many more there are. */
export const lookAlikesSchema = z.object({ named: z.array(lookAlikeSchema), more: z.number() });
export type LookAlikes = z.infer<typeof lookAlikesSchema>;
