import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { booksRef, installFakeDatabase } from '@renderer/test/fake-database';
import type { FakeDatabase } from '@renderer/test/fake-database';
import { giveLayout } from '@renderer/test/layout';
import { renderWithProviders } from '@renderer/test/render';
import { useDialogStore } from '@renderer/stores/dialog-store';
import type { Bulk, BulkPlanItem, BulkSkip, BulkWish } from '@shared/domain/bulk';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import { appError, FalconerError } from '@shared/ipc/result';
import { skipRefused } from '@shared/policy/refused-items';
import { BulkPlanDialog } from './BulkPlanDialog';

beforeEach(() => {
  giveLayout();
});

const nothing = { loads: false, releases: false };
const bulk: Bulk = {
  ...{ id: 'b1', title: 'Many', connectionId: 'c', connectionName: 'local', environment: 'staging' },
  ...{ createdAt: 0, endedAt: null, state: 'running', isHeld: false, error: null, isResolving: false },
  ...{ concurrency: 4, drops: false, startsAt: null, rest: nothing, again: nothing },
  counts: {
    ...{ waiting: 1, running: 0, done: 0, failed: 0, unknown: 0, skipped: 0, notStarted: 0, stopped: 0 },
  },
};
const wishOf = (collection: string, releaseFirst = false): BulkWish => ({
  ...{ action: 'load', target: { ...booksRef, collection }, options: { ...LOAD_EVERYTHING, releaseFirst } },
});
const planned = (wish: BulkWish, reason: BulkSkip | null = null): BulkPlanItem => ({
  wish,
  verdict:
    reason === null
      ? { kind: 'do', steps: ['load', 'watch'], notes: [], shows: true }
      : { kind: 'skip', reason },
  ...{ rows: '12', estimate: null },
});

async function open(
  wishes: BulkWish[],
  plan: (wish: BulkWish) => BulkPlanItem = (wish) => planned(wish),
  held: FakeDatabase = {},
) {
  const bridge = installFakeDatabase(held);
  bridge.handle({
    'bulk.plan': ({ wishes: asked }) => ({ items: asked.map(plan) }),
    'bulk.prepare': () => ({ draftId: 'd1' }),
    'bulk.start': () => bulk,
  });
  const onClose = vi.fn();
  const { user } = renderWithProviders(
    <BulkPlanDialog dialog={{ kind: 'bulkPlan', wishes, title: 'Many' }} onClose={onClose} />,
  );
  await screen.findByRole('dialog', { name: 'Many' });
  return { bridge, user, onClose };
}

describe('the plan of many', () => {
  it('says what is skipped and why, and its button what it does', async () => {
    const { user } = await open([wishOf('a'), wishOf('b')], (wish) =>
      planned(wish, wish.target.collection === 'a' ? { kind: 'missingIndex', fields: ['v1', 'v2'] } : null),
    );
    await screen.findByRole('button', { name: 'Load 1 collection, skip 1' });
    const grid = screen.getByRole('grid', { name: 'Items in their order' });
    expect(within(grid).getByText('Skip: no index on v1, v2')).toBeDefined();
    await user.click(screen.getByRole('radio', { name: 'Skipped 1' }));
    expect(within(screen.getByRole('grid')).queryByText('b')).toBeNull();
  });

  it('starts what was shown, whole, however many parts that takes', async () => {
    const wishes = Array.from({ length: 130 }, (_, at) => wishOf(`c${String(at)}`, at === 0));
    const { bridge, user } = await open(wishes);
    await user.click(await screen.findByRole('button', { name: 'Load 130 collections' }));
    await waitFor(() => {
      expect(useDialogStore.getState().dialog).toEqual({ kind: 'bulkRun', bulkId: 'b1' });
    });
    const parts = bridge.callsOf('bulk.prepare');
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.flatMap(({ items }) => items.map(({ wish }) => wish))).toEqual(wishes);
    expect(parts.map(({ draftId }) => draftId)).toEqual([null, ...parts.slice(1).map(() => 'd1')]);
    expect(bridge.callsOf('bulk.start')).toEqual([
      {
        ...{ connectionId: 'c', draftId: 'd1', title: 'Many', count: 130, concurrency: 4 },
        ...{ does: { loads: true, releases: true }, confirmation: { acknowledged: true, typedName: null } },
      },
    ]);
    for (const { input } of bridge.calls) expect(JSON.stringify(input).length).toBeLessThan(256_000);
  });

  it('leaves out what is refused, and offers to check the rights again, which plans it anew', async () => {
    const refusals = [
      { action: 'load', database: 'default', collection: 'a', privilege: 'PrivilegeLoad' } as const,
    ];
    const held: FakeDatabase = { refusals };
    const { bridge, user } = await open(
      [wishOf('a'), wishOf('b')],
      (wish) => skipRefused([planned(wish)], held.refusals ?? [])[0]!,
      held,
    );
    await screen.findByRole('button', { name: 'Load 1 collection, skip 1' });
    const why = 'Skip: refused: needs the privilege Load (the server calls it PrivilegeLoad)';
    expect(screen.getByText(why)).toBeDefined();
    expect(screen.getByText(/^1 is left out, because the server refused it/)).toBeDefined();
    const check = screen.getByRole('button', { name: 'Check rights again' });
    check.focus();
    await user.keyboard('{Enter}');
    await screen.findByRole('button', { name: 'Load 2 collections' });
    expect(screen.queryByText(why)).toBeNull();
    const told = screen.getByText(/^What was refused is offered again\. The server tells at the next try/);
    expect(told.getAttribute('role')).toBe('status');
    expect(document.activeElement).toBe(check);
    expect(bridge.callsOf('rights.forget')).toEqual([{ connectionId: 'c' }]);
    await user.keyboard('{Enter}');
    expect(await screen.findByText(/so nothing has changed\.$/)).toBeDefined();
  });

  it('does nothing where nothing is to be done', async () => {
    const { bridge, user } = await open([wishOf('a')], (wish) => planned(wish, { kind: 'loading' }));
    await user.click(await screen.findByRole('button', { name: 'Nothing to do' }));
    expect(bridge.callsOf('bulk.prepare')).toEqual([]);
  });

  it('begins at Cancel where searches would stop and the environment wants to be asked', async () => {
    const held = { environment: 'production' } as const;
    await open([wishOf('a', true)], (wish) => planned(wish), held);
    await screen.findByText(/^Searches and queries on 1 collection fail/);
    expect(screen.getByRole('button', { name: 'Cancel' })).toBe(document.activeElement);
  });

  it('says why it could not be read, and offers no button', async () => {
    await open([wishOf('a')], () => {
      throw new FalconerError(appError('connectionLost', { retryable: true }));
    });
    expect(await screen.findByRole('alert')).toBeDefined();
    expect(screen.queryByRole('button', { name: /^Load/ })).toBeNull();
  });
});
