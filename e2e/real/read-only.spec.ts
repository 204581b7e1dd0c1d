import type { DropTarget } from '@shared/domain/drop';
import { LOAD_EVERYTHING } from '@shared/domain/load-request';
import { channelNames, contract, type ChannelInput, type ChannelName } from '@shared/ipc/contract';
import type { Confirmation } from '@shared/policy/confirmation';
import type { FillOptions } from '../fixtures/milvus-fill';
import { startFilledServer, type FilledServer } from '../fixtures/real-server';
import { expect, test } from '../fixtures/test';
import { until } from '../fixtures/until';

const LOADED: FillOptions = {
  ...{
    collection: 'loaded',
    partitions: ['one', 'two'],
    rowsPerPartition: 200,
    dimension: 8,
    withIndex: true,
  },
};
const IDLE: FillOptions = { ...LOADED, collection: 'idle' };

type WritingChannel = {
  [N in ChannelName]: (typeof contract)[N]['effect'] extends 'write' | 'destructive' ? N : never;
}[ChannelName];

const writing = channelNames.filter((name): name is WritingChannel =>
  ['write', 'destructive'].includes(contract[name].effect),
);

let real: FilledServer;

test.beforeAll(async () => {
  real = await startFilledServer([LOADED, IDLE]);
  const { probe, inMemory } = real.reader;
  await probe.call('LoadCollection', { db_name: 'default', collection_name: 'loaded', replica_number: 1 });
  await until(
    'the collection is loaded',
    async () => {
      const percents = Object.values(await inMemory('loaded'));
      return percents.length === 3 && percents.every((percent) => percent === 100);
    },
    60_000,
  );
});

test.afterAll(async () => {
  await (real as FilledServer | undefined)?.stop();
});

/** What would be carried out at once on any other connection: a channel that is new here does not compile. */
function validInputs(connectionId: string, ids: Record<string, string>) {
  const at = (collection: string) => ({
    ...{ connectionId, database: 'default', collection, collectionId: ids[collection] ?? null },
  });
  const said = (typedName: string): Confirmation => ({ acknowledged: true, typedName });
  return {
    'collections.load': { ...at('idle'), options: LOAD_EVERYTHING, confirmation: said('idle') },
    'collections.refreshLoad': at('loaded'),
    'collections.release': { ...at('loaded'), confirmation: said('loaded') },
    'collections.rename': { ...at('idle'), name: 'renamed', confirmation: said('idle') },
    'aliases.create': { ...at('idle'), alias: 'another' },
    'aliases.alter': {
      ...{ ...at('idle'), alias: 'another', confirmation: said('another') },
      from: { collection: 'loaded', collectionId: ids.loaded ?? null },
    },
    'databases.create': { connectionId, database: 'archive' },
    'partitions.create': { ...at('idle'), partition: 'three' },
    // A request that is in order as far as it goes: there is no such copy.
    'archive.recreate': {
      ...{ connectionId, database: 'default', collection: 'again', confirmation: said('again') },
      entryId: '20261121-190540123-9e107d9d-372b-4b6a-8b0e-6d6f0c1f2a3b',
    },
    'indexes.create': {
      ...at('idle'),
      index: { field: 'embedding', name: 'embedding_idx', type: 'FLAT', metric: 'L2', params: {} },
      ...{ thenLoad: null, confirmation: said('idle') },
    },
    'partitions.release': { ...at('loaded'), partitions: ['one'], confirmation: said('loaded') },
    'drops.start': { connectionId, ticket: 'x', typed: ['loaded'] },
    'bulk.start': {
      ...{ connectionId, draftId: 'd1', count: 1, title: 'Load 1 collection', concurrency: 1 },
      ...{ does: { loads: true, releases: false }, confirmation: said('') },
    },
    'bulk.resume': {
      ...{ connectionId, bulkId: 'b1', does: { loads: true, releases: true }, confirmation: said('') },
    },
    'bulk.retry': {
      ...{ connectionId, bulkId: 'b1', does: { loads: true, releases: true }, confirmation: said('') },
    },
  } satisfies { [N in WritingChannel]: ChannelInput<N> };
}

test('a read-only connection leaves the server as it is, whatever is sent over the bridge', async ({
  falconer,
}) => {
  const { reader, server } = real;
  const connection = await falconer.saveConnection({
    ...{ name: 'Only looking', address: server.address, readOnly: true },
  });
  await falconer.screen.sidebar.connection('Only looking').click();
  await expect(falconer.screen.list.row('loaded').state('Loaded')).toBeVisible({ timeout: 30_000 });
  const before = await reader.picture();
  const of = before.default!;
  const ids = { loaded: of.loaded!.id, idle: of.idle!.id };
  const loadedOver = (connectionId: string): DropTarget => ({
    kind: 'collection',
    ref: { connectionId, database: 'default', collection: 'loaded', collectionId: ids.loaded },
  });
  const inputs = {
    ...validInputs(connection.id, ids),
    // Looking at what would go changes nothing, so the ticket itself is good.
    'drops.start': await falconer.agreeToDrop([loadedOver(connection.id)]),
  };
  expect(Object.keys(inputs).sort()).toEqual([...writing].sort());

  for (const channel of writing) {
    const answer = await falconer.invoke(channel, inputs[channel]);
    expect(answer, channel).toMatchObject({ ok: false, error: { code: 'readOnly' } });
  }
  expect((await falconer.ask('tasks.list', {})).tasks).toEqual([]);
  expect(await reader.picture()).toEqual(before);

  // The same requests over a connection that may write are carried out: they were valid.
  const writer = await falconer.saveConnection({ name: 'May write', address: server.address });
  await falconer.ask('connections.open', { connectionId: writer.id });
  const again = validInputs(writer.id, ids);
  expect(await falconer.invoke('partitions.create', again['partitions.create'])).toMatchObject({ ok: true });
  const agreed = await falconer.agreeToDrop([loadedOver(writer.id)]);
  expect(await falconer.invoke('drops.start', agreed)).toMatchObject({ ok: true });
  await expect.poll(() => reader.collections(), { timeout: 30_000 }).toEqual(['idle']);
  expect(await reader.partitions('idle')).toContain('three');
});
