import type { useText } from '@renderer/i18n';
import { activityOperations } from '@shared/domain/activity';
import type { ActivityError, ActivityOperation, ActivityState } from '@shared/domain/activity';
import { errorCodes } from '@shared/ipc/result';
import type { AppError } from '@shared/ipc/result';
import { workLooks } from '@renderer/ui/work-looks';
import type { ActivityLine } from './queries';

type Text = ReturnType<typeof useText>;

const isKnown = (operation: string): operation is ActivityOperation =>
  (activityOperations as readonly string[]).includes(operation);

/** What an operation is called; one of a later version by its own name. */
export function operationText(operation: string, t: Text): string {
  return isKnown(operation) ? t(`activity.operation.${operation}`) : operation;
}

/** What an operation is about: one partition, several, a collection, or something larger. Exact names. */
export function targetText({ target, partitionCount }: ActivityLine, t: Text): string {
  const { database, collection, partitions } = target;
  if (collection === null) return database ?? t('activity.noTarget');
  const [partition] = partitions ?? [];
  if (partition === undefined || partitionCount === null) return collection;
  return partitionCount === 1
    ? t('activity.partition', { partition, collection })
    : t('activity.partitions', { count: partitionCount, collection });
}

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;

/** How long it took; a dash where nobody measured it. */
export function durationText(ms: number | null, t: Text): string {
  if (ms === null) return t('activity.duration.none');
  if (ms < SECOND_MS) return t('activity.duration.ms', { count: ms });
  if (ms < MINUTE_MS) return t('activity.duration.seconds', { count: Math.round(ms / 100) / 10 });
  const seconds = Math.round(ms / SECOND_MS);
  return t('activity.duration.minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}

/** Icon and tone of a state. */
export const stateLooks = {
  done: workLooks.done,
  failed: workLooks.failed,
  unknown: workLooks.unknown,
  stopped: workLooks.stopped,
  notSent: workLooks.notStarted,
  running: workLooks.running,
  open: workLooks.unknown,
} as const satisfies Record<ActivityState, unknown>;

/** The failure as the rest of the window shows it; null for a code of a later version. */
export function knownError(error: ActivityError): AppError | null {
  const code = errorCodes.find((each) => each === error.code);
  return code === undefined ? null : { ...error, code, retryable: false };
}
