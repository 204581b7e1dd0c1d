import { z } from 'zod';
import { appErrorSchema } from '../ipc/result';

/** Which program answers: a Milvus cluster or standalone, or milvus-lite, which lacks a good part. */
export const serverFlavorSchema = z.enum(['milvus', 'lite']);

/** What a server says it is. */
export const serverInfoSchema = z.object({
  /** As the server writes it: `v2.3.5-lite`, `milvus_lite-3.2.1`. */
  versionText: z.string(),
  /** `[major, minor, patch]`, or null if the text could not be read. */
  version: z.tuple([z.number(), z.number(), z.number()]).nullable(),
  flavor: serverFlavorSchema,
});

export type ServerInfo = z.infer<typeof serverInfoSchema>;

/**
 * How a connection is doing. `lost` keeps the time since when; what was read before stays on screen with its age.
 * Times are milliseconds since 1970.
 */
export const connectionStatusSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('closed') }),
  z.object({ kind: z.literal('connecting'), since: z.number() }),
  z.object({ kind: z.literal('connected'), since: z.number(), server: serverInfoSchema }),
  z.object({
    kind: z.literal('lost'),
    since: z.number(),
    error: appErrorSchema,
    server: serverInfoSchema.nullable(),
  }),
  z.object({ kind: z.literal('failed'), at: z.number(), error: appErrorSchema }),
]);

export type ConnectionStatus = z.infer<typeof connectionStatusSchema>;

export const connectionTestSteps = ['name', 'tcp', 'tls', 'credentials', 'version', 'read'] as const;

/** One step of "Test": what was tried, how long it took, and why it failed. */
export const connectionTestStepSchema = z.object({
  step: z.enum(connectionTestSteps),
  outcome: z.enum(['passed', 'failed', 'skipped']),
  durationMs: z.number().nullable(),
  /** What was learnt, such as the address a name stands for or the version. */
  found: z.string().nullable(),
  error: appErrorSchema.nullable(),
});

export type ConnectionTestStep = z.infer<typeof connectionTestStepSchema>;
