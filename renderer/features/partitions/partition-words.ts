import type { MessageId } from '@renderer/i18n';
import type { PartitionState } from '@shared/policy/collection-state';

/** The words for a partition's state; percentages are rounded down, so that 99.9 is not loaded. */
export function partitionWords(state: PartitionState): { id: MessageId; values?: Record<string, number> } {
  switch (state.kind) {
    case 'notLoaded':
      return { id: 'partitions.state.notLoaded' };
    case 'loaded':
      return { id: 'partitions.state.loaded' };
    case 'unknown':
      return { id: 'partitions.state.unknown' };
    case 'loading':
      return { id: 'partitions.state.loading', values: { percent: Math.floor(state.percent) } };
  }
}
