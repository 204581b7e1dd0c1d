import type { CollectionRef } from '@shared/domain/refs';
import type { LeftOut, Recreated } from '@shared/domain/recreate';
import type { AppError } from '@shared/ipc/result';
import { fail, FalconerError } from '@shared/ipc/result';
import { differencesAfter } from '@shared/policy/recreate-compare';
import type { RecreateRequest } from '@shared/policy/recreate-plan';
import { isNameTaken, placeOf } from '../../archive/recreate-facts';
import type { Change } from '../outcome';
import { carryOut, handOver, readThrough, Stopped } from '../outcome';
import type { TaskRun } from '../task-run';
import { unlessGone } from './check';
import { contextOf } from './context';
import type { StepContext, StepDeps, Work } from './context';

/** What a collection is made of again: what is asked of the server, and what is told of it. */
export interface RecreateWish {
  recreated: Recreated;
  request: RecreateRequest;
  steps: readonly ('createCollection' | 'createPartitions' | 'createIndexes' | 'createAliases' | 'compare')[];
}

/** What is told as not brought back grows with what the server says. */
function note(run: TaskRun, ...more: LeftOut[]): void {
  const { recreated } = run.task;
  if (recreated === undefined) return;
  const isTold = ({ what, name }: LeftOut) =>
    recreated.leftOut.some((each) => each.what === what && (each.name === name || each.name === ''));
  run.update({
    recreated: { ...recreated, leftOut: [...recreated.leftOut, ...more.filter((each) => !isTold(each))] },
  });
}

/** The server's own words, for what it refused. */
const refused = (what: LeftOut['what'], name: string, { detail, code }: AppError): LeftOut => ({
  ...{ what, name, reason: 'refused', detail: detail ?? code },
});

/** So long a server is given to take more changes of the schema, in ms, and so often that is tried. */
const RATE_PAUSE_MS = 1000;
const RATE_TRIES = 120;

/**
 * Hands a change over. A request that is refused for coming too fast was not carried out, so it alone is sent again,
 * after a while.
 */
async function handOverInTime(run: TaskRun, change: Change): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await handOver(change, run.lookingThrough);
      return;
    } catch (thrown) {
      const isTooFast = thrown instanceof FalconerError && thrown.error.code === 'rateLimited';
      if (!isTooFast || tries >= RATE_TRIES) throw thrown;
      await run.clock.sleep(RATE_PAUSE_MS, run.life);
      if (run.life.aborted) throw new Stopped();
    }
  }
}

/** Whether the server itself said no: then the next thing can be asked for. A call that broke says nothing of it. */
function isRefusal({ code, serverCode }: AppError): boolean {
  if (code === 'permissionDenied' || code === 'notSupported') return true;
  return serverCode?.startsWith('gRPC') === false;
}

/** Makes one thing; what the server certainly refuses is noted, and the next one is made. */
async function makeOrNote(run: TaskRun, what: LeftOut['what'], name: string, change: Change): Promise<void> {
  try {
    await handOverInTime(run, change);
  } catch (thrown) {
    if (!(thrown instanceof FalconerError) || !isRefusal(thrown.error)) throw thrown;
    note(run, refused(what, name, thrown.error));
  }
}

/** The property that a refusal names; undefined if it names none. */
function refusedProperty(thrown: unknown, properties: RecreateRequest['properties']) {
  if (!(thrown instanceof FalconerError)) return undefined;
  const { code, detail } = thrown.error;
  if (code !== 'invalidParameter' && code !== 'serverError') return undefined;
  return properties.find(({ key }) => key !== '' && detail?.includes(key) === true);
}

/**
 * Makes the collection. The name is looked for right before: servers take a collection of the same shape for the one
 * that was asked for (rootcoord/create_collection_task.go). A property that is refused by its name is left out.
 */
async function createCollection(context: StepContext, request: RecreateRequest): Promise<void> {
  const { run, server, target } = context;
  const { database, collection } = target;
  for (let { properties } = request; ;) {
    if (await isNameTaken(server(), target)) fail('alreadyExists', { detail: collection });
    const wish = { ...request, properties, partitions: request.keyPartitions };
    try {
      await carryOut(
        {
          send: () => server().createCollection(database, collection, wish),
          isDone: async () => (await unlessGone(server().collectionMessage(database, collection))) !== null,
        },
        run.lookingThrough,
      );
      return;
    } catch (thrown) {
      const property = refusedProperty(thrown, properties);
      if (property === undefined || !(thrown instanceof FalconerError)) throw thrown;
      note(run, refused('property', property.key, thrown.error));
      properties = properties.filter((each) => each !== property);
    }
  }
}

async function createPartitions(
  { run, server, target }: StepContext,
  names: readonly string[],
): Promise<void> {
  const { database, collection } = target;
  for (const name of names) {
    await makeOrNote(run, 'partition', name, {
      send: () => server().createPartition(database, collection, name),
      isDone: async () =>
        (await server().listPartitions(database, collection)).some((each) => each.name === name),
    });
  }
}

async function createIndexes(
  { run, server, target }: StepContext,
  indexes: RecreateRequest['indexes'],
): Promise<void> {
  const { database, collection } = target;
  for (const index of indexes) {
    await makeOrNote(run, 'index', index.name, {
      send: () => server().createIndexAs(database, collection, index),
      isDone: async () =>
        (await server().indexDefinitions(database, collection)).some(({ field }) => field === index.field),
    });
  }
}

async function createAliases(
  { run, server, target }: StepContext,
  aliases: readonly string[],
): Promise<void> {
  const { database, collection } = target;
  for (const alias of aliases) {
    await makeOrNote(run, 'alias', alias, {
      send: () => server().createAlias(database, alias, collection),
      isDone: async () => {
        const place = await placeOf(server(), database, alias);
        if (place.kind === 'unknown') throw new FalconerError(place.error);
        return place.kind === 'leadsTo' && place.collection === collection;
      },
    });
  }
}

/** Reads what has become of it, and tells what is not as it is defined. */
async function compare({ run, server, target }: StepContext, request: RecreateRequest): Promise<void> {
  const { database, collection } = target;
  const read = async () => {
    const [message, partitions, indexes] = await Promise.all([
      server().collectionMessage(database, collection),
      server().listPartitions(database, collection),
      server().indexDefinitions(database, collection),
    ]);
    const isLite = server().server.flavor === 'lite';
    const aliases = isLite ? await server().listAliases(database, collection) : message.aliases;
    return { ...message, partitions: partitions.map(({ name }) => name), indexes, aliases };
  };
  const made = await readThrough(read, run.lookingThrough);
  run.update({ collectionId: made.id });
  note(run, ...differencesAfter(request, made));
}

/**
 * Makes a collection again, empty: itself, its partitions, indexes and aliases, each request once, and then reads
 * whether it is as it is defined. What the server refuses besides the collection itself is told in the task.
 */
export function recreateWork(deps: StepDeps, target: CollectionRef, { request, steps }: RecreateWish): Work {
  return async (run) => {
    const context = contextOf(deps, run, target);
    const works: Record<RecreateWish['steps'][number], () => Promise<void>> = {
      createCollection: () => createCollection(context, request),
      createPartitions: () => createPartitions(context, request.partitions),
      createIndexes: () => createIndexes(context, request.indexes),
      createAliases: () => createAliases(context, request.aliases),
      compare: () => compare(context, request),
    };
    for (const step of steps) await run.step(step, works[step]);
  };
}
