import type { LoadOptions } from '@shared/domain/load-request';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import type { ErrorCode } from '@shared/ipc/result';
import { FalconerError } from '@shared/ipc/result';
import { generationOf, keepReplicas } from '@shared/policy/load-rules';
import { settle } from '@shared/ipc/settle';
import { UnknownOutcome } from '../outcome';
import type { StepContext } from './context';

/** What is in memory now, as a load, and whether it is known with which fields that was loaded where fields count. */
interface Former {
  names: string[];
  load: LoadOptions;
  isKnown: boolean;
}

/** Null where nothing of the collection is in memory. */
async function readFormer({ server, target, records }: StepContext): Promise<Former | null> {
  const { connectionId, database, collection, collectionId } = target;
  const gateway = server();
  const [inMemory, all, replicas] = await Promise.all([
    gateway.partitionsInMemory(database, collection),
    gateway.listPartitions(database, collection),
    settle(gateway.replicas(database, collection, collectionId)),
  ]);
  if (inMemory.length === 0) return null;
  const names = inMemory.map(({ name }) => name);
  const partitions = names.length === all.length ? null : names;
  const load: LoadOptions = keepReplicas({ ...LOAD_EVERYTHING, partitions }, replicas.value);
  const loaded = records.get(connectionId, database, collectionId);
  if (loaded.kind === 'some') {
    const { fields, dynamicField } = loaded;
    return { names, load: { ...load, fields, skipDynamicField: !dynamicField }, isKnown: true };
  }
  return { names, load, isKnown: loaded.kind === 'all' || generationOf(gateway.capabilities) !== 'chosen' };
}

/**
 * What is in memory of the collection now, as the load that would bring it back after a release. Null where nothing is,
 * or where fields count and nobody knows with which it was loaded.
 */
export async function formerLoad(context: StepContext): Promise<LoadOptions | null> {
  const former = await readFormer(context);
  return former?.isKnown === true ? former.load : null;
}

/** As {@link formerLoad}, of one partition; null also where that is not in memory. */
export async function formerLoadOf(context: StepContext, partition: string): Promise<LoadOptions | null> {
  const former = await readFormer(context);
  if (former?.names.includes(partition) !== true) return null;
  // Beside another one in memory the server takes the fields only with which that was loaded.
  const isSafe = former.isKnown || former.names.length > 1;
  return isSafe ? { ...former.load, partitions: [partition] } : null;
}

/** Ends of a load after which loading the former state would be wrong: somebody else is at work, or it is not there. */
const LEFT_ALONE: ReadonlySet<ErrorCode> = new Set([
  ...(['identityChanged', 'aliasGiven', 'collectionNotFound', 'databaseNotFound'] as const),
  ...(['releasedByOther', 'interrupted', 'cancelled', 'notConnected'] as const),
]);

/** Whether a load ended so that what was in memory before it can be loaded again. */
export function leavesNothing(thrown: unknown): thrown is FalconerError {
  return thrown instanceof FalconerError && !LEFT_ALONE.has(thrown.error.code);
}

/** How the attempt to load the former state again ended. */
type Restored = 'yes' | 'no' | 'unknown' | 'notKnown';

/**
 * Loads again what was in memory before the release, as a step of its own, and throws the failure that made it
 * necessary, with how that went in its parameter `restored`.
 * @param former null: nobody knows what to load
 */
export async function restore(
  { run }: StepContext,
  failure: FalconerError,
  former: LoadOptions | null,
  load: (former: LoadOptions) => Promise<void>,
): Promise<never> {
  const tell = (restored: Restored): FalconerError => {
    const { params } = failure.error;
    return new FalconerError({ ...failure.error, params: { ...params, restored } }, { cause: failure });
  };
  if (former === null) throw tell('notKnown');
  const steps = run.task.steps.map((step) =>
    step.status === 'waiting' ? ({ ...step, status: 'skipped' } as const) : step,
  );
  run.update({ steps: [...steps, { kind: 'restore', status: 'waiting' }] });
  try {
    await run.step('restore', () => load(former));
  } catch (thrown) {
    if (thrown instanceof FalconerError) throw tell('no');
    if (thrown instanceof UnknownOutcome) throw tell('unknown');
    throw thrown;
  }
  throw tell('yes');
}
