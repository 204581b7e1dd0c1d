import { expect, test } from '../fixtures/test';
import { tourGuide } from './tour-guide';

const CONNECT = process.env.FALCONER_TOUR_CONNECT ?? '';

test.skip(CONNECT !== '', 'a server was named: the tour looks at that one');

test('what another client did', async ({ falconer, opened }) => {
  const { page, screen } = falconer;
  const { list, names } = screen;
  const { step, picture, inBothSchemes } = tourGuide(page, 90);
  await falconer.resize(1280, 800);
  await page.emulateMedia({ colorScheme: 'light' });
  const server = await opened();

  await step('to collections, databases, partitions and aliases', async () => {
    for (const alias of ['moves', 'goes']) server.world.database('default').aliases.set(alias, 'events');
    await list.row('events').root.click();
    await screen.panel('events').tab('Partitions').click();
    await expect(screen.panel('events').root).toContainText('moves');
    await expect(screen.panel('events').partition('_default').root).toBeVisible();
    for (const name of ['sessions', 'covers']) server.act('DropCollection', { collection_name: name });
    server.act('RenameCollection', { oldName: 'authors', newName: 'writers' });
    server.act('CreateDatabase', { db_name: 'archive' });
    server.act('CreatePartition', { collection_name: 'events', partition_name: 'theirs' });
    server.act('AlterAlias', { collection_name: 'books', alias: 'moves' });
    server.act('DropAlias', { alias: 'goes' });
    await list.refresh.click();
    await expect(names.changes('Partitions')).toBeVisible();
    await expect(names.changes('Databases')).toBeVisible();
    await expect(names.changes('Aliases')).toContainText('moves points to books');
    await inBothSchemes('changes-of-others');
    await falconer.resize(960, 600);
    await picture('changes-of-others-960');
    await falconer.resize(1280, 800);
    return (await names.changes('Collections').textContent()) ?? 'nothing';
  });

  await step('to everything at once', async () => {
    server.world.database('default').collections.clear();
    await list.refresh.click();
    await names
      .changes('Collections')
      .getByRole('button', { name: /^Show all / })
      .click();
    await inBothSchemes('changes-in-full');
    return (await names.changes('Collections').getByRole('listitem').first().textContent()) ?? 'nothing';
  });
});
