import { z } from 'zod';
import { chosenLevelsSchema } from '../policy/confirmation';
import { MOST_DROPS } from './drop';
import { environmentSchema } from './environment';

export const colorSchemes = ['auto', 'light', 'dark'] as const;

/** What a person set once for the whole application. */
export const settingsSchema = z.object({
  colorScheme: z.enum(colorSchemes),
  /** Widths in CSS pixels. */
  sidebarWidth: z.number().min(160).max(480),
  detailWidth: z.number().min(280).max(1200),
  taskDockOpen: z.boolean(),
  /** A system notification when a task ends while the window is not in front. */
  notifyTaskEnds: z.boolean(),
  /** What is asked more strictly than by the table of `shared/policy/confirmation.ts`. */
  confirmations: chosenLevelsSchema,
  /** How long a drop waits before anything is sent, in seconds; it can be taken back until then. */
  dropWaitSeconds: z.record(environmentSchema, z.number().int().min(0).max(600)),
  /** How much one plan may drop. */
  mostDrops: z.record(environmentSchema, z.number().int().min(1).max(MOST_DROPS)),
  /** Nothing may be changed over any connection of these. */
  readOnlyEnvironments: z.array(environmentSchema),
});
export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  colorScheme: 'auto',
  sidebarWidth: 232,
  detailWidth: 380,
  taskDockOpen: false,
  notifyTaskEnds: true,
  confirmations: {},
  dropWaitSeconds: { development: 0, staging: 0, production: 10 },
  mostDrops: { development: MOST_DROPS, staging: 200, production: 50 },
  readOnlyEnvironments: [],
};

/** Facts about the running application, and what the command line asked for. */
export const appInfoSchema = z.object({
  version: z.string(),
  electron: z.string(),
  chromium: z.string(),
  platform: z.string(),
  /** `fallback`: runs on a development runtime that is not for users; the window says so. */
  runtime: z.enum(['official', 'fallback']),
  /** Connection to open at start: an id, or null. */
  startConnectionId: z.string().nullable(),
  /** Something the start found wrong with the profile, such as a corrupt file that was set aside. */
  notices: z.array(
    z.object({
      kind: z.enum(['corruptFile', 'unwritable']),
      file: z.string(),
      keptAs: z.string().nullable(),
    }),
  ),
});
export type AppInfo = z.infer<typeof appInfoSchema>;
