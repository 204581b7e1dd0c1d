import { z } from 'zod';
import {
  ARCHIVE_PAGE,
  archiveEntrySchema,
  archivePageSchema,
  archiveSummarySchema,
  entryIdSchema,
} from '../../domain/archive';
import { recreatePlanSchema } from '../../domain/recreate';
import { collectionRefSchema, databaseRefSchema } from '../../domain/refs';
import { taskSchema } from '../../domain/task';
import { confirmationSchema } from '../../policy/confirmation';
import type { Channel } from './channel';
import { channel } from './channel';

const entryRef = z.object({ entryId: entryIdSchema });
/** A copy, and where a collection is to be made of it. */
const recreateInput = databaseRefSchema.extend({
  entryId: entryIdSchema,
  // As Milvus takes names: at most 255 characters; what else it refuses, it says itself.
  collection: z.string().min(1).max(255),
});

/** Definitions of collections that were kept, and what is made of them. */
export const archiveChannels = {
  /** A part of the list, newest first. */
  'archive.list': channel({
    effect: 'local',
    input: z.object({
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(ARCHIVE_PAGE),
    }),
    output: archivePageSchema,
  }),
  'archive.read': channel({
    effect: 'local',
    input: entryRef,
    output: z.object({ entry: archiveEntrySchema }),
  }),
  /** Reads the definition of a collection and keeps it; answers when it is on the disk. */
  'archive.keep': channel({
    effect: 'read',
    input: collectionRefSchema,
    output: z.object({ entry: archiveSummarySchema }),
  }),
  /** Reads afresh what making a collection of a copy would come to. */
  'archive.plan': channel({
    effect: 'read',
    input: recreateInput,
    output: z.object({ plan: recreatePlanSchema }),
  }),
  /** Makes a collection of a copy, empty; refused where anything has that name. */
  'archive.recreate': channel({
    effect: 'write',
    input: recreateInput.extend({ confirmation: confirmationSchema }),
    output: taskSchema,
  }),
  /** Writes a definition into a file that the person chooses; null if none was chosen. */
  'archive.export': channel({
    effect: 'local',
    input: entryRef,
    output: z.object({ path: z.string().nullable() }),
  }),
  /** Reads a definition out of a file that the person chooses; null if none was chosen. */
  'archive.import': channel({
    effect: 'local',
    input: z.object({}),
    output: z.object({ entry: archiveSummarySchema.nullable() }),
  }),
  'archive.remove': channel({ effect: 'local', input: entryRef, output: z.object({}) }),
} as const satisfies Record<string, Channel>;
