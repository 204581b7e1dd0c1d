import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { booksRef, installFakeDatabase } from '@renderer/test/fake-database';
import type { FakeDatabase } from '@renderer/test/fake-database';
import { renderWithProviders } from '@renderer/test/render';
import type { NameDropTarget } from '@shared/domain/drop';
import { useDialogStore } from '@renderer/stores/dialog-store';
import { DropAliasDialog } from './DropAliasDialog';
import { DropNameDialog } from './DropNameDialog';

const catalog: NameDropTarget = { kind: 'alias', ref: booksRef, alias: 'catalog' };
const shop: NameDropTarget = { kind: 'database', ref: { connectionId: 'c', database: 'shop' } };

function open(target: NameDropTarget, held: FakeDatabase = {}) {
  const bridge = installFakeDatabase(held);
  const { user } = renderWithProviders(
    <DropNameDialog dialog={{ kind: 'dropName', target }} onClose={vi.fn()} />,
  );
  return { bridge, user };
}

const button = (name: string) => screen.findByRole('button', { name });
const factOf = (name: string) => screen.getByText(name).nextElementSibling?.textContent;
const isOff = (element: HTMLElement) => element.getAttribute('aria-disabled') === 'true';

describe('dropping an alias', () => {
  it('says where it points, what stays, and what breaks', async () => {
    const { bridge, user } = open(catalog);
    await screen.findByRole('dialog', { name: 'Drop the alias catalog?' });
    const drop = await button('Drop catalog');
    expect(screen.getByText('books')).toBeDefined();
    expect(factOf('Rows')).toBe('1,234,567 (from statistics, may lag)');
    expect(factOf('In memory')).toBe('no');
    expect(screen.getByText(/the collection stays as it is/)).toBeDefined();
    expect(screen.getByText('Programs that use the alias fail from then on.')).toBeDefined();
    await user.click(drop);
    expect(bridge.callsOf('drops.start')).toMatchObject([{ connectionId: 'c', typed: [] }]);
  });

  it('says what is in memory behind it, and what could not be read', async () => {
    const held: FakeDatabase = { pointed: { memory: { loaded: 1, total: 3 } } };
    const { user } = open(catalog, held);
    await button('Drop catalog');
    expect(factOf('In memory')).toBe('1 of 3 partitions');
    held.pointed = { rowCount: null, memory: null };
    await user.click(screen.getByRole('button', { name: 'Read again' }));
    await waitFor(() => {
      expect([factOf('Rows'), factOf('In memory')]).toEqual(['could not be read', 'could not be read']);
    });
  });

  it('wants its exact name on production', async () => {
    const { bridge, user } = open(catalog, { environment: 'production' });
    const drop = await button('Drop catalog');
    await user.type(screen.getByRole('textbox', { name: 'Type catalog to confirm' }), 'Catalog');
    expect(isOff(drop)).toBe(true);
    await user.click(drop);
    expect(bridge.callsOf('drops.start')).toEqual([]);
  });

  it('is greyed where the server refused it before, until the rights are checked again', async () => {
    const place = { database: 'default', collection: null, privilege: 'PrivilegeDropAlias' };
    const held: FakeDatabase = { refusals: [{ action: 'dropAlias', ...place }] };
    const { bridge, user } = open(catalog, held);
    const drop = await button('Drop catalog');
    expect(screen.getByRole('alert').textContent).toContain('needs the privilege DropAlias');
    expect(isOff(drop)).toBe(true);
    await user.click(drop);
    expect(bridge.callsOf('drops.start')).toEqual([]);
    await user.click(await button('Check rights again'));
    await waitFor(async () => expect(isOff(await button('Drop catalog'))).toBe(false));
    expect(screen.getByText(/^What was refused is offered again/)).toBeDefined();
  });

  it('sends nothing where it points elsewhere by now', async () => {
    const nameBlockers = [{ kind: 'aliasMoved' as const, collection: 'papers', id: '9' }];
    const { bridge, user } = open(catalog, { nameBlockers });
    expect(await screen.findByText(/points to papers now, not to what the list showed/)).toBeDefined();
    await user.click(await button('Drop catalog'));
    expect(bridge.callsOf('drops.start')).toEqual([]);
  });
});

it('tells what an alias or a database is easily taken for', async () => {
  const nameLookAlikes = { named: [{ name: 'Shop', how: 'drawnAlike' as const }], more: 0 };
  open(shop, { nameLookAlikes });
  await button('Drop shop');
  expect(screen.getByText('Not to be taken for').nextElementSibling?.textContent).toMatch(
    /^ShopLooks the same/,
  );
});

describe('an alias whose collection is gone', () => {
  const nowhere: NameDropTarget = {
    ...{ kind: 'alias', alias: 'catalog', ref: { ...booksRef, collection: '', collectionId: '9' } },
  };

  it('is told as such, and can be dropped', async () => {
    const { bridge, user } = open(nowhere, { pointed: { isGone: true } });
    const drop = await button('Drop catalog');
    expect(screen.getByText(/^a collection that is gone: it leads nowhere/)).toBeDefined();
    expect(screen.getByText(/^Check that it still leads nowhere/)).toBeDefined();
    expect(screen.queryByText(/the collection stays as it is/)).toBeNull();
    await user.click(drop);
    expect(bridge.callsOf('drops.start')).toHaveLength(1);
  });

  it('is told from one that is not there', async () => {
    const nameBlockers = [{ kind: 'aliasMoved' as const, collection: null, id: '9' }];
    open(catalog, { nameBlockers, pointed: { isGone: true } });
    expect(await screen.findByText(/points to a collection that is gone now \(id 9\)/)).toBeDefined();
    expect(screen.queryByText(/There is no alias/)).toBeNull();
  });

  it('is asked for by its name alone', async () => {
    installFakeDatabase();
    const ref = { connectionId: 'c', database: 'default' };
    const { user } = renderWithProviders(
      <DropAliasDialog dialog={{ kind: 'dropAlias', ref }} onClose={vi.fn()} />,
    );
    await user.click(await button('Look where it points'));
    expect(useDialogStore.getState().dialog).toBeNull();
    await user.type(screen.getByRole('textbox', { name: 'Alias' }), 'catalog{Enter}');
    const target = { kind: 'alias', ref: { ...ref, collection: '', collectionId: null }, alias: 'catalog' };
    expect(useDialogStore.getState().dialog).toEqual({ kind: 'dropName', target });
  });
});

describe('dropping a database', () => {
  it('names what is in the way', async () => {
    const collections = Array.from({ length: 14 }, (_, at) => `c${String(at)}`);
    open(shop, { nameBlockers: [{ kind: 'databaseNotEmpty', collections }] });
    expect(await screen.findByText(/shop holds 14 collections: c0, .*c11 and 2 more/)).toBeDefined();
    expect(isOff(await button('Drop shop'))).toBe(true);
  });

  it('tells no loss of data, because there is none', async () => {
    open(shop, { environment: 'staging' });
    await button('Drop shop');
    expect(screen.getByText(/Check that it is still empty/)).toBeDefined();
    expect(screen.queryByText('The data cannot be brought back.')).toBeNull();
    expect(screen.getByRole('textbox', { name: 'Type shop to confirm' })).toBeDefined();
  });
});
