import type { Index } from '@shared/domain/collection';
import { findPair, toInt64, toList, toText, toTextOrNull, toWire } from './wire-values';

const states: Readonly<Record<string, Index['state']>> = {
  Unissued: 'building',
  InProgress: 'building',
  Retry: 'building',
  Finished: 'finished',
  Failed: 'failed',
};

/** DescribeIndex. */
export function toIndexes(reply: unknown): Index[] {
  return toList(toWire(reply).index_descriptions).map((value) => {
    const wire = toWire(value);
    return {
      name: toText(wire.index_name),
      field: toText(wire.field_name),
      type: findPair(wire.params, 'index_type') ?? '',
      metric: toTextOrNull(findPair(wire.params, 'metric_type')),
      state: states[toText(wire.state)] ?? 'unknown',
      failReason: toTextOrNull(wire.index_state_fail_reason),
      indexedRows: toInt64(wire.indexed_rows),
      totalRows: toInt64(wire.total_rows),
    };
  });
}
