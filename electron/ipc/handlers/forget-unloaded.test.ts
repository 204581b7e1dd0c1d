import type { LoadedFields } from '@shared/domain/collection';
import type { Task } from '@shared/domain/task';
import { appError } from '@shared/ipc/result';
import { expect, it } from 'vitest';
import { createLoadRecords } from '../../tasks';
import { forgetUnloaded } from './forget-unloaded';

const ref = { connectionId: 'c1', database: 'default' };

/** Collections 1 to 4 are remembered since 100; the list shows only 1 in memory. */
function setUp(running: string[] = []) {
  const loadRecords = createLoadRecords({ read: () => null, write: () => Promise.resolve() });
  const all: LoadedFields = { kind: 'all', at: 100 };
  for (const id of ['1', '2', '3']) loadRecords.set('c1', 'default', id, all);
  loadRecords.set('c1', 'default', '4', { ...all, at: 300 });
  loadRecords.set('c1', 'other', '2', all);
  const list = {
    readAt: 200,
    memoryError: null,
    collections: ['1', '2', '4'].map((id) => ({
      ...{ name: `c${id}`, id, createdAt: null, memoryPercent: id === '1' ? 100 : null },
    })),
  };
  const tasks = { list: () => running.map((id) => ({ status: 'running', collectionId: id }) as Task) };
  return { remembering: { loadRecords, tasks }, list, left: () => loadRecords.remembered('c1', 'default') };
}

it('forgets what is shown out of memory, or is not there', () => {
  const { remembering, list, left } = setUp();
  forgetUnloaded(remembering, ref, list);
  expect(left()).toEqual(['1', '4']);
  expect(remembering.loadRecords.remembered('c1', 'other')).toEqual(['2']);
});

it('keeps what is being loaded', () => {
  const { remembering, list, left } = setUp(['2']);
  forgetUnloaded(remembering, ref, list);
  expect(left()).toEqual(['1', '2', '4']);
});

it('forgets nothing where memory could not be read', () => {
  const { remembering, list, left } = setUp();
  forgetUnloaded(remembering, ref, { ...list, memoryError: appError('timeout') });
  expect(left()).toEqual(['1', '2', '3', '4']);
});
