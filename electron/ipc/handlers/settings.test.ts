import { expect, it } from 'vitest';
import type { Settings } from '@shared/domain/settings';
import { DEFAULT_SETTINGS } from '@shared/domain/settings';
import type { ActivityIntent } from '../../activity';
import { noRecorder } from '../../activity/testing/lines';
import { settingsHandlers } from './settings';

function setUp() {
  const told: ActivityIntent[] = [];
  const state: { settings: Settings } = { settings: DEFAULT_SETTINGS };
  const handlers = settingsHandlers({
    settings: {
      read: () => state.settings,
      update: (changes) => Promise.resolve((state.settings = { ...state.settings, ...changes })),
    },
    recorder: {
      ...noRecorder,
      recorded: (intent, work) => {
        told.push(intent);
        return work();
      },
    },
    applyColorScheme: () => undefined,
  });
  const update = async (changes: Parameters<(typeof handlers)['settings.update']>[0]) =>
    handlers['settings.update'](changes, undefined as never);
  return { told, state, update };
}

const dropWaitSeconds = { ...DEFAULT_SETTINGS.dropWaitSeconds, production: 0 };

it('protects less only with consent, whatever the page has asked', async () => {
  const { told, state, update } = setUp();
  await expect(update({ dropWaitSeconds })).rejects.toMatchObject({
    error: { code: 'confirmationRequired' },
  });
  expect([state.settings, told]).toEqual([DEFAULT_SETTINGS, []]);
});

it('writes down for each environment what protects less', async () => {
  const { told, state, update } = setUp();
  const mostDrops = { ...DEFAULT_SETTINGS.mostDrops, staging: 300 };
  await update({ dropWaitSeconds, mostDrops, protectsLess: true });
  expect(state.settings).toEqual({ ...DEFAULT_SETTINGS, dropWaitSeconds, mostDrops });
  expect(told).toMatchObject([
    { operation: 'protectLess', environment: 'staging', parameters: { mostDrops: '200 → 300' } },
    { operation: 'protectLess', environment: 'production', parameters: { dropWaitSeconds: '10 → 0' } },
  ]);
});

it('writes nothing down of what protects more, or of other settings', async () => {
  const { told, update } = setUp();
  await update({ colorScheme: 'dark', dropWaitSeconds: { ...dropWaitSeconds, production: 60 } });
  await update({ dropWaitSeconds: undefined });
  expect(told).toEqual([]);
});
