import { z } from 'zod';
import { serverRefSchema } from '../../domain/refs';
import {
  warmCollectionSchema,
  warmFactsSchema,
  warmSetNameSchema,
  warmSetSummarySchema,
  warmTargetSchema,
} from '../../domain/warm-set';
import type { Channel } from './channel';
import { channel } from './channel';

const nothing = z.object({});
const warmSetRef = serverRefSchema.extend({ setId: z.string().min(1).max(100) });
const captureId = z.string().min(1).max(100);

/** What is kept of memory under a name. */
export const warmSetChannels = {
  'warmSets.list': channel({
    effect: 'local',
    input: serverRefSchema,
    output: z.object({ sets: z.array(warmSetSummarySchema) }),
  }),
  /** A part of a set: a message has a limit. */
  'warmSets.read': channel({
    effect: 'local',
    input: warmSetRef.extend({ offset: z.number().int().min(0) }),
    output: z.object({ collections: z.array(warmCollectionSchema), next: z.number().nullable() }),
  }),
  /** Reads how collections stand in memory, a few at a time. With an id, what was read is kept to be saved. */
  'warmSets.capture': channel({
    effect: 'read',
    input: serverRefSchema.extend({
      captureId: captureId.nullable(),
      targets: z.array(warmTargetSchema).min(1).max(4),
    }),
    output: z.object({ facts: z.array(warmFactsSchema) }),
  }),
  /** Keeps what was read under that id. */
  'warmSets.save': channel({
    effect: 'local',
    input: serverRefSchema.extend({ captureId, name: warmSetNameSchema }),
    output: z.object({ set: warmSetSummarySchema }),
  }),
  'warmSets.rename': channel({
    effect: 'local',
    input: warmSetRef.extend({ name: warmSetNameSchema }),
    output: z.object({ set: warmSetSummarySchema }),
  }),
  'warmSets.remove': channel({ effect: 'local', input: warmSetRef, output: nothing }),
  /** Writes a set into a file that the person chooses; null if none was chosen. */
  'warmSets.export': channel({
    effect: 'local',
    input: warmSetRef,
    output: z.object({ path: z.string().nullable() }),
  }),
  /** Reads a set out of a file that the person chooses; null if none was chosen. */
  'warmSets.import': channel({
    effect: 'local',
    input: serverRefSchema,
    output: z.object({ set: warmSetSummarySchema.nullable() }),
  }),
} as const satisfies Record<string, Channel>;
