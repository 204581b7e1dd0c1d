import type { ActivityEntry } from '@shared/domain/activity';
import { exportPieces } from '../../activity';
import type { ActivityLog } from '../../activity';
import type { HandlersOf } from '../handler-types';
import { fileNameOf } from './file-name';
import { saveText } from './save-text';

export interface ActivityHandlersDeps {
  activity: ActivityLog;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Lets the user choose where a file is written; null if they chose nothing. */
  chooseSavePath: (name: string) => Promise<string | null>;
}

/** So many names of a list are shown, and so much of a text, in UTF-16 units: the window shows no more. */
const MOST_NAMES = 20;
const LONGEST_TEXT = 2000;

const cutText = (text: string): string =>
  text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
const cutValue = (value: ActivityEntry['parameters'][string]): typeof value =>
  Array.isArray(value) && value.length > MOST_NAMES
    ? [...value.slice(0, MOST_NAMES), `… ${value.length - MOST_NAMES}`]
    : value;

/** An entry as a message can carry a page of it. */
function shortened(entry: ActivityEntry): ActivityEntry & { partitionCount: number | null } {
  const { target, parameters, error, consent } = entry;
  const { collection, partitions } = target;
  return {
    ...entry,
    target: {
      ...target,
      collection: collection === null ? null : cutText(collection),
      partitions: partitions?.slice(0, MOST_NAMES).map(cutText) ?? null,
    },
    partitionCount: partitions?.length ?? null,
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [name, cutValue(value)]),
    ),
    consent: consent.kind === 'typed' ? { ...consent, phrases: consent.phrases.map(cutText) } : consent,
    error: error === null ? null : { ...error, detail: error.detail === null ? null : cutText(error.detail) },
  };
}

/** The activity log, read. */
export function activityHandlers(deps: ActivityHandlersDeps): HandlersOf<'activity'> {
  const { activity } = deps;
  return {
    'activity.list': async ({ filter, offset, limit }) => {
      const { entries, total } = await activity.page(filter, offset, limit);
      return { entries: entries.map(shortened), total, log: await activity.state() };
    },
    'activity.export': async ({ filter, format }) => {
      const day = new Date(deps.now()).toISOString().slice(0, 10);
      const path = await deps.chooseSavePath(fileNameOf(`Falconer activity ${day}`, format));
      if (path !== null) await saveText(path, await exportPieces(activity, filter, format));
      return { path };
    },
  };
}
