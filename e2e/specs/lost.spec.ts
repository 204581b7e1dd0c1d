import { expect, test } from '../fixtures/test';

test('a lost connection keeps what was read, says since when, and comes back', async ({
  falconer,
  opened,
  cluster,
}) => {
  const server = await opened();
  const { page, screen } = falconer;
  await expect(screen.list.row('books').state('Partly 3 of 12')).toBeVisible();
  const port = Number(server.address.split(':')[1]);
  await server.stop();
  await expect(page.getByText(/is lost since/).first()).toBeVisible({ timeout: 30_000 });
  await expect(screen.list.row('books').root).toBeVisible();
  await expect(screen.list.row('books').toggle).toHaveAttribute('aria-disabled', 'true');

  await cluster({ port });
  await expect(page.getByText(/is lost since/)).toHaveCount(0, { timeout: 30_000 });
  await expect(screen.list.row('books').state('Partly 3 of 12')).toBeVisible();
  await expect(screen.list.row('query_cache').toggle).toHaveAttribute('aria-disabled', 'false');
});

test('a server that implements nothing is never told as success', async ({ falconer, cluster }) => {
  const server = await cluster();
  server.faults.implementNothing();
  const { page, screen } = falconer;
  await falconer.saveConnection({ name: 'Empty shell', address: server.address });
  await screen.sidebar.connection('Empty shell').click();
  await expect(page.getByText('What answers there is not a Milvus server.').first()).toBeVisible();
  await expect(screen.list.table).toHaveCount(0);
});
