import { setMaxListeners } from 'node:events';
import { fewAtOnce } from '@shared/async/few-at-once';
import { onceEach } from '@shared/async/once-each';
import type { BulkPlanItem, BulkWish } from '@shared/domain/bulk';
import { toAppError } from '@shared/ipc/result';
import type { BulkFacts } from '@shared/policy/bulk-plan';
import { planWish } from '@shared/policy/bulk-plan';
import type { CallOptions, InMemory, MilvusGateway } from '../../milvus/gateway-types';
import type { FieldSampleStore } from '../../storage/field-samples';
import { findOwn } from '../../tasks/watcher';
import type { LoadedFieldsOf } from './collection-detail';
import { readCollectionDetail } from './collection-detail';
import { readMemory } from './collections';

/** How many collections are read at a time: a plan must not keep a server from its work. */
const AT_ONCE = 6;

/** What reading for a plan needs. */
export interface PlanReading {
  gateway: MilvusGateway;
  loadedFields: LoadedFieldsOf;
  /** Rows that were read once: none are read for a plan of many. */
  fieldSamples: Pick<FieldSampleStore, 'get'>;
  /** Whether a task works on the collection of a wish. */
  isBusy: (wish: BulkWish) => boolean;
  /** Milliseconds since 1970. */
  now: () => number;
  options: CallOptions;
}

function wantsReplicas(wish: BulkWish): boolean {
  return wish.action === 'load' && (wish.options.replicas !== null || wish.options.resourceGroups !== null);
}

async function readFacts(
  reading: PlanReading,
  memoryOf: (database: string) => Promise<InMemory[]>,
  wish: BulkWish,
): Promise<BulkFacts> {
  const { gateway, loadedFields, now, options } = reading;
  const { target } = wish;
  try {
    const inMemory = await memoryOf(target.database);
    const isIn = findOwn(inMemory, { name: target.collection, id: target.collectionId }) !== undefined;
    const detailReading = { gateway, loadedFields, readAt: now(), options };
    const detail = await readCollectionDetail(detailReading, target, isIn && wantsReplicas(wish));
    const namesPartitions = (wish.action === 'load' ? wish.options.partitions : wish.partitions) !== null;
    // Nothing of it is in memory: that is all there is to know, unless partitions have names to be compared.
    const memory =
      isIn || namesPartitions
        ? await readMemory(gateway, target, now(), options)
        : { readAt: now(), partitions: [] };
    const { capabilities } = gateway;
    const { connectionId, database } = target;
    const samples = reading.fieldSamples.get(connectionId, database, detail.id)?.fields ?? null;
    return { kind: 'read', detail, memory, capabilities, samples, busy: reading.isBusy(wish) };
  } catch (thrown) {
    return { kind: 'unread', error: toAppError(thrown) };
  }
}

/** Reads what each wish is about and plans it, in the order of the wishes. What cannot be read says why. */
export async function planWishes(reading: PlanReading, wishes: readonly BulkWish[]): Promise<BulkPlanItem[]> {
  // Every call under way listens to it.
  if (reading.options.signal !== undefined) setMaxListeners(0, reading.options.signal);
  const { gateway, options } = reading;
  // One call each, however many wishes a database has.
  const memoryOf = onceEach((database: string) => gateway.collectionsInMemory(database, options));
  // Without the signal: a plan has an item for every wish, and one whose reading was given up says so.
  return fewAtOnce(wishes, AT_ONCE, async (wish) => planWish(wish, await readFacts(reading, memoryOf, wish)));
}
