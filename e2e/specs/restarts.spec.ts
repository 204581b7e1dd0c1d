import { addCollection } from '../../electron/sandbox';
import { expect, test } from '../fixtures/test';
import { until } from '../fixtures/until';

// R12 of docs/reliability.md: the server is restarted 20 times while it works. No uncaught error, and nothing is
// called done that is not.

const RESTARTS = 20;
const LATEST_MS = 60_000;

test('20 restarts under load leave nothing that is not so', async ({ falconer, opened }) => {
  test.setTimeout(300_000);
  const cluster = await opened({ environment: 'development' });
  const { page, screen } = falconer;
  const home = cluster.world.database('default');
  const [saved] = (await falconer.ask('connections.list', {})).connections;
  const fields = [
    { name: 'id', type: 'Int64', is: 'primaryKey' as const },
    { name: 'embedding', type: 'FloatVector', dim: 8 },
  ];
  const indexes = { embedding: { index_type: 'FLAT', metric_type: 'L2' } };
  const options = {
    fields: null,
    skipDynamicField: false,
    replicas: null,
    resourceGroups: null,
    priority: null,
    partitions: null,
    releaseFirst: false,
  };

  for (let at = 0; at < RESTARTS; at++) {
    const names = ['load', 'release', 'drop'].map((what) => `${what}_${String(at)}`);
    for (const name of names) {
      const loaded = name.startsWith('release') ? { loaded: 'all' as const } : {};
      addCollection(cluster.world, home, {
        ...{ name, fields, indexes, partitions: { _default: 100 } },
        ...loaded,
      });
    }
    const ref = (name: string) => ({
      ...{ connectionId: saved!.id, database: 'default', collection: name },
      collectionId: cluster.collection(name).id,
    });
    const said = (typedName: string) => ({ acknowledged: true, typedName });
    const [load = '', release = '', drop = ''] = names;
    const refs = { load: ref(load), release: ref(release), drop: ref(drop) };
    const agreed = await falconer.agreeToDrop([{ kind: 'collection', ref: refs.drop }]);
    const asked = [
      falconer.invoke('collections.load', { ...refs.load, options, confirmation: said(load) }),
      falconer.invoke('collections.release', { ...refs.release, confirmation: said(release) }),
      falconer.invoke('drops.start', agreed),
    ];
    // The restart meets the requests at another point each time.
    const before = cluster.calls.length;
    await until(
      'so many requests arrived',
      () => Promise.resolve(cluster.calls.length >= before + (at % 4)),
      LATEST_MS,
    );
    await cluster.goDown();
    await Promise.all(asked);
    await cluster.comeBack();
    await expect(page.getByText(/is lost since/)).toHaveCount(0, { timeout: 30_000 });
    cluster.clock.advance(60_000);
  }

  const tasksNow = async () => (await falconer.ask('tasks.list', {})).tasks;
  await until(
    'every task has ended',
    async () => {
      cluster.clock.advance(60_000);
      return (await tasksNow()).every(({ status }) => status !== 'running');
    },
    180_000,
  );
  const ends: Record<string, number> = {};
  for (const { kind, status, collection } of await tasksNow()) {
    ends[`${kind} ${status}`] = (ends[`${kind} ${status}`] ?? 0) + 1;
    // What could not be found out is said as unknown; everything else is so.
    if (status === 'unknown') continue;
    const isMade = status === 'done';
    const found = cluster.world.findCollection('default', collection);
    if (kind === 'dropCollection') expect([collection, found === undefined]).toEqual([collection, isMade]);
    else expect([collection, found?.loadedWith !== null]).toEqual([collection, (kind === 'load') === isMade]);
  }
  // What the list says is what the server holds.
  await page.getByRole('button', { name: 'Refresh', exact: true }).click();
  const holds = [...home.collections.keys()].filter((name) => /^(?:load|release|drop)_\d+$/.test(name));
  await screen.list.search.fill('load_');
  await expect(screen.list.rows).toHaveCount(holds.filter((name) => name.startsWith('load_')).length);
  console.log(`R12: ${String(RESTARTS)} restarts, 0 false successes, ended as ${JSON.stringify(ends)}.`);
});
