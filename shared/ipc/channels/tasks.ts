import { z } from 'zod';
import { loadPresetSchema } from '../../domain/load-preset';
import { collectionRefSchema } from '../../domain/refs';
import { taskSchema } from '../../domain/task';
import type { Channel } from './channel';
import { channel } from './channel';

const nothing = z.object({});
const presetTarget = collectionRefSchema.omit({ collectionId: true });
const presetList = z.object({ presets: z.array(loadPresetSchema) });
const taskRef = z.object({ taskId: z.string().min(1).max(100) });

/** Tasks, and the named choices that loads begin with. */
export const taskChannels = {
  'presets.list': channel({ effect: 'local', input: presetTarget, output: presetList }),
  'presets.save': channel({
    effect: 'local',
    input: presetTarget.extend({ preset: loadPresetSchema }),
    output: presetList,
  }),
  'presets.remove': channel({
    effect: 'local',
    input: presetTarget.extend({ name: z.string() }),
    output: presetList,
  }),

  'tasks.list': channel({
    effect: 'local',
    input: nothing,
    output: z.object({ tasks: z.array(taskSchema) }),
  }),
  /** Says which collections are on the screen: their partitions are read while they load. */
  'tasks.attend': channel({
    effect: 'local',
    input: z.object({ targets: z.array(collectionRefSchema).max(8) }),
    output: nothing,
  }),
  /** Stops looking at the server for this task; what the server does goes on. */
  'tasks.stopWatching': channel({ effect: 'local', input: taskRef, output: nothing }),
  /** Takes back a drop that waits: nothing of it has been sent. */
  'tasks.undo': channel({ effect: 'local', input: taskRef, output: nothing }),
  /** Takes an ended task off the list. */
  'tasks.dismiss': channel({ effect: 'local', input: taskRef, output: nothing }),
} as const satisfies Record<string, Channel>;
