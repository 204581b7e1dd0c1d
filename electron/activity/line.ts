import { z } from 'zod';
import { activityBeginSchema, activityEndSchema } from '@shared/domain/activity';

/** Version of the lines' shape. */
export const LOG_VERSION = 1;

const seq = z.number().int().min(1);
const at = z.number();

/** What every line of a log has besides its hash: its number, and when it was written, ms since 1970. */
const lineSchema = z.discriminatedUnion('type', [
  /** The first line of a file, with the hash of the last line of the file before it. */
  z.object({ seq, at, type: z.literal('file'), version: z.number(), previous: z.string() }),
  /** Written before anything is sent. `late`: it could not be written then, and was at the end. */
  activityBeginSchema.extend({ seq, at, type: z.literal('begin'), late: z.literal(true).optional() }),
  activityEndSchema.extend({ seq, at, type: z.literal('end'), of: seq }),
  /** A crash has cut a line off; what was left of it is in the file of that name. */
  z.object({ seq, at, type: z.literal('torn'), bytes: z.number(), keptAs: z.string().nullable() }),
  /** So many lines could not be written meanwhile. */
  z.object({ seq, at, type: z.literal('hole'), lost: z.number(), from: at }),
  /** Files of lines before this number made room. */
  z.object({ seq, at, type: z.literal('cut'), firstSeq: seq }),
]);

/** One line of the log. */
export type LogLine = z.infer<typeof lineSchema>;
export type BeginLine = Extract<LogLine, { type: 'begin' }>;
export type EndLine = Extract<LogLine, { type: 'end' }>;

type Without<T> = T extends unknown ? Omit<T, 'seq'> : never;
/** A line that has no number yet. */
export type NewLine = Without<LogLine>;

/** Whether a begin has what an index looks at; the rest is looked at when it is shown. */
function isBegin({ target, connectionId, operation, consent }: Record<string, unknown>): boolean {
  if (typeof connectionId !== 'string' || typeof operation !== 'string') return false;
  if (typeof target !== 'object' || target === null || typeof consent !== 'object' || consent === null) {
    return false;
  }
  const partitions: unknown = Reflect.get(target, 'partitions');
  return partitions === null || Array.isArray(partitions);
}

/**
 * The line that was read, or null for one of a later version.
 * @param isOwn it is in the chain: what was written there had its shape, and a hundred thousand lines are read at a time
 */
export function lineOf(content: Record<string, unknown>, isOwn: boolean): LogLine | null {
  const { type, at } = content;
  if (isOwn && typeof at === 'number') {
    if (type === 'begin' && isBegin(content)) return content as unknown as LogLine;
    if (type === 'end' && typeof content.of === 'number') return content as unknown as LogLine;
  }
  return lineSchema.safeParse(content).data ?? null;
}
