import { describe, expect, it } from 'vitest';
import { appError } from '../ipc/result';
import { capabilitiesOf, serverInfoFrom } from './capabilities';
import { newPartitionMemory } from './new-partition';

const on = (version: string) => capabilitiesOf(serverInfoFrom(version));
const list = (...percents: (number | null)[]) => ({
  partitions: percents.map((percent, at) => ({ name: `p${String(at)}`, id: null, createdAt: null, percent })),
  memoryError: null,
});

describe('a new partition', () => {
  it.each([
    ['v2.3.5', [null, null], 'out'],
    ['v2.3.5', [100, null], 'out'],
    ['v2.3.5', [100, 100], 'byLoad'],
    ['v2.6.4', [100, null], 'out'],
    ['v2.6.24', [100, null], 'loaded'],
    ['v2.6.24', [null], 'out'],
    ['milvus_lite-3.2.1', [100], 'loaded'],
  ] as const)('on %s with %j is %s', (version, percents, expected) => {
    expect(newPartitionMemory(list(...percents), on(version))).toBe(expected);
  });

  it('is unknown where what is in memory could not be read', () => {
    expect(newPartitionMemory({ ...list(100), memoryError: appError('timeout') }, on('v2.5.27'))).toBe(
      'unknown',
    );
    expect(newPartitionMemory(list(100), null)).toBe('unknown');
  });
});
