import { z } from 'zod';
import { bulkResultSchema, bulkSchema } from '../domain/bulk';
import { connectionSchema } from '../domain/connection';
import { connectionStatusSchema } from '../domain/server';
import { taskSchema } from '../domain/task';
import { refusalSchema } from '../policy/rights';

/** What the main process tells the window without being asked. */
export const events = {
  /** A second start of the application asked for this connection: open it and show it. */
  'app.openConnection': z.object({ connectionId: z.string() }),
  /** The person clicked on the notification of this task: show it. */
  'app.showTask': z.object({ taskId: z.string() }),
  'connections.changed': z.object({ connections: z.array(connectionSchema) }),
  'connections.status': z.object({ connectionId: z.string(), status: connectionStatusSchema }),
  /** All that the server refuses to this user now. */
  'rights.changed': z.object({ connectionId: z.string(), refusals: z.array(refusalSchema) }),
  'tasks.changed': z.object({ task: taskSchema }),
  'tasks.dismissed': z.object({ taskId: z.string() }),
  /** Only the items that changed; more than fit into a message come in several. */
  'bulk.changed': z.object({ bulk: bulkSchema, results: z.array(bulkResultSchema) }),
  'bulk.dismissed': z.object({ bulkId: z.string() }),
  /** The activity log has more lines, or could not be written; told a few times a second at most. */
  'activity.changed': z.object({}),
} as const satisfies Record<string, z.ZodType>;

export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = z.infer<(typeof events)[N]>;

/** Every event's name, in the table's order. */
export const eventNames = Object.keys(events) as EventName[];
