import type { BulkEntry } from '@shared/domain/bulk';
import type { DropTarget } from '@shared/domain/drop';

/** What of a list was to be dropped and was not, or nobody knows: what can be asked about once more. */
export function leftToDrop(entries: readonly BulkEntry[]): DropTarget[] {
  return entries.flatMap(({ item: { wish }, result: { state } }): DropTarget[] => {
    if (wish.action !== 'drop' || state === 'done' || state === 'waiting' || state === 'running') return [];
    const { target, partition } = wish;
    if (partition === null) return [{ kind: 'collection', ref: target }];
    const { name, id } = partition;
    return [{ kind: 'partition', ref: { ...target, partition: name, partitionId: id } }];
  });
}
