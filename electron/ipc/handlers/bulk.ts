import type { BulkWish } from '@shared/domain/bulk';
import { fail } from '@shared/ipc/result';
import { consentOf } from '@shared/policy/confirmation';
import type { Confirmation } from '@shared/policy/confirmation';
import { skipRefused } from '@shared/policy/refused-items';
import type { ServerRegistry } from '../../milvus/gateway-types';
import type { FieldSampleStore } from '../../storage/field-samples';
import type { BulkManager } from '../../tasks/bulk';
import type { TaskManager } from '../../tasks/task-types';
import type { HandlersOf } from '../handler-types';
import { saveText } from './save-text';
import { planWishes } from './bulk-facts';
import type { LoadedFieldsOf } from './collection-detail';
import { fileNameOf } from './file-name';

export interface BulkHandlersDeps {
  servers: ServerRegistry;
  tasks: TaskManager;
  bulks: BulkManager;
  loadedFields: LoadedFieldsOf;
  fieldSamples: Pick<FieldSampleStore, 'get'>;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Lets the user choose where a file is written; null if they chose nothing. */
  chooseSavePath: (name: string) => Promise<string | null>;
}

function isBusy(tasks: TaskManager): (wish: BulkWish) => boolean {
  const running = tasks.list().filter(({ status }) => status === 'running');
  const keyOf = (database: string, collection: string): string => JSON.stringify([database, collection]);
  const busy = new Set(
    running.map(({ connectionId, database, collection }) => connectionId + keyOf(database, collection)),
  );
  return ({ target }) => busy.has(target.connectionId + keyOf(target.database, target.collection));
}

/** The request with what is written down of its answer. */
const withConsent = <T extends { confirmation: Confirmation }>({ confirmation, ...input }: T) => ({
  ...input,
  consent: consentOf(confirmation),
});

/** Many changes under one name. */
export function bulkHandlers(deps: BulkHandlersDeps): HandlersOf<'bulk'> {
  const { servers, bulks, loadedFields, fieldSamples, now } = deps;
  return {
    'bulk.plan': async ({ connectionId, wishes }, { signal }) => {
      // The guards were asked about this connection, so nothing else is read over it.
      if (wishes.some(({ target }) => target.connectionId !== connectionId)) {
        fail('invalidInput', { params: { field: 'wishes' } });
      }
      const gateway = servers.gateway(connectionId);
      const isBusyNow = isBusy(deps.tasks);
      const reading = { gateway, loadedFields, fieldSamples, isBusy: isBusyNow, now, options: { signal } };
      const planned = await planWishes(reading, wishes);
      return { items: skipRefused(planned, servers.refusals.of(connectionId)) };
    },
    'bulk.prepare': ({ draftId, items }) => ({ draftId: bulks.prepare(draftId, items) }),
    'bulk.start': (input) => bulks.start(withConsent(input)),
    'bulk.list': async () => {
      // Of tasks that made room long ago nobody asks any more, and a bulk can have tens of thousands.
      const listed = new Set(deps.tasks.list().map(({ id }) => id));
      return { bulks: await bulks.list(), taskIds: bulks.taskIds().filter((id) => listed.has(id)) };
    },
    'bulk.items': ({ bulkId, offset, limit }) => bulks.entries(bulkId, offset, limit),
    'bulk.pause': async ({ bulkId }) => {
      await bulks.pause(bulkId);
      return {};
    },
    'bulk.stop': async ({ bulkId }) => {
      await bulks.stop(bulkId);
      return {};
    },
    'bulk.setConcurrency': async ({ bulkId, concurrency }) => {
      await bulks.setConcurrency(bulkId, concurrency);
      return {};
    },
    'bulk.resume': (input) => bulks.resume(withConsent(input)),
    'bulk.retry': (input) => bulks.retry(withConsent(input)),
    'bulk.export': async ({ bulkId, format }) => {
      const { title, text } = await bulks.text(bulkId, format);
      const path = await deps.chooseSavePath(fileNameOf(title, format));
      if (path !== null) await saveText(path, [text]);
      return { path };
    },
    'bulk.dismiss': async ({ bulkId }) => {
      await bulks.dismiss(bulkId);
      return {};
    },
  };
}
