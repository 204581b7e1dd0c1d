import { expect, test } from '../fixtures/test';

// The main job, from the first look to the last drop, on each generation of Milvus that cannot be run everywhere.

const CHOSEN = ['id', 'embedding', 'day', 'kind'];

const versions = [
  // Fields are not looked at: everything is loaded, and the dialog says since when they can be chosen.
  {
    profile: '2.3.5',
    note: /always loads every field; fields can be chosen since Milvus 2\.4\.10/,
    sends: null,
  },
  { profile: '2.5.27', note: null, sends: CHOSEN },
  { profile: '2.6.24', note: /takes the fields as a hint/, sends: CHOSEN },
  { profile: '3.0.1', note: /takes the fields as a hint/, sends: CHOSEN },
] as const;

for (const { profile, note, sends } of versions) {
  test(`the main job on Milvus ${profile}`, async ({ falconer, opened }) => {
    const cluster = await opened({ environment: 'development' }, { profile });
    const { list, tasks } = falconer.screen;
    const row = list.row('events');
    const load = falconer.screen.load('events');
    const panel = falconer.screen.panel('events');
    await expect(row.state('Not loaded')).toBeVisible();

    await row.choose('Load with options…');
    if (note !== null) await expect(load.dialog.getByText(note)).toBeVisible();
    if (sends === null) await expect(load.field('payload')).toHaveAttribute('aria-disabled', 'true');
    else await load.field('payload').uncheck();
    await load.submit.click();
    await expect(row.state(/^Loading \d+ %$/)).toBeVisible();
    await expect(row.toggle).not.toBeChecked();
    await cluster.finishLoads();
    await expect(row.state('Loaded')).toBeVisible();
    const [sent] = cluster.calls.filter(({ method }) => method === 'LoadCollection');
    expect(sent?.request.load_fields).toEqual(sends ?? []);
    expect(cluster.inMemory('events')).toEqual(['_default', 'web', 'app', 'partner']);

    await row.root.click();
    await panel.tab('Partitions').click();
    await panel.partition('app').choose('Release');
    await expect(panel.partition('app').state('Not loaded')).toBeVisible();
    await expect(row.state('Partly 3 of 4')).toBeVisible();
    expect(cluster.inMemory('events')).toEqual(['_default', 'web', 'partner']);

    const dropApp = falconer.screen.dropPartition('app');
    await panel.partition('app').choose('Drop…');
    await dropApp.submit.click();
    await expect(panel.partition('app').root).toHaveCount(0);
    const dropWeb = falconer.screen.dropPartition('web');
    await panel.partition('web').choose('Drop…');
    await dropWeb.releaseThenDrop.click();
    await expect(panel.partition('web').root).toHaveCount(0);
    const names = cluster.collection('events').partitions.map(({ name }) => name);
    expect(names).toEqual(['_default', 'partner']);

    // What is left is in memory as a whole again.
    await expect(row.state('Loaded')).toBeVisible();
    await row.toggle.click();
    await expect(row.state('Not loaded')).toBeVisible();
    expect(cluster.inMemory('events')).toEqual([]);

    const drop = falconer.screen.dropCollection('events');
    await row.choose('Drop…');
    await drop.submit.click();
    await expect(row.root).toHaveCount(0);
    expect(cluster.has('events')).toBe(false);
    await tasks.open();
    await expect(tasks.task('Drop events').status('Done')).toBeVisible();
  });
}
