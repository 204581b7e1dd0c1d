import { isDeepStrictEqual } from 'node:util';
import type { LoadedFields } from '@shared/domain/collection';
import type { LoadOptions } from '@shared/domain/load-request';
import type { CollectionRef } from '@shared/domain/refs';
import { fail, toAppError } from '@shared/ipc/result';
import { settle } from '@shared/ipc/settle';
import { keepReplicas } from '@shared/policy/load-rules';
import type { CollectionDescription, MilvusGateway } from '../../milvus/gateway-types';
import { handOver, handOverUnseen, hopeless, readThrough, UnknownOutcome } from '../outcome';
import type { Change } from '../outcome';
import { checkCollection } from './check';
import { contextOf, forgetLoaded } from './context';
import type { StepContext, StepDeps, Work } from './context';
import { partitionsInMemory, release } from './release';
import { formerLoad, leavesNothing, restore } from './restore';
import { watchLoad, watchRefresh } from './watch';

/** How long signs of a refresh are looked for that nobody confirmed, in ms. */
const REFRESH_SEARCH_MS = 5000;

/** What an accepted load has loaded, or will have. */
function loadedBy(
  { fields, skipDynamicField }: LoadOptions,
  description: CollectionDescription,
  { capabilities }: MilvusGateway,
  at: number,
): LoadedFields {
  const skips = skipDynamicField && capabilities.skipDynamicField.supported;
  // A server that ignores the list loads everything.
  const listCounts = capabilities.fieldLoad.supported || capabilities.fieldLoadHint.supported;
  if (!listCounts || (fields === null && !skips)) return { kind: 'all', at, source: 'sent' };
  const names = fields ?? description.fields.map(({ name }) => name);
  return { kind: 'some', at, source: 'sent', fields: [...names], dynamicField: !skips };
}

/** Whether everything asked for is in memory or on its way there. */
export async function isUnderWay(
  context: StepContext,
  partitions: readonly string[] | null,
): Promise<boolean> {
  const { server, target } = context;
  const wanted =
    partitions ?? (await server().listPartitions(target.database, target.collection)).map(({ name }) => name);
  return (await partitionsInMemory(context, wanted)).length === wanted.length;
}

/** What is sent, and whether it shows afterwards that it was carried out. */
interface Call {
  options: LoadOptions;
  /** False: all of it was in memory before, and the fields, which a server tells nobody, may be others. */
  shows: boolean;
}

/**
 * What is left to the server stays as it is for a collection that is in memory; see `keepReplicas`. There a load of
 * other fields is refused (Milvus 2.4.10 to 2.5): if the answer is lost, nothing that can be read tells which it was.
 */
async function callFor(
  context: StepContext,
  options: LoadOptions,
  collectionId: string | null,
): Promise<Call> {
  const { server, target } = context;
  const { replicas, fieldLoad } = server().capabilities;
  if (options.releaseFirst || !replicas.supported) return { options, shows: true };
  try {
    const there = await server().replicas(target.database, target.collection, collectionId);
    const isHidden =
      fieldLoad.supported && there.length > 0 && (await isUnderWay(context, options.partitions));
    return { options: keepReplicas(options, there), shows: !isHidden };
  } catch (thrown) {
    // A user who may load but not read replicas asks for what was asked for, and nothing more can be known.
    if (!hopeless.has(toAppError(thrown).code)) throw thrown;
    return { options, shows: !fieldLoad.supported };
  }
}

/** Sends it; answers whether the server confirmed it. */
async function handOverLoad({ run }: StepContext, change: Change, { shows }: Call): Promise<boolean> {
  if (shows) return handOver(change, run.looking);
  await handOverUnseen({ ...change, isDone: () => Promise.resolve(false) }, run.looking, 0);
  return true;
}

/** How what a load needs is read before it: once, so that the first request of a task fails with the reading. */
type Ask = <T>(read: () => Promise<T>) => Promise<T>;
const once: Ask = (read) => read();

async function sendLoad(context: StepContext, options: LoadOptions, ask: Ask): Promise<void> {
  const { run, records, server, target } = context;
  const { database, collection, connectionId, collectionId } = target;
  const [description, call] = await ask(async () => {
    const found = await checkCollection(server(), target);
    return [found, await callFor(context, options, found.id)] as const;
  });
  const change = {
    send: () =>
      options.partitions === null
        ? server().loadCollection(database, collection, call.options)
        : server().loadPartitions(database, collection, options.partitions, call.options),
    isDone: () => isUnderWay(context, options.partitions),
  };
  // Without the server's word nobody knows the fields.
  const isConfirmed = await handOverLoad(context, change, call).catch((thrown: unknown) => {
    if (thrown instanceof UnknownOutcome) forgetLoaded(context);
    throw thrown;
  });
  if (!isConfirmed) forgetLoaded(context);
  else {
    const loaded = loadedBy(options, description, server(), run.clock.now());
    records.set(connectionId, database, collectionId, loaded);
  }
}

/**
 * Remembers the replicas beside the fields, once they are there: another client's load makes new ones. Right after the
 * request servers do not tell them yet (seen on 2.2.16 and 2.3.5). Nobody waits for it: the load is at its end.
 */
async function noteReplicas({ records, server, target }: StepContext): Promise<void> {
  const { connectionId, database, collection, collectionId } = target;
  const recall = (): LoadedFields => records.get(connectionId, database, collectionId);
  const loaded = recall();
  if (loaded.kind === 'unknown') return;
  const replicas = await settle(
    Promise.resolve().then(() => server().replicas(database, collection, collectionId)),
  );
  const ids = replicas.value?.map(({ id }) => id);
  if (isDeepStrictEqual(recall(), loaded)) records.set(connectionId, database, collectionId, loaded, ids);
}

/**
 * Load: release first where that was chosen, load, watch until everything asked for is in memory. If the load after a
 * release fails, what was in memory before is loaded again.
 */
export function loadWork(deps: StepDeps, target: CollectionRef, options: LoadOptions): Work {
  return async (run) => {
    const context = contextOf(deps, run, target);
    const bringIn = async (ask: Ask): Promise<void> => {
      await run.step('load', () => sendLoad(context, options, ask));
      await run.step('watch', () => watchLoad(context, options.partitions));
      void noteReplicas(context);
    };
    if (!options.releaseFirst) {
      await bringIn(once);
      return;
    }
    await run.step('release', async () => {
      await checkCollection(context.server(), target);
      run.update({ before: await formerLoad(context) });
      await run.keep();
      await release(context, null, run.lookingThrough);
    });
    // What is out of memory by now is worth waiting for the server.
    const patiently: Ask = (read) => readThrough(read, run.lookingThrough);
    try {
      await bringIn(patiently);
    } catch (thrown) {
      if (!leavesNothing(thrown)) throw thrown;
      await restore(context, thrown, run.task.before, async (former) => {
        await sendLoad(context, former, patiently);
        await watchLoad(context, former.partitions);
      });
    }
  };
}

/** Refresh: bring in what was imported since the load, and watch that. */
export function refreshWork(deps: StepDeps, target: CollectionRef): Work {
  return async (run) => {
    const context = contextOf(deps, run, target);
    const { database, collection } = target;
    const { server } = context;
    await run.step('load', async () => {
      await checkCollection(server(), target);
      if (!server().capabilities.refreshLoad.supported) fail('notSupported', { params: { collection } });
      const change = {
        send: () => server().refreshLoad(database, collection),
        // At 100 % a refresh that has ended looks like one that never began.
        isDone: async () => (await server().refreshProgress(database, collection)) < 100,
      };
      await handOverUnseen(change, run.looking, REFRESH_SEARCH_MS);
    });
    await run.step('watch', () => watchRefresh(context));
  };
}
