import type { ActivityBegin, ActivityEnd } from '@shared/domain/activity';
import type { NewLine } from '../line';
import type { Head, LogFiles } from '../log-files';
import type { ActivityRecorder } from '../recorder';

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

/** For tests of what is recorded elsewhere: writes nothing down. */
export const noRecorder: ActivityRecorder = {
  begin: ({ operation }) => Promise.resolve({ operation, ended: () => Promise.resolve() }),
  recorded: (_intent, work) => work(),
  left: () => Promise.resolve([]),
};

/** For tests: the files of a log in memory; `fault` is thrown by every write while it is there. */
export function memoryLogFiles(): LogFiles & { fault: Error | null } {
  const texts = new Map<string, Buffer>();
  let head: Head | null = null;
  return {
    fault: null,
    names: () => Promise.resolve([...texts.keys()].sort()),
    read: (name) => Promise.resolve(texts.get(name) ?? Buffer.alloc(0)),
    write(name, length, text) {
      if (this.fault !== null) return Promise.reject(this.fault);
      const bytes = Buffer.from(text, 'utf8');
      texts.set(name, Buffer.concat([(texts.get(name) ?? Buffer.alloc(0)).subarray(0, length), bytes]));
      return Promise.resolve(bytes.length);
    },
    keep: (name) => Promise.resolve(name),
    remove: (name) => {
      texts.delete(name);
      return Promise.resolve();
    },
    head: () => Promise.resolve(head),
    writeHead: (next) => {
      head = next;
      return Promise.resolve();
    },
  };
}
