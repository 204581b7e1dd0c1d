import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { booksRef, dropFactsOf, installFakeDatabase } from '@renderer/test/fake-database';
import type { FakeDatabase } from '@renderer/test/fake-database';
import { renderWithProviders } from '@renderer/test/render';
import type { DropTarget } from '@shared/domain/drop';
import { appError, FalconerError } from '@shared/ipc/result';
import { DropDialog } from './DropDialog';
import { DropNameDialog } from './DropNameDialog';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], shouldAdvanceTime: true });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const books: DropTarget = { kind: 'collection', ref: booksRef };
const papers: DropTarget = {
  kind: 'collection',
  ref: { ...booksRef, collection: 'papers', collectionId: '2' },
};

async function open(held: FakeDatabase, targets: DropTarget[] = [books]) {
  held.environment ??= 'staging';
  const bridge = installFakeDatabase(held);
  const { user } = renderWithProviders(
    <DropDialog dialog={{ kind: 'drop', connectionId: 'c', targets }} onClose={vi.fn()} />,
  );
  await screen.findByRole('button', { name: /^Drop/ });
  const reads = () => bridge.callsOf('drops.plan').length;
  return { bridge, user, reads };
}

const drop = () => screen.getByRole('button', { name: /^Drop/ });
const isOff = () => drop().getAttribute('aria-disabled') === 'true';
const box = () => screen.queryByRole<HTMLInputElement>('textbox');
const notice = () => screen.findByRole('alert');
/** The window is touched, and time passes. */
const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000));
const touch = () => fireEvent.pointerMove(window);

describe('a question that is read again', () => {
  it('tells an alias that came meanwhile, forgets what was typed, and waits until that was seen', async () => {
    const held: FakeDatabase = { dropFacts: dropFactsOf({ aliases: ['old'] }) };
    const { bridge, user, reads } = await open(held);
    await user.type(screen.getByRole('textbox'), 'books');
    expect(isOff()).toBe(false);
    held.dropFacts = dropFactsOf({ aliases: ['old', 'new'] });
    touch();
    await pass(101);
    await waitFor(() => expect(reads()).toBe(2));
    expect((await notice()).textContent).toContain('Changed since you opened this');
    expect(screen.getByText('Aliases: now also new')).toBeDefined();
    expect(box()).toBeNull();
    await user.keyboard('{Enter} ');
    await user.click(drop());
    expect(isOff()).toBe(true);
    expect(drop().getAttribute('aria-description')).toContain('It is not what you were shown');
    expect(bridge.callsOf('drops.start')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'I have seen what changed' }));
    expect([box()?.value, isOff()]).toEqual(['', true]);
    await user.type(screen.getByRole('textbox'), 'books');
    await user.click(drop());
    expect(bridge.callsOf('drops.start')).toHaveLength(1);
  });

  it('is held back also where nothing has to be typed', async () => {
    const held: FakeDatabase = { environment: 'development' };
    const { bridge, user } = await open(held);
    held.dropFacts = dropFactsOf({ loadedPartitions: ['y2015'] });
    await user.click(screen.getByRole('button', { name: 'Read again' }));
    expect(await screen.findByText('In memory: now also y2015')).toBeDefined();
    await user.click(drop());
    expect(bridge.callsOf('drops.start')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'I have seen what changed' }));
    await user.click(drop());
    expect(bridge.callsOf('drops.start')).toHaveLength(1);
  });

  it('keeps what was typed where nothing differs', async () => {
    const { user, reads } = await open({});
    await user.type(screen.getByRole('textbox'), 'books');
    await pass(101);
    await waitFor(() => expect(reads()).toBe(2));
    await waitFor(() => expect(isOff()).toBe(false));
    expect(box()?.value).toBe('books');
  });

  it('names each of a list that changed, and marks its row', async () => {
    const held: FakeDatabase = { dropFacts: dropFactsOf({ rowCount: '10' }) };
    const { user } = await open(held, [books, papers]);
    const { dropFacts } = held;
    let at = 0;
    // Only of the second one.
    Object.defineProperty(held, 'dropFacts', {
      get: () => (at++ % 2 === 0 ? dropFacts : dropFactsOf({ rowCount: '12' })),
    });
    await user.click(screen.getByRole('button', { name: 'Read again' }));
    expect(await screen.findByText('papers: Rows: 10 before, 12 now')).toBeDefined();
    expect(screen.queryByText(/^books: Rows/)).toBeNull();
    expect(screen.getAllByText('Changed.')).toHaveLength(1);
  });

  it('is not read while nobody uses the window: it says that it is too old', async () => {
    const { user, reads } = await open({});
    await user.type(screen.getByRole('textbox'), 'books');
    await pass(101);
    await waitFor(() => expect(reads()).toBe(2));
    await pass(1000);
    expect(reads()).toBe(2);
    expect(screen.getByText(/^These facts are from \d\d:\d\d, too long ago/)).toBeDefined();
    expect(isOff()).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Read them again' }));
    await waitFor(() => expect(isOff()).toBe(false));
    expect([reads(), box()?.value]).toEqual([3, 'books']);
  });

  it('is not read while the window cannot be seen', async () => {
    const { user, reads } = await open({});
    await user.type(screen.getByRole('textbox'), 'books');
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    touch();
    await pass(1000);
    expect([reads(), isOff()]).toEqual([1, true]);
  });

  it('of an alias tells that it points elsewhere', async () => {
    const held: FakeDatabase = { environment: 'production' };
    const bridge = installFakeDatabase(held);
    const { user } = renderWithProviders(
      <DropNameDialog
        dialog={{ kind: 'dropName', target: { kind: 'alias', ref: booksRef, alias: 'catalog' } }}
        onClose={vi.fn()}
      />,
    );
    await user.type(await screen.findByRole('textbox'), 'catalog');
    held.dropWaitMs = 10_000;
    await user.click(screen.getByRole('button', { name: 'Read again' }));
    expect(await screen.findByText('How long it can be undone is something else now')).toBeDefined();
    expect([box(), isOff()]).toEqual([null, true]);
    expect(bridge.callsOf('drops.start')).toEqual([]);
  });
});

describe('what was typed', () => {
  it('stays when the copy is chosen anew, and nothing is dropped before that was read', async () => {
    const held: FakeDatabase = {};
    const { bridge, user } = await open(held);
    await user.type(screen.getByRole('textbox'), 'books');
    let read: () => void = () => undefined;
    held.dropsRead = new Promise((resolve) => {
      read = resolve;
    });
    await user.click(screen.getByRole('checkbox', { name: /^Keep a copy/ }));
    expect([box()?.value, isOff()]).toEqual(['books', true]);
    expect(drop().getAttribute('aria-description')).toBe('What would go is being read.');
    await user.click(drop());
    expect(bridge.callsOf('drops.start')).toEqual([]);
    read();
    await user.type(await screen.findByRole('textbox', { name: /that no copy/ }), 'without a copy');
    await user.click(drop());
    expect(bridge.callsOf('drops.start')).toMatchObject([{ typed: ['books', 'without a copy'] }]);
  });

  it('stays when reading again fails', async () => {
    const { bridge, user } = await open({});
    await user.type(screen.getByRole('textbox'), 'books');
    bridge.handle({
      'drops.plan': () => {
        throw new FalconerError(appError('timeout'));
      },
    });
    await user.click(screen.getByRole('button', { name: 'Read again' }));
    await screen.findByRole('alert');
    expect(box()?.value).toBe('books');
  });
});

it('a start that was refused is followed by reading again, and can be tried anew', async () => {
  const held: FakeDatabase = {};
  const { bridge, user, reads } = await open(held);
  await user.type(screen.getByRole('textbox'), 'books');
  let read: () => void = () => undefined;
  held.dropsRead = new Promise((resolve) => {
    read = resolve;
  });
  bridge.handle({
    'drops.start': () => {
      throw new FalconerError(appError('taskConflict'));
    },
  });
  await user.click(drop());
  expect(await screen.findByText(/^The confirmation is used up by that/)).toBeDefined();
  await waitFor(() => expect(reads()).toBe(2));
  await user.click(drop());
  expect(bridge.callsOf('drops.start')).toHaveLength(1);
  read();
  await waitFor(() => expect(isOff()).toBe(false));
  await user.click(drop());
  await waitFor(() => expect(bridge.callsOf('drops.start')).toHaveLength(2));
  const [first, second] = bridge.callsOf('drops.start');
  expect(second?.ticket).not.toBe(first?.ticket);
});
