import type { ActivityBegin, ActivityEnd } from '@shared/domain/activity';
import type { NewLine } from './line';

/** For tests: what is known before a load of `books` is sent. */
export function aBegin(over: Partial<ActivityBegin> = {}): ActivityBegin {
  return {
    connectionId: 'c1',
    connectionName: 'Sandbox',
    environment: 'development',
    user: null,
    operation: 'load',
    target: { database: 'default', collection: 'books', collectionId: '7', partitions: null },
    parameters: {},
    taskId: 't1',
    bulk: null,
    consent: { kind: 'notAsked' },
    ...over,
  };
}

/** For tests: a good end. */
export function anEnd(over: Partial<ActivityEnd> = {}): ActivityEnd {
  return { outcome: 'done', error: null, durationMs: 12, byReading: false, ...over };
}

/** For tests: lines as they are handed to a log. */
export const beginLine = (over: Partial<ActivityBegin> = {}, at = 1000): NewLine => ({
  at,
  type: 'begin',
  ...aBegin(over),
});
export const endLine = (of: number, over: Partial<ActivityEnd> = {}, at = 1012): NewLine => ({
  at,
  type: 'end',
  of,
  ...anEnd(over),
});
