import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { booksRef, installFakeDatabase } from '@renderer/test/fake-database';
import { renderWithProviders } from '@renderer/test/render';
import { detailOf, summaryOf } from '@renderer/test/samples';
import type { CollectionRef } from '@shared/domain/refs';
import { appError, FalconerError } from '@shared/ipc/result';
import { AlterAliasDialog } from './AlterAliasDialog';
import { CreateAliasDialog } from './CreateAliasDialog';
import { CreateDatabaseDialog } from './CreateDatabaseDialog';
import { RenameCollectionDialog } from './RenameCollectionDialog';

const hostile = [
  '<img src=x onerror=alert(1)>',
  'safe\u202Exe.txt',
  'nul\u0000inside',
  'two\nlines',
  '\u001b[31mred\u001b[0m',
  '__proto__',
  'x'.repeat(100_000),
];
const agreed = { acknowledged: true, typedName: null };

const rename = (target: CollectionRef = booksRef) => {
  const onClose = vi.fn();
  const view = renderWithProviders(
    <RenameCollectionDialog dialog={{ kind: 'renameCollection', target, name: '' }} onClose={onClose} />,
  );
  return { ...view, onClose };
};

describe('rename', () => {
  it('says what else it means, checks the name, and sends the id that was shown', async () => {
    const bridge = installFakeDatabase({
      collections: [summaryOf('books'), summaryOf('events')],
      details: { books: detailOf('books', { aliases: ['reading', 'safe\u202Exe'] }) },
    });
    const { user, onClose } = rename();
    expect(
      await screen.findByText(/^Programs that use one of the aliases reading, safe\[U\+202E\]xe go on/),
    ).toBeDefined();
    expect(screen.getByText('Programs that use the name books stop working at once.')).toBeDefined();
    expect(screen.getByText(booksRef.collectionId)).toBeDefined();
    expect(
      screen.getByText(/^Milvus gives rights by name: those on books stay with the old name/),
    ).toBeDefined();
    const name = screen.getByRole('textbox', { name: 'New name' });
    for (const [text, says] of [
      ['1st', /must begin with a letter/],
      ['a-b', /The name has "-"; Milvus takes letters/],
      [' a', /begins or ends with a space/],
      ['books', /This is the name that it has/],
      ['reading', /There is one of this name already/],
    ] as const) {
      await user.clear(name);
      await user.type(name, `${text}{Enter}`);
      expect(screen.getByText(says)).toBeDefined();
    }
    expect(bridge.callsOf('collections.rename')).toEqual([]);
    await user.clear(name);
    await user.type(name, 'novels{Enter}');
    await waitFor(() => {
      expect(onClose).toHaveBeenCalled();
    });
    expect(bridge.callsOf('collections.rename')).toEqual([
      { ...booksRef, name: 'novels', confirmation: agreed },
    ]);
  });

  it('keeps the dialog open with the reason where it could not be begun', async () => {
    const bridge = installFakeDatabase();
    bridge.handle({
      'collections.rename': () => {
        throw new FalconerError(appError('taskConflict', { params: { collection: 'books', task: 'load' } }));
      },
    });
    const { user, onClose } = rename();
    await user.type(await screen.findByRole('textbox', { name: 'New name' }), 'novels{Enter}');
    expect(await screen.findByText('Another task works on books now.')).toBeDefined();
    expect(onClose).not.toHaveBeenCalled();
  });

  it('tells that milvus-lite lets go of what is in memory, and has no id', async () => {
    installFakeDatabase({ version: 'milvus_lite-3.2.1', details: {} });
    rename({ ...booksRef, collectionId: null });
    expect(await screen.findByText(/^milvus-lite takes a collection out of memory/)).toBeDefined();
    expect(screen.getByText('the server gives none')).toBeDefined();
    expect(screen.queryByText(/^Milvus gives rights by name/)).toBeNull();
  });

  it.each(hostile)('shows the name %j as text, whatever is in it', async (name) => {
    installFakeDatabase({ details: {} });
    rename({ ...booksRef, collection: name });
    expect(await screen.findByRole('textbox', { name: 'New name' })).toBeDefined();
    expect(document.querySelector('img')).toBeNull();
    expect(document.body.textContent).not.toMatch(/[\u0000\u001b\u202e]/);
  });
});

describe('aliases', () => {
  it('creates one of a good name', async () => {
    const bridge = installFakeDatabase({ collections: [summaryOf('books'), summaryOf('events')] });
    const onClose = vi.fn();
    const { user } = renderWithProviders(
      <CreateAliasDialog dialog={{ kind: 'createAlias', target: booksRef, name: '' }} onClose={onClose} />,
    );
    const alias = await screen.findByRole('textbox', { name: 'Alias' });
    await user.type(alias, 'no good{Enter}');
    expect(bridge.callsOf('aliases.create')).toEqual([]);
    await user.clear(alias);
    await user.type(alias, 'reading');
    expect(screen.getByText('Create the alias reading, pointing to books')).toBeDefined();
    await user.keyboard('{Enter}');
    await waitFor(() => {
      expect(onClose).toHaveBeenCalled();
    });
    expect(bridge.callsOf('aliases.create')).toEqual([{ ...booksRef, alias: 'reading' }]);
  });

  it.each(['events', '__proto__', '<img src=x>'])('moves one from books to %j, with both ids', async (to) => {
    const other = summaryOf(to, { id: '77', memoryPercent: null });
    const bridge = installFakeDatabase({ collections: [summaryOf('books'), other] });
    const dialog = { kind: 'alterAlias', alias: 'reading', from: booksRef, to: null } as const;
    const { user } = renderWithProviders(<AlterAliasDialog dialog={dialog} onClose={vi.fn()} />);
    const submit = await screen.findByRole('button', { name: 'Point elsewhere' });
    expect(submit.getAttribute('aria-disabled')).toBe('true');
    await user.click(await screen.findByRole('combobox', { name: 'Point to' }));
    await user.click(await screen.findByRole('option', { name: to }));
    expect(screen.getByText(`Point reading from books to ${to}`)).toBeDefined();
    expect(screen.getByText(/was not in memory at the last look/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: `Point to ${to}` }));
    await waitFor(() => {
      expect(bridge.callsOf('aliases.alter')).toEqual([
        {
          ...{ ...booksRef, collection: to, collectionId: '77', alias: 'reading', confirmation: agreed },
          from: { collection: 'books', collectionId: booksRef.collectionId },
        },
      ]);
    });
  });
});

it('creates a database of a name that is free', async () => {
  const bridge = installFakeDatabase();
  bridge.handle({ 'databases.list': () => ({ databases: ['default', 'reviews'], readAt: 1 }) });
  const onClose = vi.fn();
  const { user } = renderWithProviders(
    <CreateDatabaseDialog
      dialog={{ kind: 'createDatabase', connectionId: 'c', name: '' }}
      onClose={onClose}
    />,
  );
  const name = await screen.findByRole('textbox', { name: 'Name' });
  expect(await screen.findByText(/There are 2\.$/)).toBeDefined();
  await user.type(name, 'reviews{Enter}');
  expect(bridge.callsOf('databases.create')).toEqual([]);
  await user.type(name, '_old{Enter}');
  await waitFor(() => {
    expect(onClose).toHaveBeenCalled();
  });
  expect(bridge.callsOf('databases.create')).toEqual([{ connectionId: 'c', database: 'reviews_old' }]);
});
