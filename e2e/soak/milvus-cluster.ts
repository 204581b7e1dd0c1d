import { setTimeout as pause } from 'node:timers/promises';
import { startRelay } from '../../electron/milvus/testing/relay';
import { startMilvus } from '../../scripts/lib/milvus-server.mjs';
import { fillCollection } from '../fixtures/milvus-fill';
import { readMilvus } from '../fixtures/milvus-reader';
import type { CollectionPicture, MilvusReader } from '../fixtures/milvus-reader';
import type { Cluster, HeldCollection, Picture } from './cluster';

/** A picture is read in many calls: what changes meanwhile spoils it, and it is taken again. */
const TRIES = 20;
const AGAIN_MS = 500;
const HANG_MS = 4000;
const ACT_MS = 30_000;

function held(name: string, { id, aliases, partitions }: CollectionPicture): HeldCollection {
  const all = Object.entries(partitions).map(([partition, { id: own, percent }]) => ({
    ...{ name: partition, id: own, percent },
  }));
  return {
    ...{ name, id, aliases, partitions: all },
    // 2.3 loads everything, and tells nobody.
    fields: null,
    isMoving: all.some(({ percent }) => percent !== null && percent < 100),
    isStuck: false,
    ignoresRelease: false,
    refreshedAt: null,
  };
}

async function pictureOf(reader: MilvusReader): Promise<Picture> {
  for (let tries = 1; ; tries++) {
    try {
      const found = Object.entries((await reader.picture()).default ?? {});
      return new Map(found.map(([name, picture]) => [name, held(name, picture)]));
    } catch (thrown) {
      if (tries === TRIES) throw thrown;
      await pause(AGAIN_MS);
    }
  }
}

/** A Milvus 2.3.5 of its own, with two collections, one of which takes a while to load. */
export async function startMilvusCluster(): Promise<Cluster> {
  const server = await startMilvus({ version: '2.3.5' });
  const portOf = (address: string) => Number(address.split(':')[1]);
  let port = portOf(server.address);
  // A server that was started again has another port; those who ask it know only this one.
  const relay = await startRelay(() => port);
  const address = `127.0.0.1:${String(relay.port)}`;
  const reader = readMilvus(address);
  const stop = async (): Promise<void> => {
    reader.close();
    relay.stop();
    await server.stop();
  };
  try {
    const small = { rowsPerPartition: 0, dimension: 8, withIndex: true };
    await fillCollection(reader.probe, { ...small, collection: 'empty', partitions: ['p1', 'p2'] });
    await fillCollection(reader.probe, {
      ...{ collection: 'books', partitions: ['old', 'recent'] },
      ...{ rowsPerPartition: 20_000, dimension: 64, withIndex: true },
    });
  } catch (thrown) {
    await stop();
    throw thrown;
  }
  return {
    address,
    fieldLists: 'ignored',
    act: (method, request) =>
      reader.probe.call(method, request, { timeoutMs: ACT_MS }).then(
        () => true,
        () => false,
      ),
    picture: () => pictureOf(reader),
    faults: [
      {
        name: 'it restarts',
        start: async () => {
          port = portOf(await server.restart());
        },
      },
      {
        name: 'it hangs',
        start: async () => {
          await server.pause();
          await pause(HANG_MS);
          server.resume();
        },
      },
    ],
    endFault: () => Promise.resolve(),
    stop,
  };
}
