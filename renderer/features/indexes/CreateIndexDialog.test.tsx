import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { booksRef, installFakeDatabase } from '@renderer/test/fake-database';
import type { FakeDatabase } from '@renderer/test/fake-database';
import { renderWithProviders } from '@renderer/test/render';
import { detailOf, fieldOf, indexOf } from '@renderer/test/samples';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import type { LoadOptions } from '@shared/domain/load-request';
import { appError, FalconerError } from '@shared/ipc/result';
import { CreateIndexDialog } from './CreateIndexDialog';

const bare = detailOf('books', { indexes: [], rowCount: '1200000' });

function show(held: FakeDatabase = {}, thenLoad: LoadOptions | null = LOAD_EVERYTHING, field = 'embedding') {
  const bridge = installFakeDatabase({ details: { books: bare }, ...held });
  const onClose = vi.fn();
  const { user } = renderWithProviders(
    <CreateIndexDialog
      dialog={{ kind: 'createIndex', target: booksRef, field, thenLoad }}
      onClose={onClose}
    />,
  );
  return { bridge, onClose, user };
}

describe('the dialog that creates an index', () => {
  it('recommends one, says what it will do, and asks for exactly that', async () => {
    const { bridge, onClose, user } = show();
    const submit = await screen.findByRole('button', { name: 'Create index and load' });
    const steps = screen.getByRole('region', { name: 'What will happen' });
    expect([...steps.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual([
      'Create index embedding_idx (AUTOINDEX, COSINE) on embedding',
      'Build the index over 1,200,000 rows',
      'Load all 5 fields of the whole collection',
      'Watch until the server says that it is loaded',
    ]);
    await user.click(submit);
    await waitFor(() => {
      expect(onClose).toHaveBeenCalled();
    });
    expect(bridge.callsOf('indexes.create')).toEqual([
      {
        ...booksRef,
        index: {
          ...{ field: 'embedding', name: 'embedding_idx', type: 'AUTOINDEX', metric: 'COSINE', params: {} },
        },
        thenLoad: LOAD_EVERYTHING,
        confirmation: { acknowledged: true, typedName: null },
      },
    ]);
  });

  it('offers what the version has, keeps the metric, and sends what was typed', async () => {
    const { bridge, user } = show({ version: 'v2.3.5' }, null);
    const type = await screen.findByRole('combobox', { name: 'Index type' });
    expect([...type.querySelectorAll('option')].map(({ value }) => value)).not.toContain('HNSW_SQ');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Metric' }), 'IP');
    await user.selectOptions(type, 'HNSW');
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Metric' }).value).toBe('IP');
    const m = screen.getByRole('textbox', { name: 'M' });
    await user.clear(m);
    await user.type(m, '32');
    await user.click(screen.getByRole('button', { name: 'Create index' }));
    await waitFor(() => {
      expect(bridge.callsOf('indexes.create')[0]).toMatchObject({
        index: { type: 'HNSW', metric: 'IP', params: { M: '32', efConstruction: '240' } },
        thenLoad: null,
      });
    });
  });

  it.each([
    ['', 'M must be a whole number.'],
    ['9999', 'M must be from 2 to 2,048.'],
  ])('names the parameter that "%s" is wrong for, and sends nothing', async (typed, problem) => {
    const { bridge, user } = show();
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Index type' }), 'HNSW');
    const m = screen.getByRole('textbox', { name: 'M' });
    await user.clear(m);
    if (typed !== '') await user.type(m, typed);
    await screen.findByText(problem);
    await user.click(screen.getByRole('button', { name: 'Create index and load' }));
    await user.type(m, '{Enter}');
    expect(bridge.callsOf('indexes.create')).toEqual([]);
  });

  it('does not promise a load that other vectors without an index prevent', async () => {
    const fields = [
      ...bare.fields,
      fieldOf('cover', { type: 'BinaryVector', isVector: true, dimension: 64 }),
    ];
    const { bridge, user } = show({ details: { books: { ...bare, fields } } });
    await screen.findByText(/^Not yet: cover has no index either/);
    const then = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Load books when it is built' });
    expect([then.checked, then.disabled]).toEqual([false, true]);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Field' }), 'cover');
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Metric' }).value).toBe('HAMMING');
    await user.click(screen.getByRole('button', { name: 'Create index' }));
    await waitFor(() => {
      expect(bridge.callsOf('indexes.create')[0]).toMatchObject({
        index: { field: 'cover', name: 'cover_idx', type: 'AUTOINDEX' },
        thenLoad: null,
      });
    });
  });

  it('says that DISKANN needs disks before anything is sent', async () => {
    const { user } = show();
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Index type' }), 'DISKANN');
    expect(screen.getByText(/local disks for indexes/)).toBeDefined();
  });

  it('stays open with the words of the refusal', async () => {
    const { bridge, onClose, user } = show();
    bridge.handle({
      'indexes.create': () => {
        throw new FalconerError(appError('taskConflict', { params: { collection: 'books', task: 'load' } }));
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Create index and load' }));
    await screen.findByRole('alert');
    expect(onClose).not.toHaveBeenCalled();
  });

  it.each([
    ['a field that has one', { indexes: [indexOf('embedding')] }, /^There is no vector field embedding/],
    [
      'a type that came later',
      { indexes: [], fields: [fieldOf('embedding', { type: 'Float4Vector', isVector: true })] },
      /^Falconer knows no index for the type Float4Vector/,
    ],
  ])('offers nothing for %s', async (_, over, words) => {
    show({ details: { books: { ...bare, ...over } } });
    await screen.findByText(words);
    expect(screen.queryByRole('button', { name: /^Create/ })).toBeNull();
  });

  it('tells why the indexes could not be read, rather than that there are none', async () => {
    const indexError = appError('permissionDenied', { params: { privilege: 'PrivilegeIndexDetail' } });
    show({ details: { books: { ...bare, indexes: null, indexError } } });
    expect((await screen.findByRole('alert')).textContent).toContain('PrivilegeIndexDetail');
    expect(screen.queryByRole('button', { name: /^Create/ })).toBeNull();
  });
});
