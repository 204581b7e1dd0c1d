import { useMutation } from '@tanstack/react-query';
import { invoke } from '@renderer/api/bridge';
import type { Bulk, BulkExportFormat } from '@shared/domain/bulk';

/** What was agreed to: the list says what goes on, and the click on the button is the answer. */
const AGREED = { acknowledged: true, typedName: null };

/** What can be done with a bulk that was started. */
export type BulkDeed = 'pause' | 'resume' | 'stop' | 'retry' | 'dismiss';

async function carryOut(bulk: Bulk, deed: BulkDeed): Promise<void> {
  const { id: bulkId, connectionId } = bulk;
  switch (deed) {
    case 'resume':
      await invoke('bulk.resume', { bulkId, connectionId, does: bulk.rest, confirmation: AGREED });
      break;
    case 'retry':
      await invoke('bulk.retry', { bulkId, connectionId, does: bulk.again, confirmation: AGREED });
      break;
    case 'pause':
    case 'stop':
    case 'dismiss':
      await invoke(`bulk.${deed}`, { bulkId });
      break;
  }
}

/** Deeds on a bulk, one at a time. */
export function useBulkDeeds(bulk: Bulk) {
  const deed = useMutation({ mutationFn: (which: BulkDeed) => carryOut(bulk, which) });
  const concurrency = useMutation({
    mutationFn: (count: number) => invoke('bulk.setConcurrency', { bulkId: bulk.id, concurrency: count }),
  });
  const writing = useMutation({
    mutationFn: (format: BulkExportFormat) => invoke('bulk.export', { bulkId: bulk.id, format }),
  });
  return { deed, concurrency, writing, error: deed.error ?? concurrency.error ?? writing.error };
}

export type BulkDeeds = ReturnType<typeof useBulkDeeds>;
