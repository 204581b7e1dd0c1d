import { expect, test } from '../fixtures/test';
import { tourGuide } from './tour-guide';

const CONNECT = process.env.FALCONER_TOUR_CONNECT ?? '';

test.skip(CONNECT === '', 'no server was named');
test.use({ start: { args: [`--connect=${CONNECT}`] } });

/** Somebody's data may be there: the tour only looks. */
test('a look at a real server', async ({ falconer }) => {
  const { page, screen } = falconer;
  const { step, picture } = tourGuide(page);
  await falconer.resize(1280, 800);

  await step(`connect to ${CONNECT}`, async () => {
    await expect(screen.list.table.or(page.getByText(/^No collections/)).first()).toBeVisible({
      timeout: 60_000,
    });
    await picture('real-list');
    const names = await screen.list.names();
    return names.length === 0 ? 'no collections' : `${String(names.length)} rows on the screen`;
  });

  const [first] = await screen.list.names();
  if (first === undefined) return;
  await step(`look at ${first}`, async () => {
    await screen.list.row(first).root.click();
    const panel = screen.panel(first);
    for (const tab of ['Overview', 'Partitions', 'Fields', 'Indexes', 'Aliases'] as const) {
      await panel.tab(tab).click();
      await picture(`real-${tab.toLowerCase()}`);
    }
    return 'every tab; nothing was changed: on a real server the tour only looks';
  });
});
