import { z } from 'zod';
import {
  connectionDraftSchema,
  connectionSchema,
  secretInputSchema,
  secretPlaceSchema,
  secretStorageSchema,
} from '../../domain/connection';
import { serverRefSchema } from '../../domain/refs';
import { connectionStatusSchema, connectionTestStepSchema } from '../../domain/server';
import { appInfoSchema, settingsSchema } from '../../domain/settings';
import type { Channel } from './channel';
import { channel } from './channel';

const nothing = z.object({});

/** The application itself: settings and saved connections. */
export const applicationChannels = {
  'app.info': channel({ effect: 'local', input: nothing, output: appInfoSchema }),
  'app.chooseFile': channel({
    effect: 'local',
    input: z.object({ purpose: z.enum(['caCertificate']) }),
    output: z.object({ path: z.string().nullable() }),
  }),
  'app.copyText': channel({
    effect: 'local',
    input: z.object({ text: z.string().max(1_000_000) }),
    output: nothing,
  }),
  'settings.read': channel({ effect: 'local', input: nothing, output: settingsSchema }),
  'settings.update': channel({
    effect: 'local',
    /** `protectsLess`: the user agreed to protect less than before; without it that is refused. */
    input: settingsSchema.partial().extend({ protectsLess: z.literal(true).optional() }),
    output: settingsSchema,
  }),

  'connections.list': channel({
    effect: 'local',
    input: nothing,
    output: z.object({ connections: z.array(connectionSchema), secretStorage: secretStorageSchema }),
  }),
  'connections.save': channel({
    effect: 'local',
    input: z.object({
      id: z.string().min(1).max(100).nullable(),
      draft: connectionDraftSchema,
      secret: secretInputSchema,
    }),
    output: z.object({ connection: connectionSchema, secretStored: secretPlaceSchema }),
  }),
  'connections.remove': channel({ effect: 'local', input: serverRefSchema, output: nothing }),
  /** Walks name, TCP, TLS, credentials, version and a first read; never fails itself: failures are in the steps. */
  'connections.test': channel({
    effect: 'local',
    input: z.object({
      id: z.string().min(1).max(100).nullable(),
      draft: connectionDraftSchema,
      secret: secretInputSchema,
    }),
    output: z.object({ steps: z.array(connectionTestStepSchema) }),
  }),
  'connections.statuses': channel({
    effect: 'local',
    input: nothing,
    output: z.object({ statuses: z.record(z.string(), connectionStatusSchema) }),
  }),
  'connections.open': channel({
    effect: 'read',
    input: serverRefSchema,
    output: z.object({ status: connectionStatusSchema }),
  }),
  'connections.close': channel({ effect: 'read', input: serverRefSchema, output: nothing }),
} as const satisfies Record<string, Channel>;
