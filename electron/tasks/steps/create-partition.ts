import type { CollectionRef } from '@shared/domain/refs';
import { fail, FalconerError } from '@shared/ipc/result';
import type { MilvusGateway } from '../../milvus/gateway-types';
import { carryOut, Stopped, UnknownOutcome } from '../outcome';
import type { Looking } from '../outcome';
import { checkBeforeDrop } from './check';

/**
 * Creates a partition: reads that the collection is the one shown and that it has none of that name, creates it once
 * and resolves when a read shows it. Throws `identityChanged`, `alreadyExists`, the server's refusal, or
 * `outcomeUnknown` where neither the answer nor reading could tell.
 */
export async function createPartition(
  server: () => MilvusGateway,
  target: CollectionRef,
  partition: string,
  looking: Looking,
): Promise<void> {
  const { database, collection } = target;
  const isThere = async () =>
    (await server().listPartitions(database, collection)).some(({ name }) => name === partition);
  const request = { isSent: false };
  await checkBeforeDrop(server(), target);
  if (await isThere()) fail('alreadyExists', { params: { name: partition, collection } });
  try {
    await carryOut(
      {
        send: () => {
          request.isSent = true;
          return server().createPartition(database, collection, partition);
        },
        isDone: isThere,
      },
      looking,
    );
  } catch (thrown) {
    if (thrown instanceof UnknownOutcome) throw new FalconerError(thrown.error);
    // The request's own deadline ended it.
    if (thrown instanceof Stopped) fail(request.isSent ? 'outcomeUnknown' : 'cancelled');
    throw thrown;
  }
}
