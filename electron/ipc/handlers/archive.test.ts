import { expect, it, vi } from 'vitest';
import type { ActivityIntent, ActivityRecorder } from '../../activity';
import { noRecorder } from '../../activity/testing/lines';
import { fail } from '@shared/ipc/result';
import { archiveHandlers } from './archive';
import type { ArchiveHandlersDeps } from './archive';

function setUp(connectionId: string | null, recorded = noRecorder.recorded) {
  const told: ActivityIntent[] = [];
  const remove = vi.fn(() => Promise.resolve());
  const definition = { database: 'shop', collection: 'books' };
  const recorder: ActivityRecorder = {
    ...noRecorder,
    recorded: (intent, work) => {
      told.push(intent);
      return recorded(intent, work);
    },
  };
  const archive = { read: () => Promise.resolve({ connectionId, definition, keptAt: 0 }), remove };
  const handlers = archiveHandlers({ archive, recorder } as unknown as ArchiveHandlersDeps);
  const removing = () => Promise.resolve(handlers['archive.remove']({ entryId: 'e1' }, undefined as never));
  return { told, remove, removing };
}

it.each([
  ['c1', 'c1'],
  [null, ''],
])('writes down that a copy of connection %s goes', async (connectionId, told) => {
  const stage = setUp(connectionId);
  await stage.removing();
  expect(stage.told).toMatchObject([
    {
      ...{ connectionId: told, operation: 'dropCopy', consent: { kind: 'acknowledged' } },
      target: { database: 'shop', collection: 'books', collectionId: null },
      parameters: { copy: 'e1', keptAt: '1970-01-01T00:00:00.000Z' },
    },
  ]);
  expect(stage.remove).toHaveBeenCalledWith('e1');
});

it('removes no copy where that cannot be written down', async () => {
  const { remove, removing } = setUp('c1', () => fail('storageFailed'));
  await expect(removing()).rejects.toMatchObject({ error: { code: 'storageFailed' } });
  expect(remove).not.toHaveBeenCalled();
});
