import { setMaxListeners } from 'node:events';
import { join } from 'node:path';
import { takesAway } from '@shared/domain/activity';
import type { Bulk } from '@shared/domain/bulk';
import { createActivityLog, createActivityRecorder, createEndFinder } from '../activity';
import type { ActivityLog, ActivityRecorder } from '../activity';
import type { ServerRegistry } from '../milvus';
import type { ConnectionStore } from '../storage/connections';
import type { ConnectionFacts } from '../tasks/gate';
import { realClock } from '../tasks/clock';
import type { FoundListener } from '../tasks/bulk/bulk-types';

interface ActivityDeps {
  /** Of the profile: an absolute path. */
  folder: string;
  connections: ConnectionStore;
  servers: ServerRegistry;
  redact: (text: string) => string;
  describeConnection: (connectionId: string) => ConnectionFacts;
  /** Whether what the connection holds is the same after another start of the application. */
  outlives: (connectionId: string) => boolean;
  /** Ids of the tasks of earlier processes that go on. */
  takenUp: () => string[];
  bulks: () => Promise<Bulk[]>;
}

/** The activity log, and who ends what earlier processes have left open in it. */
interface Activity {
  activity: ActivityLog;
  recorder: ActivityRecorder;
  /** Ends the lines of an item whose end its bulk has found. */
  found: FoundListener;
  /** Looks for ends whenever a connection is there, until the returned function is called. */
  watch: () => () => void;
}

/** Builds the log of the profile; nothing of it is read before something is written or looked at. */
export function createActivity(deps: ActivityDeps): Activity {
  const { folder, connections, servers, redact, outlives, describeConnection, takenUp, bulks } = deps;
  const activity = createActivityLog({ folder: join(folder, 'activity'), now: Date.now });
  const recorder = createActivityRecorder({
    ...{ log: activity, now: Date.now, redact },
    describeConnection: (id) => {
      const auth = connections.connection(id)?.auth;
      return { ...describeConnection(id), user: auth?.kind === 'password' ? auth.user : null };
    },
  });
  const life = new AbortController();
  setMaxListeners(0, life.signal);
  const finder = createEndFinder({
    ...{ log: activity, recorder, clock: realClock, life: life.signal },
    gateway: (id) => servers.gateway(id),
    describeConnection,
    isTakenUp: (taskId) => takenUp().includes(taskId),
    isBulkBusy: async (connectionId) =>
      (await bulks()).some((bulk) => bulk.connectionId === connectionId && bulk.isResolving),
    outlives: (id) => outlives(id) && connections.connection(id) !== undefined,
  });
  return {
    activity,
    recorder,
    found: (bulkId, n, action, state, error) => {
      // A release before its load or drop is a line of its own, of which the item tells nothing.
      const isOfDeed = (operation: string): boolean =>
        action === 'drop' ? takesAway(operation) : operation === action;
      void recorder
        .left(({ bulk, operation }) => bulk?.id === bulkId && bulk.n === n && isOfDeed(operation))
        .then(async (recordings) => {
          for (const each of recordings) await each.ended({ outcome: state, error, byReading: true });
        });
    },
    watch: () => {
      const stop = servers.onStatus((id, { kind }) => {
        if (kind === 'connected') void finder.look(id);
      });
      return () => {
        stop();
        life.abort();
      };
    },
  };
}
