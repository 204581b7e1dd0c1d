import { fillCollection } from '../fixtures/milvus-fill';
import { readMilvus, type MilvusReader } from '../fixtures/milvus-reader';
import { expect, test } from '../fixtures/test';
import type { MemoryRow } from '../pages/memory-row';
import { tourGuide } from './tour-guide';

const CONNECT = process.env.FALCONER_TOUR_CONNECT ?? '';
const LOAD_MS = 120_000;

test.skip(CONNECT === '', 'no server was named');
test.use({ start: { args: [`--connect=${CONNECT}`] } });

/** Somebody's data may be there: the tour works on a collection of its own and touches no other. */
const OWN = {
  collection: `falconer_tour_${Date.now().toString(36)}`,
  partitions: ['fiction', 'poetry', 'science'],
  rowsPerPartition: 10_000,
  dimension: 128,
  withIndex: true,
};

/** Takes the tour's collection away by the reader's own connection, if the app has not. */
async function cleanUp(reader: MilvusReader): Promise<void> {
  if (!(await reader.has(OWN.collection))) return;
  const where = { db_name: 'default', collection_name: OWN.collection };
  if ((await reader.percent(OWN.collection)) !== null) await reader.probe.call('ReleaseCollection', where);
  await reader.probe.call('DropCollection', where);
}

const isDisabled = async ({ toggle }: MemoryRow) => (await toggle.getAttribute('aria-disabled')) === 'true';

test('the main job on a real server', async ({ falconer }) => {
  const { page, screen } = falconer;
  const { list, tasks } = screen;
  const { step, picture } = tourGuide(page);
  const name = OWN.collection;
  const row = list.row(name);
  const panel = screen.panel(name);
  const reader = readMilvus(CONNECT);
  const inMemory = async () => Object.keys(await reader.inMemory(name)).sort();
  await falconer.resize(1280, 800);

  try {
    await step(`connect to ${CONNECT}`, async () => {
      const empty = page.getByText(/^No collections/);
      await expect(list.table.or(empty).first()).toBeVisible({ timeout: 60_000 });
      await picture('real-list');
      return `${String((await reader.collections()).length)} collections`;
    });

    await step(`fill ${name}, which the tour works on`, async () => {
      await fillCollection(reader.probe, OWN);
      await list.refresh.click();
      await list.search.fill(name);
      const loaded = row.state('Loaded');
      await expect(row.state('Not loaded').or(loaded)).toBeVisible({ timeout: 30_000 });
      // milvus-lite loads by itself what it gets an index for.
      if (await loaded.isVisible()) await row.choose('Release');
      await expect(row.state('Not loaded')).toBeVisible({ timeout: LOAD_MS });
      return `${await reader.rowCount(name)} rows in ${String(OWN.partitions.length)} partitions`;
    });

    await step('what is known of it', async () => {
      await row.root.click();
      for (const tab of ['Overview', 'Partitions', 'Fields', 'Indexes', 'Aliases'] as const) {
        await panel.tab(tab).click();
        await picture(`real-${tab.toLowerCase()}`);
      }
      await panel.tab('Partitions').click();
      return 'every tab';
    });

    await step('load, some fields where the server can', async () => {
      await row.choose('Load with options…');
      const load = screen.load(name);
      const year = load.field('year');
      await expect(load.submit).toBeVisible();
      if (!(await year.isDisabled()) && (await year.getAttribute('aria-disabled')) !== 'true') {
        await year.uncheck();
      }
      await picture('real-load-dialog');
      const words = (await load.submit.textContent()) ?? '';
      await load.submit.click();
      await tasks.open();
      await picture('real-loading');
      await expect(row.state('Loaded')).toBeVisible({ timeout: LOAD_MS });
      await expect(tasks.task(`Load ${name}`).status('Done')).toBeVisible();
      await picture('real-loaded');
      expect(await reader.percent(name)).toBe(100);
      return `"${words}", and the server says 100 %`;
    });

    await step('release a partition, drop another that is loaded', async () => {
      const poetry = panel.partition('poetry');
      const warning = screen.release('poetry');
      if (await isDisabled(poetry)) {
        await poetry.toggle.hover({ force: true });
        await picture('real-partition-disabled');
        return 'this server cannot: the switch is disabled and says why';
      }
      await poetry.toggle.click();
      const partly = row.state('Partly 3 of 4');
      await expect(partly.or(warning.dialog)).toBeVisible({ timeout: LOAD_MS });
      if (await warning.dialog.isVisible()) {
        await picture('real-partition-warning');
        await warning.cancel.click();
        return 'asked first: after the load of a collection this server may refuse it';
      }
      expect(await inMemory()).toEqual(['_default', 'fiction', 'science']);
      await panel.partition('science').choose('Drop…');
      await picture('real-drop-partition');
      await screen.dropPartition('science').releaseThenDrop.click();
      await expect(panel.partition('science').root).toHaveCount(0, { timeout: LOAD_MS });
      await expect(row.state('Partly 2 of 3')).toBeVisible({ timeout: LOAD_MS });
      expect(await reader.partitions(name)).toEqual(['_default', 'fiction', 'poetry']);
      await picture('real-partly-loaded');
      return 'partly loaded, 2 of 3, and the server says the same';
    });

    await step('release the collection', async () => {
      await row.choose('Release');
      await expect(row.state('Not loaded')).toBeVisible({ timeout: LOAD_MS });
      expect((await reader.percent(name)) ?? 0).toBe(0);
      return 'not loaded, and the server says the same';
    });

    await step('drop the collection', async () => {
      await row.choose('Drop…');
      await picture('real-drop-collection');
      await screen.dropCollection(name).submit.click();
      await expect(row.root).toHaveCount(0, { timeout: LOAD_MS });
      await expect(tasks.task(`Drop ${name}`).status('Done')).toBeVisible({ timeout: LOAD_MS });
      expect(await reader.has(name)).toBe(false);
      await picture('real-dropped');
      return 'gone, and the server says the same';
    });
  } finally {
    await cleanUp(reader);
    reader.close();
  }
});
