import { expect, it } from 'vitest';
import { appError } from '@shared/ipc/result';
import type { ServerRegistry } from '../../milvus/gateway-types';
import { createRefusals } from '../../milvus/refusals';
import type { Call } from '../handler-types';
import { rightsHandlers } from './rights';

it('forgets what one connection was refused, and says how much that was', async () => {
  const refusals = createRefusals();
  const handlers = rightsHandlers({ servers: { refusals } as unknown as ServerRegistry });
  const call: Call = { signal: new AbortController().signal, page: new AbortController().signal };
  const books = { database: 'default', collection: 'books' };
  for (const [id, rpc] of [
    ['c1', 'LoadCollection'],
    ['c1', 'DropCollection'],
    ['c2', 'LoadCollection'],
  ] as const) {
    refusals.note(id, rpc, books, appError('permissionDenied'));
  }
  const forget = async () => handlers['rights.forget']({ connectionId: 'c1' }, call);
  expect(await forget()).toEqual({ offered: 2 });
  expect(await forget()).toEqual({ offered: 0 });
  expect(refusals.of('c2')).toHaveLength(1);
});
