import { z } from 'zod';
import { definitionSchema } from './definition';
import { unreadParts } from './definition-parts';
import { int64Schema } from './refs';

/** Why a copy is kept: asked for, before a drop, or read out of a file. */
export const keptReasons = ['asked', 'dropCollection', 'dropPartition', 'imported'] as const;
export type KeptReason = (typeof keptReasons)[number];

/** Name of a copy: of its file too, so nothing but letters, digits and hyphens. Later ones sort after earlier ones. */
export const entryIdSchema = z
  .string()
  .max(100)
  .regex(/^[0-9]{8}-[0-9]{9}-[0-9a-f-]{36}$/);

/** A copy in the archive. */
export const archiveEntrySchema = z.strictObject({
  id: entryIdSchema,
  /** Milliseconds since 1970. */
  keptAt: z.number(),
  why: z.enum(keptReasons),
  /** The partition that it was kept for; null: for the collection. */
  partition: z.string().nullable(),
  /** The connection that it was read from; null: it came out of a file. */
  connectionId: z.string().nullable(),
  definition: definitionSchema,
});
export type ArchiveEntry = z.infer<typeof archiveEntrySchema>;

/** A copy in the list. */
export const archiveSummarySchema = z.object({
  id: entryIdSchema,
  keptAt: z.number(),
  why: z.enum(keptReasons),
  partition: z.string().nullable(),
  connectionName: z.string(),
  database: z.string(),
  collection: z.string(),
  serverVersion: z.string(),
  rowCount: int64Schema.nullable(),
  notRead: z.array(z.enum(unreadParts)),
});
export type ArchiveSummary = z.infer<typeof archiveSummarySchema>;

/** A file of the archive that cannot be read as a copy, and why; it is left as it is. */
export const damagedEntrySchema = z.object({
  file: z.string(),
  problem: z.enum(['unreadable', 'notJson', 'newer', 'invalid']),
  detail: z.string(),
});
export type DamagedEntry = z.infer<typeof damagedEntrySchema>;

/** At most so many copies are read for one part of the list. */
export const ARCHIVE_PAGE = 50;

/** A part of the list, newest first. */
export const archivePageSchema = z.object({
  entries: z.array(archiveSummarySchema),
  /** Among the files of this part. */
  damaged: z.array(damagedEntrySchema),
  /** Copies and damaged files in all. */
  total: z.number(),
});
export type ArchivePage = z.infer<typeof archivePageSchema>;
