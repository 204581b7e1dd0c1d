import type { useText } from '@renderer/i18n';
import { activityOperations, NO_CONNECTION } from '@shared/domain/activity';
import type { ActivityError, ActivityOperation, ActivityState } from '@shared/domain/activity';
import { errorCodes } from '@shared/ipc/result';
import type { AppError } from '@shared/ipc/result';
import { shownNames } from '@renderer/ui/shown-names';
import { visibleText } from '@renderer/ui/visible-text';
import { workLooks } from '@renderer/ui/work-looks';
import type { ActivityLine } from './queries';

type Text = ReturnType<typeof useText>;

const isKnown = (operation: string): operation is ActivityOperation =>
  (activityOperations as readonly string[]).includes(operation);

/** Over which connection it was done, by its name then. */
export function connectionText({ connectionId, connectionName }: ActivityLine, t: Text): string {
  return connectionId === NO_CONNECTION ? t('activity.noConnection') : connectionName;
}

/** Whether it was about an environment: what is done without a connection is, if it is about that of the settings. */
export const hasEnvironment = ({ connectionId, operation }: ActivityLine): boolean =>
  connectionId !== NO_CONNECTION || operation === 'protectLess';

/** What an operation is called; one of a later version by its own name. */
export function operationText(operation: string, t: Text): string {
  return isKnown(operation) ? t(`activity.operation.${operation}`) : operation;
}

/** Names that an operation has beside its collection, as the log holds them. */
function namesOf({ parameters }: ActivityLine): { name: string | null; aliases: string | null } {
  const { name, aliases } = parameters;
  const several = Array.isArray(aliases) && aliases.length > 0 ? shownNames(aliases.map(String)) : null;
  return { name: typeof name === 'string' ? visibleText(name) : null, aliases: several };
}

/** An alias of a collection, or where a name was to lead; null for operations that are about no name. */
function nameText(line: ActivityLine, collection: string, t: Text): string | null {
  const { name, aliases } = namesOf(line);
  if (line.operation === 'dropAlias' && aliases !== null) {
    return t('activity.alias', { alias: aliases, collection });
  }
  if (name === null) return null;
  if (line.operation === 'renameCollection') return t('activity.renamed', { name, collection });
  if (line.operation === 'createAlias' || line.operation === 'dropAlias') {
    return t('activity.alias', { alias: name, collection });
  }
  return line.operation === 'alterAlias'
    ? t('activity.renamed', { name: collection, collection: name })
    : null;
}

/** What protects less since, from what to what. */
const namesOfSettings = ({ parameters }: ActivityLine): string =>
  Object.entries(parameters)
    .map(([name, change]) => `${name}: ${typeof change === 'string' ? change : JSON.stringify(change)}`)
    .join(', ');

/**
 * What an operation is about: a name, one partition, several, a collection, or something larger. Exact names, made visible.
 */
export function targetText(line: ActivityLine, t: Text): string {
  const { target, partitionCount } = line;
  const { database, partitions } = target;
  if (line.operation === 'protectLess') return namesOfSettings(line);
  if (target.collection === null) return database === null ? t('activity.noTarget') : visibleText(database);
  const collection = visibleText(target.collection);
  const named = nameText(line, collection, t);
  if (named !== null) return named;
  const [partition] = partitions ?? [];
  if (partition === undefined || partitionCount === null) return collection;
  return partitionCount === 1
    ? t('activity.partition', { partition: visibleText(partition), collection })
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
