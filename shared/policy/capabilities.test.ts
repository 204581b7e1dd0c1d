import { describe, expect, it } from 'vitest';
import {
  capabilitiesOf,
  capabilityNames,
  compareVersions,
  parseVersion,
  serverInfoFrom,
} from './capabilities';
import type { CapabilityName } from './capabilities';

const supports = (version: string, name: CapabilityName) =>
  capabilitiesOf(serverInfoFrom(version))[name].supported;

describe('parseVersion', () => {
  it.each([
    ['v2.3.5-lite', [2, 3, 5]],
    ['milvus_lite-3.2.1', [3, 2, 1]],
    ['2.6.24', [2, 6, 24]],
    ['v2.5.0-beta-gpu', [2, 5, 0]],
  ])('reads %s', (text, expected) => {
    expect(parseVersion(text)).toEqual(expected);
  });

  it.each(['', 'master-20260101', 'unknown'])('answers null for "%s"', (text) => {
    expect(parseVersion(text)).toBeNull();
  });
});

describe('serverInfoFrom', () => {
  it('does not take an embedded Milvus ("v2.3.5-lite") for milvus-lite', () => {
    expect(serverInfoFrom('v2.3.5-lite').flavor).toBe('milvus');
    expect(serverInfoFrom('milvus_lite-3.2.1').flavor).toBe('lite');
  });
});

describe('compareVersions', () => {
  it('compares numbers, not text', () => {
    expect(compareVersions([2, 4, 9], [2, 4, 10])).toBeLessThan(0);
    expect(compareVersions([2, 10, 0], [2, 9, 9])).toBeGreaterThan(0);
    expect(compareVersions([3, 0, 1], [3, 0, 1])).toBe(0);
  });
});

describe('capabilitiesOf', () => {
  it.each<[CapabilityName, string[], string[]]>([
    ['databases', ['v2.2.9', 'v2.2.16', 'v2.3.5', 'milvus_lite-3.2.1'], ['v2.2.8']],
    [
      'fieldLoad',
      ['v2.4.10', 'v2.4.23', 'v2.5.0', 'v2.5.27'],
      ['v2.2.16', 'v2.3.5', 'v2.4.9', 'v2.6.0', 'v3.0.1'],
    ],
    ['fieldLoadHint', ['v2.6.0', 'v2.6.24', 'v3.0.1'], ['v2.5.27', 'v2.4.23', 'milvus_lite-3.2.1']],
    ['changeFieldsWhileLoaded', ['v2.6.5', 'v2.6.24', 'v3.0.1'], ['v2.4.23', 'v2.5.27', 'v2.6.4']],
    ['mixPartitionAndCollectionLoad', ['v2.3.5', 'v2.6.24'], ['v2.2.16']],
    ['partitionRelease', ['v2.2.16', 'v3.0.1'], ['milvus_lite-3.2.1']],
    ['multipleVectors', ['v2.4.0', 'milvus_lite-3.2.1'], ['v2.3.5']],
    ['refreshLoad', ['v2.3.0', 'v3.0.1'], ['v2.2.16', 'milvus_lite-3.2.1']],
    [
      'dropAliasedCollection',
      ['v2.3.5', 'v2.4.22', 'v2.5.4'],
      ['v2.4.23', 'v2.5.5', 'v2.5.27', 'v2.6.0', 'v3.0.1'],
    ],
    ['aliasesGoAlong', ['milvus_lite-3.2.1'], ['v2.2.16', 'v2.3.5', 'v2.5.4', 'v3.0.1']],
    ['dropLoadedPartition', ['milvus_lite-3.2.1'], ['v2.2.16', 'v2.3.5', 'v2.5.27', 'v3.0.1']],
    ['loadWithoutIndex', ['milvus_lite-3.2.1'], ['v2.2.16', 'v3.0.1']],
  ])('%s', (name, having, lacking) => {
    expect(having.filter((version) => !supports(version, name))).toEqual([]);
    expect(lacking.filter((version) => supports(version, name))).toEqual([]);
  });

  it('says since when, and that milvus-lite is the reason where it is', () => {
    expect(capabilitiesOf(serverInfoFrom('v2.3.5')).fieldLoad).toMatchObject({
      since: '2.4.10',
      reason: 'version',
    });
    expect(capabilitiesOf(serverInfoFrom('milvus_lite-3.2.1')).replicas).toMatchObject({
      since: null,
      reason: 'lite',
    });
  });

  it('forbids nothing on a version that it cannot read, but is not certain', () => {
    const capabilities = capabilitiesOf(serverInfoFrom('master'));
    expect(capabilities.partitionRelease).toMatchObject({ supported: true, certain: false });
    expect(capabilityNames.every((name) => !capabilities[name].certain)).toBe(true);
  });
});
