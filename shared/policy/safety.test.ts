import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../domain/settings';
import { lessProtected } from './safety';

const strict = {
  confirmations: { release: { development: 'confirm' as const } },
  dropWaitSeconds: { development: 0, staging: 5, production: 10 },
  mostDrops: { development: 100, staging: 10, production: 5 },
  readOnlyEnvironments: ['staging' as const],
};

describe('a change of the settings', () => {
  it('that protects less is told by its environment, with what was before', () => {
    const after = {
      confirmations: {},
      dropWaitSeconds: { ...strict.dropWaitSeconds, production: 3 },
      mostDrops: { ...strict.mostDrops, production: 50 },
      readOnlyEnvironments: [],
    };
    expect(lessProtected(strict, after)).toEqual([
      { environment: 'development', settings: { release: 'confirm → none' } },
      { environment: 'staging', settings: { readOnly: 'on → off' } },
      { environment: 'production', settings: { dropWaitSeconds: '10 → 3', mostDrops: '5 → 50' } },
    ]);
  });

  it('that protects more, or as much as the table wants anyway, is none', () => {
    expect(lessProtected(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, ...strict })).toEqual([]);
    const confirmations = { release: { development: 'confirm' as const, production: 'none' as const } };
    expect(lessProtected(strict, { ...strict, confirmations })).toEqual([]);
  });
});
