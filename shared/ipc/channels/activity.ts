import { z } from 'zod';
import {
  activityEntrySchema,
  activityExportFormats,
  activityFilterSchema,
  activityLogStateSchema,
} from '../../domain/activity';
import type { Channel } from './channel';
import { channel } from './channel';

/** The most entries that an answer holds: a message has a limit. */
export const ACTIVITY_PAGE = 50;

/** What was done to servers from here. */
export const activityChannels = {
  /** Entries that fit, newest first, from a place on; long lists of names are cut, the export has all of them. */
  'activity.list': channel({
    effect: 'local',
    input: z.object({
      filter: activityFilterSchema,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(ACTIVITY_PAGE),
    }),
    output: z.object({
      entries: z.array(
        activityEntrySchema.extend({
          /** How many partitions it is about, also those that are cut; null: the whole collection. */
          partitionCount: z.number().int().nullable(),
        }),
      ),
      total: z.number().int(),
      log: activityLogStateSchema,
    }),
  }),
  /** Writes what fits into a file that the person chooses; null if none was chosen. */
  'activity.export': channel({
    effect: 'local',
    input: z.object({ filter: activityFilterSchema, format: z.enum(activityExportFormats) }),
    output: z.object({ path: z.string().nullable() }),
  }),
} as const satisfies Record<string, Channel>;
