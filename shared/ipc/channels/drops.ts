import { z } from 'zod';
import { bulkSchema } from '../../domain/bulk';
import {
  dropPlanSchema,
  dropTargetSchema,
  MOST_DROPS,
  nameDropPlanSchema,
  nameDropTargetSchema,
} from '../../domain/drop';
import { serverRefSchema } from '../../domain/refs';
import { taskSchema } from '../../domain/task';
import type { Channel } from './channel';
import { channel } from './channel';

/** A name may be typed as it is shown, with each character that cannot be seen written out in eight or more. */
const LONGEST_TYPED = 16_384;

/** What cannot be undone: first a plan, which answers with a ticket, then the ticket and what was typed. */
export const dropChannels = {
  /** Reads afresh what would go. */
  'drops.plan': channel({
    effect: 'read',
    input: serverRefSchema.extend({
      targets: z.array(dropTargetSchema).min(1).max(MOST_DROPS),
      /** Whether a copy of each definition is kept first; without, that has to be typed in words. */
      keepsCopy: z.boolean(),
    }),
    output: dropPlanSchema,
  }),
  /** The same for an alias or a database. */
  'drops.planName': channel({
    effect: 'read',
    input: serverRefSchema.extend({ target: nameDropTargetSchema }),
    output: nameDropPlanSchema,
  }),
  /** Drops what the plan of the ticket says, and nothing else: one as a task, several as a bulk. */
  'drops.start': channel({
    effect: 'destructive',
    input: serverRefSchema.extend({
      ticket: z.string().min(1).max(100),
      /** What was typed for each phrase of the plan, exactly. */
      typed: z.array(z.string().max(LONGEST_TYPED)).max(4),
    }),
    output: z.object({ task: taskSchema.nullable(), bulk: bulkSchema.nullable() }),
  }),
} as const satisfies Record<string, Channel>;
