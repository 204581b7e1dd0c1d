import type { Index } from '@shared/domain/collection';
import type { NewIndex } from '@shared/domain/index-request';
import { findPair, toInt64, toList, toPairs, toText, toTextOrNull, toWire } from './wire-values';

const states: Readonly<Record<string, Index['state']>> = {
  Unissued: 'building',
  InProgress: 'building',
  Retry: 'building',
  Finished: 'finished',
  Failed: 'failed',
};

const NAMED = new Set(['index_type', 'metric_type']);

/** Some clients send the parameters as one JSON text under `params`, and servers before 2.5 keep it so. */
function paramsOf(pairs: unknown): Index['params'] {
  return toPairs(pairs).flatMap(({ key, value }) => {
    if (NAMED.has(key)) return [];
    if (key !== 'params') return [{ key, value }];
    try {
      const inner: unknown = JSON.parse(value);
      return Object.entries(toWire(inner)).map(([name, each]) => ({ key: name, value: String(each) }));
    } catch {
      return [{ key, value }];
    }
  });
}

/** DescribeIndex. */
export function toIndexes(reply: unknown): Index[] {
  return toList(toWire(reply).index_descriptions).map((value) => {
    const wire = toWire(value);
    return {
      name: toText(wire.index_name),
      field: toText(wire.field_name),
      type: findPair(wire.params, 'index_type') ?? '',
      metric: toTextOrNull(findPair(wire.params, 'metric_type')),
      params: paramsOf(wire.params),
      state: states[toText(wire.state)] ?? 'unknown',
      failReason: toTextOrNull(wire.index_state_fail_reason),
      indexedRows: toInt64(wire.indexed_rows),
      totalRows: toInt64(wire.total_rows),
    };
  });
}

/**
 * What CreateIndex sends besides names. AUTOINDEX takes a metric and nothing else ("only metric type can be passed when
 * use AutoIndex"), so parameters that are not there are not sent as an empty list either.
 */
export function toIndexParams({ type, metric, params }: Pick<NewIndex, 'type' | 'metric' | 'params'>) {
  const pairs = [
    { key: 'index_type', value: type },
    { key: 'metric_type', value: metric },
  ];
  return Object.keys(params).length === 0
    ? pairs
    : [...pairs, { key: 'params', value: JSON.stringify(params) }];
}
