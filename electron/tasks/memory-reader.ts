import type { InMemory, MilvusGateway } from '../milvus/gateway-types';
import type { TaskClock } from './clock';

/** Answers younger than this are shared, in ms: one call a database and tick, however many tasks watch. */
const SHARED_MS = 400;

/** Reads what is in memory in a database; tasks that ask at the same time share one call. */
export interface MemoryReader {
  read(connectionId: string, database: string): Promise<InMemory[]>;
}

export function createMemoryReader(
  gateway: (connectionId: string) => MilvusGateway,
  clock: TaskClock,
): MemoryReader {
  const readings = new Map<string, { at: number; answer: Promise<InMemory[]> }>();
  return {
    read: (connectionId, database) => {
      const key = JSON.stringify([connectionId, database]);
      const recent = readings.get(key);
      if (recent !== undefined && clock.now() - recent.at < SHARED_MS) return recent.answer;
      // In a promise from the start: a gateway that is not there rejects like a call that fails.
      const answer = Promise.resolve().then(() => gateway(connectionId).collectionsInMemory(database));
      readings.set(key, { at: clock.now(), answer });
      return answer;
    },
  };
}
