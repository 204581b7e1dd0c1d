import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { calmWorld } from '@renderer/test/connection-samples';
import { installFakeBridge } from '@renderer/test/fake-bridge';
import { renderWithProviders } from '@renderer/test/render';
import { environmentSchema } from '@shared/domain/environment';
import { DEFAULT_SETTINGS } from '@shared/domain/settings';
import type { Settings } from '@shared/domain/settings';
import { fail } from '@shared/ipc/result';
import {
  choosableLevels,
  confirmationLevels,
  confirmationPolicy,
  guardedActions,
} from '@shared/policy/confirmation';
import { settings as words } from '@renderer/i18n/en/settings';
import { SafetySection } from './SafetySection';

const environments = environmentSchema.options;
const environmentWords = { development: 'Development', staging: 'Staging', production: 'Production' };
type Cell = [name: string, environment: keyof typeof environmentWords];

const labelOf = ([name, environment]: Cell) => `${name}, ${environmentWords[environment]}`;
const level = (...cell: Cell) => screen.getByRole<HTMLSelectElement>('combobox', { name: labelOf(cell) });
const limit = (...cell: Cell) => screen.getByRole<HTMLInputElement>('textbox', { name: labelOf(cell) });
const button = (name: string) => screen.queryByRole('button', { name });

/** A main process that keeps settings, or cannot. */
function settingsOf(saved: Partial<Settings> = {}) {
  const main = { saved: { ...DEFAULT_SETTINGS, ...saved }, isFull: false, free: Promise.resolve() };
  const bridge = installFakeBridge({
    ...calmWorld(),
    'settings.read': () => main.saved,
    'settings.update': async (change) => {
      await main.free;
      if (main.isFull) fail('storageFailed', { params: { file: 'settings.json' } });
      main.saved = { ...main.saved, ...(change as Partial<Settings>) };
      return main.saved;
    },
  });
  return { main, updates: () => bridge.callsOf('settings.update') };
}

async function show(saved: Partial<Settings> = {}) {
  const settings = settingsOf(saved);
  const { user } = renderWithProviders(<SafetySection />);
  await screen.findByRole('table');
  return { user, ...settings };
}

describe('the questions before changes', () => {
  it('are those of the table, and none can be made weaker than it', async () => {
    await show();
    expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
      ...['Before', 'Development', 'Staging', 'Production'],
    ]);
    for (const action of guardedActions) {
      for (const environment of environments) {
        const select = level(words[`settings.safety.action.${action}`], environment);
        const least = confirmationPolicy[action][environment];
        expect(select.value, select.ariaLabel ?? '').toBe(least);
        const offered = within(select)
          .getAllByRole<HTMLOptionElement>('option')
          .map(({ value }) => value);
        const stricter = choosableLevels[action].filter(
          (each) => confirmationLevels.indexOf(each) >= confirmationLevels.indexOf(least),
        );
        expect(offered).toEqual(stricter);
        expect(select.disabled).toBe(stricter.length < 2);
      }
    }
    const production = level('Drop a collection', 'production');
    expect([production.value, production.disabled]).toEqual(['typeName', true]);
  });

  it('can be made stricter one by one, and back to the table', async () => {
    const { user, main, updates } = await show({ confirmations: { release: { development: 'confirm' } } });
    await waitFor(() => expect(level('Release', 'development').value).toBe('confirm'));
    await user.selectOptions(level('Drop a collection', 'development'), 'The name, typed');
    await user.selectOptions(level('Drop several', 'staging'), 'Count and connection, typed');
    const both = {
      release: { development: 'confirm' },
      dropCollection: { development: 'typeName' },
      dropSeveral: { staging: 'typeCountAndConnection' },
    };
    await waitFor(() => expect(main.saved.confirmations).toEqual(both));
    expect(level('Drop a collection', 'development').value).toBe('typeName');
    expect(level('Drop a collection', 'staging').value).toBe('typeName');
    expect(Object.keys(updates()[0] ?? {})).toEqual(['confirmations']);
    await user.selectOptions(level('Drop a collection', 'development'), 'A look at the names');
    await user.click(button('Protect less')!);
    await waitFor(() => expect(level('Drop a collection', 'development').value).toBe('names'));
    expect(main.saved.confirmations.dropSeveral).toEqual({ staging: 'typeCountAndConnection' });
  });

  it('keep a change that is still being saved when the next is made', async () => {
    const { user, main } = await show();
    let answer: () => void = () => undefined;
    main.free = new Promise((resolve) => {
      answer = resolve;
    });
    await user.selectOptions(level('Drop a partition', 'development'), 'The name, typed');
    await user.selectOptions(level('Drop an alias', 'staging'), 'The name, typed');
    // Nothing says yet that it holds.
    expect(level('Drop a partition', 'development').value).toBe('names');
    answer();
    await waitFor(() => expect(level('Drop an alias', 'staging').value).toBe('typeName'));
    expect(main.saved.confirmations).toEqual({
      dropPartition: { development: 'typeName' },
      dropAlias: { staging: 'typeName' },
    });
  });

  it('are not told as stricter while nothing says that they are', async () => {
    const { user, main } = await show();
    main.isFull = true;
    await user.selectOptions(level('Drop a collection', 'development'), 'The name, typed');
    await screen.findByText('settings.json could not be written.');
    expect(level('Drop a collection', 'development').value).toBe('names');
    main.isFull = false;
    await user.selectOptions(level('Drop a collection', 'development'), 'The name, typed');
    await waitFor(() => expect(level('Drop a collection', 'development').value).toBe('typeName'));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('a read-only environment', () => {
  const box = (environment: keyof typeof environmentWords) =>
    screen.getByRole<HTMLInputElement>('checkbox', {
      name: labelOf(['Read-only', environment]),
    });

  it('is one at once, and stops being one with a second click', async () => {
    const { user, main, updates } = await show();
    await user.click(box('production'));
    await waitFor(() => expect(box('production').checked).toBe(true));
    expect(main.saved.readOnlyEnvironments).toEqual(['production']);
    await user.click(box('production'));
    expect(updates()).toHaveLength(1);
    await user.click(button('Keep')!);
    expect(box('production').checked).toBe(true);
    await user.click(box('production'));
    await user.click(button('Protect less')!);
    await waitFor(() => expect(main.saved.readOnlyEnvironments).toEqual([]));
    expect(updates()[1]).toMatchObject({ protectsLess: true });
    expect(box('production').checked).toBe(false);
  });
});

describe.each([
  { of: 'Wait before a drop', key: 'dropWaitSeconds', is: 10, more: '30', less: '3', unit: ' s' },
  { of: 'Most in one list of drops', key: 'mostDrops', is: 50, more: '20', less: '60', unit: '' },
] as const)('a limit: $of', ({ of, key, is, more, less, unit }) => {
  const shown = (value: number | string) => `${String(value)}${unit}`;

  it('is set at once where that protects more', async () => {
    const { user, main, updates } = await show();
    const box = limit(of, 'production');
    expect(box.value).toBe(shown(is));
    await user.clear(box);
    await user.type(box, more);
    expect(button('Protect less')).toBeNull();
    expect(updates()).toEqual([]);
    await user.tab();
    await waitFor(() => expect(main.saved[key].production).toBe(Number(more)));
    expect(box.value).toBe(shown(more));
    expect(main.saved[key]).toEqual({ ...DEFAULT_SETTINGS[key], production: Number(more) });
  });

  it('wants a second click where that protects less', async () => {
    const { user, main, updates } = await show();
    const box = limit(of, 'production');
    const enter = async () => {
      await user.clear(box);
      await user.type(box, less);
      await user.tab();
    };
    await enter();
    expect(updates()).toEqual([]);
    await user.click(button('Keep')!);
    expect(box.value).toBe(shown(is));
    expect(button('Protect less')).toBeNull();
    await enter();
    await user.click(button('Protect less')!);
    await waitFor(() => expect(main.saved[key].production).toBe(Number(less)));
    expect(updates()).toHaveLength(1);
    expect(box.value).toBe(shown(less));
    expect(button('Protect less')).toBeNull();
  });

  it('shows what is in force where it could not be saved, and says so', async () => {
    const { user, main } = await show();
    main.isFull = true;
    const box = limit(of, 'production');
    await user.clear(box);
    await user.type(box, more);
    await user.tab();
    await screen.findByText('settings.json could not be written.');
    expect(screen.getByText('That was not changed. What is shown above is what holds:')).not.toBeNull();
    expect(box.value).toBe(shown(is));
    expect(main.saved[key].production).toBe(is);
  });

  it('takes no number out of bounds, and none for nothing', async () => {
    const { user, updates } = await show();
    const box = limit(of, 'production');
    for (const entered of ['', '-', 'x']) {
      await user.clear(box);
      if (entered !== '') await user.type(box, entered);
      await user.tab();
      expect(box.value).toBe(shown(is));
    }
    await user.clear(box);
    await user.type(box, '99999');
    await user.tab();
    expect(JSON.stringify(updates())).not.toContain('99999');
    if (key === 'mostDrops') {
      await user.clear(box);
      await user.type(box, '0');
      await user.tab();
      expect([button('Protect less'), box.value]).toEqual([null, shown(is)]);
    }
  });
});
