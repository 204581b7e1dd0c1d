import { z } from 'zod';
import {
  bulkDoesSchema,
  bulkEntrySchema,
  bulkExportFormats,
  bulkPlanItemSchema,
  bulkSchema,
  bulkWishSchema,
  MAX_BULK_CONCURRENCY,
} from '../../domain/bulk';
import { serverRefSchema } from '../../domain/refs';
import { confirmationSchema } from '../../policy/confirmation';
import type { Channel } from './channel';
import { channel } from './channel';

const nothing = z.object({});
const bulkRef = z.object({ bulkId: z.string().min(1).max(100) });
const bulkConcurrency = z.number().int().min(1).max(MAX_BULK_CONCURRENCY);
const bulkAgain = bulkRef.extend({
  ...serverRefSchema.shape,
  does: bulkDoesSchema,
  confirmation: confirmationSchema,
});

/**
 * Every request that the window can make, one entry a channel. Types, the preload's list, the guards and the
 * channel tests all derive from this table;

/** Many changes at once. */
export const bulkChannels = {
  /** Reads afresh what comes of each wish. One part of a plan at a time: a message has a limit. */
  'bulk.plan': channel({
    effect: 'read',
    input: serverRefSchema.extend({ wishes: z.array(bulkWishSchema).min(1).max(500) }),
    output: z.object({ items: z.array(bulkPlanItemSchema) }),
  }),
  /** Hands a plan over part by part; sends nothing. Null begins a new one. */
  'bulk.prepare': channel({
    effect: 'local',
    input: z.object({
      draftId: z.string().min(1).max(100).nullable(),
      items: z.array(bulkPlanItemSchema).min(1).max(500),
    }),
    output: z.object({ draftId: z.string() }),
  }),
  /** Starts what was prepared. */
  'bulk.start': channel({
    effect: 'write',
    input: serverRefSchema.extend({
      draftId: z.string().min(1).max(100),
      count: z.number().int().min(1),
      title: z.string().min(1).max(300),
      concurrency: bulkConcurrency,
      does: bulkDoesSchema,
      confirmation: confirmationSchema,
    }),
    output: bulkSchema,
  }),
  /** Newest first; and the tasks that are items of a bulk. */
  'bulk.list': channel({
    effect: 'local',
    input: nothing,
    output: z.object({ bulks: z.array(bulkSchema), taskIds: z.array(z.string()) }),
  }),
  'bulk.items': channel({
    effect: 'local',
    input: bulkRef.extend({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(100) }),
    output: z.object({ entries: z.array(bulkEntrySchema), total: z.number() }),
  }),
  /** Begins no more items; those that are under way go on. */
  'bulk.pause': channel({ effect: 'local', input: bulkRef, output: nothing }),
  /** Gives up what was not begun. */
  'bulk.stop': channel({ effect: 'local', input: bulkRef, output: nothing }),
  'bulk.setConcurrency': channel({
    effect: 'local',
    input: bulkRef.extend({ concurrency: bulkConcurrency }),
    output: nothing,
  }),
  'bulk.resume': channel({ effect: 'write', input: bulkAgain, output: bulkSchema }),
  'bulk.retry': channel({ effect: 'write', input: bulkAgain, output: bulkSchema }),
  /** Writes the list into a file that the person chooses; null if none was chosen. */
  'bulk.export': channel({
    effect: 'local',
    input: bulkRef.extend({ format: z.enum(bulkExportFormats) }),
    output: z.object({ path: z.string().nullable() }),
  }),
  'bulk.dismiss': channel({ effect: 'local', input: bulkRef, output: nothing }),
} as const satisfies Record<string, Channel>;
