import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { booksRef, installFakeDatabase } from '@renderer/test/fake-database';
import type { FakeDatabase } from '@renderer/test/fake-database';
import { renderWithProviders } from '@renderer/test/render';
import type { NameDropTarget } from '@shared/domain/drop';
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
const isOff = (element: HTMLElement) => element.getAttribute('aria-disabled') === 'true';

describe('dropping an alias', () => {
  it('says where it points, what stays, and what breaks', async () => {
    const { bridge, user } = open(catalog);
    await screen.findByRole('dialog', { name: 'Drop the alias catalog?' });
    const drop = await button('Drop catalog');
    expect(screen.getByText('books')).toBeDefined();
    expect(screen.getByText(/the collection stays as it is/)).toBeDefined();
    expect(screen.getByText('Programs that use the alias fail from then on.')).toBeDefined();
    await user.click(drop);
    expect(bridge.callsOf('drops.start')).toMatchObject([{ connectionId: 'c', typed: [] }]);
  });

  it('wants its exact name on production', async () => {
    const { bridge, user } = open(catalog, { environment: 'production' });
    const drop = await button('Drop catalog');
    await user.type(screen.getByRole('textbox', { name: 'Type catalog to confirm' }), 'Catalog');
    expect(isOff(drop)).toBe(true);
    await user.click(drop);
    expect(bridge.callsOf('drops.start')).toEqual([]);
  });

  it('sends nothing where it points elsewhere by now', async () => {
    const nameBlockers = [{ kind: 'aliasMoved' as const, collection: 'papers', id: '9' }];
    const { bridge, user } = open(catalog, { nameBlockers });
    expect(await screen.findByText(/points to papers now, not to what the list showed/)).toBeDefined();
    await user.click(await button('Drop catalog'));
    expect(bridge.callsOf('drops.start')).toEqual([]);
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
