import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { booksRef, installFakeDatabase } from '@renderer/test/fake-database';
import type { FakeDatabase } from '@renderer/test/fake-database';
import { giveLayout } from '@renderer/test/layout';
import { renderWithProviders } from '@renderer/test/render';
import { detailOf, fieldOf, memoryOf, taskOf } from '@renderer/test/samples';
import { appError, FalconerError } from '@shared/ipc/result';
import { LoadDialog } from './LoadDialog';

beforeEach(() => {
  giveLayout();
});

async function open(held: FakeDatabase = {}) {
  const bridge = installFakeDatabase({ memory: { books: memoryOf(null, null) }, ...held });
  const onClose = vi.fn();
  const { user } = renderWithProviders(
    <LoadDialog dialog={{ kind: 'load', target: booksRef }} onClose={onClose} />,
  );
  await screen.findByRole('dialog', { name: 'Load books' });
  await screen.findByRole('checkbox', { name: 'id' });
  return { bridge, onClose, user };
}

const box = (name: string) => screen.getByRole('checkbox', { name });
const sent = (bridge: ReturnType<typeof installFakeDatabase>) =>
  bridge.callsOf('collections.load').map(({ options }) => options);

describe('the choice of fields', () => {
  it('locks what is always loaded and says why', async () => {
    const tenant = fieldOf('tenant', { roles: ['partitionKey'] });
    const details = { books: detailOf('books', { fields: [...detailOf('books').fields, tenant] }) };
    const { user } = await open({ details });
    for (const [name, reason] of [
      ['id', 'The primary key is always loaded'],
      ['embedding', 'At least one vector field is always loaded'],
      ['tenant', 'The partition key is always loaded'],
    ] as const) {
      expect(box(name).getAttribute('aria-disabled')).toBe('true');
      expect(document.getElementById(box(name).getAttribute('aria-describedby') ?? '')?.textContent).toBe(
        reason,
      );
      await user.click(box(name));
      expect(box(name)).toHaveProperty('checked', true);
    }
  });

  it('counts in the button what it does, and sends the fields in schema order', async () => {
    const { bridge, user, onClose } = await open();
    expect(screen.getByRole('button', { name: 'Load all 5 fields' })).toBeDefined();
    await user.click(box('title'));
    await user.click(box('Dynamic field'));
    await user.click(screen.getByRole('button', { name: 'Load 3 of 5 fields' }));
    await waitFor(() => {
      expect(onClose).toHaveBeenCalled();
    });
    expect(bridge.callsOf('collections.load')).toEqual([
      {
        ...booksRef,
        options: {
          fields: ['id', 'embedding', 'year'],
          skipDynamicField: true,
          partitions: null,
          replicas: null,
          resourceGroups: null,
          priority: null,
          releaseFirst: false,
        },
        confirmation: { acknowledged: true, typedName: null },
      },
    ]);
  });

  it('has presets', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('button', { name: 'Search only' }));
    expect(screen.getByRole('button', { name: 'Load 2 of 5 fields' })).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Everything' }));
    expect(screen.getByRole('button', { name: 'Load all 5 fields' })).toBeDefined();
  });

  it('is visible but off where the server ignores it, with the version that brought it', async () => {
    const { user } = await open({ version: 'v2.3.5' });
    expect(screen.getByText(/Milvus 2.3.5 always loads every field/)).toBeDefined();
    for (const name of ['title', 'Dynamic field'])
      expect(box(name).getAttribute('aria-disabled'), name).toBe('true');
    expect(screen.getAllByText('Choice since Milvus 2.4.10').length).toBeGreaterThan(0);
    await user.click(box('title'));
    expect(screen.getByRole('button', { name: 'Load all 5 fields' })).toBeDefined();
  });

  it('says that 2.6 takes it as a hint', async () => {
    await open({ version: 'v2.6.24' });
    expect(screen.getByText(/takes the fields as a hint/)).toBeDefined();
  });
});

describe('release first', () => {
  it('is part of the plan where other fields are loaded', async () => {
    const details = { books: detailOf('books', { loadedFields: { kind: 'all', at: 1, source: 'sent' } }) };
    const { bridge, user } = await open({ memory: { books: memoryOf(100, 100) }, details });
    await user.click(box('title'));
    await user.click(screen.getByRole('button', { name: 'Release, then load 4 of 5 fields' }));
    await waitFor(() => {
      expect(sent(bridge)).toMatchObject([{ releaseFirst: true, fields: ['id', 'embedding', 'year'] }]);
    });
  });

  it('is offered, with the reason, where nobody knows what is loaded', async () => {
    const { user } = await open({ memory: { books: memoryOf(100, 100) } });
    expect(screen.getByText(/with which fields nobody knows/)).toBeDefined();
    await user.click(box('Release first'));
    expect(screen.getByRole('button', { name: 'Release, then load all 5 fields' })).toBeDefined();
  });

  it('is planned at once after the server refused for other fields', async () => {
    const refused = taskOf({
      status: 'failed',
      endedAt: 2,
      error: appError('loadFieldsDiffer'),
      load: {
        fields: ['id', 'embedding', 'title'],
        skipDynamicField: true,
        partitions: null,
        replicas: null,
        resourceGroups: null,
        priority: null,
        releaseFirst: false,
      },
    });
    await open({ memory: { books: memoryOf(100, 100) }, tasks: [refused] });
    expect(screen.getByRole('button', { name: 'Release, then load 3 of 5 fields' })).toBeDefined();
    expect(screen.getByText(/The last load was refused/)).toBeDefined();
  });
});

describe('before the call', () => {
  it('tells a missing index and sends nothing', async () => {
    const { bridge, user } = await open({ details: { books: detailOf('books', { indexes: [] }) } });
    expect(screen.getByText(/^No index on embedding/)).toBeDefined();
    const button = screen.getByRole('button', { name: 'Load all 5 fields' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    await user.click(button);
    expect(sent(bridge)).toEqual([]);
  });

  it('loads chosen partitions, and none before one is chosen', async () => {
    const { bridge, user } = await open();
    await user.click(screen.getByRole('radio', { name: 'Chosen partitions' }));
    const button = screen.getByRole('button', { name: 'Load all 5 fields' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    await user.click(await screen.findByRole('checkbox', { name: 'p1' }));
    await user.click(button);
    await waitFor(() => {
      expect(sent(bridge)).toMatchObject([{ partitions: ['p1'] }]);
    });
  });

  it('offers no partitions of a collection with a partition key, and says why', async () => {
    const keyed = detailOf('books', {
      fields: [...detailOf('books').fields, fieldOf('tenant', { roles: ['partitionKey'] })],
    });
    const { user } = await open({ details: { books: keyed } });
    const some = screen.getByRole('radio', { name: 'Chosen partitions' });
    expect(some.getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByText(/partition key: it is always loaded as a whole/)).toBeDefined();
    await user.click(some);
    expect(screen.queryByRole('checkbox', { name: 'p1' })).toBeNull();
  });
});

describe('when it fails', () => {
  it('says why in the dialog, which stays open', async () => {
    const { bridge, user, onClose } = await open();
    bridge.handle({
      'collections.load': () => {
        throw new FalconerError(appError('readOnly'));
      },
    });
    await user.click(screen.getByRole('button', { name: 'Load all 5 fields' }));
    expect(await screen.findByRole('alert')).toBeDefined();
    expect(onClose).not.toHaveBeenCalled();
    expect(screen.getByRole('dialog', { name: 'Load books' })).toBeDefined();
  });
});
