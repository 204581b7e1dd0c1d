import { expect, it } from 'vitest';
import type { BulkWish } from '@shared/domain/bulk';
import { appError } from '@shared/ipc/result';
import type { ServerRegistry } from '../../milvus/gateway-types';
import { createRefusals } from '../../milvus/refusals';
import { createStage } from '../../tasks/testing/stage';
import type { Call } from '../handler-types';
import { bulkHandlers } from './bulk';
import type { BulkHandlersDeps } from './bulk';

const CONNECTION = 'c1';
const call: Call = { signal: new AbortController().signal, page: new AbortController().signal };

function setUp() {
  const { milvus, tasks, ref } = createStage();
  const refusals = createRefusals();
  const handlers = bulkHandlers({
    tasks,
    servers: { gateway: () => milvus.gateway(), refusals } as unknown as ServerRegistry,
    loadedFields: () => ({ kind: 'unknown' }),
    fieldSamples: { get: () => null },
    now: () => 1,
  } as unknown as BulkHandlersDeps);
  const plan = async (wishes: BulkWish[]) =>
    (await handlers['bulk.plan']({ connectionId: CONNECTION, wishes }, call)).items.map(({ verdict }) =>
      verdict.kind === 'skip' ? verdict.reason : 'do',
    );
  const release = (name: string): BulkWish => ({ action: 'release', target: ref(name), partitions: null });
  return { milvus, refusals, plan, release };
}

it('plans nothing that the server refused to this user, until that is forgotten', async () => {
  const { milvus, refusals, plan, release } = setUp();
  for (const name of ['books', 'papers']) milvus.putInMemory(milvus.add(name));
  const denied = appError('permissionDenied', { params: { privilege: 'PrivilegeRelease' } });
  refusals.note(CONNECTION, 'ReleaseCollection', { database: 'default', collection: 'books' }, denied);
  const wishes = [release('books'), release('papers')];
  expect(await plan(wishes)).toEqual([{ kind: 'refused', privilege: 'PrivilegeRelease' }, 'do']);
  refusals.forget(CONNECTION);
  expect(await plan(wishes)).toEqual(['do', 'do']);
});
