import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DropTarget, NameDropTarget } from '@shared/domain/drop';
import type { Environment } from '@shared/domain/environment';
import { DEFAULT_SETTINGS } from '@shared/domain/settings';
import type { Settings } from '@shared/domain/settings';
import type { ActivityIntent, ActivityRecorder } from '../../../activity';
import { noRecorder } from '../../../activity/testing/lines';
import type { ServerRegistry } from '../../../milvus/gateway-types';
import { createRefusals } from '../../../milvus/refusals';
import { createBulkManager } from '../../../tasks/bulk';
import { createStage } from '../../../tasks/testing/stage';
import type { Call } from '../../handler-types';
import { dropHandlers } from '../drops';

export const CONNECTION = 'c1';
const folders: string[] = [];
/** For tests: a request of a page. */
export const callOf = (page: AbortSignal): Call => ({ signal: new AbortController().signal, page });

/** For tests: takes away what {@link setUpDrops} has left. */
export function removeDropFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

interface Given {
  environment?: Environment;
  settings?: Partial<Settings>;
  version?: string;
}

/** For tests: the handlers of drops over a server of this process, whose time jumps. */
export function setUpDrops({ environment = 'staging', settings = {}, version = 'v2.3.5' }: Given = {}) {
  /** What the activity log is told before each request. */
  const told: ActivityIntent[] = [];
  const recorder: ActivityRecorder = {
    ...noRecorder,
    begin: (intent) => {
      told.push(intent);
      return noRecorder.begin(intent);
    },
  };
  const stage = createStage({ version, recorder });
  const { milvus, tasks, clock } = stage;
  const refusals = createRefusals();
  const connection = Object.assign(stage.connection, { name: 'Main', environment });
  const folder = mkdtempSync(join(tmpdir(), 'falconer-drops-'));
  folders.push(folder);
  const bulks = createBulkManager({
    ...{ tasks, clock, folder },
    gateway: () => milvus.gateway(),
    gate: () => 'open',
    onOpen: () => undefined,
    describeConnection: () => connection,
    outlives: () => true,
  });
  const handlers = dropHandlers({
    ...{ tasks, bulks },
    servers: { gateway: () => milvus.gateway(), refusals } as unknown as ServerRegistry,
    loadedFields: () => ({ kind: 'unknown' }),
    settings: { read: () => ({ ...DEFAULT_SETTINGS, ...settings }) },
    describeConnection: () => connection,
    now: () => clock.now(),
  });
  /** Lets time pass until the newest list of drops has ended. */
  const finished = async (): Promise<void> => {
    while ((await bulks.list())[0]?.state === 'running') {
      let isLater = false;
      clock.after(500, () => (isLater = true));
      await clock.until(() => isLater);
      // Its ledger is a real file.
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const page = new AbortController();
  const call = callOf(page.signal);
  const of = (collection: string): DropTarget => ({ kind: 'collection', ref: stage.ref(collection) });
  return {
    ...{ ...stage, bulks, handlers, refusals, page, call, connection, of, finished },
    consents: () => told.map(({ operation, consent }) => [operation, consent]),
    partOf: (collection: string, partition: string): DropTarget => ({
      kind: 'partition',
      ref: stage.partitionRef(collection, partition),
    }),
    plan: (targets: DropTarget[], keepsCopy = true) =>
      Promise.resolve(handlers['drops.plan']({ connectionId: CONNECTION, targets, keepsCopy }, call)),
    planName: (target: NameDropTarget) =>
      Promise.resolve(handlers['drops.planName']({ connectionId: CONNECTION, target }, call)),
    start: async (ticket: string | null, typed: string[], with_: Call = call) =>
      handlers['drops.start']({ connectionId: CONNECTION, ticket: ticket ?? '', typed }, with_),
  };
}

/** For tests: what a handler throws. */
export const failing = (code: string, params: object = {}) => ({ error: { code, params } });
